package org.biofluxopt.learn;

/**
 * The three loops in which a small network spends its time. Implementations take offsets into flat arrays, allocate
 * nothing and give the same bits for the same input on every thread.
 */
public interface Kernel {
    /** The kernel that runs everywhere. */
    static Kernel portable() {
        return new BlockedKernel();
    }

    /** Vector registers where the JVM was started with the module for them, else the portable one; same bits. */
    static Kernel fastest() {
        boolean vectors = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
        return vectors ? new VectorKernel() : portable();
    }

    /**
     * C = A B, or C += A B. Any stride of A and B may be 1, so a transpose costs nothing.
     *
     * @param m rows of A and C
     * @param k columns of A, rows of B
     * @param n columns of B and C
     */
    void multiply(int m, int k, int n, Operand a, Operand b, double[] c, int cOffset, boolean accumulate);

    /** Replaces {@code length} values by their hyperbolic tangent. */
    void tanh(double[] x, int offset, int length);

    /** Adds the column sums of the row-major [rows][columns] matrix {@code d} to {@code sums}. */
    void addColumnSums(double[] d, int rows, int columns, double[] sums, int sumsOffset);

    /**
     * A matrix inside a flat array: element (i, j) is {@code values[offset + i * rowStride + j * columnStride]}. C is
     * always row-major and dense.
     */
    record Operand(double[] values, int offset, int rowStride, int columnStride) {
        static Operand rowMajor(double[] values, int offset, int columns) {
            return new Operand(values, offset, columns, 1);
        }

        Operand transposed() {
            return new Operand(values, offset, columnStride, rowStride);
        }
    }
}

package org.biofluxopt.learn;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The loops of {@link BlockedKernel} on vector registers: a block of 4 rows x 2 registers of results. Every result is the
 * same chain of fused multiply-adds in the order of k, so the bits equal the portable kernel's whatever the register
 * width; choosing a kernel changes the speed of a training, never its outcome.
 */
final class VectorKernel implements Kernel {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int ROWS = 4;
    private static final double ROUNDER = 0x1.8p52; // adding it leaves the nearest whole number in the low bits

    private final BlockedKernel edges = new BlockedKernel();
    private final ThreadLocal<double[]> packed = ThreadLocal.withInitial(() -> new double[0]);

    @Override
    public void multiply(int m, int k, int n, Operand a, Operand b, double[] c, int cOffset, boolean accumulate) {
        if (n < LANES) {
            edges.multiply(m, k, n, a, b, c, cOffset, accumulate);
            return;
        }
        Operand right = b.columnStride() == 1 ? b : pack(k, n, b);
        int j = 0;
        for (; j + 2 * LANES <= n; j += 2 * LANES) {
            int i = 0;
            for (; i + ROWS <= m; i += ROWS) {
                block(k, n, a, i, right, j, c, cOffset, accumulate);
            }
            narrow(i, m, j, j + 2 * LANES, k, n, a, right, c, cOffset, accumulate);
        }
        int whole = n - n % LANES;
        narrow(0, m, j, whole, k, n, a, right, c, cOffset, accumulate);
        BlockedKernel.edge(0, m, whole, n, k, n, a, right, c, cOffset, accumulate);
    }

    /** A dense row-major copy of B, so that its rows can be loaded. */
    private Operand pack(int k, int n, Operand b) {
        double[] buffer = packed.get();
        if (buffer.length < k * n) {
            buffer = new double[k * n];
            packed.set(buffer);
        }
        for (int p = 0; p < k; p++) {
            int from = b.offset() + p * b.rowStride();
            for (int j = 0; j < n; j++) {
                buffer[p * n + j] = b.values()[from + j * b.columnStride()];
            }
        }
        return Operand.rowMajor(buffer, 0, n);
    }

    private static void block(
            int k, int n, Operand left, int i, Operand right, int j, double[] c, int cOffset, boolean accumulate) {
        double[] a = left.values();
        double[] b = right.values();
        int aRow = left.rowStride();
        int aStep = left.columnStride();
        int bStep = right.rowStride();
        int at = left.offset() + i * aRow;
        int bt = right.offset() + j;
        DoubleVector c00 = DoubleVector.zero(SPECIES), c01 = c00, c10 = c00, c11 = c00;
        DoubleVector c20 = c00, c21 = c00, c30 = c00, c31 = c00;
        for (int p = 0; p < k; p++, at += aStep, bt += bStep) {
            DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, bt);
            DoubleVector b1 = DoubleVector.fromArray(SPECIES, b, bt + LANES);
            DoubleVector y = DoubleVector.broadcast(SPECIES, a[at]);
            c00 = y.fma(b0, c00);
            c01 = y.fma(b1, c01);
            y = DoubleVector.broadcast(SPECIES, a[at + aRow]);
            c10 = y.fma(b0, c10);
            c11 = y.fma(b1, c11);
            y = DoubleVector.broadcast(SPECIES, a[at + 2 * aRow]);
            c20 = y.fma(b0, c20);
            c21 = y.fma(b1, c21);
            y = DoubleVector.broadcast(SPECIES, a[at + 3 * aRow]);
            c30 = y.fma(b0, c30);
            c31 = y.fma(b1, c31);
        }
        int to = cOffset + i * n + j;
        store(c00, c, to, accumulate);
        store(c01, c, to + LANES, accumulate);
        store(c10, c, to + n, accumulate);
        store(c11, c, to + n + LANES, accumulate);
        store(c20, c, to + 2 * n, accumulate);
        store(c21, c, to + 2 * n + LANES, accumulate);
        store(c30, c, to + 3 * n, accumulate);
        store(c31, c, to + 3 * n + LANES, accumulate);
    }

    /** Results row by row, one register wide. */
    private static void narrow(
            int rowFrom,
            int rowTo,
            int columnFrom,
            int columnTo,
            int k,
            int n,
            Operand left,
            Operand right,
            double[] c,
            int cOffset,
            boolean accumulate) {
        double[] a = left.values();
        double[] b = right.values();
        for (int i = rowFrom; i < rowTo; i++) {
            for (int j = columnFrom; j < columnTo; j += LANES) {
                int at = left.offset() + i * left.rowStride();
                int bt = right.offset() + j;
                DoubleVector sum = DoubleVector.zero(SPECIES);
                for (int p = 0; p < k; p++, at += left.columnStride(), bt += right.rowStride()) {
                    sum = DoubleVector.broadcast(SPECIES, a[at]).fma(DoubleVector.fromArray(SPECIES, b, bt), sum);
                }
                store(sum, c, cOffset + i * n + j, accumulate);
            }
        }
    }

    private static void store(DoubleVector value, double[] c, int at, boolean accumulate) {
        (accumulate ? DoubleVector.fromArray(SPECIES, c, at).add(value) : value).intoArray(c, at);
    }

    @Override
    public void tanh(double[] x, int offset, int length) {
        int i = offset;
        int end = offset + length;
        for (; i + LANES <= end; i += LANES) {
            tanh(DoubleVector.fromArray(SPECIES, x, i)).intoArray(x, i);
        }
        edges.tanh(x, i, end - i);
    }

    /** Step by step {@link BlockedKernel#tanh(double)}. */
    private static DoubleVector tanh(DoubleVector z) {
        DoubleVector y = z.max(-20.0).min(20.0).mul(2.0);
        DoubleVector shifted = y.mul(BlockedKernel.PER_LN2).add(ROUNDER);
        DoubleVector whole = shifted.sub(ROUNDER);
        DoubleVector r = whole.fma(DoubleVector.broadcast(SPECIES, -BlockedKernel.LN2_HIGH), y);
        r = whole.fma(DoubleVector.broadcast(SPECIES, -BlockedKernel.LN2_LOW), r);
        DoubleVector e = DoubleVector.broadcast(SPECIES, BlockedKernel.TAYLOR[0]);
        for (int d = 1; d < BlockedKernel.TAYLOR.length; d++) {
            e = e.fma(r, DoubleVector.broadcast(SPECIES, BlockedKernel.TAYLOR[d]));
        }
        LongVector exponent = shifted.reinterpretAsLongs().add(1023).lanewise(VectorOperators.LSHL, 52);
        DoubleVector grown = e.fma(exponent.reinterpretAsDoubles(), DoubleVector.broadcast(SPECIES, 1));
        return DoubleVector.broadcast(SPECIES, 1)
                .sub(DoubleVector.broadcast(SPECIES, 2).div(grown));
    }

    @Override
    public void addColumnSums(double[] d, int rows, int columns, double[] sums, int sumsOffset) {
        int whole = columns - columns % LANES;
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < whole; j += LANES) {
                DoubleVector.fromArray(SPECIES, sums, sumsOffset + j)
                        .add(DoubleVector.fromArray(SPECIES, d, i * columns + j))
                        .intoArray(sums, sumsOffset + j);
            }
            for (int j = whole; j < columns; j++) {
                sums[sumsOffset + j] += d[i * columns + j];
            }
        }
    }
}

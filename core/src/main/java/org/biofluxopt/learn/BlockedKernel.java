package org.biofluxopt.learn;

/**
 * Plain Java. A block of 4 x 4 results stays in registers while the inner loop runs over k, so each loaded number is
 * used four times; this is what the just-in-time compiler does not find by itself. Every result is one chain of fused
 * multiply-adds in the order of k, at block edges too, so the bits do not depend on blocking or platform.
 */
final class BlockedKernel implements Kernel {
    static final double PER_LN2 = 1.4426950408889634;
    static final double LN2_HIGH = 0.6931471803691238; // 33 bits, so a small whole multiple of it is exact
    static final double LN2_LOW = 1.9082149292705877e-10;

    /** 1/13!, 1/12!, .. 1/1!, 1/0!. */
    static final double[] TAYLOR = inverseFactorials(13);

    private static final int BLOCK = 4;

    private static double[] inverseFactorials(int degree) {
        double[] result = new double[degree + 1];
        double factorial = 1;
        for (int d = 0; d <= degree; d++) {
            factorial *= Math.max(1, d);
            result[degree - d] = 1 / factorial;
        }
        return result;
    }

    @Override
    public void multiply(int m, int k, int n, Operand a, Operand b, double[] c, int cOffset, boolean accumulate) {
        int mBlocked = m - m % BLOCK;
        int nBlocked = n - n % BLOCK;
        for (int i = 0; i < mBlocked; i += BLOCK) {
            for (int j = 0; j < nBlocked; j += BLOCK) {
                block(k, n, a, i, b, j, c, cOffset, accumulate);
            }
        }
        edge(0, mBlocked, nBlocked, n, k, n, a, b, c, cOffset, accumulate);
        edge(mBlocked, m, 0, n, k, n, a, b, c, cOffset, accumulate);
    }

    private static void block(
            int k, int n, Operand left, int i, Operand right, int j, double[] c, int cOffset, boolean accumulate) {
        double[] a = left.values();
        double[] b = right.values();
        int aRow = left.rowStride();
        int aStep = left.columnStride();
        int bColumn = right.columnStride();
        int bStep = right.rowStride();
        int a0 = left.offset() + i * aRow;
        int b0 = right.offset() + j * bColumn;
        int r0 = cOffset + i * n + j;
        int r1 = r0 + n;
        int r2 = r1 + n;
        int r3 = r2 + n;
        double c00 = 0, c01 = 0, c02 = 0, c03 = 0, c10 = 0, c11 = 0, c12 = 0, c13 = 0;
        double c20 = 0, c21 = 0, c22 = 0, c23 = 0, c30 = 0, c31 = 0, c32 = 0, c33 = 0;
        for (int p = 0; p < k; p++, a0 += aStep, b0 += bStep) {
            double x0 = b[b0];
            double x1 = b[b0 + bColumn];
            double x2 = b[b0 + 2 * bColumn];
            double x3 = b[b0 + 3 * bColumn];
            double y = a[a0];
            c00 = Math.fma(y, x0, c00);
            c01 = Math.fma(y, x1, c01);
            c02 = Math.fma(y, x2, c02);
            c03 = Math.fma(y, x3, c03);
            y = a[a0 + aRow];
            c10 = Math.fma(y, x0, c10);
            c11 = Math.fma(y, x1, c11);
            c12 = Math.fma(y, x2, c12);
            c13 = Math.fma(y, x3, c13);
            y = a[a0 + 2 * aRow];
            c20 = Math.fma(y, x0, c20);
            c21 = Math.fma(y, x1, c21);
            c22 = Math.fma(y, x2, c22);
            c23 = Math.fma(y, x3, c23);
            y = a[a0 + 3 * aRow];
            c30 = Math.fma(y, x0, c30);
            c31 = Math.fma(y, x1, c31);
            c32 = Math.fma(y, x2, c32);
            c33 = Math.fma(y, x3, c33);
        }
        store(c, r0, accumulate, c00, c01, c02, c03);
        store(c, r1, accumulate, c10, c11, c12, c13);
        store(c, r2, accumulate, c20, c21, c22, c23);
        store(c, r3, accumulate, c30, c31, c32, c33);
    }

    private static void store(double[] c, int at, boolean accumulate, double v0, double v1, double v2, double v3) {
        c[at] = accumulate ? c[at] + v0 : v0;
        c[at + 1] = accumulate ? c[at + 1] + v1 : v1;
        c[at + 2] = accumulate ? c[at + 2] + v2 : v2;
        c[at + 3] = accumulate ? c[at + 3] + v3 : v3;
    }

    /** The rows and columns that fill no block, one result at a time. */
    static void edge(
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
            for (int j = columnFrom; j < columnTo; j++) {
                int at = left.offset() + i * left.rowStride();
                int bt = right.offset() + j * right.columnStride();
                double sum = 0;
                for (int p = 0; p < k; p++, at += left.columnStride(), bt += right.rowStride()) {
                    sum = Math.fma(a[at], b[bt], sum);
                }
                int to = cOffset + i * n + j;
                c[to] = accumulate ? c[to] + sum : sum;
            }
        }
    }

    @Override
    public void tanh(double[] x, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            x[i] = tanh(x[i]);
        }
    }

    /**
     * tanh z = 1 - 2/(1 + e^2z), with e^y = 2^n e^r, |r| <= ln 2 / 2, as a Taylor polynomial of degree 13. Absolute
     * error below 5e-16; made of additions, multiplications and fma only, so the bits are the same on every platform,
     * which {@link Math#tanh} does not promise.
     */
    static double tanh(double z) {
        double y = 2 * Math.clamp(z, -20.0, 20.0); // beyond, tanh is 1 to the last bit; a NaN passes through
        double whole = Math.rint(y * PER_LN2);
        double r = Math.fma(whole, -LN2_LOW, Math.fma(whole, -LN2_HIGH, y));
        double e = TAYLOR[0];
        for (int d = 1; d < TAYLOR.length; d++) {
            e = Math.fma(e, r, TAYLOR[d]);
        }
        double scale = Double.longBitsToDouble(((long) whole + 1023) << 52);
        return 1 - 2 / Math.fma(e, scale, 1);
    }

    @Override
    public void addColumnSums(double[] d, int rows, int columns, double[] sums, int sumsOffset) {
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                sums[sumsOffset + j] += d[i * columns + j];
            }
        }
    }
}

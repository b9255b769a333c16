package org.biofluxopt.numeric;

/** A = L Lᵀ of a small symmetric positive definite matrix (Golub and Van Loan, Matrix Computations, 4.2). */
public final class Cholesky {
    private final double[][] lower;

    private Cholesky(double[][] lower) {
        this.lower = lower;
    }

    /**
     * @param matrix symmetric [n][n]; only the lower half is read; not changed
     * @throws IllegalArgumentException if it is not positive definite
     */
    public static Cholesky of(double[][] matrix) {
        int n = matrix.length;
        double[][] lower = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= lower[i][k] * lower[j][k];
                }
                if (i != j) {
                    lower[i][j] = sum / lower[j][j];
                } else if (sum > 0) {
                    lower[i][i] = Math.sqrt(sum);
                } else {
                    throw new IllegalArgumentException("Not positive definite: pivot " + i + " is " + sum + ".");
                }
            }
        }
        return new Cholesky(lower);
    }

    /** L, [n][n]; not to be changed. */
    public double[][] lower() {
        return lower;
    }

    /** x of A x = b. */
    public double[] solve(double[] right) {
        int n = lower.length;
        double[] x = right.clone();
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < i; k++) {
                x[i] -= lower[i][k] * x[k];
            }
            x[i] /= lower[i][i];
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int k = i + 1; k < n; k++) {
                x[i] -= lower[k][i] * x[k];
            }
            x[i] /= lower[i][i];
        }
        return x;
    }

    /** A⁻¹. */
    public double[][] inverse() {
        int n = lower.length;
        double[][] inverse = new double[n][];
        for (int i = 0; i < n; i++) {
            double[] unit = new double[n];
            unit[i] = 1;
            inverse[i] = solve(unit); // row i is column i, A being symmetric
        }
        return inverse;
    }

    /** L⁻¹; row i holds its i + 1 numbers that can differ from 0. */
    public double[][] inverseLower() {
        int n = lower.length;
        double[][] inverse = new double[n][];
        for (int i = 0; i < n; i++) {
            double[] row = new double[i + 1];
            for (int k = 0; k < i; k++) {
                double factor = lower[i][k];
                double[] before = inverse[k];
                for (int j = 0; j <= k; j++) {
                    row[j] -= factor * before[j];
                }
            }
            for (int j = 0; j < i; j++) {
                row[j] /= lower[i][i];
            }
            row[i] = 1 / lower[i][i];
            inverse[i] = row;
        }
        return inverse;
    }

    /** Natural logarithm of A's determinant. */
    public double logDeterminant() {
        double sum = 0;
        for (int i = 0; i < lower.length; i++) {
            sum += StrictMath.log(lower[i][i]);
        }
        return 2 * sum;
    }
}

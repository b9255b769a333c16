package org.biofluxopt.connect.sbml;

/** LU factors of a small dense matrix with row pivoting. */
final class DenseLu {
    private final int n;
    private final double[][] rows;
    private final int[] pivots;

    DenseLu(int n) {
        this.n = n;
        rows = new double[n][n];
        pivots = new int[n];
    }

    /** The matrix to fill before {@link #factor}, by rows. */
    double[][] matrix() {
        return rows;
    }

    /** Replaces the matrix by its factors; false if it is singular or not finite. */
    boolean factor() {
        for (int k = 0; k < n; k++) {
            int best = k;
            for (int i = k + 1; i < n; i++) {
                if (Math.abs(rows[i][k]) > Math.abs(rows[best][k])) {
                    best = i;
                }
            }
            double[] swap = rows[k];
            rows[k] = rows[best];
            rows[best] = swap;
            pivots[k] = best;
            double[] pivotRow = rows[k];
            double pivot = pivotRow[k];
            if (pivot == 0 || !Double.isFinite(pivot)) {
                return false;
            }
            for (int i = k + 1; i < n; i++) {
                double[] row = rows[i];
                if (row[k] != 0) {
                    double factor = row[k] / pivot;
                    row[k] = factor;
                    for (int j = k + 1; j < n; j++) {
                        row[j] -= factor * pivotRow[j];
                    }
                }
            }
        }
        return true;
    }

    /** Solves in place. */
    void solve(double[] x) {
        for (int k = 0; k < n; k++) {
            double swap = x[k];
            x[k] = x[pivots[k]];
            x[pivots[k]] = swap;
        }
        for (int i = 1; i < n; i++) {
            double sum = x[i];
            double[] row = rows[i];
            for (int j = 0; j < i; j++) {
                sum -= row[j] * x[j];
            }
            x[i] = sum;
        }
        for (int i = n - 1; i >= 0; i--) {
            double sum = x[i];
            double[] row = rows[i];
            for (int j = i + 1; j < n; j++) {
                sum -= row[j] * x[j];
            }
            x[i] = sum / row[i];
        }
    }
}

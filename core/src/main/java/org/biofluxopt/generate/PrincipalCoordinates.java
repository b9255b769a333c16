package org.biofluxopt.generate;

/**
 * Principal coordinates of dissimilarities (Gower 1966, Biometrika 53:325), the two largest by power iteration.
 *
 * @param x first coordinate of each point
 * @param y second
 * @param shareX share of the positive trace that the first explains
 * @param shareY the same of the second
 */
public record PrincipalCoordinates(double[] x, double[] y, double shareX, double shareY) {
    private static final int ITERATIONS = 300;

    /** @param dissimilarity symmetric [n][n], at least three points */
    public static PrincipalCoordinates of(double[][] dissimilarity) {
        int n = dissimilarity.length;
        double[][] gram = new double[n][n];
        double[] mean = new double[n];
        double all = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                gram[i][j] = -0.5 * dissimilarity[i][j] * dissimilarity[i][j];
                mean[i] += gram[i][j] / n;
            }
            all += mean[i] / n;
        }
        double trace = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                gram[i][j] += all - mean[i] - mean[j];
            }
            trace += gram[i][i];
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) { // the same points in another order keep their means to rounding only
                gram[i][j] = gram[j][i];
            }
        }
        double[] first = axis(gram, new double[n]);
        double[] second = axis(gram, first);
        return new PrincipalCoordinates(first, second, square(first) / trace, square(second) / trace);
    }

    private static double square(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value * value;
        }
        return sum;
    }

    /** The largest eigenvector at right angles to another, times the root of its eigenvalue. */
    private static double[] axis(double[][] gram, double[] other) {
        int n = gram.length;
        double length = square(other);
        double[] v = new double[n];
        for (int i = 0; i < n; i++) {
            v[i] = Math.sin(1.0 + i) + 0.1; // any start that is not at right angles to what is sought
        }
        double value = 0;
        for (int k = 0; k < ITERATIONS; k++) {
            double dot = 0;
            for (int i = 0; i < n; i++) {
                dot += v[i] * other[i];
            }
            for (int i = 0; length > 0 && i < n; i++) {
                v[i] -= dot / length * other[i];
            }
            double norm = Math.sqrt(square(v));
            double[] next = new double[n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    next[i] += gram[i][j] * v[j] / norm;
                }
            }
            value = Math.sqrt(square(next));
            v = next;
        }
        double norm = Math.sqrt(square(v));
        for (int i = 0; norm > 0 && i < n; i++) {
            v[i] *= Math.sqrt(value) / norm;
        }
        return v;
    }
}

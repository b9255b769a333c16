package org.biofluxopt.learn;

import java.util.random.RandomGenerator;

/** Random matrices with orthonormal rows or columns, whichever are fewer. */
final class Orthogonal {
    private Orthogonal() {}

    /** Fills the row-major [rows][columns] matrix at {@code offset} with {@code gain} times an orthogonal matrix. */
    static void fill(double[] into, int offset, int rows, int columns, double gain, RandomGenerator random) {
        double[][] basis = orthonormal(Math.min(rows, columns), Math.max(rows, columns), random);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                into[offset + i * columns + j] = gain * (rows <= columns ? basis[i][j] : basis[j][i]);
            }
        }
    }

    /** Gram-Schmidt on normal vectors: uniform over the orthonormal frames. */
    private static double[][] orthonormal(int vectors, int length, RandomGenerator random) {
        double[][] q = new double[vectors][length];
        for (int i = 0; i < vectors; i++) {
            for (int j = 0; j < length; j++) {
                q[i][j] = random.nextGaussian();
            }
            for (int before = 0; before < i; before++) {
                addScaled(q[i], q[before], -dot(q[i], q[before]));
            }
            double norm = Math.sqrt(dot(q[i], q[i]));
            for (int j = 0; j < length; j++) {
                q[i][j] /= norm;
            }
        }
        return q;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += a[j] * b[j];
        }
        return sum;
    }

    private static void addScaled(double[] to, double[] other, double factor) {
        for (int j = 0; j < to.length; j++) {
            to[j] += factor * other[j];
        }
    }
}

package org.biofluxopt.generate;

import java.util.Arrays;

/**
 * Precision and recall (Kynkaanniemi et al. 2019, arXiv 1904.06991), density and coverage (Naeem et al. 2020, arXiv
 * 2002.09797): whether synthetic points lie where real ones are, and reach all of them. A point's ball reaches to its
 * k-th neighbour among its own kind, by Euclidean distance.
 *
 * @param precision share of synthetic points in a ball of a real one
 * @param recall share of real points in a ball of a synthetic one
 * @param density mean number of real balls a synthetic point lies in, over k; 1 for equal distributions, may exceed 1
 * @param coverage share of real balls that hold a synthetic point
 */
public record Manifold(double precision, double recall, double density, double coverage) {
    /**
     * @param real [row][coordinate], more than k rows
     * @param synthetic the same coordinates, more than k rows
     */
    public static Manifold of(double[][] real, double[][] synthetic, int k) {
        double[] realBall = balls(real, k);
        double[] syntheticBall = balls(synthetic, k);
        int inReal = 0;
        double balls = 0;
        boolean[] reached = new boolean[real.length];
        boolean[] recalled = new boolean[real.length];
        for (int s = 0; s < synthetic.length; s++) {
            boolean in = false;
            for (int r = 0; r < real.length; r++) {
                double distance = squaredDistance(real[r], synthetic[s]);
                if (distance <= realBall[r]) {
                    in = true;
                    balls++;
                    reached[r] = true;
                }
                recalled[r] |= distance <= syntheticBall[s];
            }
            inReal += in ? 1 : 0;
        }
        return new Manifold(
                (double) inReal / synthetic.length, share(recalled), balls / k / synthetic.length, share(reached));
    }

    private static double share(boolean[] flags) {
        int set = 0;
        for (boolean flag : flags) {
            set += flag ? 1 : 0;
        }
        return (double) set / flags.length;
    }

    /** Squared distance of each row to its k-th neighbour, itself not counted. */
    private static double[] balls(double[][] rows, int k) {
        if (rows.length <= k) {
            throw new IllegalArgumentException("Expected more than " + k + " rows, got " + rows.length);
        }
        double[] balls = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            double[] distances = new double[rows.length];
            for (int j = 0; j < rows.length; j++) {
                distances[j] = squaredDistance(rows[i], rows[j]);
            }
            distances[i] = -1;
            Arrays.sort(distances);
            balls[i] = distances[k];
        }
        return balls;
    }

    static double squaredDistance(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += (a[j] - b[j]) * (a[j] - b[j]);
        }
        return sum;
    }
}

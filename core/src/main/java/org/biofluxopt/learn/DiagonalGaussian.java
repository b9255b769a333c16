package org.biofluxopt.learn;

/** A normal density with independent components; log standard deviations are one vector for all states. */
public final class DiagonalGaussian {
    private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

    private DiagonalGaussian() {}

    /** Log density of {@code dimensions} values starting at the offsets. */
    public static double logDensity(
            double[] action,
            int actionOffset,
            double[] mean,
            int meanOffset,
            double[] logStd,
            int stdOffset,
            int dimensions) {
        double sum = 0;
        for (int j = 0; j < dimensions; j++) {
            double l = logStd[stdOffset + j];
            double z = (action[actionOffset + j] - mean[meanOffset + j]) * StrictMath.exp(-l);
            sum -= 0.5 * z * z + l + HALF_LOG_TWO_PI;
        }
        return sum;
    }

    /** Differential entropy, nats. */
    public static double entropy(double[] logStd, int stdOffset, int dimensions) {
        double sum = 0;
        for (int j = 0; j < dimensions; j++) {
            sum += logStd[stdOffset + j] + HALF_LOG_TWO_PI + 0.5;
        }
        return sum;
    }
}

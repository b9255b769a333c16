package org.biofluxopt.tune;

/**
 * Matern covariance of smoothness 5/2 with a length scale for each dimension (Rasmussen and Williams 2006, Gaussian
 * Processes for Machine Learning, equation 4.17): s^2 (1 + a r + a^2 r^2 / 3) exp(-a r), a = sqrt 5, r^2 = sum of
 * ((x_j - z_j) / l_j)^2.
 */
final class Matern52 {
    private static final double A = Math.sqrt(5);

    private final double[] inverseScale;
    private final double variance;

    /** @param lengthScale in units of the inputs, one a dimension */
    Matern52(double[] lengthScale, double variance) {
        inverseScale = new double[lengthScale.length];
        for (int j = 0; j < lengthScale.length; j++) {
            inverseScale[j] = 1 / lengthScale[j];
        }
        this.variance = variance;
    }

    double variance() {
        return variance;
    }

    /** Scaled distance r. */
    private double distance(double[] x, double[] z) {
        double sum = 0;
        for (int j = 0; j < inverseScale.length; j++) {
            double d = (x[j] - z[j]) * inverseScale[j];
            sum += d * d;
        }
        return Math.sqrt(sum);
    }

    double covariance(double[] x, double[] z) {
        double ar = A * distance(x, z);
        return variance * (1 + ar + ar * ar / 3) * StrictMath.exp(-ar);
    }

    /** -2 d covariance / d (r^2), the factor that all derivatives share. */
    double slope(double[] x, double[] z) {
        double ar = A * distance(x, z);
        return variance * (A * A / 3) * (1 + ar) * StrictMath.exp(-ar);
    }

    /** d covariance / d log length scale of dimension j, given {@link #slope}. */
    double byLogScale(double slope, double[] x, double[] z, int j) {
        double d = (x[j] - z[j]) * inverseScale[j];
        return slope * d * d;
    }

    /** d covariance / d x_j, given {@link #slope}. */
    double byInput(double slope, double[] x, double[] z, int j) {
        return -slope * (x[j] - z[j]) * inverseScale[j] * inverseScale[j];
    }
}

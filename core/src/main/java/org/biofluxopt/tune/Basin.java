package org.biofluxopt.tune;

/**
 * The surroundings of a minimum in which an earlier round has converged, as wide as that round's surrogate found the
 * function to be correlated with its minimum. Later rounds look elsewhere.
 *
 * @param centre in the unit cube
 */
record Basin(double[] centre, Matern52 kernel) {
    /** Exponent of the repulsion (1 - correlation)^10: 1 in 900 at a correlation of .5, a third at .1. */
    private static final double STRENGTH = 10;

    private double correlation(double[] x) {
        return kernel.covariance(x, centre) / kernel.variance();
    }

    boolean holds(double[] x) {
        return correlation(x) > 0.5;
    }

    /** - log of the repulsion. */
    double loss(double[] x) {
        return -STRENGTH * StrictMath.log1p(-correlation(x));
    }

    /** As {@link #loss}; adds its gradient. */
    double addLoss(double[] x, double[] gradient) {
        double correlation = correlation(x);
        double slope = kernel.slope(x, centre) / kernel.variance();
        for (int j = 0; j < x.length; j++) {
            gradient[j] += STRENGTH * kernel.byInput(slope, x, centre, j) / (1 - correlation);
        }
        return -STRENGTH * StrictMath.log1p(-correlation);
    }
}

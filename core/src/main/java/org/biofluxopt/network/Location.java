package org.biofluxopt.network;

import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.special.Erf;

/**
 * A normal distribution of a quantity or of its logarithm.
 *
 * @param logarithmic whether the logarithm is what is normal
 * @param centre mean of the (log) quantity
 * @param spread standard deviation of the (log) quantity, > 0
 */
record Location(boolean logarithmic, double centre, double spread) {
    private static final NormalDistribution STANDARD = new NormalDistribution();

    Location {
        if (!Double.isFinite(centre) || !(spread > 0)) {
            throw new IllegalArgumentException(
                    "A distribution needs a finite centre and a positive spread, got %s and %s."
                            .formatted(centre, spread));
        }
    }

    /** @param gsd geometric standard deviation, > 1 */
    static Location lognormal(double median, double gsd) {
        return new Location(true, Math.log(median), Math.log(gsd));
    }

    static Location normal(double mean, double sd) {
        return new Location(false, mean, sd);
    }

    double median() {
        return logarithmic ? Math.exp(centre) : centre;
    }

    /** P(quantity <= x). */
    double cumulative(double x) {
        double scale = logarithmic ? (x <= 0 ? Double.NEGATIVE_INFINITY : Math.log(x)) : x;
        return 0.5 * Erf.erfc(-(scale - centre) / (spread * Math.sqrt(2)));
    }

    /** The quantity between two bounds at a share of the probability there; uniform if there is hardly any. */
    double within(double low, double high, double share) {
        double below = cumulative(low);
        double inside = cumulative(high) - below;
        if (inside < 1e-9) {
            return low + share * (high - low);
        }
        double z = STANDARD.inverseCumulativeProbability(Math.clamp(below + share * inside, 1e-15, 1 - 1e-15));
        double value = centre + spread * z;
        return Math.clamp(logarithmic ? Math.exp(value) : value, low, high);
    }
}

package org.biofluxopt.protocol;

import java.util.OptionalDouble;
import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * How a quantity is spread over people: lognormal with a stated mean and SD, cut at the bounds. Where the mean is not
 * stated, only the bounds hold. With an SD of 0 everybody has the mean.
 *
 * @param mean in the quantity's unit, of the uncut distribution
 * @param sd at least 0
 * @param min lowest value
 * @param max highest value
 */
public record Spread(OptionalDouble mean, double sd, double min, double max) {
    private static final NormalDistribution STANDARD = new NormalDistribution();

    /** Everybody has this value. */
    public static Spread exactly(double value) {
        return new Spread(OptionalDouble.of(value), 0, value, value);
    }

    public boolean boundsOnly() {
        return mean.isEmpty();
    }

    public boolean holds(double value) {
        return value >= min && value <= max;
    }

    /** The value at a share 0..1 of the cut distribution. */
    public double at(double share) {
        double centre = mean.orElseThrow(() -> new IllegalStateException("Only bounds are known"));
        if (sd == 0) {
            return centre;
        }
        double variance = Math.log1p(sd * sd / (centre * centre));
        double mu = Math.log(centre) - variance / 2;
        double sigma = Math.sqrt(variance);
        double low = min <= 0 ? 0 : STANDARD.cumulativeProbability((Math.log(min) - mu) / sigma);
        double high = Double.isInfinite(max) ? 1 : STANDARD.cumulativeProbability((Math.log(max) - mu) / sigma);
        double inside = Math.max(high - low, 0);
        if (inside < 1e-9) { // the bounds lie far out in a tail
            return min + share * (Math.min(max, 2 * min + centre) - min);
        }
        double p = Math.clamp(low + share * inside, 1e-12, 1 - 1e-12);
        return Math.clamp(Math.exp(mu + sigma * STANDARD.inverseCumulativeProbability(p)), min, max);
    }
}

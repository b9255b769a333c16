package org.biofluxopt.statistics;

import java.util.OptionalDouble;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * Student's t-test of paired differences against 0 (Student 1908), with the interval of the mean and the effect size of
 * paired data, Cohen's d<sub>z</sub> (Cohen 1988), and its small-sample correction by Hedges (1981).
 *
 * @param n number of pairs
 * @param mean of the differences
 * @param sd of the differences, n - 1
 * @param t absent where the differences have no variance
 * @param p two-sided; absent where t is
 * @param low lower end of the interval; the mean where there is no variance
 * @param high upper end
 * @param cohenDz mean over sd; absent where there is no variance
 * @param hedgesGz d<sub>z</sub> times 1 - 3 / (4 (n - 1) - 1)
 */
public record PairedTTest(
        int n,
        double mean,
        double sd,
        OptionalDouble t,
        OptionalDouble p,
        double low,
        double high,
        OptionalDouble cohenDz,
        OptionalDouble hedgesGz) {
    /**
     * A spread below this part of the largest difference is rounding, not variance. R refuses the same data ("data are
     * essentially constant").
     */
    private static final double CONSTANT = 10 * 0x1p-52;

    /**
     * @param differences at least one, finite
     * @param level of the interval, 0..1
     */
    public static PairedTTest of(double[] differences, double level) {
        if (differences.length == 0 || !(level > 0 && level < 1)) {
            throw new IllegalArgumentException("Expected differences and a level between 0 and 1, got "
                    + differences.length + " differences and " + level);
        }
        int n = differences.length;
        double mean = Moments.mean(differences);
        double sd = Math.sqrt(Moments.variance(differences));
        if (!Double.isFinite(mean)) {
            throw new IllegalArgumentException("Expected finite differences, their mean is " + mean);
        }
        double error = sd / Math.sqrt(n);
        if (n < 2 || !(error > CONSTANT * Math.abs(mean))) {
            return new PairedTTest(
                    n,
                    mean,
                    sd,
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    mean,
                    mean,
                    OptionalDouble.empty(),
                    OptionalDouble.empty());
        }
        TDistribution law = new TDistribution(n - 1);
        double t = mean / error;
        double half = law.inverseCumulativeProbability(1 - (1 - level) / 2) * error;
        double dz = mean / sd;
        return new PairedTTest(
                n,
                mean,
                sd,
                OptionalDouble.of(t),
                OptionalDouble.of(twoSided(law, t)),
                mean - half,
                mean + half,
                OptionalDouble.of(dz),
                OptionalDouble.of(dz * (1 - 3 / (4.0 * (n - 1) - 1))));
    }

    static double twoSided(TDistribution law, double t) {
        return 2 * law.cumulativeProbability(-Math.abs(t));
    }
}

package org.biofluxopt.simulator;

import java.util.random.RandomGenerator;
import org.biofluxopt.simulator.SimulatorParameters.Variation;

/**
 * How one person differs from the median one, and quantities that nobody measured and that must stay uncertain.
 *
 * @param uptake ileal receptor capacity, ratio
 * @param haptocorrin holohaptocorrin in serum at equal status, ratio
 * @param transcobalamin holotranscobalamin in serum at equal status, ratio
 * @param loss loss rates of the store, ratio
 * @param mma methylmalonic acid at equal status, ratio
 * @param homocysteine homocysteine at equal status, ratio
 * @param tabletMixing share of a tablet swallowed with a meal that leaves the stomach with the meal's solids, 0..1
 * @param gateRecovery return of used ileal receptors, 1/h
 * @param fedPassive passive uptake with food relative to fasting
 */
public record HostFactors(
        double uptake,
        double haptocorrin,
        double transcobalamin,
        double loss,
        double mma,
        double homocysteine,
        double tabletMixing,
        double gateRecovery,
        double fedPassive) {
    /** First-order recovery is 95 % complete after three time constants. */
    private static final double TIME_CONSTANTS = 3;

    /** The median person; the unmeasured quantities at the middle of their range. */
    public static HostFactors median(SimulatorParameters parameters) {
        Variation v = parameters.variation();
        return new HostFactors(
                1,
                1,
                1,
                1,
                1,
                1,
                (v.tabletMixingLow() + v.tabletMixingHigh()) / 2,
                TIME_CONSTANTS * 2 / (v.gateHoursLow() + v.gateHoursHigh()),
                (v.fedPassiveLow() + v.fedPassiveHigh()) / 2);
    }

    /** Lognormal differences between people, uniform over the range of what was never measured. */
    public static HostFactors draw(SimulatorParameters parameters, RandomGenerator random) {
        Variation v = parameters.variation();
        return new HostFactors(
                Math.exp(v.uptake() * random.nextGaussian()),
                Math.exp(v.haptocorrin() * random.nextGaussian()),
                Math.exp(v.transcobalamin() * random.nextGaussian()),
                Math.exp(v.loss() * random.nextGaussian()),
                Math.exp(v.mma() * random.nextGaussian()),
                Math.exp(v.homocysteine() * random.nextGaussian()),
                between(v.tabletMixingLow(), v.tabletMixingHigh(), random),
                TIME_CONSTANTS / between(v.gateHoursLow(), v.gateHoursHigh(), random),
                between(v.fedPassiveLow(), v.fedPassiveHigh(), random));
    }

    /** The same person showing more or less of each marker at equal status. */
    public HostFactors withReadOuts(
            double newHaptocorrin, double newTranscobalamin, double newMma, double newHomocysteine) {
        return new HostFactors(
                uptake,
                newHaptocorrin,
                newTranscobalamin,
                loss,
                newMma,
                newHomocysteine,
                tabletMixing,
                gateRecovery,
                fedPassive);
    }

    /** Uptake and loss further from the median person by a factor on the log scale. */
    HostFactors widened(double factor) {
        return new HostFactors(
                Math.pow(uptake, factor),
                haptocorrin,
                transcobalamin,
                Math.pow(loss, factor),
                mma,
                homocysteine,
                tabletMixing,
                gateRecovery,
                fedPassive);
    }

    private static double between(double low, double high, RandomGenerator random) {
        return low + (high - low) * random.nextDouble();
    }
}

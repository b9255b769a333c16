package org.biofluxopt.protocol;

import java.util.List;
import java.util.Map;
import org.biofluxopt.profile.Marker;
import org.biofluxopt.simulator.Output;
import org.biofluxopt.simulator.SimulatorParameters.Variation;
import org.biofluxopt.simulator.VirtualGroup;

/**
 * Weighs candidates by the baseline that a protocol states. A candidate is settled showing each marker as the median
 * person would; how much more or less of a marker a person shows at equal status is normal on the log scale, so the
 * weight is the density of the target with that factor integrated out, and the factor that meets the target is known.
 * Only the haptocorrin part of serum B12 follows its factor.
 */
final class Baseline {
    /** In the order of the factors haptocorrin, transcobalamin, MMA and homocysteine. */
    static final List<Marker> MARKERS = List.of(Marker.SERUM_B12, Marker.HOLOTC, Marker.MMA, Marker.HOMOCYSTEINE);

    private static final List<Output> OUTPUTS =
            List.of(Output.SERUM_B12, Output.HOLOTC, Output.MMA, Output.HOMOCYSTEINE);
    private static final double LARGEST_Z = 3.5; // SD; beyond it a target is called unmet
    private static final double LEAST_HAPTOCORRIN = 0.02; // share of serum B12
    private static final double TINY = 1e-9;

    private final Map<Marker, Spread> targets;
    private final double[] between;
    private final double[] within;

    Baseline(Map<Marker, Spread> targets, Variation variation) {
        this.targets = targets;
        between = new double[] {
            variation.haptocorrin(), variation.transcobalamin(), variation.mma(), variation.homocysteine()
        };
        within = new double[] {
            variation.withinSerum(), variation.withinHoloTc(), variation.withinMma(), variation.withinHomocysteine()
        };
    }

    boolean boundsOnly() {
        return targets.values().stream().allMatch(Spread::boundsOnly);
    }

    /** What one subject is to have: a value per marker, NaN where no mean is stated. */
    double[] drawn(Person person) {
        double[] wanted = new double[MARKERS.size()];
        for (int k = 0; k < wanted.length; k++) {
            Spread spread = targets.get(MARKERS.get(k));
            wanted[k] = spread == null || spread.boundsOnly()
                    ? Double.NaN
                    : spread.at(person.share("baseline " + MARKERS.get(k)));
        }
        return wanted;
    }

    /** Per lane the four markers. */
    static double[][] readings(VirtualGroup group) {
        double[][] read = new double[group.size()][OUTPUTS.size()];
        for (int k = 0; k < OUTPUTS.size(); k++) {
            double[] values = group.read(OUTPUTS.get(k));
            for (int lane = 0; lane < values.length; lane++) {
                read[lane][k] = Math.max(values[lane], TINY);
            }
        }
        return read;
    }

    /**
     * How well a candidate fits.
     *
     * @param logWeight log density, up to a constant
     * @param z logs of the factors that meet the target
     * @param inside whether all markers without a mean lay within their bounds as drawn
     */
    record Fit(double logWeight, double[] z, boolean inside) {}

    /**
     * @param reading of a candidate whose four factors are 1
     * @param natural logs of the factors as drawn for it
     * @param wanted as {@link #drawn}
     */
    Fit fit(double[] reading, double[] natural, double[] wanted) {
        double[] z = natural.clone();
        double logWeight = 0;
        boolean inside = true;
        double rest = 0;
        for (int k : new int[] {1, 0, 2, 3}) { // serum needs holoTC's factor first
            double scaled = k == 0 ? Math.max(reading[0] - reading[1], LEAST_HAPTOCORRIN * reading[0]) : reading[k];
            double fixed = k == 0 ? rest : 0;
            double target = wanted[k];
            double spread = between[k];
            if (Double.isNaN(target)) {
                double shown = scaled * Math.exp(natural[k]) + fixed;
                target = nearest(k, shown);
                if (target == shown) {
                    if (k == 1) {
                        rest = shown;
                    }
                    continue;
                }
                inside = false;
                double off = Math.log(target / shown);
                logWeight -= off * off / (2 * within[k] * within[k]);
            } else {
                double slope = scaled / (scaled + fixed);
                double variance = slope * slope * spread * spread + within[k] * within[k];
                double off = Math.log(target / (scaled + fixed));
                logWeight -= off * off / (2 * variance) + Math.log(variance) / 2;
            }
            double needed = Math.max(target - fixed, LEAST_HAPTOCORRIN * target);
            z[k] = clamp(k, Math.log(needed / scaled));
            if (k == 1) {
                rest = scaled * Math.exp(z[1]);
            }
        }
        return new Fit(logWeight, z, inside);
    }

    /** Factors that bring people nearer to their target, from what they read with the present ones. */
    double[] refined(double[] reading, double[] z, double[] wanted) {
        double[] better = z.clone();
        for (int k = 0; k < better.length; k++) {
            if (!Double.isNaN(wanted[k])) {
                double scaled = k == 0 ? Math.max(reading[0] - reading[1], LEAST_HAPTOCORRIN * reading[0]) : reading[k];
                double fixed = k == 0 ? reading[0] - scaled : 0;
                double needed = Math.max(wanted[k] - fixed, LEAST_HAPTOCORRIN * wanted[k]);
                better[k] = clamp(k, z[k] + Math.log(needed / scaled));
            }
        }
        return better;
    }

    /** Largest relative distance between a person's markers and what was wanted. */
    double distance(double[] reading, double[] wanted) {
        double largest = 0;
        for (int k = 0; k < wanted.length; k++) {
            double target = Double.isNaN(wanted[k]) ? nearest(k, reading[k]) : wanted[k];
            largest = Math.max(largest, Math.abs(reading[k] / target - 1));
        }
        return largest;
    }

    private double nearest(int k, double shown) {
        Spread spread = targets.get(MARKERS.get(k));
        if (spread == null || spread.holds(shown)) {
            return shown;
        }
        return shown < spread.min() ? spread.min() * 1.02 : spread.max() * 0.98;
    }

    private double clamp(int k, double z) {
        return Math.clamp(z, -LARGEST_Z * between[k], LARGEST_Z * between[k]);
    }
}

package org.biofluxopt.simulator;

import java.util.EnumMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.biofluxopt.profile.LaboratoryValue;
import org.biofluxopt.profile.Marker;
import org.biofluxopt.profile.Profile;
import org.biofluxopt.simulator.SimulatorParameters.Variation;

/**
 * What laboratory values say of one settled lane. A person's read-out factor z (log of how much of a marker this person
 * shows at equal status), the fluctuation w of the day and the error of the assay add up to the distance between the
 * value and the model: all three normal on the log scale, so z and w are drawn from their exact conditionals, and the
 * lane is weighed by the likelihood with z and w integrated out. For serum B12 only the haptocorrin part scales with z;
 * there the law is linearised at its mode.
 */
final class Conditioning {
    static final int MARKERS = 4;
    private static final Marker[] ORDER = {Marker.SERUM_B12, Marker.HOLOTC, Marker.MMA, Marker.HOMOCYSTEINE};

    private final double[] lab = new double[MARKERS];
    private final double[] assay = new double[MARKERS];
    private final double[] within;
    private final double[] between;
    private final Map<Marker, LaboratoryValue> values = new EnumMap<>(Marker.class);

    Conditioning(Profile profile, Variation variation) {
        within = new double[] {
            variation.withinSerum(), variation.withinHoloTc(), variation.withinMma(), variation.withinHomocysteine()
        };
        between = new double[] {
            variation.haptocorrin(), variation.transcobalamin(), variation.mma(), variation.homocysteine()
        };
        for (int k = 0; k < MARKERS; k++) {
            int at = k;
            lab[k] = Double.NaN;
            profile.laboratory(ORDER[k]).ifPresent(value -> {
                lab[at] = Math.log(value.value());
                assay[at] = Math.max(value.assayCv(), LEAST_CV);
                values.put(ORDER[at], value);
            });
        }
    }

    Map<Marker, LaboratoryValue> values() {
        return values;
    }

    /** Markers of a lane whose read-out factors are 1, natural logs; serum split in its parts. */
    static double[] readings(Lanes lanes, int lane) {
        ModelGroup group = lanes.group();
        HostPart host = group.model().host;
        double haptocorrin =
                group.amount(lane, host.holoHc) * group.subject(lane).picomolarPerMicrogram();
        Readings readings = new Readings(group, lane);
        double serum = readings.serum(group.onLastDay(lane, host.serumHours) / 24);
        return new double[] {
            haptocorrin,
            Math.log(readings.holoTc(group.onLastDay(lane, host.holoTcHours) / 24)),
            Math.log(readings.mma()),
            Math.log(readings.homocysteine()),
            Math.max(serum - haptocorrin, 1e-9)
        };
    }

    /** Log likelihood of all values, factors and fluctuations integrated out. */
    double logWeight(double[] readings) {
        double sum = 0;
        for (int k = 0; k < MARKERS; k++) {
            if (!Double.isNaN(lab[k])) {
                Law law = law(k, readings, 0);
                double variance = law.slope * law.slope * between[k] * between[k] + error(k);
                double distance = law.distance;
                sum -= distance * distance / (2 * variance) + Math.log(variance) / 2;
            }
        }
        return sum;
    }

    /** Distance between a value and a lane's unconditional reading, in standard deviations; NaN without a value. */
    double surprise(int marker, double[] readings) {
        Law law = law(marker, readings, 0);
        return law.distance / Math.sqrt(law.slope * law.slope * between[marker] * between[marker] + error(marker));
    }

    /** The value minus the model at z = 0, as seen through the tangent at the mode. */
    private record Law(double distance, double slope) {}

    /** @param shift change of the non-haptocorrin part of serum, pmol/L, that a drawn transcobalamin factor brings */
    private Law law(int k, double[] readings, double shift) {
        if (k > 0) {
            return new Law(lab[k] - readings[k], 1);
        }
        double rest = Math.max(readings[MARKERS] + shift, 1e-9);
        double z = 0;
        double slope = 1;
        double distance = 0;
        for (int i = 0; i < NEWTON; i++) {
            double bound = readings[0] * Math.exp(z);
            slope = bound / (bound + rest);
            distance = lab[0] - Math.log(bound + rest) + slope * z;
            double prior = between[0] * between[0];
            z = Math.clamp(slope * prior * distance / (slope * slope * prior + error(0)), -LARGEST_Z, LARGEST_Z);
        }
        return new Law(distance, slope);
    }

    private double error(int k) {
        return within[k] * within[k] + assay[k] * assay[k];
    }

    /** Factors (logs) in places 0 to 3, fluctuations in 4 to 7. */
    double[] draw(double[] readings, RandomGenerator random) {
        double[] drawn = new double[2 * MARKERS];
        double holoTc = Math.exp(readings[1]);
        drawn[1] = factor(1, readings, 0, random);
        double shift = holoTc * Math.expm1(drawn[1]);
        drawn[0] = factor(0, readings, shift, random);
        drawn[2] = factor(2, readings, 0, random);
        drawn[3] = factor(3, readings, 0, random);
        for (int k = 0; k < MARKERS; k++) {
            double model = k == 0
                    ? Math.log(readings[0] * Math.exp(drawn[0]) + Math.max(readings[MARKERS] + shift, 1e-9))
                    : readings[k] + drawn[k];
            drawn[MARKERS + k] = fluctuation(k, lab[k] - model, random);
        }
        return drawn;
    }

    private double factor(int k, double[] readings, double shift, RandomGenerator random) {
        double prior = between[k] * between[k];
        double normal = random.nextGaussian();
        if (Double.isNaN(lab[k])) {
            return between[k] * normal;
        }
        Law law = law(k, readings, shift);
        double precision = 1 / prior + law.slope * law.slope / error(k);
        return law.slope * law.distance / error(k) / precision + normal / Math.sqrt(precision);
    }

    private double fluctuation(int k, double residual, RandomGenerator random) {
        double normal = random.nextGaussian();
        if (Double.isNaN(lab[k])) {
            return within[k] * normal;
        }
        double share = within[k] * within[k] / error(k);
        return share * residual + Math.sqrt(share) * assay[k] * normal;
    }

    private static final double LEAST_CV = 0.005;
    private static final double LARGEST_Z = 4;
    private static final int NEWTON = 8;
}

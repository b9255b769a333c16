package org.biofluxopt.simulator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.biofluxopt.network.HostDraw;
import org.biofluxopt.numeric.Quantiles;
import org.biofluxopt.numeric.Seed;
import org.biofluxopt.profile.LaboratoryValue;
import org.biofluxopt.profile.Marker;
import org.biofluxopt.profile.Profile;

/**
 * Virtual people that are as plausible as the network says and read like this person's laboratory sheet: draws are
 * settled, weighed by the laboratory values (importance sampling, see {@link Conditioning}) and resampled
 * systematically (Kitagawa 1996).
 */
public final class Ensemble {
    /** Lanes that are handed over. */
    public static final int LANES = 32;

    /** Below this effective sample size the proposal is widened and a warning given. */
    public static final double LEAST_EFFECTIVE = 8;

    private static final double WIDER = 2;
    private static final double CLASH = 2.5;

    private final Lanes lanes;
    private final double effectiveSampleSize;
    private final List<MarkerAgreement> agreement;
    private final List<String> warnings;

    private Ensemble(Lanes lanes, double effectiveSampleSize, List<MarkerAgreement> agreement, List<String> warnings) {
        this.lanes = lanes;
        this.effectiveSampleSize = effectiveSampleSize;
        this.agreement = List.copyOf(agreement);
        this.warnings = List.copyOf(warnings);
    }

    /**
     * @param draws what the network believes, some thousands
     * @param profile whose laboratory values weigh the draws
     * @param seed decides all randomness; threads do not
     */
    public static Ensemble of(
            List<HostDraw> draws,
            Profile profile,
            GutCommunity community,
            Simulator simulator,
            Seed seed,
            Executor executor) {
        Conditioning conditioning =
                new Conditioning(profile, simulator.parameters().variation());
        List<String> warnings = new ArrayList<>();
        Weighed weighed = weigh(draws, community, simulator, seed.child("people"), executor, conditioning, 1);
        if (weighed.effective < LEAST_EFFECTIVE) {
            Weighed wider =
                    weigh(draws, community, simulator, seed.child("wider people"), executor, conditioning, WIDER);
            warnings.add(String.format(
                    Locale.ROOT,
                    "Only %.1f of %d virtual people are worth keeping: the laboratory values are unusual for this profile."
                            + " With a wider search for unusual people it is %.1f.",
                    weighed.effective,
                    draws.size(),
                    wider.effective));
            weighed = wider.effective > weighed.effective ? wider : weighed;
        }
        clashes(conditioning, weighed, warnings);
        Lanes lanes = handOver(weighed, conditioning, seed.child("hand-over"));
        List<MarkerAgreement> agreement = agreement(lanes, conditioning);
        for (MarkerAgreement marker : agreement) {
            if (!marker.agrees()) {
                warnings.add(String.format(
                        Locale.ROOT,
                        "At day 0 the virtual people read %s %.4g, the laboratory %.4g %s: more apart than the assay's error.",
                        marker.marker().word(),
                        marker.simulatedMedian(),
                        marker.measured(),
                        marker.marker().unit()));
            }
        }
        return new Ensemble(lanes, weighed.effective, agreement, warnings);
    }

    /** The virtual people at day 0. */
    public Lanes lanes() {
        return lanes;
    }

    /** How many equally weighted draws the weighted ones are worth (Kong 1992). */
    public double effectiveSampleSize() {
        return effectiveSampleSize;
    }

    /** One per laboratory value of status. */
    public List<MarkerAgreement> agreement() {
        return agreement;
    }

    /** In words, for the report. */
    public List<String> warnings() {
        return warnings;
    }

    private record Weighed(Lanes lanes, double[][] readings, double[] weight, double effective) {}

    private static Weighed weigh(
            List<HostDraw> draws,
            GutCommunity community,
            Simulator simulator,
            Seed seed,
            Executor executor,
            Conditioning conditioning,
            double wider) {
        int n = draws.size();
        double[] log = new double[n];
        List<VirtualPerson> people = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            RandomGenerator random = seed.child(i).generator();
            SimulatorParameters parameters = simulator.parametersOf(i);
            SimulatorParameters.Variation variation = parameters.variation();
            HostFactors drawn = HostFactors.draw(parameters, random).withReadOuts(1, 1, 1, 1);
            HostFactors factors = drawn.widened(wider);
            log[i] = correction(drawn.uptake(), variation.uptake(), wider)
                    + correction(drawn.loss(), variation.loss(), wider);
            people.add(new VirtualPerson(draws.get(i), factors, community));
        }
        Lanes lanes = simulator.settle(people, executor);
        double[][] readings = new double[n][];
        for (int i = 0; i < n; i++) {
            readings[i] = Conditioning.readings(lanes, i);
            log[i] += conditioning.logWeight(readings[i]);
        }
        double[] weight = normalised(log);
        double squares = Arrays.stream(weight).map(w -> w * w).sum();
        return new Weighed(lanes, readings, weight, 1 / squares);
    }

    /** Log of prior over proposal at a log-normal factor that was drawn with the spread and then widened. */
    private static double correction(double drawn, double spread, double wider) {
        double z = Math.log(drawn) / spread;
        return (z * z - z * z * wider * wider) / 2;
    }

    private static double[] normalised(double[] log) {
        double largest = Arrays.stream(log).max().orElseThrow();
        double[] weight = Arrays.stream(log).map(l -> Math.exp(l - largest)).toArray();
        double sum = Arrays.stream(weight).sum();
        return Arrays.stream(weight).map(w -> w / sum).toArray();
    }

    private static void clashes(Conditioning conditioning, Weighed weighed, List<String> warnings) {
        Marker[] markers = {Marker.SERUM_B12, Marker.HOLOTC, Marker.MMA, Marker.HOMOCYSTEINE};
        for (int k = 0; k < markers.length; k++) {
            LaboratoryValue value = conditioning.values().get(markers[k]);
            if (value != null) {
                int marker = k;
                double[] surprise = Arrays.stream(weighed.readings)
                        .mapToDouble(readings -> conditioning.surprise(marker, readings))
                        .toArray();
                double typical = Quantiles.of(surprise, 0.5);
                if (Math.abs(typical) > CLASH) {
                    warnings.add(String.format(
                            Locale.ROOT,
                            "%s %.4g %s is much %s than the rest of the profile would suggest;"
                                    + " check the value, its unit and the profile.",
                            markers[k].word(),
                            value.value(),
                            markers[k].unit(),
                            typical > 0 ? "higher" : "lower"));
                }
            }
        }
    }

    private static Lanes handOver(Weighed weighed, Conditioning conditioning, Seed seed) {
        int[] chosen = systematic(weighed.weight, seed.child("resampling").generator());
        double[][] drawn = new double[LANES][];
        for (int i = 0; i < LANES; i++) {
            drawn[i] =
                    conditioning.draw(weighed.readings[chosen[i]], seed.child(i).generator());
        }
        return weighed.lanes.select(chosen).withReadOuts(drawn);
    }

    private static int[] systematic(double[] weight, RandomGenerator random) {
        int[] chosen = new int[LANES];
        double offset = random.nextDouble();
        double reached = weight[0];
        int at = 0;
        for (int i = 0; i < LANES; i++) {
            double wanted = (i + offset) / LANES;
            while (reached < wanted && at < weight.length - 1) {
                at++;
                reached += weight[at];
            }
            chosen[i] = at;
        }
        return chosen;
    }

    private static List<MarkerAgreement> agreement(Lanes lanes, Conditioning conditioning) {
        List<MarkerAgreement> all = new ArrayList<>();
        conditioning.values().forEach((marker, value) -> {
            double[] simulated = switch (marker) {
                case SERUM_B12 -> lanes.serumB12();
                case HOLOTC -> lanes.holoTc();
                case MMA -> lanes.mma();
                default -> lanes.homocysteine();
            };
            double error = value.assayCv() * value.value();
            double median = Quantiles.of(simulated, 0.5);
            all.add(new MarkerAgreement(
                    marker, value.value(), error, median, Math.abs(median - value.value()) <= error));
        });
        return all;
    }
}

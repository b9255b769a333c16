package org.biofluxopt.coverage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.knowledge.ParameterDraws;
import org.biofluxopt.numeric.Seed;
import org.biofluxopt.sensitivity.Ranges;
import org.biofluxopt.simulator.SimulatorParameters;

/**
 * Parameter sets of the simulator, of which each virtual person gets one.
 *
 * @param words where they come from
 */
public record TruthParameters(String words, List<SimulatorParameters> sets) {
    /** Where the sets come from. */
    public enum Origin {
        /** The calibration posterior if there is one, else the standing values. */
        BEST,
        /** The calibration posterior. */
        POSTERIOR,
        /** Around the standing values, each quantity by itself; one standard deviation is a share of its range. */
        RANGES,
        /** The standing values: one set. */
        STANDING
    }

    public TruthParameters {
        sets = List.copyOf(sets);
    }

    /**
     * @param most sets at most
     * @param spread for ranges: a standard deviation as a share of the range
     */
    public static TruthParameters of(Origin origin, KnowledgeBase knowledge, int most, double spread, Seed seed) {
        return switch (origin) {
            case BEST ->
                of(
                        knowledge.has(ParameterDraws.FILE) ? Origin.POSTERIOR : Origin.STANDING,
                        knowledge,
                        most,
                        spread,
                        seed);
            case POSTERIOR -> posterior(knowledge, most);
            case RANGES -> ranges(knowledge, most, spread, seed);
            case STANDING ->
                new TruthParameters(
                        "the standing parameters, the same for everybody"
                                + (knowledge.has(ParameterDraws.FILE) ? "" : "; there is no calibration posterior"),
                        List.of(SimulatorParameters.of(knowledge)));
        };
    }

    private static TruthParameters posterior(KnowledgeBase knowledge, int most) {
        ParameterDraws draws = ParameterDraws.of(knowledge);
        List<SimulatorParameters> sets = draws.spread(Math.min(draws.count(), most)).stream()
                .skip(1)
                .map(drawn -> SimulatorParameters.of(drawn))
                .toList();
        return new TruthParameters(
                sets.size() + " draws of the calibration posterior (knowledge/" + ParameterDraws.FILE + ")", sets);
    }

    private static TruthParameters ranges(KnowledgeBase knowledge, int most, double spread, Seed seed) {
        List<SimulatorParameters> sets = new ArrayList<>();
        for (int draw = 0; draw < most; draw++) {
            RandomGenerator random = seed.child("parameters").child(draw).generator();
            Map<String, Double> values = new HashMap<>();
            for (Ranges.Range range : Ranges.of(knowledge).all()) {
                values.put(range.id(), around(range, spread * random.nextGaussian()));
            }
            sets.add(SimulatorParameters.of(knowledge.with(values)));
        }
        return new TruthParameters(
                "%d draws around the standing parameters, a standard deviation %.3g of a quantity's range"
                        .formatted(most, spread),
                sets);
    }

    /** Within the range, or at the standing value where that lies outside. */
    private static double around(Ranges.Range range, double z) {
        double now = range.now();
        if (!(now >= range.low() && now <= range.high())) {
            return now;
        }
        return range.log()
                ? Math.clamp(now * Math.exp(z * Math.log(range.high() / range.low())), range.low(), range.high())
                : Math.clamp(now + z * (range.high() - range.low()), range.low(), range.high());
    }
}

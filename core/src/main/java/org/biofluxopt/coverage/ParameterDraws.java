package org.biofluxopt.coverage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.numeric.Seed;
import org.biofluxopt.protocol.PosteriorDraws;
import org.biofluxopt.sensitivity.Ranges;
import org.biofluxopt.simulator.SimulatorParameters;
import org.biofluxopt.text.Tsv;

/**
 * Parameter sets of the simulator, of which each virtual person gets one.
 *
 * @param words where they come from
 */
public record ParameterDraws(String words, List<SimulatorParameters> sets) {
    private static final String POSTERIOR = "posterior/simulator.tsv";

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

    public ParameterDraws {
        sets = List.copyOf(sets);
    }

    /**
     * @param most sets at most
     * @param spread for ranges: a standard deviation as a share of the range
     */
    public static ParameterDraws of(Origin origin, KnowledgeBase knowledge, int most, double spread, Seed seed) {
        return switch (origin) {
            case BEST ->
                of(knowledge.has(POSTERIOR) ? Origin.POSTERIOR : Origin.STANDING, knowledge, most, spread, seed);
            case POSTERIOR -> posterior(knowledge, most);
            case RANGES -> ranges(knowledge, most, spread, seed);
            case STANDING ->
                new ParameterDraws(
                        "the standing parameters, the same for everybody"
                                + (knowledge.has(POSTERIOR) ? "" : "; there is no calibration posterior"),
                        List.of(SimulatorParameters.of(knowledge)));
        };
    }

    private static ParameterDraws posterior(KnowledgeBase knowledge, int most) {
        long there = Tsv.read(POSTERIOR, knowledge.open(POSTERIOR), "draw", "id", "value").rows().stream()
                .map(row -> row.text("draw"))
                .distinct()
                .count();
        List<SimulatorParameters> sets = PosteriorDraws.load(knowledge, (int) Math.min(there, most));
        return new ParameterDraws(
                sets.size() + " draws of the calibration posterior (knowledge/" + POSTERIOR + ")", sets);
    }

    private static ParameterDraws ranges(KnowledgeBase knowledge, int most, double spread, Seed seed) {
        List<SimulatorParameters> sets = new ArrayList<>();
        for (int draw = 0; draw < most; draw++) {
            RandomGenerator random = seed.child("parameters").child(draw).generator();
            Map<String, Double> values = new HashMap<>();
            for (Ranges.Range range : Ranges.of(knowledge).all()) {
                values.put(range.id(), around(range, spread * random.nextGaussian()));
            }
            sets.add(SimulatorParameters.of(knowledge.with(values)));
        }
        return new ParameterDraws(
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

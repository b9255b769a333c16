package org.biofluxopt.sensitivity;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.network.B12Network;
import org.biofluxopt.protocol.Model;
import org.biofluxopt.protocol.Protocol;
import org.biofluxopt.protocol.ProtocolReader;
import org.biofluxopt.protocol.ProtocolResult;
import org.biofluxopt.protocol.ProtocolRunner;
import org.biofluxopt.simulator.SimulatorParameters;
import org.biofluxopt.simulator.Tier;

/**
 * Omnivores, vegans, people with atrophic gastritis and people on metformin, at their steady state and after 180 days of 10 ug
 * cyanocobalamin with breakfast; the same people at every point, so that outputs differ by the quantities alone. Gastritis began
 * three years before, metformin two.
 */
public final class TypicalPeople {
    private static final List<String> GROUPS = List.of("omnivore", "vegan", "atrophic_gastritis", "metformin");
    private static final List<String> MARKERS = List.of("serum_b12", "holotc", "mma");
    private static final List<Double> DAYS = List.of(0.0, 180.0);
    private static final String PROTOCOL = """
            title: Typical people for sensitivity
            subjects:
              n: %d
              seed: %d
              age: {mean: 55, sd: 0}
              diet: {pattern: omnivore}
            schedule:
              - {from_day: 0, to_day: 179, time: "08:00", dose_ug: 10, form: CN, route: oral, with_food: true}
            arms:
              - name: omnivore
              - name: vegan
                subjects: {diet: {pattern: vegan}}
              - name: atrophic_gastritis
                subjects: {conditions: [{name: atrophic_gastritis, since_days: 1095}]}
              - name: metformin
                subjects: {drugs: [{name: metformin, mg_per_day: 2000, months: 24}]}
            outputs: [serum_b12, holotc, mma]
            report_at_days: [0, 180]
            """;

    private final KnowledgeBase knowledge;
    private final Ranges ranges;
    private final String protocol;
    private final B12Network network;

    /**
     * @param people in each group
     * @param seed of the people
     */
    public TypicalPeople(KnowledgeBase knowledge, Ranges ranges, int people, long seed) {
        this.knowledge = knowledge;
        this.ranges = ranges;
        this.protocol = String.format(Locale.ROOT, PROTOCOL, people, seed);
        this.network = B12Network.expert(knowledge);
    }

    /** Names of the outputs, such as {@code vegan.mma.day_180}; geometric means over the people. */
    public static List<String> outputs() {
        List<String> names = new ArrayList<>();
        for (String group : GROUPS) {
            for (String marker : MARKERS) {
                for (double day : DAYS) {
                    names.add(group + "." + marker + ".day_" + Math.round(day));
                }
            }
        }
        return names;
    }

    /** @return natural logs of the outputs' geometric means at a point of the ranges, so that effects are relative ones */
    public double[] simulate(double[] point) {
        Map<String, Double> values = ranges.values(point);
        KnowledgeBase varied = knowledge.with(values);
        Protocol read = ProtocolReader.read("typical people", protocol, Path.of(""), varied);
        ProtocolRunner runner = new ProtocolRunner(
                varied,
                network,
                Model.of(SimulatorParameters.of(varied)),
                Tier.TRAINING,
                sample -> {
                    throw new IllegalStateException("typical people have the usual community, not " + sample);
                },
                Runnable::run);
        List<Double> logs = new ArrayList<>();
        try (ProtocolResult result = runner.run(read)) {
            for (String group : GROUPS) {
                for (String marker : MARKERS) {
                    for (double day : DAYS) {
                        logs.add(Arrays.stream(result.values(group, marker, day))
                                .map(Math::log)
                                .average()
                                .orElse(Double.NaN));
                    }
                }
            }
        }
        return logs.stream().mapToDouble(Double::doubleValue).toArray();
    }
}

package org.biofluxopt.validation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.biofluxopt.plan.Progress;
import org.biofluxopt.provenance.Sha256;

/** Runs the experiments and holds each number against the published one. */
public final class Validation {
    private final Laboratory laboratory;
    private final FinishedLines finished;
    private final IntFunction<String> fingerprint;
    private final int draws;
    private final Map<String, String> troubles = new HashMap<>();

    /**
     * @param fingerprint of everything that the results of a draw depend on beside the protocol
     * @param draws draws of the parameters beside the central ones
     */
    public Validation(Laboratory laboratory, FinishedLines finished, IntFunction<String> fingerprint, int draws) {
        this.laboratory = laboratory;
        this.finished = finished;
        this.fingerprint = fingerprint;
        this.draws = draws;
    }

    /** An experiment that cannot be run becomes a trouble of its lines; the others go on. */
    public Scorecard run(List<Target> targets, Predicate<Target> wanted, Progress progress) {
        Map<String, List<Target>> byProtocol = targets.stream()
                .filter(wanted)
                .filter(target -> target.protocol().isPresent())
                .collect(Collectors.groupingBy(
                        target -> target.protocol().orElseThrow(), LinkedHashMap::new, Collectors.toList()));
        Map<String, List<Double>> simulated = new HashMap<>();
        int done = 0;
        int all = byProtocol.size() * (1 + draws);
        for (int draw = 0; draw <= draws; draw++) {
            for (Map.Entry<String, List<Target>> experiment : byProtocol.entrySet()) {
                String file = experiment.getKey();
                progress.report((double) done++ / all, draw == 0 ? file : file + ", draw " + draw + " of " + draws);
                Map<String, Double> values = values(file, experiment.getValue(), draw);
                for (Target target : experiment.getValue()) {
                    simulated
                            .computeIfAbsent(target.id(), id -> new ArrayList<>())
                            .add(values.getOrDefault(target.id(), Double.NaN));
                }
            }
        }
        List<Outcome> outcomes = targets.stream()
                .filter(wanted)
                .map(target -> outcome(target, simulated.getOrDefault(target.id(), List.of(Double.NaN))))
                .toList();
        return new Scorecard(outcomes, Experiments.all());
    }

    private Outcome outcome(Target target, List<Double> values) {
        Optional<String> trouble = target.protocol().isEmpty()
                ? Optional.of("not a human protocol, so not simulated")
                : Optional.ofNullable(troubles.get(target.id()));
        return new Outcome(target, values.getFirst(), values.subList(1, values.size()), trouble);
    }

    private Map<String, Double> values(String file, List<Target> targets, int draw) {
        String key = Sha256.of((fingerprint.apply(draw) + Experiments.protocol(file) + targets)
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .substring(0, 16);
        return finished.find(key, file, draw, targets).orElseGet(() -> measure(key, file, targets, draw));
    }

    private Map<String, Double> measure(String key, String file, List<Target> targets, int draw) {
        Map<String, Double> values = new HashMap<>();
        Measured measured;
        try {
            measured = laboratory.run(file, draw);
        } catch (RuntimeException e) {
            targets.forEach(target -> trouble(target, draw, e));
            return values;
        }
        for (Target target : targets) {
            try {
                values.put(target.id(), StatisticValue.of(target, measured));
            } catch (IllegalArgumentException e) {
                trouble(target, draw, e);
            }
        }
        values.values().removeIf(value -> Double.isNaN(value));
        finished.put(key, file, draw, values);
        return values;
    }

    private void trouble(Target target, int draw, RuntimeException e) {
        String words = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        troubles.putIfAbsent(target.id(), draw == 0 ? words : "draw " + draw + ": " + words);
    }
}

package org.biofluxopt.calibration;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.biofluxopt.knowledge.Fact;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.numeric.Seed;
import org.biofluxopt.plan.Progress;
import org.biofluxopt.validation.Target;
import org.biofluxopt.validation.Targets;

/** The whole way from the knowledge tables to draws of the posterior. */
public final class Calibration {
    private final KnowledgeBase knowledge;
    private final Unknowns unknowns;
    private final List<Target> targets;
    private final FitExperiments experiments;
    private final Consumer<String> told;

    /**
     * @param people of an experiment wherever the search stands
     * @param folder for the log of evaluations; a run that finds one there goes on with it
     * @param fingerprint of the code; evaluations of another one are not used
     * @param executor for work on all cores; the result does not depend on it
     * @param told of each step, in words
     * @param overdue whether the time that was given is over
     */
    public Calibration(
            KnowledgeBase knowledge,
            ExperimentRunner runner,
            int people,
            Path folder,
            String fingerprint,
            Executor executor,
            Progress progress,
            Consumer<String> told,
            BooleanSupplier overdue) {
        this.knowledge = knowledge;
        this.told = told;
        unknowns = Unknowns.of(knowledge);
        targets = Stream.concat(
                        FitExperiments.steering(Targets.of(knowledge)).stream(), Targets.anchors(knowledge).stream())
                .toList();
        String all = fingerprint + fixed();
        experiments = new FitExperiments(
                unknowns, targets, runner, people, new EvaluationLog(folder), all, executor, progress, overdue);
    }

    /** All quantities that stay as they are. */
    private String fixed() {
        StringBuilder text = new StringBuilder();
        Set<String> free =
                new HashSet<>(unknowns.all().stream().map(Unknown::id).toList());
        for (Fact fact : knowledge.facts()) {
            if (!free.contains(fact.id())) {
                text.append(fact.id()).append('=').append(fact.statement()).append(';');
            }
        }
        for (Unknown unknown : unknowns.all()) {
            text.append(List.of(unknown.id(), unknown.scale(), unknown.low(), unknown.high()));
        }
        return text.toString();
    }

    /**
     * @param jacobians at most so many in the search; with 0 the values that stand are taken for the most probable point
     * @param draws of the posterior to try; those that do not come down to the data are dropped
     * @param steps of each draw
     * @return empty if time ran out
     */
    public Optional<CalibrationResult> run(int jacobians, int draws, int steps, Seed seed) {
        double[] start = unknowns.z(knowledge);
        try {
            experiments.stage("most probable point");
            MapSearch.Found map = new MapSearch(experiments, Loss.ROBUST, told).from(start, jacobians);
            experiments.stage("posterior draws");
            Posterior posterior = Posterior.of(
                    unknowns,
                    map,
                    Loss.ROBUST,
                    new RandomizedMaximumLikelihood(experiments, Loss.ROBUST, steps, told).draws(map, draws, seed));
            return Optional.of(new CalibrationResult(
                    knowledge, targets, posterior, experiments.simulateAll(start), experiments.simulateAll(map.at())));
        } catch (FitExperiments.OutOfTime e) {
            return Optional.empty();
        }
    }
}

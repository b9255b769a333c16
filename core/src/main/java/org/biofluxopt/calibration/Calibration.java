package org.biofluxopt.calibration;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.numeric.Seed;

/** The whole way from the knowledge tables to draws of the posterior. */
final class Calibration {
    private final Unknowns unknowns;
    private final FitExperiments experiments;
    private final Consumer<String> told;

    Calibration(Unknowns unknowns, FitExperiments experiments, Consumer<String> told) {
        this.unknowns = unknowns;
        this.experiments = experiments;
        this.told = told;
    }

    /**
     * What came out.
     *
     * @param before simulated values by target, with the knowledge as it stands
     * @param after the same at the most probable point
     * @param draws the same of each kept draw
     */
    record Result(
            Posterior posterior,
            Map<String, Double> before,
            Map<String, Double> after,
            List<Map<String, Double>> draws) {}

    /**
     * @param jacobians at most so many in the search
     * @param count draws to try
     * @return empty if time ran out
     */
    Optional<Result> run(KnowledgeBase knowledge, int jacobians, int count, Seed seed) {
        double[] start = unknowns.z(knowledge);
        try {
            experiments.stage("most probable point");
            MapSearch.Found map = new MapSearch(experiments, Loss.ROBUST, told).from(start, jacobians);
            experiments.stage("posterior draws");
            Posterior posterior = Posterior.of(
                    unknowns,
                    map,
                    Loss.ROBUST,
                    new RandomizedMaximumLikelihood(experiments, Loss.ROBUST, told).draws(map, count, seed));
            return Optional.of(new Result(
                    posterior,
                    experiments.simulate(List.of(start)).getFirst(),
                    experiments.simulate(List.of(map.at())).getFirst(),
                    experiments.simulate(posterior.kept().stream()
                            .map(RandomizedMaximumLikelihood.Draw::at)
                            .toList())));
        } catch (FitExperiments.OutOfTime e) {
            return Optional.empty();
        }
    }
}

package org.biofluxopt.bayes;

import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Posteriors of every variable, by the best method that fits in memory.
 *
 * @param method how they were found
 * @param marginals P(v | findings), [variable][state]
 * @param logEvidence log P(findings); an estimate if sampled
 * @param effectiveDraws infinite if exact
 * @param message what the user should know; empty for the usual exact answer
 */
public record Answer(Method method, double[][] marginals, double logEvidence, double effectiveDraws, String message) {
    /** From the best to the last resort. */
    public enum Method {
        JUNCTION_TREE,
        CUTSET,
        SAMPLED
    }

    /**
     * @param cells most table cells at once, 8 bytes each
     * @param work most table cells over all cases of a cutset
     * @param draws if only sampling is left
     */
    public record Limits(long cells, double work, int draws) {
        /** 400 MB, some minutes, 100,000 draws. */
        public static final Limits DEFAULT = new Limits(JunctionTree.DEFAULT_LIMIT, 1e11, 100_000);
    }

    /** @throws ImpossibleEvidence if the findings have probability zero, or no draw agrees with them */
    public static Answer of(BayesianNetwork network, Findings findings, Limits limits, RandomGenerator random) {
        if (JunctionTree.predictedCells(network) <= limits.cells()) {
            Inference inference = JunctionTree.compile(network, limits.cells()).inference();
            inference.enter(findings);
            return new Answer(
                    Method.JUNCTION_TREE, inference.marginals(), inference.logEvidence(), Double.POSITIVE_INFINITY, "");
        }
        Optional<CutsetConditioning> cutset = CutsetConditioning.plan(network, limits.cells(), limits.work());
        return cutset.isPresent()
                ? cutset.get().answer(findings)
                : LikelihoodWeighting.answer(network, findings, limits.draws(), random);
    }
}

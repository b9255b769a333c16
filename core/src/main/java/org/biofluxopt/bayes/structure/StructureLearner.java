package org.biofluxopt.bayes.structure;

import org.biofluxopt.bayes.CategoricalTable;

/** The learners behind one door, with the defaults that did best in {@code docs/explanation/structure-learning.md}. */
public final class StructureLearner {
    private static final int DEEPEST = Integer.MAX_VALUE - 1;

    private StructureLearner() {}

    /** How a structure is found. */
    public enum Method {
        PC,
        FCI_SKELETON,
        GES,
        HYBRID
    }

    /**
     * @param statistic of the tests of PC and the FCI skeleton
     * @param alpha their significance level
     */
    public record Settings(Method method, ContingencyTest.Statistic statistic, double alpha) {
        public Settings {
            if (!(alpha > 0 && alpha < 1)) {
                throw new IllegalArgumentException("Expected a significance level between 0 and 1, got " + alpha);
            }
        }

        public static Settings of(Method method) {
            return new Settings(method, ContingencyTest.Statistic.G2, 0.01);
        }
    }

    /** What does not depend on the order of columns or of equal scores: variables are taken in the order of their names. */
    public static PartiallyDirectedGraph learn(
            CategoricalTable table, Settings settings, Knowledge knowledge, EdgePriors priors) {
        CategoricalTable sorted = table.sorted();
        return switch (settings.method()) {
            case PC -> pc(sorted, settings, knowledge);
            case FCI_SKELETON ->
                FciSkeleton.learn(
                                new ContingencyTest(sorted, settings.statistic()), settings.alpha(), DEEPEST, knowledge)
                        .graph();
            case GES ->
                GreedyHybrid.learn(DiscreteScore.bic(sorted), GreedyHybrid.Settings.GES, knowledge, priors)
                        .graph();
            case HYBRID ->
                GreedyHybrid.learn(
                                DiscreteScore.bic(sorted),
                                GreedyHybrid.Settings.HYBRID,
                                knowledge,
                                priors,
                                pc(sorted, settings, knowledge))
                        .graph();
        };
    }

    /** The same for numbers, or numbers and states, with the conditional Gaussian test and score. */
    public static PartiallyDirectedGraph learn(
            MixedTable table, Settings settings, Knowledge knowledge, EdgePriors priors) {
        MixedTable sorted = table.sorted();
        return switch (settings.method()) {
            case PC -> pc(sorted, settings, knowledge);
            case FCI_SKELETON ->
                FciSkeleton.learn(new ConditionalGaussianTest(sorted), settings.alpha(), DEEPEST, knowledge)
                        .graph();
            case GES ->
                GreedyHybrid.learn(new ConditionalGaussianScore(sorted), GreedyHybrid.Settings.GES, knowledge, priors)
                        .graph();
            case HYBRID ->
                GreedyHybrid.learn(
                                new ConditionalGaussianScore(sorted),
                                GreedyHybrid.Settings.HYBRID,
                                knowledge,
                                priors,
                                pc(sorted, settings, knowledge))
                        .graph();
        };
    }

    private static PartiallyDirectedGraph pc(MixedTable sorted, Settings settings, Knowledge knowledge) {
        return PcStable.learn(new ConditionalGaussianTest(sorted), PcStable.Settings.of(settings.alpha()), knowledge)
                .graph();
    }

    private static PartiallyDirectedGraph pc(CategoricalTable sorted, Settings settings, Knowledge knowledge) {
        return PcStable.learn(
                        new ContingencyTest(sorted, settings.statistic()),
                        PcStable.Settings.of(settings.alpha()),
                        knowledge)
                .graph();
    }
}

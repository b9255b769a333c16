package org.biofluxopt.bayes.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import org.biofluxopt.numeric.Normal;
import org.biofluxopt.numeric.Seed;
import org.junit.jupiter.api.Test;

/**
 * Counts from a known graph: 60 taxa, 60 % zeros, 500 samples, depth 5,000. The naive learner is what many studies do:
 * Pearson's correlation of relative abundances, at the same alpha. Twenty repeats at three densities are measured by
 * benchmarks/bn; here a few, with room for their scatter.
 */
class CompositionTestTest {
    private static final double ALPHA = 0.01;
    private static final int REPEATS = 4;

    @Test
    void findsMoreTrueAndFewerFalseEdgesThanCorrelationOfShares() {
        double ours = 0;
        double naive = 0;
        for (int k = 0; k < REPEATS; k++) {
            LogisticNormalCounts data = counts(1, new Seed(k).child("edges").generator());
            ours += Agreement.of(learned(data), data).f1() / REPEATS;
            naive += Agreement.of(correlated(data), data).f1() / REPEATS;
        }
        assertThat(ours).isGreaterThan(naive + 0.1);
    }

    @Test
    void findsFewEdgesWhereClosureAloneTiesTheTaxa() {
        double share = 0;
        for (int k = 0; k < REPEATS; k++) {
            LogisticNormalCounts data = counts(0, new Seed(k).child("null").generator());
            share += Agreement.of(learned(data), data).falsePositives() / REPEATS;
        }
        assertThat(share).isLessThanOrEqualTo(0.02); // alpha is 0.01; two of a hundred is far outside its scatter
    }

    @Test
    void aTaxonThatIsNeverSeenIsLeftOut() {
        CompositionScores scores = CompositionScores.of(
                List.of("b", "a", "never"), new double[][] {{10, 3, 0}, {20, 1, 0}, {5, 0, 0}, {9, 2, 0}}, 0.1);
        assertThat(scores.names()).containsExactly("a", "b");
        assertThat(Arrays.stream(scores.reliability())).allMatch(r -> r >= 0 && r <= 1);
    }

    /** Depth says nothing of the taxa: samples read ten times as deep give the same scores but for rounding. */
    @Test
    void depthOfASampleDoesNotMoveTheScoresOfAbundantTaxa() {
        RandomGenerator random = new Seed(3).generator();
        double[][] counts = new double[200][4];
        double[][] deeper = new double[200][4];
        for (int i = 0; i < 200; i++) {
            for (int j = 0; j < 4; j++) {
                counts[i][j] = Math.rint(1000 * Math.exp(random.nextGaussian()));
                deeper[i][j] = counts[i][j] * (i % 2 == 0 ? 10 : 1);
            }
        }
        List<String> names = List.of("a", "b", "c", "d");
        double[][] first = CompositionScores.of(names, counts, 0).scores();
        double[][] second = CompositionScores.of(names, deeper, 0).scores();
        for (int j = 0; j < 4; j++) {
            for (int i = 0; i < 200; i++) {
                assertThat(second[j][i]).isCloseTo(first[j][i], within(0.1));
            }
        }
    }

    private static LogisticNormalCounts counts(double edgesPerTaxon, RandomGenerator random) {
        return LogisticNormalCounts.of(60, 500, edgesPerTaxon, 0.6, 5000, random);
    }

    private static PartiallyDirectedGraph learned(LogisticNormalCounts data) {
        CompositionTest test = new CompositionTest(CompositionScores.of(data.names(), data.counts(), 0));
        return PcStable.learn(
                        test, new PcStable.Settings(ALPHA, 3, PcStable.Colliders.FIRST_SEPARATION), Knowledge.none())
                .graph();
    }

    private static PartiallyDirectedGraph correlated(LogisticNormalCounts data) {
        double[][] shares = data.shares();
        PartiallyDirectedGraph graph = new PartiallyDirectedGraph(data.names());
        DoubleUnaryOperator fisher = r -> 0.5 * Math.log((1 + r) / (1 - r)) * Math.sqrt(shares.length - 3.0);
        for (int a = 0; a < graph.size(); a++) {
            for (int b = 0; b < a; b++) {
                double z = Math.abs(fisher.applyAsDouble(correlation(shares, a, b)));
                if (2 * Normal.probability(-z) <= ALPHA) {
                    graph.join(a, b);
                }
            }
        }
        return graph;
    }

    private static double correlation(double[][] rows, int a, int b) {
        double n = rows.length;
        double ma = 0;
        double mb = 0;
        for (double[] row : rows) {
            ma += row[a] / n;
            mb += row[b] / n;
        }
        double aa = 0;
        double bb = 0;
        double ab = 0;
        for (double[] row : rows) {
            aa += (row[a] - ma) * (row[a] - ma);
            bb += (row[b] - mb) * (row[b] - mb);
            ab += (row[a] - ma) * (row[b] - mb);
        }
        return aa > 0 && bb > 0 ? Math.clamp(ab / Math.sqrt(aa * bb), -0.999999, 0.999999) : 0;
    }

    /** @param falsePositives share of the pairs without an edge that got one */
    private record Agreement(double f1, double falsePositives) {
        static Agreement of(PartiallyDirectedGraph graph, LogisticNormalCounts data) {
            int found = 0;
            int right = 0;
            for (int a = 0; a < graph.size(); a++) {
                for (int b = a + 1; b < graph.size(); b++) {
                    if (graph.adjacent(a, b)) {
                        found++;
                        String pair = graph.names().get(a) + " " + graph.names().get(b);
                        right += data.edges().contains(pair) ? 1 : 0;
                    }
                }
            }
            int taxa = data.names().size();
            int edges = data.edges().size();
            double pairs = taxa * (taxa - 1) / 2.0 - edges;
            return new Agreement(2.0 * right / Math.max(1, found + edges), (found - right) / pairs);
        }
    }
}

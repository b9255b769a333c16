package org.biofluxopt.bayes.structure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The PC algorithm (Spirtes, Glymour and Scheines 2000) in its order-independent form (Colombo and Maathuis 2014). A
 * v-structure is decided by the strongest separating set and entered in the order of that strength (Ramsey 2016,
 * arXiv:1610.00378), so conflicts are settled by the data and not by the order of columns.
 */
public final class PcStable {
    private PcStable() {}

    /** How v-structures are decided. */
    public enum Colliders {
        /** By the set that separated the pair first, as in the original. */
        FIRST_SEPARATION,
        /** By the separating set of largest p-value. */
        STRONGEST_SEPARATION
    }

    /**
     * @param alpha significance level of the tests
     * @param deepest most conditioning variables
     */
    public record Settings(double alpha, int deepest, Colliders colliders) {
        public static Settings of(double alpha) {
            return new Settings(alpha, Integer.MAX_VALUE - 1, Colliders.STRONGEST_SEPARATION);
        }
    }

    /** @param tests how many independence tests were made */
    public record Result(PartiallyDirectedGraph graph, int tests) {}

    /** @param test over variables in alphabetical order, see {@code CategoricalTable.sorted()} */
    public static Result learn(IndependenceTest test, Settings settings, Knowledge knowledge) {
        knowledge.check(test.names());
        Skeleton skeleton = new Skeleton(test, settings.alpha(), knowledge, settings.deepest());
        skeleton.prune();
        PartiallyDirectedGraph graph = new PartiallyDirectedGraph(test.names());
        for (int x = 0; x < skeleton.n; x++) {
            for (int y = 0; y < x; y++) {
                if (skeleton.adjacent[x][y]) {
                    graph.join(x, y);
                }
            }
        }
        KnownDirections.apply(graph, knowledge, skeleton.strength);
        for (Triple triple : colliders(skeleton, settings)) {
            triple.enter(graph, skeleton);
        }
        Equivalence.meek(graph, knowledge);
        if (!knowledge.isEmpty()) {
            KnownDirections.verify(graph, knowledge);
        }
        return new Result(graph, skeleton.tests);
    }

    /** Two variables that are not adjacent and a common neighbour that both seem to cause. */
    record Triple(int a, int middle, int b, double pValue) {
        /** Directs both edges unless one is directed otherwise already, is not allowed or closes a cycle. */
        void enter(PartiallyDirectedGraph graph, Skeleton skeleton) {
            if (graph.adjacent(a, middle)
                    && graph.adjacent(b, middle)
                    && !graph.directed(middle, a)
                    && !graph.directed(middle, b)
                    && skeleton.allows(a, middle)
                    && skeleton.allows(b, middle)
                    && !graph.reaches(middle, a)
                    && !graph.reaches(middle, b)) {
                graph.direct(a, middle);
                graph.direct(b, middle);
            }
        }
    }

    static List<Triple> colliders(Skeleton skeleton, Settings settings) {
        List<Triple> found = new ArrayList<>();
        for (int a = 0; a < skeleton.n; a++) {
            for (int b = a + 1; b < skeleton.n; b++) {
                if (skeleton.adjacent[a][b]) {
                    continue;
                }
                int[] common = common(skeleton, a, b);
                if (common.length == 0) {
                    continue;
                }
                Skeleton.Separation separation = settings.colliders() == Colliders.FIRST_SEPARATION
                        ? skeleton.separations.getOrDefault(skeleton.key(a, b), new Skeleton.Separation(new int[0], 1))
                        : skeleton.strongestSeparation(a, b, Math.min(settings.deepest(), 5));
                for (int middle : common) {
                    if (Arrays.stream(separation.given()).noneMatch(z -> z == middle)) {
                        found.add(new Triple(a, middle, b, separation.pValue()));
                    }
                }
            }
        }
        found.sort(Comparator.comparingDouble((Triple triple) -> -triple.pValue)
                .thenComparingInt(Triple::a)
                .thenComparingInt(Triple::b)
                .thenComparingInt(Triple::middle));
        return found;
    }

    private static int[] common(Skeleton skeleton, int a, int b) {
        return Arrays.stream(skeleton.adjacents(a))
                .filter(c -> skeleton.adjacent[b][c])
                .toArray();
    }
}

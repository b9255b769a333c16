package org.biofluxopt.bayes.structure;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.hipparchus.util.CombinatoricsUtils;

/**
 * Which variables are adjacent if some common causes may be unobserved: the adjacency phases of FCI (Spirtes, Glymour and
 * Scheines 2000, section 6.7). After PC's phase each edge is tested again given subsets of Possible-D-SEP, the variables
 * reached over paths of colliders and triangles, as far as they may be causes of either end. Directions are not given: an edge is directed only where knowledge
 * leaves a single one. Sets are tried from small to large, at most 20,000 an edge and side.
 */
public final class FciSkeleton {
    private static final int MOST_TESTS = 20_000; // an edge and side; a set of 25 has 33 million subsets

    private FciSkeleton() {}

    /**
     * @param deepest most conditioning variables
     * @return undirected edges and those that knowledge directs
     */
    public static PcStable.Result learn(IndependenceTest test, double alpha, int deepest, Knowledge knowledge) {
        knowledge.check(test.names());
        Skeleton skeleton = new Skeleton(test, alpha, knowledge, deepest);
        skeleton.prune();
        separateByPossibleSets(skeleton, deepest);
        PartiallyDirectedGraph graph = new PartiallyDirectedGraph(test.names());
        for (int x = 0; x < skeleton.n; x++) {
            for (int y = 0; y < x; y++) {
                if (skeleton.adjacent[x][y]) {
                    graph.join(x, y);
                }
            }
        }
        KnownDirections.apply(graph, knowledge, skeleton.strength);
        if (!knowledge.isEmpty()) {
            KnownDirections.verify(graph, knowledge);
        }
        return new PcStable.Result(graph, skeleton.tests);
    }

    private static void separateByPossibleSets(Skeleton skeleton, int deepest) {
        boolean[][] into = colliders(skeleton);
        for (int x = 0; x < skeleton.n; x++) {
            int[] reached = possible(skeleton, into, x);
            for (int y : skeleton.adjacents(x)) {
                if (!skeleton.requires(x, y)) {
                    separate(skeleton, x, y, ancestors(skeleton, into, reached, x, y), deepest);
                }
            }
        }
    }

    /** Those of the pool that may be causes of x or y: a set that separates needs no others. */
    private static int[] ancestors(Skeleton skeleton, boolean[][] into, int[] pool, int x, int y) {
        boolean[] possible = new boolean[skeleton.n];
        Deque<Integer> open = new ArrayDeque<>();
        for (int end : new int[] {x, y}) {
            possible[end] = true;
            open.add(end);
        }
        for (Integer v = open.poll(); v != null; v = open.poll()) {
            for (int u : skeleton.adjacents(v)) {
                if (!possible[u] && !into[u][v]) { // no arrowhead at u
                    possible[u] = true;
                    open.add(u);
                }
            }
        }
        return Arrays.stream(pool).filter(v -> possible[v] && v != y).toArray();
    }

    private static void separate(Skeleton skeleton, int x, int y, int[] pool, int deepest) {
        double tests = 0;
        for (int size = 1; size <= Math.min(pool.length, deepest); size++) {
            tests += CombinatoricsUtils.binomialCoefficientDouble(pool.length, size);
            if (tests > MOST_TESTS || skeleton.separated(x, y, pool, size, new int[0])) {
                return;
            }
        }
    }

    /** Arrowheads at {@code [at][from]}: unshielded triples whose middle did not separate the ends. */
    private static boolean[][] colliders(Skeleton skeleton) {
        int n = skeleton.n;
        boolean[][] into = new boolean[n][n];
        for (int a = 0; a < n; a++) {
            for (int b = a + 1; b < n; b++) {
                Skeleton.Separation separation = skeleton.separations.get(skeleton.key(a, b));
                if (skeleton.adjacent[a][b] || separation == null) {
                    continue;
                }
                for (int c = 0; c < n; c++) {
                    if (skeleton.adjacent[a][c]
                            && skeleton.adjacent[b][c]
                            && Arrays.binarySearch(separation.given(), c) < 0) {
                        into[c][a] = true;
                        into[c][b] = true;
                    }
                }
            }
        }
        return into;
    }

    /** Possible-D-SEP of one variable, ascending. */
    private static int[] possible(Skeleton skeleton, boolean[][] into, int x) {
        int n = skeleton.n;
        boolean[][] seen = new boolean[n][n];
        boolean[] reached = new boolean[n];
        Deque<int[]> open = new ArrayDeque<>();
        for (int v : skeleton.adjacents(x)) {
            seen[x][v] = true;
            reached[v] = true;
            open.add(new int[] {x, v});
        }
        for (int[] step = open.poll(); step != null; step = open.poll()) {
            int u = step[0];
            int v = step[1];
            for (int w : skeleton.adjacents(v)) {
                boolean collider = into[v][u] && into[v][w];
                if (w != u && w != x && !seen[v][w] && (collider || skeleton.adjacent[u][w])) {
                    seen[v][w] = true;
                    reached[w] = true;
                    open.add(new int[] {v, w});
                }
            }
        }
        int[] members = new int[n];
        int count = 0;
        for (int v = 0; v < n; v++) {
            if (reached[v]) {
                members[count++] = v;
            }
        }
        return Arrays.copyOf(members, count);
    }
}

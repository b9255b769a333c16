package org.biofluxopt.bayes.structure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Greedy equivalence search (Chickering 2002, JMLR 3:507): edges are added to, then removed from, a class of equivalent
 * structures while the score rises. Operators are scored again only where the last one changed their surroundings.
 */
final class Ges {
    private static final double RISE = 1e-9;
    private static final int MOST_FREE = 10;
    private static final int[] NOBODY = {};

    private final LocalScore score;
    private final int n;
    private final int mostParents;
    private PartiallyDirectedGraph graph;
    private final double[][] gain;
    private final int[][][] choice; // set T of an insertion or H of a deletion
    private final boolean[][] again;
    private final List<int[]> blocked = new ArrayList<>(); // pairs to look at again after the next step

    Ges(LocalScore score, PartiallyDirectedGraph start, int mostParents) {
        this.score = score;
        this.mostParents = mostParents;
        graph = start.copy();
        n = start.size();
        gain = new double[n][n];
        choice = new int[n][n][];
        again = new boolean[n][n];
    }

    /** Adds, then removes, until neither helps. */
    PartiallyDirectedGraph run() {
        while (run(true) + run(false) > 0) {
            // a removal can make an addition worthwhile, which the theory excludes only for endless data
        }
        return graph;
    }

    private int run(boolean insert) {
        for (boolean[] row : again) {
            Arrays.fill(row, true);
        }
        int steps = 0;
        while (true) {
            int bestX = -1;
            int bestY = -1;
            for (int x = 0; x < n; x++) {
                for (int y = 0; y < n; y++) {
                    if (x != y) {
                        if (again[x][y]) {
                            again[x][y] = false;
                            evaluate(x, y, insert, false);
                        }
                        if (gain[x][y] > RISE && (bestX < 0 || gain[x][y] > gain[bestX][bestY] + RISE)) {
                            bestX = x;
                            bestY = y;
                        }
                    }
                }
            }
            if (bestX < 0) {
                return steps;
            }
            if (insert && pathAvoids(bestY, bestX, union(common(bestX, bestY), choice[bestX][bestY]))) {
                evaluate(bestX, bestY, true, true); // the best set is not valid: the best valid one instead
                again[bestX][bestY] = true;
                if (!(gain[bestX][bestY] > RISE) || !isBest(bestX, bestY)) {
                    again[bestX][bestY] = false;
                    blocked.add(new int[] {bestX, bestY});
                    continue;
                }
            }
            apply(bestX, bestY, insert);
            steps++;
        }
    }

    private boolean isBest(int x, int y) {
        for (double[] row : gain) {
            for (double other : row) {
                if (other > gain[x][y] + RISE) {
                    return false;
                }
            }
        }
        return true;
    }

    private void apply(int x, int y, boolean insert) {
        PartiallyDirectedGraph changed = graph.copy();
        if (insert) {
            changed.direct(x, y);
            for (int t : choice[x][y]) {
                changed.direct(t, y);
            }
        } else {
            changed.remove(x, y);
            for (int h : choice[x][y]) {
                changed.direct(y, h);
                if (changed.undirected(x, h)) {
                    changed.direct(x, h);
                }
            }
        }
        PartiallyDirectedGraph dag = Equivalence.extension(changed)
                .orElseThrow(() -> new IllegalStateException("An operator of greedy equivalence search was not valid"));
        PartiallyDirectedGraph before = graph;
        graph = Equivalence.completed(dag);
        boolean[] touched = new boolean[n];
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < n; b++) {
                touched[a] |= before.directed(a, b) != graph.directed(a, b)
                        || before.directed(b, a) != graph.directed(b, a)
                        || before.adjacent(a, b) != graph.adjacent(a, b);
            }
        }
        for (int b = 0; b < n; b++) {
            boolean near = touched[b];
            for (int u : graph.neighbours(b)) {
                near |= touched[u];
            }
            for (int a = 0; a < n; a++) {
                again[a][b] |= near || touched[a];
            }
        }
        for (int[] pair : blocked) {
            again[pair[0]][pair[1]] = true;
        }
        blocked.clear();
    }

    // ---- scoring

    private void evaluate(int x, int y, boolean insert, boolean checkPaths) {
        gain[x][y] = Double.NEGATIVE_INFINITY;
        choice[x][y] = NOBODY;
        if (insert ? graph.adjacent(x, y) : !(graph.undirected(x, y) || graph.directed(x, y))) {
            return;
        }
        int[] common = common(x, y);
        int[] free = insert ? free(x, y) : common;
        int[] parents = without(graph.parents(y), x);
        int pool = Math.min(free.length, MOST_FREE);
        for (int set = 0; set < 1 << pool; set++) {
            int[] chosen = new int[Integer.bitCount(set)];
            for (int i = 0, k = 0; i < pool; i++) {
                if ((set >> i & 1) == 1) {
                    chosen[k++] = free[i];
                }
            }
            int[] base = insert ? union(common, chosen) : minus(common, chosen);
            if (!clique(base)) {
                continue;
            }
            int[] small = union(base, parents);
            if (insert && small.length >= mostParents) {
                continue;
            }
            int[] large = union(small, new int[] {x});
            double difference = score.family(y, large) - score.family(y, small);
            double rise = insert ? difference : -difference;
            if (rise > gain[x][y] && !(checkPaths && pathAvoids(y, x, base))) {
                gain[x][y] = rise;
                choice[x][y] = chosen;
            }
        }
    }

    /** Neighbours of y adjacent to x. */
    private int[] common(int x, int y) {
        return select(graph.neighbours(y), x, true);
    }

    /** Neighbours of y not adjacent to x. */
    private int[] free(int x, int y) {
        return select(graph.neighbours(y), x, false);
    }

    private int[] select(int[] around, int x, boolean adjacent) {
        int[] kept = new int[around.length];
        int count = 0;
        for (int u : around) {
            if (u != x && graph.adjacent(u, x) == adjacent) {
                kept[count++] = u;
            }
        }
        return Arrays.copyOf(kept, count);
    }

    private boolean clique(int[] set) {
        for (int i = 0; i < set.length; i++) {
            for (int j = 0; j < i; j++) {
                if (!graph.adjacent(set[i], set[j])) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether a path without an edge against it leads from one variable to another past the set. */
    private boolean pathAvoids(int from, int to, int[] set) {
        boolean[] seen = new boolean[n];
        for (int v : set) {
            seen[v] = true;
        }
        int[] stack = new int[n];
        int top = 0;
        stack[top++] = from;
        seen[from] = true;
        while (top > 0) {
            int v = stack[--top];
            if (v == to) {
                return true;
            }
            for (int u = 0; u < n; u++) {
                if (!seen[u] && (graph.undirected(v, u) || graph.directed(v, u))) {
                    seen[u] = true;
                    stack[top++] = u;
                }
            }
        }
        return false;
    }

    static int[] union(int[] a, int[] b) {
        int[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        Arrays.sort(both);
        int count = 0;
        for (int i = 0; i < both.length; i++) {
            if (i == 0 || both[i] != both[i - 1]) {
                both[count++] = both[i];
            }
        }
        return Arrays.copyOf(both, count);
    }

    static int[] minus(int[] a, int[] b) {
        int[] kept = new int[a.length];
        int count = 0;
        for (int v : a) {
            boolean out = false;
            for (int u : b) {
                out |= u == v;
            }
            if (!out) {
                kept[count++] = v;
            }
        }
        return Arrays.copyOf(kept, count);
    }

    static int[] without(int[] a, int v) {
        return minus(a, new int[] {v});
    }
}

package org.biofluxopt.bayes;

import java.util.Arrays;

/**
 * Cliques of a triangulated graph, joined to a tree. Several greedy eliminations compete (Kjaerulff 1990, "Triangulation
 * of graphs"): fewest fill-in edges, smallest clique table, and both with ties broken at random from a fixed seed; the
 * one whose maximal cliques hold the fewest cells wins. Nothing as large as a table is allocated here.
 */
final class Triangulation {
    private static final int FEW_CELLS = 20_000;
    private static final int MANY_CELLS = 2_000_000;

    private Triangulation() {}

    /**
     * A forest of maximal cliques with the running intersection property.
     *
     * @param cliques variables of each, ascending
     * @param links pairs of neighbouring cliques
     * @param cells cells over all cliques; may exceed what an int or a long holds
     */
    record Plan(int[][] cliques, int[][] links, double cells) {}

    /** @param scopes sets of variables that must each lie inside one clique */
    static Plan plan(int[] cards, int[][] scopes) {
        long[][] near = graph(cards.length, scopes);
        Plan best = new Elimination(near, cards, 0, 0).plan();
        best = smaller(best, new Elimination(near, cards, 1, 0));
        best = smaller(best, new Elimination(near, cards, 2, 0));
        int more = best.cells < FEW_CELLS ? 0 : best.cells < MANY_CELLS ? 12 : 30;
        if (cards.length > 3000) {
            more = Math.min(more, 3);
        }
        for (int seed = 1; seed <= more; seed++) {
            best = smaller(best, new Elimination(near, cards, seed % 3, seed));
        }
        return best;
    }

    private static Plan smaller(Plan best, Elimination challenger) {
        Plan plan = challenger.plan();
        return plan.cells < best.cells ? plan : best;
    }

    static long[][] graph(int n, int[][] scopes) {
        int words = (n + 63) >>> 6;
        long[][] near = new long[n][words];
        for (int[] scope : scopes) {
            for (int a : scope) {
                for (int b : scope) {
                    if (a != b) {
                        near[a][b >>> 6] |= 1L << b;
                    }
                }
            }
        }
        return near;
    }

    /** One greedy elimination with costs kept up to date around the vertex eliminated. */
    private static final class Elimination {
        private final long[][] near;
        private final int[] cards;
        private final int rule; // 0 fill-in, then table; 1 table, then fill-in; 2 fill-in weighted by tables
        private long noise;
        private final int n;
        private final double[] logCard;
        private final double[] fill;
        private final double[] weight;
        private final long[] tie;
        private final boolean[] gone;
        private final int[][] neighbours; // at the time of elimination
        private final int[] order;
        private final int[] place;

        Elimination(long[][] graph, int[] cards, int rule, long seed) {
            this.cards = cards;
            this.rule = rule;
            this.noise = seed;
            n = cards.length;
            near = new long[n][];
            logCard = new double[n];
            fill = new double[n];
            weight = new double[n];
            tie = new long[n];
            gone = new boolean[n];
            neighbours = new int[n][];
            order = new int[n];
            place = new int[n];
            for (int v = 0; v < n; v++) {
                near[v] = graph[v].clone();
                logCard[v] = Math.log(cards[v]);
                tie[v] = seed == 0 ? v : random();
            }
            for (int v = 0; v < n; v++) {
                refresh(v);
            }
        }

        private long random() { // SplitMix64
            noise += 0x9e3779b97f4a7c15L;
            long z = (noise ^ (noise >>> 30)) * 0xbf58476d1ce4e5b9L;
            z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
            return z ^ (z >>> 31);
        }

        private void refresh(int v) {
            double missing = 0;
            double log = logCard[v];
            long[] mine = near[v];
            for (int w = 0; w < mine.length; w++) {
                for (long bits = mine[w]; bits != 0; bits &= bits - 1) {
                    int u = (w << 6) + Long.numberOfTrailingZeros(bits);
                    log += logCard[u];
                    long[] other = near[u];
                    if (rule == 2) {
                        missing += logCard[u] * weighted(mine, other, u);
                    } else {
                        int absent = -1; // u itself
                        for (int k = 0; k < mine.length; k++) {
                            absent += Long.bitCount(mine[k] & ~other[k]);
                        }
                        missing += absent;
                    }
                }
            }
            fill[v] = missing;
            weight[v] = log;
        }

        private double weighted(long[] mine, long[] other, int self) {
            double sum = -logCard[self];
            for (int k = 0; k < mine.length; k++) {
                for (long bits = mine[k] & ~other[k]; bits != 0; bits &= bits - 1) {
                    sum += logCard[(k << 6) + Long.numberOfTrailingZeros(bits)];
                }
            }
            return sum;
        }

        private boolean better(int v, int than) {
            double first = rule == 1 ? weight[v] - weight[than] : fill[v] - fill[than];
            if (Math.abs(first) > 1e-9) {
                return first < 0;
            }
            double second = rule == 1 ? fill[v] - fill[than] : weight[v] - weight[than];
            if (Math.abs(second) > 1e-9) {
                return second < 0;
            }
            return tie[v] < tie[than];
        }

        Plan plan() {
            int[] left = new int[n];
            for (int v = 0; v < n; v++) {
                left[v] = v;
            }
            long[] touched = new long[(n + 63) >>> 6];
            for (int step = 0; step < n; step++) {
                int at = 0;
                for (int k = 1; k < n - step; k++) {
                    if (better(left[k], left[at])) {
                        at = k;
                    }
                }
                int v = left[at];
                left[at] = left[n - step - 1];
                order[step] = v;
                place[v] = step;
                eliminate(v, touched);
            }
            return joined();
        }

        private void eliminate(int v, long[] touched) {
            int[] around = members(near[v]);
            neighbours[v] = around;
            gone[v] = true;
            Arrays.fill(touched, 0);
            for (int a : around) {
                near[a][v >>> 6] &= ~(1L << v);
                touched[a >>> 6] |= 1L << a;
            }
            if (fill[v] > 0 || rule == 2) {
                for (int a : around) {
                    long[] row = near[a];
                    for (int b : around) {
                        if (a < b && (row[b >>> 6] & 1L << b) == 0) {
                            for (int k = 0; k < row.length; k++) { // only common neighbours see a new edge
                                touched[k] |= row[k] & near[b][k];
                            }
                            row[b >>> 6] |= 1L << b;
                            near[b][a >>> 6] |= 1L << a;
                        }
                    }
                }
            }
            for (int u : members(touched)) {
                if (!gone[u]) {
                    refresh(u);
                }
            }
        }

        /** Contracts every bucket into the child that contains it. */
        private Plan joined() {
            int[] up = new int[n];
            int[] holder = new int[n];
            Arrays.fill(holder, -1);
            for (int v : order) {
                up[v] = -1;
                for (int u : neighbours[v]) {
                    if (up[v] < 0 || place[u] < place[up[v]]) {
                        up[v] = u;
                    }
                }
            }
            for (int v : order) {
                if (holder[v] < 0) {
                    holder[v] = v;
                }
                int p = up[v];
                if (p >= 0 && holder[p] < 0 && neighbours[v].length == neighbours[p].length + 1) {
                    holder[p] = holder[v];
                }
            }
            int[] number = new int[n];
            int count = 0;
            double cells = 0;
            int[][] cliques = new int[n][];
            for (int v : order) {
                if (holder[v] == v) {
                    number[v] = count;
                    int[] members = Arrays.copyOf(neighbours[v], neighbours[v].length + 1);
                    members[members.length - 1] = v;
                    Arrays.sort(members);
                    cliques[count++] = members;
                    double size = 1;
                    for (int u : members) {
                        size *= cards[u];
                    }
                    cells += size;
                }
            }
            int[][] links = new int[n][];
            int edges = 0;
            for (int v : order) {
                if (up[v] >= 0 && holder[v] != holder[up[v]]) {
                    links[edges++] = new int[] {number[holder[v]], number[holder[up[v]]]};
                }
            }
            return new Plan(Arrays.copyOf(cliques, count), Arrays.copyOf(links, edges), cells);
        }

        private static int[] members(long[] set) {
            int count = 0;
            for (long word : set) {
                count += Long.bitCount(word);
            }
            int[] members = new int[count];
            int at = 0;
            for (int w = 0; w < set.length; w++) {
                for (long bits = set[w]; bits != 0; bits &= bits - 1) {
                    members[at++] = (w << 6) + Long.numberOfTrailingZeros(bits);
                }
            }
            return members;
        }
    }
}

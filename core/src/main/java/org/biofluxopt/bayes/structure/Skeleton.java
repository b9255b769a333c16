package org.biofluxopt.bayes.structure;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The adjacency phase of PC-stable (Colombo and Maathuis 2014, JMLR 15:3741): all tests of one size see the graph as it
 * was before that size, so the order of variables does not matter. Required edges stay; pairs that knowledge forbids both
 * ways are never joined; a variable that may not be a cause of one end is not conditioned on for that end.
 */
final class Skeleton {
    /** What made two variables independent. */
    record Separation(int[] given, double pValue) {}

    private final IndependenceTest test;
    private final double alpha;
    private final Knowledge knowledge;
    private final int deepest;
    final int n;
    final boolean[][] adjacent;
    final double[][] strength; // largest p-value of the tests an edge survived
    final Map<Long, Separation> separations = new HashMap<>();
    int tests;

    Skeleton(IndependenceTest test, double alpha, Knowledge knowledge, int deepest) {
        this.test = test;
        this.alpha = alpha;
        this.knowledge = knowledge;
        this.deepest = deepest;
        List<String> names = test.names();
        n = names.size();
        adjacent = new boolean[n][n];
        strength = new double[n][n];
        for (int x = 0; x < n; x++) {
            for (int y = 0; y < n; y++) {
                adjacent[x][y] = x != y && (allows(x, y) || allows(y, x));
            }
        }
    }

    boolean allows(int from, int to) {
        return knowledge.isEmpty()
                || knowledge.allows(test.names().get(from), test.names().get(to));
    }

    boolean requires(int x, int y) {
        return !knowledge.isEmpty()
                && (knowledge.requires(test.names().get(x), test.names().get(y))
                        || knowledge.requires(test.names().get(y), test.names().get(x)));
    }

    void prune() {
        boolean more = true;
        for (int depth = 0; more && depth <= deepest; depth++) {
            int[][] before = new int[n][];
            more = false;
            for (int x = 0; x < n; x++) {
                before[x] = adjacents(x);
                more |= before[x].length > depth;
            }
            for (int x = 0; x < n; x++) {
                for (int y : before[x]) {
                    if (x < y && adjacent[x][y] && !requires(x, y)) {
                        prune(x, y, before, depth);
                    }
                }
            }
        }
    }

    int[] adjacents(int x) {
        int[] found = new int[n];
        int count = 0;
        for (int y = 0; y < n; y++) {
            if (adjacent[x][y]) {
                found[count++] = y;
            }
        }
        return Arrays.copyOf(found, count);
    }

    private void prune(int x, int y, int[][] before, int depth) {
        int[] aroundX = causesBut(before[x], x, y);
        int[] aroundY = causesBut(before[y], y, x);
        if (!separated(x, y, aroundX, depth, new int[0]) && depth > 0) {
            separated(x, y, aroundY, depth, aroundX);
        }
    }

    private int[] causesBut(int[] around, int of, int but) {
        int[] kept = new int[around.length];
        int count = 0;
        for (int z : around) {
            if (z != but && allows(z, of)) {
                kept[count++] = z;
            }
        }
        return Arrays.copyOf(kept, count);
    }

    /** Tries every subset of one size, except those of {@code tried}, in order; ends at the first that separates. */
    boolean separated(int x, int y, int[] pool, int size, int[] tried) {
        if (pool.length < size) {
            return false;
        }
        int[] pick = new int[size];
        for (int i = 0; i < size; i++) {
            pick[i] = i;
        }
        int[] given = new int[size];
        while (true) {
            boolean fresh = size == 0 || tried.length < size;
            for (int i = 0; i < size; i++) {
                given[i] = pool[pick[i]];
                fresh |= Arrays.binarySearch(tried, given[i]) < 0;
            }
            if (fresh) {
                tests++;
                IndependenceTest.Result result = test.test(x, y, given);
                if (result.pValue() > alpha) {
                    adjacent[x][y] = false;
                    adjacent[y][x] = false;
                    separations.put(key(x, y), new Separation(given.clone(), result.pValue()));
                    return true;
                }
                strength[x][y] = Math.max(strength[x][y], result.pValue());
                strength[y][x] = strength[x][y];
            }
            int i = size - 1;
            while (i >= 0 && pick[i] == pool.length - size + i) {
                i--;
            }
            if (i < 0) {
                return false;
            }
            pick[i]++;
            for (int j = i + 1; j < size; j++) {
                pick[j] = pick[j - 1] + 1;
            }
        }
    }

    long key(int x, int y) {
        return (long) Math.min(x, y) * n + Math.max(x, y);
    }

    /** The best separating set among all subsets of the present neighbours of either end (Ramsey 2016, PC-Max). */
    Separation strongestSeparation(int x, int y, int largest) {
        Separation best = separations.getOrDefault(key(x, y), new Separation(new int[0], -1));
        for (int end = 0; end < 2; end++) {
            int[] pool = causesBut(adjacents(end == 0 ? x : y), end == 0 ? x : y, end == 0 ? y : x);
            if (pool.length > 12) {
                continue;
            }
            for (int set = 0; set < 1 << pool.length; set++) {
                if (Integer.bitCount(set) > largest) {
                    continue;
                }
                int[] given = new int[Integer.bitCount(set)];
                for (int i = 0, k = 0; i < pool.length; i++) {
                    if ((set >> i & 1) == 1) {
                        given[k++] = pool[i];
                    }
                }
                tests++;
                double p = test.test(x, y, given).pValue();
                if (p > best.pValue()) {
                    best = new Separation(given, p);
                }
            }
        }
        return best;
    }
}

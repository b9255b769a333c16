package org.biofluxopt.bayes.structure;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tabu search over DAGs (Glover 1989): the best addition, removal or reversal is made even if the score falls, recent pairs
 * are left alone for a while, and the best DAG met is returned. Only what knowledge allows is ever made.
 */
final class TabuSearch {
    private static final double RISE = 1e-9;

    private final LocalScore score;
    private final EdgePriors priors;
    private final boolean[][] allowed;
    private final boolean[][] required;
    private final int n;
    private final int mostParents;
    private final int patience;
    private final int tenure;
    private final int[][] parents;
    private final double[][] toggle; // gain of adding or removing x -> y
    private final boolean[][] stale;
    private final boolean[][] edge;
    private final int[][] tabuUntil;

    /** @param patience steps without a new best before it ends */
    TabuSearch(
            LocalScore score,
            Knowledge knowledge,
            EdgePriors priors,
            PartiallyDirectedGraph start,
            int mostParents,
            int patience) {
        this.score = score;
        this.priors = priors;
        this.mostParents = mostParents;
        this.patience = patience;
        n = start.size();
        tenure = Math.max(5, Math.min(12, n / 3));
        List<String> names = score.names();
        allowed = new boolean[n][n];
        required = new boolean[n][n];
        edge = new boolean[n][n];
        parents = new int[n][];
        toggle = new double[n][n];
        stale = new boolean[n][n];
        tabuUntil = new int[n][n];
        for (int y = 0; y < n; y++) {
            parents[y] = start.parents(y);
            for (int x = 0; x < n; x++) {
                allowed[x][y] = x != y && (knowledge.isEmpty() || knowledge.allows(names.get(x), names.get(y)));
                required[x][y] = !knowledge.isEmpty() && knowledge.requires(names.get(x), names.get(y));
                edge[x][y] = start.directed(x, y);
                stale[x][y] = true;
            }
        }
    }

    PartiallyDirectedGraph run() {
        double now = 0;
        double best = 0;
        int[][] bestParents = parents.clone();
        int since = 0;
        for (int step = 1; since <= patience; step++) {
            Move move = bestMove(step, best - now);
            if (move == null) {
                break;
            }
            now += make(move);
            tabuUntil[move.x][move.y] = step + tenure;
            tabuUntil[move.y][move.x] = step + tenure;
            since++;
            if (now > best + RISE) {
                best = now;
                bestParents = parents.clone();
                since = 0;
            }
        }
        PartiallyDirectedGraph dag = new PartiallyDirectedGraph(score.names());
        for (int y = 0; y < n; y++) {
            for (int x : bestParents[y]) {
                dag.direct(x, y);
            }
        }
        return dag;
    }

    private record Move(int x, int y, boolean reverse, double gain) {}

    private @Nullable Move bestMove(int step, double toBest) {
        Move best = null;
        for (int x = 0; x < n; x++) {
            for (int y = 0; y < n; y++) {
                if (x == y) {
                    continue;
                }
                if (edge[x][y]) {
                    if (required[x][y]) {
                        continue;
                    }
                    double removal = toggle(x, y);
                    best = better(best, x, y, false, removal, step, toBest);
                    if (allowed[y][x] && parents[x].length < mostParents) {
                        double reversal = removal + toggle(y, x);
                        if (promising(best, reversal, x, y, step, toBest) && !reachesPast(x, y)) {
                            best = better(best, x, y, true, reversal, step, toBest);
                        }
                    }
                } else if (allowed[x][y] && !edge[y][x] && parents[y].length < mostParents) {
                    double addition = toggle(x, y);
                    if (promising(best, addition, x, y, step, toBest) && !reaches(y, x)) {
                        best = better(best, x, y, false, addition, step, toBest);
                    }
                }
            }
        }
        return best;
    }

    private boolean promising(@Nullable Move best, double gain, int x, int y, int step, double toBest) {
        return (best == null || gain > best.gain + RISE) && free(x, y, gain, step, toBest);
    }

    private boolean free(int x, int y, double gain, int step, double toBest) {
        return tabuUntil[x][y] < step || gain > toBest + RISE;
    }

    private @Nullable Move better(
            @Nullable Move best, int x, int y, boolean reverse, double gain, int step, double toBest) {
        boolean finite = gain > Double.NEGATIVE_INFINITY;
        return finite && promising(best, gain, x, y, step, toBest) ? new Move(x, y, reverse, gain) : best;
    }

    private double toggle(int x, int y) {
        if (stale[x][y]) {
            stale[x][y] = false;
            double prior = priors.of(score.names().get(x), score.names().get(y));
            int[] other = edge[x][y] ? Ges.without(parents[y], x) : Ges.union(parents[y], new int[] {x});
            toggle[x][y] = score.family(y, other) - score.family(y, parents[y]) + (edge[x][y] ? -prior : prior);
        }
        return toggle[x][y];
    }

    private double make(Move move) {
        set(move.x, move.y, !edge[move.x][move.y]);
        if (move.reverse) {
            set(move.y, move.x, true);
        }
        return move.gain;
    }

    private void set(int x, int y, boolean present) {
        edge[x][y] = present;
        parents[y] = present ? Ges.union(parents[y], new int[] {x}) : Ges.without(parents[y], x);
        for (int u = 0; u < n; u++) {
            stale[u][y] = true;
        }
    }

    private boolean reaches(int from, int to) {
        return reaches(from, to, -1, -1);
    }

    /** Whether a path leads from x to y other than the edge itself. */
    private boolean reachesPast(int x, int y) {
        return reaches(x, y, x, y);
    }

    private boolean reaches(int from, int to, int skipFrom, int skipTo) {
        boolean[] seen = new boolean[n];
        int[] stack = new int[n];
        int top = 0;
        stack[top++] = from;
        seen[from] = true;
        while (top > 0) {
            int v = stack[--top];
            for (int u = 0; u < n; u++) {
                if (edge[v][u] && !seen[u] && !(v == skipFrom && u == skipTo)) {
                    if (u == to) {
                        return true;
                    }
                    seen[u] = true;
                    stack[top++] = u;
                }
            }
        }
        return false;
    }
}

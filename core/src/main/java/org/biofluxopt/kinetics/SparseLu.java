package org.biofluxopt.kinetics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The plan of a sparse LU factorisation without numerical pivoting, made once for a pattern (Duff, Erisman and Reid,
 * Direct Methods for Sparse Matrices, 2nd ed. 2017, ch. 7 and 10). Pivots stay on the diagonal, in the order of
 * {@link #order}; row and column i of the plan are those of the i-th pivot. With {@code W = L U}, unit L, the values kept
 * are {@code -l}, {@code u} off the diagonal, and {@code -1/u} for the diagonal, because then both substitutions add
 * products and {@code solve} gives {@code -W^-1 b}.
 */
final class SparseLu {
    /** Rows of the plan; entries of row i are {@code rowStart[i] .. rowStart[i + 1]}, sorted by column. */
    final int[] rowStart;

    /** Which entry of its row is the diagonal. */
    final int[] diagonal;

    /** Column of each entry. */
    final int[] column;

    /** Products to subtract for each entry e: pairs {@code pairs[pairStart[e] .. pairStart[e + 1]]} of entries. */
    final int[] pairStart;

    final int[] pairs;

    private SparseLu(int[] rowStart, int[] diagonal, int[] column, int[] pairStart, int[] pairs) {
        this.rowStart = rowStart;
        this.diagonal = diagonal;
        this.column = column;
        this.pairStart = pairStart;
        this.pairs = pairs;
    }

    int size() {
        return diagonal.length;
    }

    int entries() {
        return column.length;
    }

    /**
     * A pivot order with little fill: the diagonal entry with the smallest product of the other entries in its row and
     * column comes next (Markowitz 1957, Management Science 3:255; ties by the smaller index).
     *
     * @param pattern square, true where an entry may be other than 0
     */
    static int[] order(boolean[][] pattern) {
        int n = pattern.length;
        boolean[][] fill = new boolean[n][];
        Arrays.setAll(fill, i -> pattern[i].clone());
        boolean[] done = new boolean[n];
        int[] order = new int[n];
        for (int k = 0; k < n; k++) {
            int best = -1;
            long cheapest = Long.MAX_VALUE;
            for (int i = 0; i < n; i++) {
                if (done[i]) {
                    continue;
                }
                long inRow = 0;
                long inColumn = 0;
                for (int j = 0; j < n; j++) {
                    if (!done[j] && j != i) {
                        inRow += fill[i][j] ? 1 : 0;
                        inColumn += fill[j][i] ? 1 : 0;
                    }
                }
                if (inRow * inColumn < cheapest) {
                    cheapest = inRow * inColumn;
                    best = i;
                }
            }
            order[k] = best;
            done[best] = true;
            for (int i = 0; i < n; i++) {
                if (!done[i] && fill[i][best]) {
                    for (int j = 0; j < n; j++) {
                        fill[i][j] |= !done[j] && fill[best][j];
                    }
                }
            }
        }
        return order;
    }

    /** The plan for a pattern whose rows and columns are already in pivot order. */
    static SparseLu plan(boolean[][] pattern) {
        int n = pattern.length;
        boolean[][] fill = new boolean[n][];
        Arrays.setAll(fill, i -> pattern[i].clone());
        for (int k = 0; k < n; k++) {
            fill[k][k] = true;
            for (int i = k + 1; i < n; i++) {
                if (fill[i][k]) {
                    for (int j = k + 1; j < n; j++) {
                        fill[i][j] |= fill[k][j];
                    }
                }
            }
        }
        int[][] at = new int[n][n];
        int[] rowStart = new int[n + 1];
        int[] diagonal = new int[n];
        List<Integer> column = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                at[i][j] = fill[i][j] ? column.size() : -1;
                if (i == j) {
                    diagonal[i] = column.size();
                }
                if (fill[i][j]) {
                    column.add(j);
                }
            }
            rowStart[i + 1] = column.size();
        }
        List<Integer> pairs = new ArrayList<>();
        int[] pairStart = new int[column.size() + 1];
        for (int i = 0; i < n; i++) {
            for (int e = rowStart[i]; e < rowStart[i + 1]; e++) {
                int j = column.get(e);
                for (int k = 0; k < Math.min(i, j); k++) {
                    if (at[i][k] >= 0 && at[k][j] >= 0) {
                        pairs.add(at[i][k]);
                        pairs.add(at[k][j]);
                    }
                }
                pairStart[e + 1] = pairs.size();
            }
        }
        return new SparseLu(rowStart, diagonal, ints(column), pairStart, ints(pairs));
    }

    private static int[] ints(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }
}

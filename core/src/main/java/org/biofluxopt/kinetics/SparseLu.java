package org.biofluxopt.kinetics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * A sparse LU factorisation without numerical pivoting, planned once for a pattern and written as instructions (Duff,
 * Erisman and Reid, Direct Methods for Sparse Matrices, 2nd ed. 2017, ch. 7 and 10). Pivots stay on the diagonal, in the
 * order of {@link #order}; row and column i of the plan are those of the i-th pivot. With {@code W = L U}, unit L, the
 * values kept are {@code -l}, {@code u} off the diagonal, and {@code -1/u} for the diagonal, because then both
 * substitutions only add products, and give {@code -W^-1 b}.
 */
final class SparseLu {
    /** Columns of the entries of each row, ascending. */
    private final int[][] columns;

    private SparseLu(int[][] columns) {
        this.columns = columns;
    }

    int entries() {
        return Arrays.stream(columns).mapToInt(row -> row.length).sum();
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
        int[][] columns = new int[n][];
        for (int i = 0; i < n; i++) {
            boolean[] row = fill[i];
            columns[i] = IntStream.range(0, n).filter(j -> row[j]).toArray();
        }
        return new SparseLu(columns);
    }

    /**
     * Writes the factorisation.
     *
     * @param matrix register of each entry of W, -1 where it is 0
     * @param lasting whether a register keeps its value until the factors are used up
     * @param free first of {@link #entries} registers for the factors
     * @param zero register that holds 0
     * @return register of each factor; kept in place where W's own entry serves
     */
    int[][] writeFactorisation(LaneAssembler code, int[][] matrix, IntPredicate lasting, int free, int zero) {
        int n = columns.length;
        int[][] at = new int[n][n];
        int next = free;
        for (int i = 0; i < n; i++) {
            for (int j : columns[i]) {
                List<int[]> products = products(at, i, j);
                int start = matrix[i][j] < 0 ? zero : matrix[i][j];
                if (j > i && products.isEmpty() && lasting.test(start)) {
                    at[i][j] = start;
                    continue;
                }
                int result = next++;
                at[i][j] = result;
                if (j < i && products.isEmpty()) {
                    code.emit(LaneOp.MULTIPLY, result, start, at[j][j]);
                    continue;
                }
                if (j == i && products.isEmpty()) {
                    code.emit(LaneOp.NEGATIVE_RECIPROCAL, result, start);
                    continue;
                }
                code.dot(result, start, products, zero);
                if (j < i) {
                    code.emit(LaneOp.MULTIPLY, result, result, at[j][j]);
                } else if (j == i) {
                    code.emit(LaneOp.NEGATIVE_RECIPROCAL, result, result);
                }
            }
        }
        return at;
    }

    private List<int[]> products(int[][] at, int i, int j) {
        List<int[]> products = new ArrayList<>();
        for (int k : columns[i]) {
            if (k < Math.min(i, j) && Arrays.binarySearch(columns[k], j) >= 0) {
                products.add(new int[] {at[i][k], at[k][j]});
            }
        }
        return products;
    }

    /**
     * Writes both substitutions.
     *
     * @param at registers of the factors
     * @param b first register of the right-hand side, replaced by {@code -W^-1 b}
     */
    void writeSolution(LaneAssembler code, int[][] at, int b, int zero) {
        for (int i = 0; i < columns.length; i++) {
            List<int[]> below = new ArrayList<>();
            for (int j : columns[i]) {
                if (j < i) {
                    below.add(new int[] {at[i][j], b + j});
                }
            }
            code.dot(b + i, b + i, below, zero);
        }
        for (int i = columns.length - 1; i >= 0; i--) {
            List<int[]> above = new ArrayList<>();
            for (int j : columns[i]) {
                if (j > i) {
                    above.add(new int[] {at[i][j], b + j});
                }
            }
            code.dot(b + i, b + i, above, zero);
            code.emit(LaneOp.MULTIPLY, b + i, b + i, at[i][i]);
        }
    }
}

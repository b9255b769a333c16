package org.biofluxopt.bayes.structure;

import java.util.Arrays;
import org.biofluxopt.bayes.CategoricalTable;

/**
 * Contingency tables. Small ones are counted by intersecting sets of rows kept as bits, one set per state, 64 rows a step;
 * large ones by one pass over the rows. Rows with a missing cell in one of the columns asked for are left out.
 */
final class Counter {
    private static final int MOST_STEPS_OF_BITS = 220;
    private static final int MOST_CELLS = 1 << 24;

    private final CategoricalTable table;
    private final int rows;
    private final int words;
    private final long[][][] bits; // [variable][state][word]
    private final long[][] scratch;
    private int[] codes = {};

    Counter(CategoricalTable table) {
        this.table = table;
        rows = table.rows();
        words = (rows + 63) >>> 6;
        bits = new long[table.size()][][];
        for (int v = 0; v < bits.length; v++) {
            bits[v] = new long[table.card(v)][words];
            short[] column = table.column(v);
            for (int r = 0; r < rows; r++) {
                if (column[r] >= 0) {
                    bits[v][column[r]][r >>> 6] |= 1L << r;
                }
            }
        }
        scratch = new long[32][words];
    }

    /** Shares the sets of rows; for another thread. */
    Counter(Counter other) {
        table = other.table;
        rows = other.rows;
        words = other.words;
        bits = other.bits;
        scratch = new long[32][words];
    }

    CategoricalTable table() {
        return table;
    }

    /** Cells of the table over these variables, or -1 if there are too many to count. */
    int cells(int... variables) {
        long cells = 1;
        for (int v : variables) {
            cells *= Math.max(1, table.card(v));
            if (cells > MOST_CELLS) {
                return -1;
            }
        }
        return (int) cells;
    }

    /** Counts, flat, the last variable fastest. */
    int[] count(int... variables) {
        int[] counts = new int[cells(variables)];
        double steps = 1;
        double total = 0;
        for (int v : variables) {
            steps *= table.card(v);
            total += steps;
        }
        if (total <= MOST_STEPS_OF_BITS && variables.length <= scratch.length) {
            byBits(variables, 0, scratch[0], 0, counts);
        } else {
            byRows(variables, counts);
        }
        return counts;
    }

    private void byBits(int[] variables, int depth, long[] set, int at, int[] counts) {
        long[][] states = bits[variables[depth]];
        boolean last = depth == variables.length - 1;
        for (int s = 0; s < states.length; s++) {
            long[] state = states[s];
            int cell = at * states.length + s;
            if (last) {
                int count = 0;
                if (depth == 0) {
                    for (int w = 0; w < words; w++) {
                        count += Long.bitCount(state[w]);
                    }
                } else {
                    for (int w = 0; w < words; w++) {
                        count += Long.bitCount(state[w] & set[w]);
                    }
                }
                counts[cell] = count;
            } else if (depth == 0) {
                byBits(variables, 1, state, cell, counts);
            } else {
                long[] next = scratch[depth];
                long any = 0;
                for (int w = 0; w < words; w++) {
                    next[w] = state[w] & set[w];
                    any |= next[w];
                }
                if (any != 0) {
                    byBits(variables, depth + 1, next, cell, counts);
                }
            }
        }
    }

    private void byRows(int[] variables, int[] counts) {
        if (codes.length == 0) {
            codes = new int[rows];
        }
        Arrays.fill(codes, 0);
        int last = variables.length - 1;
        for (int i = 0; i < last; i++) {
            short[] column = table.column(variables[i]);
            int card = table.card(variables[i]);
            for (int r = 0; r < rows; r++) {
                int code = codes[r] * card + column[r];
                codes[r] = (codes[r] | column[r]) < 0 ? -1 : code;
            }
        }
        short[] column = table.column(variables[last]);
        int card = table.card(variables[last]);
        for (int r = 0; r < rows; r++) {
            if ((codes[r] | column[r]) >= 0) {
                counts[codes[r] * card + column[r]]++;
            }
        }
    }
}

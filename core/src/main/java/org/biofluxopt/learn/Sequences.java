package org.biofluxopt.learn;

/**
 * How rows that a network is handed belong together: {@code steps} successive rows of {@code count} sequences, row (t, s)
 * at {@code t * count + s}. Rows that have nothing to do with each other are sequences of one step.
 *
 * @param hidden what a memory held before the first row, [count][units] from {@code hiddenOffset} on
 * @param fresh per row from {@code freshOffset} on, whether the memory is to be emptied before it
 */
record Sequences(int steps, int count, double[] hidden, int hiddenOffset, boolean[] fresh, int freshOffset) {
    private static final double[] NOTHING = {};
    private static final boolean[] NEVER = {};

    /** Rows for a network without memory. */
    static Sequences unrelated(int rows) {
        return new Sequences(1, rows, NOTHING, 0, NEVER, 0);
    }

    /** One row of each sequence; the memories are as they should be. */
    static Sequences single(int count, double[] hidden, int hiddenOffset) {
        return new Sequences(1, count, hidden, hiddenOffset, NEVER, 0);
    }

    int rows() {
        return steps * count;
    }

    boolean fresh(int row) {
        return fresh.length > 0 && fresh[freshOffset + row];
    }
}

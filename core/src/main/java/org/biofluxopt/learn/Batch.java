package org.biofluxopt.learn;

import java.util.Arrays;

/** Rows of experience, row-major; what one gradient step sees. */
final class Batch {
    final double[] observations;
    final double[] criticInputs;
    final double[] actions; // unclipped, as drawn
    final double[] logDensities; // of the actions under the policy that drew them
    final double[] advantages;
    final double[] returns; // normalised like the critic's output
    final double[] actorMemory; // what the networks remembered before the row
    final double[] criticMemory;
    final boolean[] fresh; // an episode starts at this row: nothing is remembered
    final boolean[] counts; // whether the row is experience; others only fill up sequences
    int rows;
    int counted; // rows that are experience

    /**
     * Of one row.
     *
     * @param memory units that actor and critic each remember
     */
    record Widths(int observation, int critic, int action, int memory) {}

    private final Widths widths;

    Batch(int capacity, Widths widths) {
        this.widths = widths;
        observations = new double[capacity * widths.observation()];
        criticInputs = new double[capacity * widths.critic()];
        actions = new double[capacity * widths.action()];
        actorMemory = new double[capacity * widths.memory()];
        criticMemory = new double[capacity * widths.memory()];
        logDensities = new double[capacity];
        advantages = new double[capacity];
        returns = new double[capacity];
        fresh = new boolean[capacity];
        counts = new boolean[capacity];
        Arrays.fill(counts, true);
    }

    /** Copies the rows of {@code from} that {@code index[0..count)} names; -1 makes a row that does not count. */
    void gather(Batch from, int[] index, int count) {
        rows = count;
        counted = 0;
        for (int i = 0; i < count; i++) {
            int row = index[i];
            counts[i] = row >= 0 && from.counts[row];
            if (row < 0) {
                blank(i);
                continue;
            }
            counted += counts[i] ? 1 : 0;
            copy(from.observations, row, observations, i, widths.observation());
            copy(from.criticInputs, row, criticInputs, i, widths.critic());
            copy(from.actions, row, actions, i, widths.action());
            copy(from.actorMemory, row, actorMemory, i, widths.memory());
            copy(from.criticMemory, row, criticMemory, i, widths.memory());
            fresh[i] = from.fresh[row];
            logDensities[i] = from.logDensities[row];
            advantages[i] = from.advantages[row];
            returns[i] = from.returns[row];
        }
    }

    private void blank(int i) {
        Arrays.fill(observations, i * widths.observation(), (i + 1) * widths.observation(), 0);
        Arrays.fill(criticInputs, i * widths.critic(), (i + 1) * widths.critic(), 0);
        fresh[i] = true;
    }

    private static void copy(double[] from, int row, double[] to, int i, int width) {
        System.arraycopy(from, row * width, to, i * width, width);
    }
}

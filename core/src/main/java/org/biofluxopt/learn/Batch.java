package org.biofluxopt.learn;

/** Rows of experience, row-major; what one gradient step sees. */
final class Batch {
    final double[] observations;
    final double[] criticInputs;
    final double[] actions; // unclipped, as drawn
    final double[] logDensities; // of the actions under the policy that drew them
    final double[] advantages;
    final double[] returns; // normalised like the critic's output
    int rows;

    Batch(int capacity, int observationSize, int criticSize, int actionSize) {
        observations = new double[capacity * observationSize];
        criticInputs = new double[capacity * criticSize];
        actions = new double[capacity * actionSize];
        logDensities = new double[capacity];
        advantages = new double[capacity];
        returns = new double[capacity];
    }

    int capacity() {
        return advantages.length;
    }

    /** Copies {@code count} rows of {@code from}, chosen by {@code index[first..]}. */
    void gather(Batch from, int[] index, int first, int count) {
        rows = count;
        for (int i = 0; i < count; i++) {
            int row = index[first + i];
            copy(from.observations, row, observations, i, observations.length / capacity());
            copy(from.criticInputs, row, criticInputs, i, criticInputs.length / capacity());
            copy(from.actions, row, actions, i, actions.length / capacity());
            logDensities[i] = from.logDensities[row];
            advantages[i] = from.advantages[row];
            returns[i] = from.returns[row];
        }
    }

    private static void copy(double[] from, int row, double[] to, int i, int width) {
        System.arraycopy(from, row * width, to, i * width, width);
    }
}

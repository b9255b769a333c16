package org.biofluxopt.tune;

/**
 * Of a Gaussian process over the unit cube for observations that were standardised.
 *
 * @param lengthScale of each dimension, in units of the cube's edge
 * @param variance of the function
 * @param noise variance of an observation
 */
record Hyperparameters(double[] lengthScale, double variance, double noise) {
    /** From their logarithms, in the order of the fields. */
    static Hyperparameters ofLogs(double[] logs) {
        int d = logs.length - 2;
        double[] scale = new double[d];
        for (int j = 0; j < d; j++) {
            scale[j] = StrictMath.exp(logs[j]);
        }
        return new Hyperparameters(scale, StrictMath.exp(logs[d]), StrictMath.exp(logs[d + 1]));
    }
}

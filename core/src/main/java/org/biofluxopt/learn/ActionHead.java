package org.biofluxopt.learn;

import java.util.random.RandomGenerator;

/** What the outputs of an actor mean: a density over actions. Offsets point to one row. */
sealed interface ActionHead permits GaussianHead, CategoricalHead {
    /** Parameters of the head itself, beside the network's. */
    int parameters();

    /** Draws an action into {@code action}. */
    void draw(
            double[] outputs,
            int outputOffset,
            double[] parameters,
            RandomGenerator random,
            double[] action,
            int offset);

    /** Writes the most probable action. */
    void mode(double[] outputs, int outputOffset, double[] action, int offset);

    /** Log density, or log probability, of an action. */
    double logDensity(double[] action, int offset, double[] outputs, int outputOffset, double[] parameters);

    /** Entropy, nats, of the density at one row. */
    double entropy(double[] outputs, int outputOffset, double[] parameters);

    /**
     * Writes the derivatives of {@code slope * log density + entropySlope * entropy} by the outputs, and adds those by the
     * head's parameters to {@code gradient}.
     */
    void backward(
            double[] action,
            int offset,
            double[] outputs,
            int outputOffset,
            double[] parameters,
            double slope,
            double entropySlope,
            double[] delta,
            double[] gradient);
}

package org.biofluxopt.learn;

import java.util.List;

/**
 * @param iterations number of iterations over which the learning rate falls linearly to 0, if annealed
 */
public record PpoSettings(
        Network network,
        Horizon horizon,
        Optimiser optimiser,
        Objective objective,
        CriticInput critic,
        int iterations) {

    /** What the critic sees is the whole difference between IPPO and MAPPO. */
    public enum CriticInput {
        /** The agent's own observation (IPPO, de Witt et al. 2020, arXiv 2011.09533). */
        OWN_OBSERVATION,
        /** The environment's state and the agent's own observation (MAPPO, Yu et al. 2022, arXiv 2103.01955). */
        STATE_AND_OBSERVATION
    }

    /** What the networks are shown. */
    public enum Inputs {
        /** Every number brought to mean 0 and variance 1 over all that was seen so far. */
        RUNNING_SCALE,
        /** As observed. */
        RAW
    }

    /**
     * Actor and critic alike.
     *
     * @param hidden units of each hidden layer
     * @param initialLogStd log standard deviation of continuous actions at the start
     * @param layerNorm whether the input and every hidden layer are followed by layer normalisation
     * @param memory units of a recurrent layer after the hidden ones; 0 for none
     * @param longestSequence steps through which the recurrent layer is trained at most
     */
    public record Network(
            List<Integer> hidden,
            double initialLogStd,
            Inputs inputs,
            boolean layerNorm,
            int memory,
            int longestSequence) {
        public Network {
            hidden = List.copyOf(hidden);
        }

        /** Running scale, no layer normalisation, no memory. */
        public Network(List<Integer> hidden, double initialLogStd) {
            this(hidden, initialLogStd, Inputs.RUNNING_SCALE, false, 0, 1);
        }
    }

    /**
     * @param steps steps of every environment between two updates
     * @param discount per step
     * @param lambda of generalised advantage estimation
     */
    public record Horizon(int steps, double discount, double lambda) {}

    /**
     * @param epochs passes over the rollout
     * @param minibatches parts of a pass
     * @param learningRate Adam's
     * @param annealed whether the learning rate falls linearly to 0
     * @param maxGradientNorm Euclidean
     * @param targetKl updates stop for this rollout once a minibatch's KL estimate exceeds 1.5 times this
     */
    public record Optimiser(
            int epochs,
            int minibatches,
            double learningRate,
            boolean annealed,
            double maxGradientNorm,
            double targetKl) {}

    /**
     * @param clip range of the probability ratio
     * @param entropy coefficient of the entropy bonus
     * @param value coefficient of the value loss
     * @param huber error of a normalised value beyond which the value loss is linear; infinite for squared error
     */
    public record Objective(double clip, double entropy, double value, double huber) {
        /** With squared error. */
        public Objective(double clip, double entropy, double value) {
            this(clip, entropy, value, Double.POSITIVE_INFINITY);
        }
    }

    /** The values of Schulman et al. 2017 (arXiv 1707.06347) and CleanRL's continuous PPO, for {@code steps} a rollout. */
    public static PpoSettings standard(int steps, int iterations) {
        return new PpoSettings(
                new Network(List.of(64, 64), 0),
                new Horizon(steps, 0.99, 0.95),
                new Optimiser(10, 32, 3e-4, true, 0.5, Double.POSITIVE_INFINITY),
                new Objective(0.2, 0, 0.5),
                CriticInput.OWN_OBSERVATION,
                iterations);
    }

    public PpoSettings with(Network changed) {
        return new PpoSettings(changed, horizon, optimiser, objective, critic, iterations);
    }

    public PpoSettings with(Horizon changed) {
        return new PpoSettings(network, changed, optimiser, objective, critic, iterations);
    }

    public PpoSettings with(Optimiser changed) {
        return new PpoSettings(network, horizon, changed, objective, critic, iterations);
    }

    public PpoSettings with(Objective changed) {
        return new PpoSettings(network, horizon, optimiser, changed, critic, iterations);
    }

    public PpoSettings with(CriticInput changed) {
        return new PpoSettings(network, horizon, optimiser, objective, changed, iterations);
    }
}

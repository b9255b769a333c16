package org.biofluxopt.learn.benchmark;

import java.util.List;
import org.biofluxopt.learn.ParallelEnvironment;
import org.biofluxopt.learn.PpoSettings;
import org.biofluxopt.learn.PpoSettings.CriticInput;
import org.biofluxopt.learn.PpoSettings.Horizon;
import org.biofluxopt.learn.PpoSettings.Inputs;
import org.biofluxopt.learn.PpoSettings.Network;
import org.biofluxopt.learn.PpoSettings.Objective;
import org.biofluxopt.learn.PpoSettings.Optimiser;

/** A known task with the settings that are to learn it. */
public enum BenchmarkTask {
    /**
     * Rollout shape, discount and learning rate of Stable-Baselines3's zoo, without its state-dependent exploration but
     * with a KL stop.
     */
    PENDULUM(4, 1024) {
        @Override
        public ParallelEnvironment environment(int copies) {
            return new Pendulum(copies);
        }

        @Override
        PpoSettings settings(int rolloutSteps, int iterations) {
            return PpoSettings.standard(rolloutSteps, iterations)
                    .with(new Horizon(rolloutSteps, 0.9, 0.95))
                    .with(new Optimiser(10, 64, 1e-3, true, 0.5, 0.03));
        }
    },
    /**
     * MAPPO with layer normalisation, value normalisation and Huber loss (Yu et al. 2022, arXiv 2103.01955); five passes
     * of eight minibatches in place of ten of one, and a discount of .95 in place of .99, learn faster here.
     */
    SIMPLE_SPREAD(128, 25) {
        @Override
        public ParallelEnvironment environment(int copies) {
            return new SimpleSpread(copies);
        }

        @Override
        PpoSettings settings(int rolloutSteps, int iterations) {
            return PpoSettings.standard(rolloutSteps, iterations)
                    .with(new Network(List.of(64, 64), 0, Inputs.RAW, true, 0, 1))
                    .with(new Horizon(rolloutSteps, 0.95, 0.95))
                    .with(new Optimiser(5, 8, 5e-4, false, 10, Double.POSITIVE_INFINITY))
                    .with(new Objective(0.2, 0.01, 1, 10))
                    .with(CriticInput.STATE_AND_OBSERVATION);
        }
    };

    private final int environments;
    private final int rollout;

    BenchmarkTask(int environments, int rollout) {
        this.environments = environments;
        this.rollout = rollout;
    }

    /** A fresh environment of so many copies. */
    public abstract ParallelEnvironment environment(int copies);

    abstract PpoSettings settings(int rolloutSteps, int iterations);

    /** Copies of the environment in training. */
    public int environments() {
        return environments;
    }

    /** Steps of all copies together in one iteration. */
    public int stepsPerIteration() {
        return environments * rollout;
    }

    /** @param iterations of the whole training */
    public PpoSettings settings(int iterations) {
        return settings(rollout, iterations);
    }
}

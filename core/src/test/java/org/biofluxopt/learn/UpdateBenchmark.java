package org.biofluxopt.learn;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.biofluxopt.learn.ParallelEnvironment.Group;
import org.biofluxopt.learn.PpoSettings.Network;
import org.biofluxopt.learn.PpoSettings.Objective;
import org.biofluxopt.numeric.Seed;

/**
 * PPO updates a second of the thread's CPU time: 30 observations, 8 actions, two hidden layers, minibatch 256; see
 * benchmarks/ppo-update.md. Arguments: vector or portable, seconds.
 */
public final class UpdateBenchmark {
    private static final int ROWS = 256;
    private static final int OBSERVATIONS = 30;
    private static final int ACTIONS = 8;

    private UpdateBenchmark() {}

    public static void main(String[] args) {
        Kernel kernel = args[0].equals("vector") ? new VectorKernel() : Kernel.portable();
        double seconds = Double.parseDouble(args[1]);
        for (int hidden : new int[] {64, 256}) {
            System.out.printf(
                    Locale.ROOT, "%s,h=%d,%.1f%n", args[0], hidden, updatesPerSecond(kernel, hidden, seconds));
        }
    }

    private static double updatesPerSecond(Kernel kernel, int hidden, double seconds) {
        RandomGenerator random = new Seed(1).generator();
        Group group = new Group("agent", 1, OBSERVATIONS, ACTIONS);
        Network network = new Network(List.of(hidden, hidden), 0);
        ActorCritic networks = new ActorCritic(group, OBSERVATIONS, 1, network, kernel, Runnable::run, random);
        Batch data = new Batch(ROWS, new Batch.Widths(OBSERVATIONS, OBSERVATIONS, ACTIONS, 0));
        fill(data.observations, random);
        fill(data.actions, random);
        fill(data.advantages, random);
        fill(data.returns, random);
        System.arraycopy(data.observations, 0, data.criticInputs, 0, data.observations.length);
        double[] zero = new double[ACTIONS];
        for (int i = 0; i < ROWS; i++) {
            data.logDensities[i] = DiagonalGaussian.logDensity(data.actions, i * ACTIONS, zero, 0, zero, 0, ACTIONS);
        }
        int[] rows = new int[ROWS];
        for (int i = 0; i < ROWS; i++) {
            rows[i] = (i * 101) % ROWS; // a permutation: 101 and 256 have no common divisor
        }
        Batch minibatch = new Batch(ROWS, new Batch.Widths(OBSERVATIONS, OBSERVATIONS, ACTIONS, 0));
        Adam adam = new Adam(networks.parameters.length);
        double[] gradient = new double[networks.parameters.length];
        Runnable update = () -> {
            minibatch.gather(data, rows, ROWS);
            normalise(minibatch.advantages);
            networks.gradient(minibatch, new Objective(0.2, 0, 0.5), gradient);
            adam.step(networks.parameters, gradient, 3e-4, 0.5);
        };
        rate(update, seconds);
        return rate(update, seconds);
    }

    private static void normalise(double[] advantages) {
        RunningNormaliser moments = new RunningNormaliser(1);
        moments.update(advantages, advantages.length);
        moments.normalise(advantages, 0, advantages, 0, advantages.length);
    }

    private static void fill(double[] values, RandomGenerator random) {
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextGaussian();
        }
    }

    private static double rate(Runnable update, double seconds) {
        long start = clock();
        long now = start;
        int done = 0;
        while (now - start < seconds * 1e9) {
            for (int k = 0; k < 8; k++) {
                update.run();
            }
            done += 8;
            now = clock();
        }
        return done / ((now - start) / 1e9);
    }

    private static long clock() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}

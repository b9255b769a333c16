package org.biofluxopt.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import org.biofluxopt.learn.ParallelEnvironment.Actions;
import org.biofluxopt.learn.ParallelEnvironment.Group;
import org.biofluxopt.learn.PpoSettings.Inputs;
import org.biofluxopt.learn.PpoSettings.Network;
import org.biofluxopt.learn.PpoSettings.Objective;
import org.biofluxopt.numeric.Seed;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ActorCriticTest {
    private static final int STEPS = 3;
    private static final Objective OBJECTIVE = new Objective(0.2, 0.03, 0.7, 0.8); // half the errors beyond .8

    private static ActorCritic networks(int rowsOfActions, Seed seed) {
        return networks(rowsOfActions, Actions.CONTINUOUS, new Network(List.of(8, 5), -0.3), seed, Runnable::run);
    }

    private static ActorCritic networks(int actions, Actions kind, Network network, Seed seed, Executor executor) {
        Group group = new Group("test", 1, 4, actions, kind);
        int steps = network.memory() == 0 ? 1 : STEPS;
        return new ActorCritic(group, 6, steps, network, Kernel.portable(), executor, seed.generator());
    }

    /** One piece of sequences; every seventh row of a network with memory only fills up. */
    private static Batch batch(ActorCritic networks, int rows, RandomGenerator random) {
        int n = networks.actor.outputs();
        int memory = networks.actor.memory();
        Batch batch = new Batch(rows, new Batch.Widths(4, 6, n, memory));
        batch.rows = rows;
        fill(batch.observations, random);
        fill(batch.criticInputs, random);
        fill(batch.actions, random);
        fill(batch.advantages, random);
        fill(batch.returns, random);
        fill(batch.actorMemory, random);
        fill(batch.criticMemory, random);
        for (int i = 0; i < rows; i++) {
            batch.counts[i] = memory == 0 || i % 7 != 6;
            batch.fresh[i] = i % 11 == 10;
            batch.counted += batch.counts[i] ? 1 : 0;
            if (networks.head instanceof CategoricalHead) {
                Arrays.fill(batch.actions, i * n, (i + 1) * n, 0);
                batch.actions[i * n + random.nextInt(n)] = 1;
            }
        }
        NeuralNetwork.Workspace work = networks.actor.workspace(rows);
        Sequences sequences = memory == 0
                ? Sequences.unrelated(rows)
                : new Sequences(STEPS, rows / STEPS, batch.actorMemory, 0, batch.fresh, 0);
        networks.actor.forward(Kernel.portable(), networks.parameters, batch.observations, 0, sequences, work);
        for (int i = 0; i < rows; i++) {
            // ratios e^-0.1.. e^0.6: both sides of the clip, none within the difference step of its edge
            double shift = List.of(-0.6, -0.1, 0.05, 0.1, 0.6).get(i % 5);
            batch.logDensities[i] =
                    shift + networks.head.logDensity(batch.actions, i * n, work.output(), i * n, networks.parameters);
        }
        return batch;
    }

    private static void fill(double[] values, RandomGenerator random) {
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextGaussian();
        }
    }

    private static final List<Network> NETWORKS = List.of(
            new Network(List.of(8, 5), -0.3),
            new Network(List.of(8), -0.3, Inputs.RAW, true, 0, 1),
            new Network(List.of(6), -0.3, Inputs.RAW, true, 5, 10));

    @RepeatedTest(6)
    void lossGradientOfEveryNetworkHeadAndHuberLossIsTheCentralDifference(RepetitionInfo run) {
        int number = run.getCurrentRepetition() - 1;
        Seed seed = new Seed(number + 1);
        Actions kind = number % 2 == 0 ? Actions.CONTINUOUS : Actions.DISCRETE;
        ActorCritic networks = networks(3, kind, NETWORKS.get(number / 2), seed, Runnable::run);
        RandomGenerator random = seed.child("batch").generator();
        for (int i = 0; i < networks.parameters.length; i++) {
            networks.parameters[i] += 0.3 * random.nextGaussian();
        }
        Batch batch = batch(networks, 150, random); // without memory: three pieces, the last one not full
        double[] gradient = new double[networks.parameters.length];
        double[] scratch = gradient.clone();
        networks.gradient(batch, OBJECTIVE, gradient);
        double h = 1e-5;
        for (int i = 0; i < gradient.length; i++) {
            double kept = networks.parameters[i];
            networks.parameters[i] = kept + h;
            double up = networks.gradient(batch, OBJECTIVE, scratch).total();
            networks.parameters[i] = kept - h;
            double down = networks.gradient(batch, OBJECTIVE, scratch).total();
            networks.parameters[i] = kept;
            double numeric = (up - down) / (2 * h);
            assertThat(gradient[i])
                    .as("parameter %d of %d", i, gradient.length)
                    .isCloseTo(numeric, within(1e-6 * Math.max(1e-2, Math.abs(numeric))));
        }
    }

    @Test
    void gradientHasTheSameBitsOnOneAndOnThreeThreads() {
        Seed seed = new Seed(5);
        ActorCritic one = networks(3, seed);
        Batch batch = batch(one, 1000, seed.child("batch").generator());
        double[] expected = new double[one.parameters.length];
        one.gradient(batch, OBJECTIVE, expected);
        try (ExecutorService pool = Executors.newFixedThreadPool(3)) {
            ActorCritic three = networks(3, Actions.CONTINUOUS, new Network(List.of(8, 5), -0.3), seed, pool);
            double[] gradient = new double[expected.length];
            three.gradient(batch, OBJECTIVE, gradient);
            assertThat(gradient).isEqualTo(expected);
        }
    }

    @Test
    void agentsThatShareParametersArePermutationEquivariant() {
        Seed seed = new Seed(8);
        ActorCritic networks = networks(2, seed);
        int agents = 70; // more than a chunk: an agent's place must not matter either
        double[] observations = new double[agents * 4];
        fill(observations, seed.child("observations").generator());
        double[] means = new double[agents * 2];
        networks.act(observations, agents, new double[0], means);
        double[] turned = new double[observations.length];
        double[] turnedMeans = new double[means.length];
        for (int a = 0; a < agents; a++) {
            System.arraycopy(observations, a * 4, turned, (agents - 1 - a) * 4, 4);
        }
        networks.act(turned, agents, new double[0], turnedMeans);
        for (int a = 0; a < agents; a++) {
            assertThat(turnedMeans[(agents - 1 - a) * 2 + 1]).isEqualTo(means[a * 2 + 1]);
        }
    }

    @Test
    void rescalingTheCriticKeepsTheValuesItStandsFor() {
        ActorCritic networks = networks(2, new Seed(2));
        double[] inputs = new double[5 * 6];
        fill(inputs, new Seed(3).generator());
        double[] before = new double[5];
        double[] after = new double[5];
        networks.values(inputs, 5, new double[0], new double[0], before);
        networks.rescaleCritic(10, 3, -4, 0.5);
        networks.values(inputs, 5, new double[0], new double[0], after);
        for (int i = 0; i < 5; i++) {
            assertThat(after[i] * 0.5 - 4).isCloseTo(before[i] * 3 + 10, within(1e-12));
        }
    }

    @Test
    void choicesAreDrawnAsOftenAsTheirProbabilitiesSay() {
        CategoricalHead head = new CategoricalHead(3);
        double[] outputs = {1000 + Math.log(0.2), 1000 + Math.log(0.5), 1000 + Math.log(0.3)};
        double[] none = {};
        RandomGenerator random = new Seed(1).generator();
        double[] drawn = new double[3];
        double[] action = new double[3];
        for (int i = 0; i < 10_000; i++) {
            head.draw(outputs, 0, none, random, action, 0);
            for (int j = 0; j < 3; j++) {
                drawn[j] += action[j] / 10_000;
            }
        }
        assertThat(drawn).containsExactly(new double[] {0.2, 0.5, 0.3}, within(0.02)); // four standard errors
        assertThat(head.logDensity(new double[] {0, 0, 1}, 0, outputs, 0, none))
                .isCloseTo(Math.log(0.3), within(1e-12));
        assertThat(head.entropy(outputs, 0, none)).isCloseTo(1.02965301406, within(1e-9)); // - sum p log p, by hand
        head.mode(outputs, 0, action, 0);
        assertThat(action).containsExactly(0, 1, 0);
    }

    @Test
    void densityIntegratesToOneAndEntropyIsItsMeanSurprise() {
        double[] logStd = {-0.7};
        double[] mean = {0.4};
        double mass = 0;
        double surprise = 0;
        double width = 1e-3;
        for (double a = -8; a < 8; a += width) {
            double log = DiagonalGaussian.logDensity(new double[] {a}, 0, mean, 0, logStd, 0, 1);
            mass += width * Math.exp(log);
            surprise -= width * Math.exp(log) * log;
        }
        // a rectangle rule over a smooth density that vanishes at both ends is exact to rounding
        assertThat(mass).isCloseTo(1, within(1e-12));
        assertThat(surprise).isCloseTo(DiagonalGaussian.entropy(logStd, 0, 1), within(1e-10));
    }

    @Test
    void densityOfSeveralActionsIsTheProduct() {
        double[] action = {0.1, -0.2};
        double[] mean = {0.4, 0.3};
        double[] logStd = {-0.7, 0.2};
        double joint = DiagonalGaussian.logDensity(action, 0, mean, 0, logStd, 0, 2);
        double first = DiagonalGaussian.logDensity(action, 0, mean, 0, logStd, 0, 1);
        double second = DiagonalGaussian.logDensity(action, 1, mean, 1, logStd, 1, 1);
        assertThat(joint).isCloseTo(first + second, within(1e-14));
    }
}

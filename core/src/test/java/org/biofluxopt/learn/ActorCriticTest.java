package org.biofluxopt.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import org.biofluxopt.learn.PpoSettings.Network;
import org.biofluxopt.learn.PpoSettings.Objective;
import org.biofluxopt.numeric.Seed;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ActorCriticTest {
    private static final Objective OBJECTIVE = new Objective(0.2, 0.03, 0.7);

    private static ActorCritic networks(int rowsOfActions, Seed seed) {
        return new ActorCritic(
                4,
                6,
                rowsOfActions,
                new Network(List.of(8, 5), -0.3),
                Kernel.portable(),
                Runnable::run,
                seed.generator());
    }

    private static Batch batch(ActorCritic networks, int rows, RandomGenerator random) {
        int n = networks.actor.outputs();
        Batch batch = new Batch(rows, 4, 6, n);
        batch.rows = rows;
        fill(batch.observations, random);
        fill(batch.criticInputs, random);
        fill(batch.actions, random);
        fill(batch.advantages, random);
        fill(batch.returns, random);
        double[] means = new double[rows * n];
        networks.means(batch.observations, rows, means);
        for (int i = 0; i < rows; i++) {
            // ratios e^-0.1.. e^0.6: both sides of the clip, none within the difference step of its edge
            double shift = List.of(-0.6, -0.1, 0.05, 0.1, 0.6).get(i % 5);
            batch.logDensities[i] = shift
                    + DiagonalGaussian.logDensity(
                            batch.actions, i * n, means, i * n, networks.parameters, networks.logStd(), n);
        }
        return batch;
    }

    private static void fill(double[] values, RandomGenerator random) {
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextGaussian();
        }
    }

    @RepeatedTest(5)
    void lossGradientOfPolicyStdAndValueHeadIsTheCentralDifference(RepetitionInfo run) {
        Seed seed = new Seed(run.getCurrentRepetition());
        ActorCritic networks = networks(3, seed);
        RandomGenerator random = seed.child("batch").generator();
        for (int i = 0; i < networks.parameters.length; i++) {
            networks.parameters[i] += 0.3 * random.nextGaussian();
        }
        Batch batch = batch(networks, 150, random); // three chunks, the last one not full
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
            ActorCritic three = new ActorCritic(
                    4, 6, 3, new Network(List.of(8, 5), -0.3), Kernel.portable(), pool, seed.generator());
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
        networks.means(observations, agents, means);
        double[] turned = new double[observations.length];
        double[] turnedMeans = new double[means.length];
        for (int a = 0; a < agents; a++) {
            System.arraycopy(observations, a * 4, turned, (agents - 1 - a) * 4, 4);
        }
        networks.means(turned, agents, turnedMeans);
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
        networks.values(inputs, 5, before);
        networks.rescaleCritic(10, 3, -4, 0.5);
        networks.values(inputs, 5, after);
        for (int i = 0; i < 5; i++) {
            assertThat(after[i] * 0.5 - 4).isCloseTo(before[i] * 3 + 10, within(1e-12));
        }
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

package org.biofluxopt.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.biofluxopt.learn.PpoSettings.CriticInput;
import org.biofluxopt.learn.PpoSettings.Horizon;
import org.biofluxopt.learn.PpoSettings.Inputs;
import org.biofluxopt.learn.PpoSettings.Network;
import org.biofluxopt.learn.PpoSettings.Objective;
import org.biofluxopt.learn.PpoSettings.Optimiser;
import org.biofluxopt.learn.benchmark.BenchmarkTask;
import org.biofluxopt.learn.benchmark.Pendulum;
import org.biofluxopt.learn.benchmark.SimpleSpread;
import org.biofluxopt.numeric.Seed;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PpoTest {
    private static PpoSettings small(int iterations) {
        return PpoSettings.standard(16, iterations)
                .with(new Network(List.of(16, 16), 0))
                .with(new Optimiser(4, 4, 3e-3, true, 0.5, 0.05));
    }

    private static double[] trained(int iterations, Ppo ppo) {
        for (int i = 0; i < iterations; i++) {
            ppo.iterate();
        }
        return ppo.parameters(0);
    }

    @Test
    void theSameSeedGivesTheSameWeightsBitForBitOnOneAndOnThreeThreads() {
        double[] once = trained(5, new Ppo(new Pendulum(16), small(5), new Seed(4), Runnable::run));
        double[] again = trained(5, new Ppo(new Pendulum(16), small(5), new Seed(4), Runnable::run));
        double[] other = trained(5, new Ppo(new Pendulum(16), small(5), new Seed(5), Runnable::run));
        assertThat(again).isEqualTo(once);
        assertThat(other).isNotEqualTo(once);
        try (ExecutorService pool = Executors.newFixedThreadPool(3)) {
            assertThat(trained(5, new Ppo(new Pendulum(16), small(5), new Seed(4), pool)))
                    .isEqualTo(once);
        }
    }

    @Test
    void resumingFromACheckpointEqualsNeverHavingStopped() throws IOException {
        double[] uninterrupted = trained(7, new Ppo(new Pendulum(8), small(7), new Seed(1), Runnable::run));
        Ppo first = new Ppo(new Pendulum(8), small(7), new Seed(1), Runnable::run);
        trained(3, first); // in the middle of the pendulum's episodes of 200 steps
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        first.save(new DataOutputStream(bytes));
        Ppo resumed = new Ppo(new Pendulum(8), small(7), new Seed(1), Runnable::run);
        resumed.load(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        assertThat(resumed.iteration()).isEqualTo(3);
        assertThat(trained(4, resumed)).isEqualTo(uninterrupted);
    }

    /** Memory, layer normalisation, raw inputs, Huber loss, choices, a central critic; rollouts of 10 steps cut episodes of 25. */
    private static Ppo remembering() {
        PpoSettings settings = PpoSettings.standard(10, 7)
                .with(new Network(List.of(12), 0, Inputs.RAW, true, 8, 4))
                .with(new Optimiser(3, 2, 7e-4, false, 10, Double.POSITIVE_INFINITY))
                .with(new Objective(0.2, 0.01, 1, 10))
                .with(CriticInput.STATE_AND_OBSERVATION);
        return new Ppo(new SimpleSpread(6), settings, new Seed(1), Runnable::run);
    }

    @Test
    void resumingInTheMiddleOfAnEpisodeKeepsWhatAgentsRemember() throws IOException {
        double[] uninterrupted = trained(7, remembering());
        Ppo first = remembering();
        trained(3, first); // 30 steps: five steps into the second episode
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        first.save(new DataOutputStream(bytes));
        Ppo resumed = remembering();
        resumed.load(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        assertThat(trained(4, resumed)).isEqualTo(uninterrupted);
    }

    /** Shows a sign at the first step only and asks for it at the last. */
    @Test
    void onlyAPolicyWithMemoryAnswersWhatItSawAtTheStart() {
        double[] returns = new double[2];
        for (int memory = 0; memory < 2; memory++) {
            PpoSettings settings = PpoSettings.standard(8, 60)
                    .with(new Network(List.of(16), -0.5, Inputs.RAW, memory == 1, 8 * memory, 4))
                    .with(new Optimiser(5, 4, 5e-3, true, 0.5, Double.POSITIVE_INFINITY));
            Ppo ppo = new Ppo(new RecallEnvironment(32), settings, new Seed(2), Runnable::run);
            trained(60, ppo);
            returns[memory] = Evaluator.meanReturns(ppo, new RecallEnvironment(200), new Seed(5))[0];
        }
        assertThat(returns[0]).isBetween(-1.2, -0.8); // -1 is the best without knowing the sign
        assertThat(returns[1]).isGreaterThan(-0.2);
    }

    @Test
    void aCheckpointOfOtherSettingsIsRefusedInWords() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new Ppo(new Pendulum(8), small(7), new Seed(1), Runnable::run).save(new DataOutputStream(bytes));
        PpoSettings wider = small(7).with(new Network(List.of(32), 0));
        Ppo other = new Ppo(new Pendulum(8), wider, new Seed(1), Runnable::run);
        assertThatThrownBy(() -> other.load(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("parameters")
                .hasMessageContaining("other settings");
    }

    @Test
    void theValueOfAnEndlessRewardIsNotCutOffByATimeLimit() {
        double discount = 0.9;
        PpoSettings settings = PpoSettings.standard(20, 150)
                .with(new Network(List.of(8), 0))
                .with(new Horizon(20, discount, 0.95))
                .with(new Optimiser(4, 1, 3e-3, false, 0.5, Double.POSITIVE_INFINITY));
        Ppo ppo = new Ppo(new ConstantReward(4), settings, new Seed(1), Runnable::run);
        trained(150, ppo);
        // 1/(1 - 0.9) = 10; without bootstrapping at the limit of 10 steps it would stay below 6.6
        assertThat(ppo.values(0, new double[] {1}, 1)[0]).isCloseTo(10, within(0.1));
    }

    @RepeatedTest(5)
    void repeatsWhatItIsShownAfterTwelveHundredSteps(RepetitionInfo run) {
        int environments = 4;
        int steps = 30;
        int iterations = 10; // 4 x 30 x 10 = 1,200 steps
        PpoSettings settings = PpoSettings.standard(steps, iterations)
                .with(new Network(List.of(32, 32), -0.5))
                .with(new Horizon(steps, 0.5, 0.95))
                .with(new Optimiser(20, 4, 5e-3, true, 0.5, Double.POSITIVE_INFINITY));
        Ppo ppo = new Ppo(new Identity(environments), settings, new Seed(run.getCurrentRepetition()), Runnable::run);
        trained(iterations, ppo);
        // Stable-Baselines3 asks 90 of 100 after 1,000 to 1,200 steps (tests/test_identity.py); 0 always scores 75
        assertThat(Evaluator.meanReturns(ppo, new Identity(10), new Seed(99))[0])
                .isGreaterThanOrEqualTo(90);
    }

    @ParameterizedTest
    @EnumSource(CriticInput.class)
    void aTeamLearnsItsSharedGoalAndTheDeadTeachNothing(CriticInput critic) {
        int iterations = 60;
        PpoSettings settings = PpoSettings.standard(20, iterations)
                .with(new Network(List.of(16, 16), -0.5))
                .with(new Optimiser(8, 4, 3e-3, true, 0.5, Double.POSITIVE_INFINITY))
                .with(critic);
        Ppo ppo = new Ppo(new TeamEnvironment(16), settings, new Seed(3), Runnable::run);
        trained(iterations, ppo);
        for (double goal : new double[] {-0.7, 0, 0.6}) {
            double sum = ppo.meanActions(1, new double[] {goal}, 1)[0] + ppo.meanActions(0, new double[] {0}, 1)[0];
            assertThat(sum).isCloseTo(goal, within(0.15)); // a third of the first exploration's standard deviation
        }
    }

    private static double trainedReturn(BenchmarkTask task, long steps, Seed seed) {
        int iterations = (int) (steps / task.stepsPerIteration());
        Ppo ppo = new Ppo(task.environment(task.environments()), task.settings(iterations), seed, Runnable::run);
        trained(iterations, ppo);
        return Evaluator.meanReturns(ppo, task.environment(100), seed.child("evaluation"))[0];
    }

    /** 24 iterations of 4 x 1,024 steps. Without the KL stop the mean of seeds 6 to 10 is -196, with it -188. */
    private static double pendulum(Seed seed) {
        return trainedReturn(BenchmarkTask.PENDULUM, 98_304, seed);
    }

    @Test
    void swingsThePendulumUp() {
        // ten seeds gave -164 to -208 (see the nightly test); a pendulum left alone scores about -1,200
        assertThat(pendulum(new Seed(1))).isGreaterThan(-230);
    }

    @Tag("nightly")
    @Test
    void swingsThePendulumUpAsWellAsThePublishedPpo() {
        double sum = 0;
        for (int s = 1; s <= 10; s++) {
            double mean = pendulum(new Seed(s));
            System.out.printf("Pendulum-v1, seed %d, 98,304 steps: mean return %.1f over 100 episodes%n", s, mean);
            sum += mean;
        }
        System.out.printf("Pendulum-v1, mean of 10 seeds: %.1f%n", sum / 10);
        // SB3 zoo: -172 +- 104 over episodes at 100 k steps
        assertThat(sum / 10).isGreaterThanOrEqualTo(-200);
    }

    @Tag("nightly")
    @Test
    void threeAgentsSpreadOverThreeLandmarksAsMappoDoes() {
        double sum = 0;
        for (int s = 1; s <= 3; s++) {
            double mean = trainedReturn(BenchmarkTask.SIMPLE_SPREAD, 10_000_000, new Seed(s));
            System.out.printf("simple_spread, seed %d, 10 M steps: mean return %.1f over 100 episodes%n", s, mean);
            sum += mean;
        }
        // first bar of the design at 10 M steps; threads on the MAPPO code report about -120 at 20 M
        assertThat(sum / 3).isGreaterThanOrEqualTo(-150);
    }
}

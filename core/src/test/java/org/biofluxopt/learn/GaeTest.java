package org.biofluxopt.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class GaeTest {
    private static final double DISCOUNT = 0.9;
    private static final double LAMBDA = 0.8;

    private static double[] advantages(
            int streams, double[] rewards, double[] values, double[] next, boolean[] terminated, boolean[] ended) {
        double[] result = new double[rewards.length];
        Gae.advantages(
                rewards.length / streams, streams, rewards, values, next, terminated, ended, DISCOUNT, LAMBDA, result);
        return result;
    }

    @Test
    void oneTerminalRewardAndAConstantCriticHaveAClosedForm() {
        // V = v everywhere, reward 1 at the end: A_t = sum_{k<n-1} (gl)^k (g-1)v + (gl)^(n-1) (1 - v), n steps to go
        int steps = 12;
        double v = 0.3;
        double[] rewards = new double[steps];
        rewards[steps - 1] = 1;
        double[] values = new double[steps];
        Arrays.fill(values, v);
        boolean[] terminated = new boolean[steps];
        terminated[steps - 1] = true;
        double[] result = advantages(1, rewards, values, values, terminated, terminated);
        double decay = DISCOUNT * LAMBDA;
        for (int t = 0; t < steps; t++) {
            int after = steps - 1 - t;
            double expected =
                    (DISCOUNT - 1) * v * (1 - Math.pow(decay, after)) / (1 - decay) + Math.pow(decay, after) * (1 - v);
            assertThat(result[t]).isCloseTo(expected, within(1e-14));
        }
    }

    @Test
    void aPerfectCriticOfAnEndlessRewardLeavesNoAdvantageAcrossATimeLimit() {
        double v = 1 / (1 - DISCOUNT);
        double[] values = {v, v, v, v};
        boolean[] truncated = {false, true, false, true};
        double[] result = advantages(1, new double[] {1, 1, 1, 1}, values, values, new boolean[4], truncated);
        assertThat(result).containsExactly(new double[4], within(1e-14));
    }

    @Test
    void nothingLeaksFromOneEpisodeOrStreamIntoAnother() {
        // two streams; stream 0 ends after step 0, stream 1 goes on
        double[] rewards = {1, 1, 5, 7};
        boolean[] ended = {true, false, true, true};
        double[] zero = new double[4];
        double[] result = advantages(2, rewards, zero, zero, ended, ended);
        assertThat(result).containsExactly(new double[] {1, 1 + DISCOUNT * LAMBDA * 7, 5, 7}, within(1e-14));
    }
}

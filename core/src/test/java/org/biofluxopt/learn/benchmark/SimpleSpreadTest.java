package org.biofluxopt.learn.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.biofluxopt.learn.ParallelEnvironment.Outcome;
import org.biofluxopt.numeric.Seed;
import org.junit.jupiter.api.Test;

class SimpleSpreadTest {
    private static final int EPISODES = 20_000;

    private static double[] actions(int... choices) {
        double[] row = new double[choices.length * 5];
        for (int a = 0; a < choices.length; a++) {
            row[5 * a + choices[a]] = 1;
        }
        return row;
    }

    /** A world with these numbers: positions, velocities, landmarks, in the layout that {@code save} writes. */
    private static SimpleSpread world(double... state) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeLong(1);
        out.writeInt(0);
        out.writeInt(state.length);
        for (double x : state) {
            out.writeDouble(x);
        }
        SimpleSpread world = new SimpleSpread(1);
        world.load(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        return world;
    }

    @Test
    void randomPlayEarnsWhatTheMappoCodeReports() {
        SimpleSpread environment = new SimpleSpread(EPISODES);
        environment.reset(new Seed(1));
        RandomGenerator random = new Seed(2).generator();
        double sum = 0;
        for (int t = 0; t < 25; t++) {
            double[][] actions = new double[1][EPISODES * 15];
            for (int i = 0; i < EPISODES * 3; i++) {
                actions[0][5 * i + random.nextInt(5)] = 1;
            }
            Outcome outcome = environment.step(actions).getFirst();
            for (int e = 0; e < EPISODES; e++) {
                sum += outcome.rewards()[3 * e];
            }
            assertThat(outcome.truncated()[0]).isEqualTo(t == 24);
            assertThat(outcome.terminated()[0]).isFalse();
        }
        // -218.5 by an independent program; 20,000 episodes of standard deviation 44: standard error .31
        assertThat(sum / EPISODES).isCloseTo(-218.5, within(1.0));
    }

    @Test
    void oneStepWithoutContactIsTheHandComputedOne() throws IOException {
        SimpleSpread world = world(0, 0, 1, 0, -1, 0, 0.4, 0, 0, 0, 0, -0.8, 0, 0.5, 1, 0.5, -1, 0.5);
        Outcome outcome = world.step(new double[][] {actions(1, 4, 0)}).getFirst();
        double[] state = new double[18];
        world.state(state);
        // v' = .75 v + .1 (5 u), p' = p + .1 v'
        double[] expected = {0.08, 0, 1, -0.05, -1, -0.06, 0.8, 0, 0, -0.5, 0, -0.6, 0, 0.5, 1, 0.5, -1, 0.5};
        assertThat(state).containsExactly(expected, within(1e-12));
        double uncovered = Math.hypot(0.08, 0.5) + 0.55 + 0.56;
        assertThat(outcome.rewards()[2]).isCloseTo(-3 * uncovered - 3, within(1e-12)); // each collides with itself
        double[] seen = new double[54];
        world.observe(0, seen);
        double[] ofTheSecond = {0, -0.5, 1, -0.05, -1, 0.55, 0, 0.55, -2, 0.55, -0.92, 0.05, -2, -0.01, 0, 0, 0, 0};
        assertThat(Arrays.copyOfRange(seen, 18, 36)).containsExactly(ofTheSecond, within(1e-12));
    }

    @Test
    void agentsThatOverlapPushEachOtherApartAndPayForTheCollision() throws IOException {
        SimpleSpread world = world(0, 0, 0.2, 0, -1, -1, 0, 0, 0, 0, 0, 0, 0, 0, 0.2, 0, -1, -1);
        Outcome outcome = world.step(new double[][] {actions(0, 0, 0)}).getFirst();
        double[] state = new double[18];
        world.state(state);
        // depth .1 is 100 margins deep: force 100 * .1 = 10, velocity 1, way .1 each
        assertThat(state[0]).isCloseTo(-0.1, within(1e-12));
        assertThat(state[2]).isCloseTo(0.3, within(1e-12));
        // now .4 apart: no collision left but each with itself
        assertThat(outcome.rewards()[0]).isCloseTo(-3 * (0.1 + 0.1) - 3, within(1e-12));

        SimpleSpread touching = world(0, 0, 0.29, 0, -1, -1, 0, 0, 0, 0, 0, 0, 0, 0, 0.29, 0, -1, -1);
        // force 1: .01 each way, distance .31; pushed together by control 5: .04 each, distance .21
        double[] towards =
                touching.step(new double[][] {actions(1, 2, 0)}).getFirst().rewards();
        assertThat(towards[0]).isCloseTo(-3 * (0.04 + 0.04) - 5, within(1e-3)); // softplus: 5e-5 of the force
    }
}

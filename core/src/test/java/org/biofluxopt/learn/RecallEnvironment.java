package org.biofluxopt.learn;

import java.util.random.RandomGenerator;
import org.biofluxopt.learn.benchmark.SingleAgentEnvironment;

/** Four steps; a sign is shown at the first one, and -(action - sign)^2 is paid for the last one. */
final class RecallEnvironment extends SingleAgentEnvironment {
    RecallEnvironment(int environments) {
        super(environments, 4, 2, 2);
    }

    @Override
    protected void start(double[] state, RandomGenerator random) {
        state[0] = random.nextBoolean() ? 1 : -1;
        state[1] = 0;
    }

    @Override
    protected double advance(double[] state, double action, RandomGenerator random) {
        state[1]++;
        return state[1] == 4 ? -(action - state[0]) * (action - state[0]) : 0;
    }

    @Override
    protected void observe(double[] state, double[] into, int offset) {
        into[offset] = state[1] == 0 ? state[0] : 0;
        into[offset + 1] = state[1] / 4;
    }
}

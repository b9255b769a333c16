package org.biofluxopt.learn;

import java.util.random.RandomGenerator;
import org.biofluxopt.learn.benchmark.SingleAgentEnvironment;

/** Reward 1 whatever is done, cut off after ten steps. */
final class ConstantReward extends SingleAgentEnvironment {
    ConstantReward(int environments) {
        super(environments, 10, 1, 1);
    }

    @Override
    protected void start(double[] state, RandomGenerator random) {}

    @Override
    protected double advance(double[] state, double action, RandomGenerator random) {
        return 1;
    }

    @Override
    protected void observe(double[] state, double[] into, int offset) {
        into[offset] = 1;
    }
}

package org.biofluxopt.learn;

import java.util.random.RandomGenerator;
import org.biofluxopt.learn.benchmark.SingleAgentEnvironment;

/** Reward 1 for an action within .5 of the number shown (Stable-Baselines3's IdentityEnvBox): 100 steps, 100 at best. */
final class Identity extends SingleAgentEnvironment {
    Identity(int environments) {
        super(environments, 100, 1, 1);
    }

    @Override
    protected void start(double[] state, RandomGenerator random) {
        state[0] = random.nextDouble(-1, 1);
    }

    @Override
    protected double advance(double[] state, double action, RandomGenerator random) {
        boolean hit = Math.abs(Math.clamp(action, -1.0, 1.0) - state[0]) < 0.5;
        state[0] = random.nextDouble(-1, 1);
        return hit ? 1 : 0;
    }

    @Override
    protected void observe(double[] state, double[] into, int offset) {
        into[offset] = state[0];
    }
}

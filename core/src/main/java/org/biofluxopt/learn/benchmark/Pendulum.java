package org.biofluxopt.learn.benchmark;

import java.util.random.RandomGenerator;

/**
 * Pendulum-v1 of Gymnasium, as exactly defined there: swing up and hold. 200 steps; the reward is minus the squared angle
 * from upright, with a little for speed and torque.
 */
public final class Pendulum extends SingleAgentEnvironment {
    public Pendulum(int environments) {
        super(environments, 200, 2, 3);
    }

    @Override
    protected void start(double[] state, RandomGenerator random) {
        state[0] = random.nextDouble(-Math.PI, Math.PI);
        state[1] = random.nextDouble(-1, 1);
    }

    /** @param action torque in units of 2 N m */
    @Override
    protected double advance(double[] state, double action, RandomGenerator random) {
        double torque = Math.clamp(2 * action, -2.0, 2.0);
        double angle = state[0];
        double speed = state[1];
        double wrapped = angle - 2 * Math.PI * Math.floor((angle + Math.PI) / (2 * Math.PI));
        double cost = wrapped * wrapped + 0.1 * speed * speed + 0.001 * torque * torque;
        double faster = Math.clamp(speed + (15 * StrictMath.sin(angle) + 3 * torque) * 0.05, -8.0, 8.0);
        state[0] = angle + 0.05 * faster;
        state[1] = faster;
        return -cost;
    }

    @Override
    protected void observe(double[] state, double[] into, int offset) {
        into[offset] = StrictMath.cos(state[0]);
        into[offset + 1] = StrictMath.sin(state[0]);
        into[offset + 2] = state[1];
    }
}

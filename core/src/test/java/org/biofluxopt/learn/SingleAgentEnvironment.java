package org.biofluxopt.learn;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.random.RandomGenerator;
import org.biofluxopt.numeric.Seed;

/** Scaffold of test environments: one agent, an episode of fixed length, a few numbers of state per environment. */
abstract class SingleAgentEnvironment implements ParallelEnvironment {
    final int environments;
    final int length;
    final double[][] state;
    private final int[] step;
    private final int observationSize;
    private final Outcome outcome;
    private Seed seed = new Seed(0);
    private long episodes;

    SingleAgentEnvironment(int environments, int length, int stateSize, int observationSize) {
        this.environments = environments;
        this.length = length;
        this.observationSize = observationSize;
        state = new double[environments][stateSize];
        step = new int[environments];
        outcome = Outcome.of(environments);
    }

    abstract void start(double[] state, RandomGenerator random);

    /** Moves {@code state} on. @return reward */
    abstract double advance(double[] state, double action, RandomGenerator random);

    abstract void observe(double[] state, double[] into, int offset);

    private RandomGenerator next() {
        return seed.child(episodes++).generator();
    }

    @Override
    public int environments() {
        return environments;
    }

    @Override
    public List<Group> groups() {
        return List.of(new Group("agent", 1, observationSize, 1));
    }

    @Override
    public void reset(Seed seed) {
        this.seed = seed;
        episodes = 0;
        for (int e = 0; e < environments; e++) {
            step[e] = 0;
            start(state[e], next());
        }
    }

    @Override
    public void observe(int group, double[] into) {
        for (int e = 0; e < environments; e++) {
            observe(state[e], into, e * observationSize);
        }
    }

    @Override
    public List<Outcome> step(double[][] actions) {
        for (int e = 0; e < environments; e++) {
            outcome.rewards()[e] = advance(state[e], actions[0][e], next());
            outcome.truncated()[e] = ++step[e] >= length;
        }
        return List.of(outcome);
    }

    @Override
    public void resetFinished() {
        for (int e = 0; e < environments; e++) {
            if (outcome.truncated()[e]) {
                step[e] = 0;
                start(state[e], next());
            }
        }
    }

    @Override
    public void save(DataOutput out) throws IOException {
        out.writeLong(episodes);
        for (int e = 0; e < environments; e++) {
            out.writeInt(step[e]);
            Checkpoint.write(out, state[e]);
        }
    }

    @Override
    public void load(DataInput in) throws IOException {
        episodes = in.readLong();
        for (int e = 0; e < environments; e++) {
            step[e] = in.readInt();
            Checkpoint.read(in, state[e], "numbers of state");
        }
    }

    /** Pendulum-v1 of Gymnasium, as exactly defined there. */
    static final class Pendulum extends SingleAgentEnvironment {
        Pendulum(int environments) {
            super(environments, 200, 2, 3);
        }

        @Override
        void start(double[] state, RandomGenerator random) {
            state[0] = random.nextDouble(-Math.PI, Math.PI);
            state[1] = random.nextDouble(-1, 1);
        }

        /** @param action torque in units of 2 N m */
        @Override
        double advance(double[] state, double action, RandomGenerator random) {
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
        void observe(double[] state, double[] into, int offset) {
            into[offset] = StrictMath.cos(state[0]);
            into[offset + 1] = StrictMath.sin(state[0]);
            into[offset + 2] = state[1];
        }
    }

    /** Reward 1 for an action within .5 of the number shown (Stable-Baselines3's IdentityEnvBox): 100 steps, 100 at best. */
    static final class Identity extends SingleAgentEnvironment {
        Identity(int environments) {
            super(environments, 100, 1, 1);
        }

        @Override
        void start(double[] state, RandomGenerator random) {
            state[0] = random.nextDouble(-1, 1);
        }

        @Override
        double advance(double[] state, double action, RandomGenerator random) {
            boolean hit = Math.abs(Math.clamp(action, -1.0, 1.0) - state[0]) < 0.5;
            state[0] = random.nextDouble(-1, 1);
            return hit ? 1 : 0;
        }

        @Override
        void observe(double[] state, double[] into, int offset) {
            into[offset] = state[0];
        }
    }

    /** Reward 1 whatever is done, cut off after ten steps. */
    static final class ConstantReward extends SingleAgentEnvironment {
        ConstantReward(int environments) {
            super(environments, 10, 1, 1);
        }

        @Override
        void start(double[] state, RandomGenerator random) {}

        @Override
        double advance(double[] state, double action, RandomGenerator random) {
            return 1;
        }

        @Override
        void observe(double[] state, double[] into, int offset) {
            into[offset] = 1;
        }
    }
}

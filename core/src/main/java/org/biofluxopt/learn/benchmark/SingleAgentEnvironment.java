package org.biofluxopt.learn.benchmark;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.random.RandomGenerator;
import org.biofluxopt.learn.Checkpoint;
import org.biofluxopt.learn.ParallelEnvironment;
import org.biofluxopt.numeric.Seed;

/** One agent, an episode of fixed length cut off by a time limit, a few numbers of state per environment. */
public abstract class SingleAgentEnvironment implements ParallelEnvironment {
    private final int environments;
    private final int length;
    private final double[][] state;
    private final int[] step;
    private final int observationSize;
    private final Outcome outcome;
    private Seed seed = new Seed(0);
    private long episodes;

    protected SingleAgentEnvironment(int environments, int length, int stateSize, int observationSize) {
        this.environments = environments;
        this.length = length;
        this.observationSize = observationSize;
        state = new double[environments][stateSize];
        step = new int[environments];
        outcome = Outcome.of(environments);
    }

    /** Writes the state in which an episode starts. */
    protected abstract void start(double[] state, RandomGenerator random);

    /** Moves {@code state} on. @return reward */
    protected abstract double advance(double[] state, double action, RandomGenerator random);

    /** Writes what the agent sees of a state. */
    protected abstract void observe(double[] state, double[] into, int offset);

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
}

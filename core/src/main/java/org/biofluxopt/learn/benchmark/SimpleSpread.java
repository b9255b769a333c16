package org.biofluxopt.learn.benchmark;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.biofluxopt.learn.Checkpoint;
import org.biofluxopt.learn.ParallelEnvironment;
import org.biofluxopt.numeric.Seed;

/**
 * simple_spread of the multi-agent particle environments (Lowe et al. 2017, arXiv 1706.02275) as the MAPPO paper's code
 * plays it: three agents are to cover three landmarks; each is paid the sum of what the three earn. Self-collision counts,
 * which is -75 an episode. 25 steps, cut off by a time limit.
 */
public final class SimpleSpread implements ParallelEnvironment {
    private static final int AGENTS = 3;
    private static final int LANDMARKS = 3;
    private static final int LENGTH = 25;
    private static final int OBSERVATION = 18;
    private static final double RADIUS = 0.15;
    private static final double STEP = 0.1;
    private static final double DAMPING = 0.25;
    private static final double CONTACT_FORCE = 100;
    private static final double CONTACT_MARGIN = 1e-3;
    private static final double CONTROL = 5;

    private static final int VELOCITY = 2 * AGENTS; // where the parts of a state begin; positions at 0
    private static final int LANDMARK = 4 * AGENTS;
    private static final int STATE = 4 * AGENTS + 2 * LANDMARKS;

    private final double[][] state; // [environment]: positions, velocities, landmarks
    private final Outcome outcome;
    private Seed seed = new Seed(0);
    private long episodes;
    private int step;

    public SimpleSpread(int environments) {
        state = new double[environments][STATE];
        outcome = Outcome.of(environments * AGENTS);
    }

    @Override
    public int environments() {
        return state.length;
    }

    @Override
    public List<Group> groups() {
        return List.of(new Group("agents", AGENTS, OBSERVATION, 5, Actions.DISCRETE));
    }

    @Override
    public int stateSize() {
        return STATE;
    }

    @Override
    public void state(double[] into) {
        for (int e = 0; e < state.length; e++) {
            System.arraycopy(state[e], 0, into, e * STATE, STATE);
        }
    }

    @Override
    public void reset(Seed seed) {
        this.seed = seed;
        episodes = 0;
        start();
    }

    private void start() {
        step = 0;
        for (double[] world : state) {
            RandomGenerator random = seed.child(episodes++).generator();
            for (int i = 0; i < STATE; i++) {
                double place = random.nextDouble(-1, 1);
                world[i] = i < VELOCITY ? place : i < LANDMARK ? 0 : 0.8 * place;
            }
        }
    }

    /** Own velocity and position; landmarks, then the other agents, relative; four zeros, what the others say. */
    @Override
    public void observe(int group, double[] into) {
        int at = 0;
        for (double[] world : state) {
            for (int a = 0; a < AGENTS; a++) {
                Arrays.fill(into, at, at + OBSERVATION, 0);
                into[at] = world[VELOCITY + 2 * a];
                into[at + 1] = world[VELOCITY + 2 * a + 1];
                into[at + 2] = world[2 * a];
                into[at + 3] = world[2 * a + 1];
                int next = at + 4;
                for (int l = 0; l < LANDMARKS; l++, next += 2) {
                    into[next] = world[LANDMARK + 2 * l] - world[2 * a];
                    into[next + 1] = world[LANDMARK + 2 * l + 1] - world[2 * a + 1];
                }
                for (int b = 0; b < AGENTS; b++) {
                    if (b != a) {
                        into[next] = world[2 * b] - world[2 * a];
                        into[next + 1] = world[2 * b + 1] - world[2 * a + 1];
                        next += 2;
                    }
                }
                at += OBSERVATION;
            }
        }
    }

    @Override
    public List<Outcome> step(double[][] actions) {
        step++;
        for (int e = 0; e < state.length; e++) {
            move(state[e], actions[0], e * AGENTS * 5);
            double reward = reward(state[e]);
            for (int a = 0; a < AGENTS; a++) {
                outcome.rewards()[e * AGENTS + a] = reward;
            }
        }
        Arrays.fill(outcome.truncated(), step >= LENGTH);
        return List.of(outcome);
    }

    /** Control and contact forces, damped velocities, then places; actions: none, +x, -x, +y, -y. */
    private static void move(double[] world, double[] actions, int offset) {
        double[] force = new double[2 * AGENTS];
        for (int a = 0; a < AGENTS; a++) {
            int at = offset + 5 * a;
            force[2 * a] = CONTROL * (actions[at + 1] - actions[at + 2]);
            force[2 * a + 1] = CONTROL * (actions[at + 3] - actions[at + 4]);
        }
        for (int a = 0; a < AGENTS; a++) {
            for (int b = a + 1; b < AGENTS; b++) {
                double dx = world[2 * a] - world[2 * b];
                double dy = world[2 * a + 1] - world[2 * b + 1];
                double distance = Math.sqrt(dx * dx + dy * dy);
                double depth = -(distance - 2 * RADIUS) / CONTACT_MARGIN;
                // softplus, without overflow
                double soft = Math.max(depth, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(depth)));
                double push = CONTACT_FORCE * soft * CONTACT_MARGIN / distance;
                force[2 * a] += push * dx;
                force[2 * a + 1] += push * dy;
                force[2 * b] -= push * dx;
                force[2 * b + 1] -= push * dy;
            }
        }
        for (int i = 0; i < 2 * AGENTS; i++) {
            world[VELOCITY + i] = world[VELOCITY + i] * (1 - DAMPING) + force[i] * STEP;
            world[i] += world[VELOCITY + i] * STEP;
        }
    }

    /** Sum over the three agents of minus the distance from each landmark to its nearest agent, minus its collisions. */
    private static double reward(double[] world) {
        double uncovered = 0;
        for (int l = 0; l < LANDMARKS; l++) {
            double nearest = Double.POSITIVE_INFINITY;
            for (int a = 0; a < AGENTS; a++) {
                nearest = Math.min(nearest, distance(world, LANDMARK + 2 * l, 2 * a));
            }
            uncovered += nearest;
        }
        int collisions = AGENTS; // each with itself
        for (int a = 0; a < AGENTS; a++) {
            for (int b = 0; b < a; b++) {
                collisions += distance(world, 2 * a, 2 * b) < 2 * RADIUS ? 2 : 0;
            }
        }
        return -AGENTS * uncovered - collisions;
    }

    private static double distance(double[] world, int from, int to) {
        double dx = world[from] - world[to];
        double dy = world[from + 1] - world[to + 1];
        return Math.sqrt(dx * dx + dy * dy);
    }

    @Override
    public void resetFinished() {
        if (step >= LENGTH) {
            start();
        }
    }

    @Override
    public void save(DataOutput out) throws IOException {
        out.writeLong(episodes);
        out.writeInt(step);
        for (double[] world : state) {
            Checkpoint.write(out, world);
        }
    }

    @Override
    public void load(DataInput in) throws IOException {
        episodes = in.readLong();
        step = in.readInt();
        for (double[] world : state) {
            Checkpoint.read(in, world, "numbers of state");
        }
    }
}

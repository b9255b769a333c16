package org.biofluxopt.learn;

import java.io.DataInput;
import java.io.DataOutput;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.biofluxopt.numeric.Seed;

/**
 * Two carriers and a leader; only the leader sees the goal, all are paid -(sum of the live agents' actions - goal)^2. The
 * second carrier dies after the first step of every two-step episode: its observations are NaN from then on.
 */
final class TeamEnvironment implements ParallelEnvironment {
    private static final int CARRIERS = 2;
    private final int environments;
    private final double[] goal;
    private final Outcome carriers;
    private final Outcome leader;
    private RandomGenerator random = new Seed(0).generator();
    private int step;

    TeamEnvironment(int environments) {
        this.environments = environments;
        goal = new double[environments];
        carriers = Outcome.of(environments * CARRIERS);
        leader = Outcome.of(environments);
    }

    @Override
    public int environments() {
        return environments;
    }

    @Override
    public List<Group> groups() {
        return List.of(new Group("carriers", CARRIERS, 1, 1), new Group("leader", 1, 1, 1));
    }

    @Override
    public int stateSize() {
        return 2;
    }

    @Override
    public void state(double[] into) {
        for (int e = 0; e < environments; e++) {
            into[2 * e] = goal[e];
            into[2 * e + 1] = step;
        }
    }

    @Override
    public void reset(Seed seed) {
        random = seed.generator();
        start();
    }

    private void start() {
        step = 0;
        for (int e = 0; e < environments; e++) {
            goal[e] = random.nextDouble(-1, 1);
        }
    }

    @Override
    public void observe(int group, double[] into) {
        for (int e = 0; e < environments; e++) {
            if (group == 1) {
                into[e] = goal[e];
            } else {
                into[e * CARRIERS] = 0;
                into[e * CARRIERS + 1] = step == 0 ? 1 : Double.NaN;
            }
        }
    }

    @Override
    public boolean live(int group, int stream) {
        return group == 1 || step == 0 || stream % CARRIERS == 0;
    }

    @Override
    public List<Outcome> step(double[][] actions) {
        Arrays.fill(carriers.rewards(), 0);
        step++;
        for (int e = 0; e < environments; e++) {
            double sum = actions[1][e] + actions[0][e * CARRIERS] + (step == 1 ? actions[0][e * CARRIERS + 1] : 0);
            double reward = -(sum - goal[e]) * (sum - goal[e]);
            leader.rewards()[e] = reward;
            carriers.rewards()[e * CARRIERS] = reward;
            carriers.rewards()[e * CARRIERS + 1] = step == 1 ? reward : 0;
            leader.terminated()[e] = step == 2;
            carriers.terminated()[e * CARRIERS] = step == 2;
            carriers.terminated()[e * CARRIERS + 1] = true;
        }
        return List.of(carriers, leader);
    }

    @Override
    public void resetFinished() {
        if (step == 2) {
            start();
        }
    }

    @Override
    public void save(DataOutput out) {}

    @Override
    public void load(DataInput in) {}
}

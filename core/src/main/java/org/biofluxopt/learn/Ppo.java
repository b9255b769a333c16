package org.biofluxopt.learn;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.biofluxopt.learn.ParallelEnvironment.Group;
import org.biofluxopt.learn.ParallelEnvironment.Outcome;
import org.biofluxopt.numeric.Seed;

/**
 * Proximal policy optimisation (Schulman et al. 2017, arXiv 1707.06347) for groups of agents that share parameters; IPPO or
 * MAPPO by {@link PpoSettings.CriticInput}. Randomness of iteration i comes from a stream named by i, so the number of
 * iterations done is the whole position of the generator.
 *
 * <p>Not thread-safe; gradient work is shared out on the executor and does not depend on its number of threads.
 */
public final class Ppo {
    private static final int MAGIC = 0x50504f31; // "PPO1"

    private final ParallelEnvironment environment;
    private final PpoSettings settings;
    private final Seed seed;
    private final List<GroupLearner> learners = new ArrayList<>();
    private final double[] state;
    private int iteration;

    public Ppo(ParallelEnvironment environment, PpoSettings settings, Seed seed, Executor executor) {
        this.environment = environment;
        this.settings = settings;
        this.seed = seed;
        state = new double[environment.environments() * environment.stateSize()];
        for (Group group : environment.groups()) {
            learners.add(new GroupLearner(
                    group,
                    environment.environments(),
                    environment.stateSize(),
                    settings,
                    Kernel.fastest(),
                    executor,
                    seed.child("weights").child(group.name()).generator()));
        }
        environment.reset(seed.child("environment"));
    }

    /**
     * @param loss of the last minibatch
     * @param kl estimate of the KL divergence from the policy that drew the actions, in the last minibatch
     * @param steps gradient steps taken before the epochs or the KL budget ran out
     */
    public record Update(double loss, double kl, int steps) {}

    /**
     * @param number of the iteration, from 1
     * @param meanReward mean reward a step and stream, over groups
     * @param updates per group
     */
    public record Iteration(int number, double meanReward, List<Update> updates) {}

    /** Collects a rollout of every group at once and updates every group. */
    public Iteration iterate() {
        Seed stream = seed.child("iteration").child(iteration);
        double reward = collect(stream);
        double progress = (double) iteration / settings.iterations();
        double rate =
                settings.optimiser().learningRate() * (settings.optimiser().annealed() ? Math.max(0, 1 - progress) : 1);
        List<Update> updates = new ArrayList<>();
        for (int g = 0; g < learners.size(); g++) {
            updates.add(learners.get(g).update(rate, stream.child("update").child(g)));
        }
        iteration++;
        return new Iteration(iteration, reward, List.copyOf(updates));
    }

    /** @return mean reward a step and stream */
    private double collect(Seed stream) {
        RandomGenerator[] random = new RandomGenerator[learners.size()];
        for (int g = 0; g < random.length; g++) {
            random[g] = stream.child("action").child(g).generator();
        }
        double[][] actions = new double[learners.size()][];
        double sum = 0;
        long count = 0;
        observe();
        for (int t = 0; t < settings.horizon().steps(); t++) {
            for (int g = 0; g < actions.length; g++) {
                actions[g] = learners.get(g).act(t, state, environment, g, random[g]);
            }
            List<Outcome> outcomes = environment.step(actions);
            observe();
            for (int g = 0; g < actions.length; g++) {
                learners.get(g).learnOutcome(t, outcomes.get(g), state);
                for (double r : outcomes.get(g).rewards()) {
                    sum += r;
                    count++;
                }
            }
            environment.resetFinished();
            observe();
        }
        return sum / count;
    }

    private void observe() {
        environment.state(state);
        for (int g = 0; g < learners.size(); g++) {
            environment.observe(g, learners.get(g).observation());
        }
    }

    /** Iterations done. */
    public int iteration() {
        return iteration;
    }

    /** The deterministic policy, if it has no memory: the most probable actions, [rows][actions], for raw observations. */
    public double[] meanActions(int group, double[] observations, int rows) {
        GroupLearner learner = learners.get(group);
        if (learner.memory() > 0) {
            throw new IllegalStateException("This policy remembers: ask policy(group, streams) to act step by step");
        }
        return learner.modes(observations, rows, new double[0]);
    }

    /** The deterministic policy of a group, for {@code streams} agents whose episodes start now. */
    public Policy policy(int group, int streams) {
        return new Policy(learners.get(group), streams, learners.get(group).memory());
    }

    /** Standard deviations of a group's continuous actions. */
    public double[] actionStandardDeviations(int group) {
        ActorCritic networks = learners.get(group).networks;
        double[] result = new double[networks.head.parameters()];
        for (int j = 0; j < result.length; j++) {
            result[j] = StrictMath.exp(networks.parameters[networks.logStd() + j]);
        }
        return result;
    }

    /** The critic's estimate of the discounted return, [rows], for raw critic inputs. */
    public double[] values(int group, double[] criticInputs, int rows) {
        return learners.get(group).valuesOf(criticInputs, rows);
    }

    /** Starts a group's policy from these action means (a warm start); call before the first iteration. */
    public void startFrom(int group, double[] means) {
        learners.get(group).networks.startFrom(means);
    }

    /** The policy as it is now, to be kept. */
    public TrainedPolicy policy() {
        return new TrainedPolicy(
                settings.network(), learners.stream().map(GroupLearner::part).toList());
    }

    /**
     * Starts from a policy of the same groups and networks; call before the first iteration.
     *
     * @param leastLogStd log standard deviation of actions to explore with at least
     */
    public void startFrom(TrainedPolicy policy, double leastLogStd) {
        if (!policy.fits(environment.groups())) {
            throw new IllegalArgumentException(
                    "Expected a policy for %s, got one for %s".formatted(environment.groups(), policy.describe()));
        }
        for (int g = 0; g < learners.size(); g++) {
            learners.get(g).startFrom(policy.parts.get(g), leastLogStd);
        }
    }

    /** All parameters of a group: actor, log standard deviations, critic. */
    public double[] parameters(int group) {
        return learners.get(group).networks.parameters.clone();
    }

    /** Writes all that {@link #load} needs so that training goes on bit for bit as if never interrupted. */
    public void save(DataOutput out) throws IOException {
        out.writeInt(MAGIC);
        out.writeLong(seed.value());
        out.writeInt(iteration);
        for (GroupLearner learner : learners) {
            learner.save(out);
        }
        environment.save(out);
    }

    /** Goes back to a saved point; environment, settings and seed must be those of the learner that saved it. */
    public void load(DataInput in) throws IOException {
        if (in.readInt() != MAGIC) {
            throw new IOException("Not a checkpoint of this learner: expected it to begin with PPO1");
        }
        long savedSeed = in.readLong();
        if (savedSeed != seed.value()) {
            throw new IOException("Checkpoint was saved by seed %d, this learner has %d: start with the same seed"
                    .formatted(savedSeed, seed.value()));
        }
        iteration = in.readInt();
        for (GroupLearner learner : learners) {
            learner.load(in);
        }
        environment.load(in);
    }
}

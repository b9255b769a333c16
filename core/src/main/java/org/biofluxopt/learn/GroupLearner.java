package org.biofluxopt.learn;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.biofluxopt.learn.ParallelEnvironment.Group;
import org.biofluxopt.learn.ParallelEnvironment.Outcome;
import org.biofluxopt.learn.PpoSettings.CriticInput;
import org.biofluxopt.learn.PpoSettings.Inputs;
import org.biofluxopt.numeric.Seed;

/** Networks, optimiser, normalisers and the running rollout of one group of agents. A stream is one agent in one environment. */
final class GroupLearner {
    private static final double VALUE_MEMORY = 10; // rollouts that the return normaliser remembers

    final ActorCritic networks;
    private final PpoSettings settings;
    private final Group group;
    private final int streams;
    private final int stateSize;
    private final int criticSize;
    private final int sequence; // rows of a sequence in training
    private final boolean running; // whether inputs are scaled by running moments
    private final Adam adam;
    private final RunningNormaliser observationScale;
    private final RunningNormaliser criticScale;
    private final RunningNormaliser returnScale;

    private final Batch rollout; // [steps][streams] rows; those of the dead do not count
    private final Batch.Widths widths;
    private final Memories memories;
    private final double[] rewards;
    private final double[] values;
    private final double[] nextValues;
    private final boolean[] terminated;
    private final boolean[] ended;
    private final double[] observation; // [streams][observation], raw
    private final double[] scaledObservation;
    private final double[] criticInput;
    private final double[] scaledCriticInput;
    private final double[] means;
    private final double[] streamValues;

    GroupLearner(
            Group group,
            int environments,
            int stateSize,
            PpoSettings settings,
            Kernel kernel,
            Executor executor,
            RandomGenerator random) {
        this.group = group;
        this.settings = settings;
        this.stateSize = settings.critic() == CriticInput.OWN_OBSERVATION ? 0 : stateSize;
        criticSize = this.stateSize + group.observationSize();
        streams = environments * group.agents();
        PpoSettings.Network network = settings.network();
        running = network.inputs() == Inputs.RUNNING_SCALE;
        sequence = network.memory() == 0
                ? 1
                : Minibatches.sequenceLength(settings.horizon().steps(), network.longestSequence());
        networks = new ActorCritic(group, criticSize, sequence, network, kernel, executor, random);
        adam = new Adam(networks.parameters.length);
        int rows = settings.horizon().steps() * streams;
        observationScale = new RunningNormaliser(group.observationSize());
        criticScale = new RunningNormaliser(criticSize);
        returnScale = new RunningNormaliser(1, VALUE_MEMORY * rows);
        widths = new Batch.Widths(group.observationSize(), criticSize, group.actionSize(), network.memory());
        rollout = new Batch(rows, widths);
        memories = new Memories(streams, network.memory());
        rewards = new double[rows];
        values = new double[rows];
        nextValues = new double[rows];
        terminated = new boolean[rows];
        ended = new boolean[rows];
        observation = new double[streams * group.observationSize()];
        scaledObservation = new double[observation.length];
        criticInput = new double[streams * criticSize];
        scaledCriticInput = new double[criticInput.length];
        means = new double[streams * group.actionSize()];
        streamValues = new double[streams];
    }

    /** Where an environment writes this group's observations, [streams][observation]. */
    double[] observation() {
        return observation;
    }

    /** Draws an action for every stream; the critic's opinion of the state is stored beside it. */
    double[] act(int t, double[] state, ParallelEnvironment environment, int groupIndex, RandomGenerator random) {
        int first = t * streams;
        buildCriticInput(state);
        for (int s = 0; s < streams; s++) {
            boolean live = environment.live(groupIndex, s);
            rollout.counts[first + s] = live;
            rollout.fresh[first + s] = memories.fresh[s] || !live;
            memories.fresh[s] = !live;
            if (live && running) {
                observationScale.updateRow(observation, s * group.observationSize());
                criticScale.updateRow(criticInput, s * criticSize);
            }
        }
        scale(first);
        remember(first);
        int n = group.actionSize();
        System.arraycopy(
                scaledObservation, 0, rollout.observations, first * group.observationSize(), observation.length);
        System.arraycopy(scaledCriticInput, 0, rollout.criticInputs, first * criticSize, criticInput.length);
        networks.act(scaledObservation, streams, memories.actor, means);
        currentValues(memories.critic, values, first);
        double[] actions = new double[streams * n];
        for (int s = 0; s < streams; s++) {
            networks.head.draw(means, s * n, networks.parameters, random, actions, s * n);
            rollout.logDensities[first + s] =
                    networks.head.logDensity(actions, s * n, means, s * n, networks.parameters);
        }
        System.arraycopy(actions, 0, rollout.actions, first * n, actions.length);
        return actions;
    }

    /** Empties memories where an episode starts and keeps what the networks remember before the rows at hand. */
    private void remember(int first) {
        int units = widths.memory();
        for (int s = 0; s < streams; s++) {
            if (rollout.fresh[first + s]) {
                Arrays.fill(memories.actor, s * units, (s + 1) * units, 0);
                Arrays.fill(memories.critic, s * units, (s + 1) * units, 0);
            }
        }
        System.arraycopy(memories.actor, 0, rollout.actorMemory, first * units, streams * units);
        System.arraycopy(memories.critic, 0, rollout.criticMemory, first * units, streams * units);
    }

    /** Stores what a step brought. {@link #observation()} holds the states reached, before any reset. */
    void learnOutcome(int t, Outcome outcome, double[] state) {
        buildCriticInput(state);
        int first = t * streams;
        scale(first);
        currentValues(memories.scratch, nextValues, first);
        System.arraycopy(outcome.rewards(), 0, rewards, first, streams);
        for (int s = 0; s < streams; s++) {
            terminated[first + s] = outcome.terminated()[s];
            ended[first + s] = outcome.terminated()[s] || outcome.truncated()[s];
            memories.fresh[s] |= ended[first + s];
        }
    }

    private void buildCriticInput(double[] state) {
        int o = group.observationSize();
        for (int s = 0; s < streams; s++) {
            System.arraycopy(state, s / group.agents() * stateSize, criticInput, s * criticSize, stateSize);
            System.arraycopy(observation, s * o, criticInput, s * criticSize + stateSize, o);
        }
    }

    /** Scales inputs; zeros stand for what the dead would see, which may be anything. */
    private void scale(int first) {
        scale(observationScale, observation, scaledObservation, streams);
        scale(criticScale, criticInput, scaledCriticInput, streams);
        int o = group.observationSize();
        for (int s = 0; s < streams; s++) {
            if (!rollout.counts[first + s]) {
                Arrays.fill(scaledObservation, s * o, (s + 1) * o, 0);
                Arrays.fill(scaledCriticInput, s * criticSize, (s + 1) * criticSize, 0);
            }
        }
    }

    private void scale(RunningNormaliser scale, double[] from, double[] to, int rows) {
        if (running) {
            scale.normalise(from, 0, to, 0, rows);
        } else {
            System.arraycopy(from, 0, to, 0, from.length);
        }
    }

    /** @param after filled with what the critics then remember */
    private void currentValues(double[] after, double[] into, int first) {
        networks.values(scaledCriticInput, streams, memories.critic, after, streamValues);
        for (int s = 0; s < streams; s++) {
            into[first + s] = streamValues[s] * returnScale.standardDeviation(0) + returnScale.mean(0);
        }
    }

    /** One PPO update from the full rollout. */
    Ppo.Update update(double learningRate, Seed seed) {
        PpoSettings.Horizon horizon = settings.horizon();
        Gae.advantages(
                horizon.steps(),
                streams,
                rewards,
                values,
                nextValues,
                terminated,
                ended,
                horizon.discount(),
                horizon.lambda(),
                rollout.advantages);
        int[] rows = liveRows();
        if (rows.length == 0) {
            return new Ppo.Update(0, 0, 0);
        }
        setReturns(rows);
        normaliseAdvantages(rows);
        return descend(learningRate, seed);
    }

    private int[] liveRows() {
        int count = 0;
        int[] rows = new int[rewards.length];
        for (int i = 0; i < rows.length; i++) {
            if (rollout.counts[i]) {
                rows[count++] = i;
            }
        }
        return Arrays.copyOf(rows, count);
    }

    private void setReturns(int[] rows) {
        double oldMean = returnScale.mean(0);
        double oldStd = returnScale.standardDeviation(0);
        for (int row : rows) {
            rollout.returns[row] = rollout.advantages[row] + values[row];
            returnScale.updateRow(rollout.returns, row);
        }
        networks.rescaleCritic(oldMean, oldStd, returnScale.mean(0), returnScale.standardDeviation(0));
        for (int row : rows) {
            rollout.returns[row] = (rollout.returns[row] - returnScale.mean(0)) / returnScale.standardDeviation(0);
        }
    }

    private void normaliseAdvantages(int[] rows) {
        RunningNormaliser moments = new RunningNormaliser(1);
        for (int row : rows) {
            moments.updateRow(rollout.advantages, row);
        }
        for (int row : rows) {
            rollout.advantages[row] = (rollout.advantages[row] - moments.mean(0)) / moments.standardDeviation(0);
        }
    }

    private Ppo.Update descend(double learningRate, Seed seed) {
        PpoSettings.Optimiser optimiser = settings.optimiser();
        RandomGenerator random = seed.generator();
        double[] gradient = new double[networks.parameters.length];
        Minibatches minibatches = new Minibatches(rollout.counts, streams, sequence);
        int sequences = minibatches.sequences();
        int parts = Math.min(optimiser.minibatches(), sequences);
        int capacity = (sequences + parts - 1) / parts * sequence;
        int[] index = new int[capacity];
        Batch minibatch = new Batch(capacity, widths);
        int steps = 0;
        ActorCritic.Loss loss = new ActorCritic.Loss(0, 0);
        for (int epoch = 0; epoch < optimiser.epochs(); epoch++) {
            if (parts > 1) {
                minibatches.shuffle(random);
            }
            for (int part = 0; part < parts; part++) {
                int from = (int) ((long) sequences * part / parts);
                int to = (int) ((long) sequences * (part + 1) / parts);
                minibatch.gather(rollout, index, minibatches.lay(from, to, index));
                loss = networks.gradient(minibatch, settings.objective(), gradient);
                if (loss.kl() > 1.5 * optimiser.targetKl()) {
                    return new Ppo.Update(loss.total(), loss.kl(), steps);
                }
                adam.step(networks.parameters, gradient, learningRate, optimiser.maxGradientNorm());
                steps++;
            }
        }
        return new Ppo.Update(loss.total(), loss.kl(), steps);
    }

    /** The most probable actions for raw observations, [rows][actions]; moves {@code memory} on. */
    double[] modes(double[] observations, int rows, double[] memory) {
        int n = group.actionSize();
        double[] scaled = new double[rows * group.observationSize()];
        double[] result = new double[rows * n];
        double[] outputs = new double[rows * n];
        scale(observationScale, observations, scaled, rows);
        networks.act(scaled, rows, memory, outputs);
        for (int i = 0; i < rows; i++) {
            networks.head.mode(outputs, i * n, result, i * n);
        }
        return result;
    }

    /** Numbers that the policy remembers of a stream. */
    int memory() {
        return widths.memory();
    }

    /** The critic's value of raw critic inputs at the start of an episode, in units of the discounted reward. */
    double[] valuesOf(double[] criticInputs, int rows) {
        double[] scaled = new double[rows * criticSize];
        double[] result = new double[rows];
        scale(criticScale, criticInputs, scaled, rows);
        double[] empty = new double[rows * widths.memory()];
        networks.values(scaled, rows, empty, empty, result);
        for (int i = 0; i < rows; i++) {
            result[i] = result[i] * returnScale.standardDeviation(0) + returnScale.mean(0);
        }
        return result;
    }

    /** Networks and scales as they are now. */
    TrainedPolicy.Part part() {
        TrainedPolicy.Part part = new TrainedPolicy.Part(
                group.name(), group.observationSize(), group.actionSize(), criticSize, networks.parameters.length);
        System.arraycopy(networks.parameters, 0, part.parameters, 0, part.parameters.length);
        part.observationScale.copyFrom(observationScale);
        part.criticScale.copyFrom(criticScale);
        part.returnScale.copyFrom(returnScale);
        return part;
    }

    /** Goes on from networks and scales of the same sizes, exploring by at least a log standard deviation. */
    void startFrom(TrainedPolicy.Part part, double leastLogStd) {
        if (part.critic != criticSize || part.parameters.length != networks.parameters.length) {
            throw new IllegalArgumentException(
                    "Expected a policy of %d parameters whose critic sees %d numbers, got %d and %d"
                            .formatted(networks.parameters.length, criticSize, part.parameters.length, part.critic));
        }
        System.arraycopy(part.parameters, 0, networks.parameters, 0, part.parameters.length);
        for (int j = 0; j < networks.head.parameters(); j++) {
            int at = networks.logStd() + j;
            networks.parameters[at] = Math.max(networks.parameters[at], leastLogStd);
        }
        observationScale.copyFrom(part.observationScale);
        criticScale.copyFrom(part.criticScale);
        returnScale.copyFrom(part.returnScale);
    }

    void save(DataOutput out) throws IOException {
        Checkpoint.write(out, networks.parameters);
        adam.save(out);
        observationScale.save(out);
        criticScale.save(out);
        returnScale.save(out);
        memories.save(out);
    }

    void load(DataInput in) throws IOException {
        Checkpoint.read(in, networks.parameters, "parameters");
        adam.load(in);
        observationScale.load(in);
        criticScale.load(in);
        returnScale.load(in);
        memories.load(in);
    }
}

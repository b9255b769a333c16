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
    private final Adam adam;
    private final RunningNormaliser observationScale;
    private final RunningNormaliser criticScale;
    private final RunningNormaliser returnScale;

    private final Batch rollout; // [steps][streams] rows
    private final Batch minibatch;
    private final boolean[] live;
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
        networks = new ActorCritic(
                group.observationSize(), criticSize, group.actionSize(), settings.network(), kernel, executor, random);
        adam = new Adam(networks.parameters.length);
        int rows = settings.horizon().steps() * streams;
        observationScale = new RunningNormaliser(group.observationSize());
        criticScale = new RunningNormaliser(criticSize);
        returnScale = new RunningNormaliser(1, VALUE_MEMORY * rows);
        rollout = new Batch(rows, group.observationSize(), criticSize, group.actionSize());
        int minibatches = settings.optimiser().minibatches();
        minibatch = new Batch(
                (rows + minibatches - 1) / minibatches, group.observationSize(), criticSize, group.actionSize());
        live = new boolean[rows];
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
            live[first + s] = environment.live(groupIndex, s);
            if (live[first + s]) {
                observationScale.updateRow(observation, s * group.observationSize());
                criticScale.updateRow(criticInput, s * criticSize);
            }
        }
        scale();
        System.arraycopy(
                scaledObservation, 0, rollout.observations, first * group.observationSize(), observation.length);
        System.arraycopy(scaledCriticInput, 0, rollout.criticInputs, first * criticSize, criticInput.length);
        networks.means(scaledObservation, streams, means);
        currentValues(values, first);
        int n = group.actionSize();
        double[] actions = new double[streams * n];
        for (int s = 0; s < streams; s++) {
            for (int j = 0; j < n; j++) {
                double std = StrictMath.exp(networks.parameters[networks.logStd() + j]);
                actions[s * n + j] = means[s * n + j] + std * random.nextGaussian();
            }
            rollout.logDensities[first + s] = DiagonalGaussian.logDensity(
                    actions, s * n, means, s * n, networks.parameters, networks.logStd(), n);
        }
        System.arraycopy(actions, 0, rollout.actions, first * n, actions.length);
        return actions;
    }

    /** Stores what a step brought. {@link #observation()} holds the states reached, before any reset. */
    void learnOutcome(int t, Outcome outcome, double[] state) {
        buildCriticInput(state);
        scale();
        int first = t * streams;
        currentValues(nextValues, first);
        System.arraycopy(outcome.rewards(), 0, rewards, first, streams);
        for (int s = 0; s < streams; s++) {
            terminated[first + s] = outcome.terminated()[s];
            ended[first + s] = outcome.terminated()[s] || outcome.truncated()[s];
        }
    }

    private void buildCriticInput(double[] state) {
        int o = group.observationSize();
        for (int s = 0; s < streams; s++) {
            System.arraycopy(state, s / group.agents() * stateSize, criticInput, s * criticSize, stateSize);
            System.arraycopy(observation, s * o, criticInput, s * criticSize + stateSize, o);
        }
    }

    private void scale() {
        observationScale.normalise(observation, 0, scaledObservation, 0, streams);
        criticScale.normalise(criticInput, 0, scaledCriticInput, 0, streams);
    }

    private void currentValues(double[] into, int first) {
        networks.values(scaledCriticInput, streams, streamValues);
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
        return descend(rows, learningRate, seed);
    }

    private int[] liveRows() {
        int count = 0;
        int[] rows = new int[live.length];
        for (int i = 0; i < live.length; i++) {
            if (live[i]) {
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

    private Ppo.Update descend(int[] rows, double learningRate, Seed seed) {
        PpoSettings.Optimiser optimiser = settings.optimiser();
        RandomGenerator random = seed.generator();
        double[] gradient = new double[networks.parameters.length];
        int parts = Math.min(optimiser.minibatches(), rows.length);
        int steps = 0;
        ActorCritic.Loss loss = new ActorCritic.Loss(0, 0);
        for (int epoch = 0; epoch < optimiser.epochs(); epoch++) {
            if (parts > 1) {
                shuffle(rows, random);
            }
            for (int part = 0; part < parts; part++) {
                int from = (int) ((long) rows.length * part / parts);
                int to = (int) ((long) rows.length * (part + 1) / parts);
                minibatch.gather(rollout, rows, from, to - from);
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

    /** Fisher-Yates. */
    private static void shuffle(int[] rows, RandomGenerator random) {
        for (int i = rows.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int row = rows[i];
            rows[i] = rows[j];
            rows[j] = row;
        }
    }

    /** The policy's mean actions for raw observations, [rows][actions]. */
    double[] meanActions(double[] observations, int rows) {
        double[] scaled = new double[rows * group.observationSize()];
        double[] result = new double[rows * group.actionSize()];
        observationScale.normalise(observations, 0, scaled, 0, rows);
        networks.means(scaled, rows, result);
        return result;
    }

    /** The critic's value of raw critic inputs, in units of the discounted reward. */
    double[] valuesOf(double[] criticInputs, int rows) {
        double[] scaled = new double[rows * criticSize];
        double[] result = new double[rows];
        criticScale.normalise(criticInputs, 0, scaled, 0, rows);
        networks.values(scaled, rows, result);
        for (int i = 0; i < rows; i++) {
            result[i] = result[i] * returnScale.standardDeviation(0) + returnScale.mean(0);
        }
        return result;
    }

    void save(DataOutput out) throws IOException {
        Checkpoint.write(out, networks.parameters);
        adam.save(out);
        observationScale.save(out);
        criticScale.save(out);
        returnScale.save(out);
    }

    void load(DataInput in) throws IOException {
        Checkpoint.read(in, networks.parameters, "parameters");
        adam.load(in);
        observationScale.load(in);
        criticScale.load(in);
        returnScale.load(in);
    }
}

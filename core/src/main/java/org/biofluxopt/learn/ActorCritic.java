package org.biofluxopt.learn;

import java.util.Arrays;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.biofluxopt.learn.ParallelEnvironment.Actions;
import org.biofluxopt.learn.ParallelEnvironment.Group;
import org.biofluxopt.learn.PpoSettings.Objective;
import org.biofluxopt.numeric.Parallel;

/**
 * Policy and value network of one group of agents, and the gradient of the PPO loss. One parameter vector: actor, log
 * standard deviations if actions are continuous, critic.
 *
 * <p>Rows are split into at most {@value #SHARES} shares whose bounds depend on the number of rows only. Each share sums
 * its own gradient and the shares are added in order: the bits do not depend on the number of threads.
 */
final class ActorCritic {
    /** Sequences that are worked on together, so that their activations stay in the cache. */
    static final int PIECE = 64;

    private static final int SHARES = 8;

    final NeuralNetwork actor;
    final NeuralNetwork critic;
    final ActionHead head;
    final double[] parameters;
    private final int logStd; // index of the first one
    private final int steps; // rows of a sequence in a batch
    private final Kernel kernel;
    private final Executor executor;
    private final Share[] shares = new Share[SHARES];

    /** @param steps rows of each sequence in the batches to come; 1 without memory */
    ActorCritic(
            Group group,
            int criticSize,
            int steps,
            PpoSettings.Network network,
            Kernel kernel,
            Executor executor,
            RandomGenerator random) {
        this.kernel = kernel;
        this.executor = executor;
        this.steps = steps;
        actor = NeuralNetwork.of(network, 0, group.observationSize(), group.actionSize(), 0.01);
        logStd = actor.parameters();
        head = group.actions() == Actions.CONTINUOUS
                ? new GaussianHead(logStd, group.actionSize())
                : new CategoricalHead(group.actionSize());
        critic = NeuralNetwork.of(network, logStd + head.parameters(), criticSize, 1, 1);
        parameters = new double[logStd + head.parameters() + critic.parameters()];
        actor.initialise(parameters, random);
        critic.initialise(parameters, random);
        Arrays.fill(parameters, logStd, logStd + head.parameters(), network.initialLogStd());
        Arrays.setAll(shares, s -> new Share());
    }

    /** Loss summed over a minibatch and divided by its rows. */
    record Loss(double total, double kl) {}

    private final class Share {
        final NeuralNetwork.Workspace actorWork = actor.workspace(PIECE * steps);
        final NeuralNetwork.Workspace criticWork = critic.workspace(PIECE * steps);
        final double[] gradient = new double[parameters.length];
        double loss;
        double kl;
    }

    /** Index of the first log standard deviation in {@link #parameters}. */
    int logStd() {
        return logStd;
    }

    /**
     * One step of the actor for rows of different sequences.
     *
     * @param memory what the actor remembers, [rows][memory]; moved on
     * @param outputs filled, [rows][outputs]
     */
    void act(double[] observations, int rows, double[] memory, double[] outputs) {
        oneStep(actor, observations, rows, memory, memory, outputs);
    }

    /**
     * The critic's outputs, [rows].
     *
     * @param memory what the critic remembers, [rows][memory]
     * @param after filled with what it then remembers; may be {@code memory}
     */
    void values(double[] criticInputs, int rows, double[] memory, double[] after, double[] values) {
        oneStep(critic, criticInputs, rows, memory, after, values);
    }

    private void oneStep(
            NeuralNetwork network, double[] inputs, int rows, double[] memory, double[] after, double[] outputs) {
        int width = network.outputs();
        int units = network.memory();
        overPieces((rows + PIECE - 1) / PIECE, (share, piece) -> {
            int from = piece * PIECE;
            int count = Math.min(PIECE, rows - from);
            NeuralNetwork.Workspace work = network == actor ? share.actorWork : share.criticWork;
            Sequences sequences = Sequences.single(count, memory, from * units);
            network.forward(kernel, parameters, inputs, from * network.inputs(), sequences, work);
            System.arraycopy(work.output(), 0, outputs, from * width, count * width);
            System.arraycopy(work.remembered(), 0, after, from * units, count * units);
        });
    }

    /**
     * Writes the gradient of the mean loss over the rows that count. Rows lie in pieces of {@value #PIECE} sequences, in a
     * piece step by step.
     */
    Loss gradient(Batch batch, Objective objective, double[] gradient) {
        for (Share share : shares) {
            Arrays.fill(share.gradient, 0);
            share.loss = 0;
            share.kl = 0;
        }
        int full = PIECE * steps;
        overPieces((batch.rows + full - 1) / full, (share, piece) -> {
            int from = piece * full;
            accumulate(share, batch, from, Math.min(full, batch.rows - from), objective);
        });
        Arrays.fill(gradient, 0);
        double loss = 0;
        double kl = 0;
        for (Share share : shares) {
            loss += share.loss;
            kl += share.kl;
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] += share.gradient[i];
            }
        }
        return new Loss(loss / batch.counted, kl / batch.counted);
    }

    private interface PieceTask {
        void run(Share share, int piece);
    }

    private void overPieces(int pieces, PieceTask task) {
        int used = Math.min(SHARES, pieces);
        Parallel.run(used, executor, s -> {
            int end = (int) ((long) pieces * (s + 1) / used);
            for (int piece = (int) ((long) pieces * s / used); piece < end; piece++) {
                task.run(shares[s], piece);
            }
        });
    }

    private Sequences sequences(NeuralNetwork network, double[] memory, Batch batch, int from, int count) {
        return network.memory() == 0
                ? Sequences.unrelated(count)
                : new Sequences(steps, count / steps, memory, from * network.memory(), batch.fresh, from);
    }

    private void accumulate(Share share, Batch batch, int from, int count, Objective objective) {
        Sequences forActor = sequences(actor, batch.actorMemory, batch, from, count);
        Sequences forCritic = sequences(critic, batch.criticMemory, batch, from, count);
        int actorFrom = from * actor.inputs();
        int criticFrom = from * critic.inputs();
        actor.forward(kernel, parameters, batch.observations, actorFrom, forActor, share.actorWork);
        critic.forward(kernel, parameters, batch.criticInputs, criticFrom, forCritic, share.criticWork);
        for (int i = 0; i < count; i++) {
            if (batch.counts[from + i]) {
                policyRow(share, batch, from + i, i, objective);
                valueRow(share, batch, from + i, i, objective);
            } else {
                Arrays.fill(share.actorWork.outputDelta(), i * actor.outputs(), (i + 1) * actor.outputs(), 0);
                share.criticWork.outputDelta()[i] = 0;
            }
        }
        actor.backward(kernel, parameters, batch.observations, actorFrom, forActor, share.actorWork, share.gradient);
        critic.backward(
                kernel, parameters, batch.criticInputs, criticFrom, forCritic, share.criticWork, share.gradient);
    }

    /** Clipped surrogate, equation 7 of Schulman et al. 2017; its derivative is 0 where the clip binds. */
    private void policyRow(Share share, Batch batch, int row, int i, Objective objective) {
        int n = actor.outputs();
        double[] outputs = share.actorWork.output();
        double logRatio = head.logDensity(batch.actions, row * n, outputs, i * n, parameters) - batch.logDensities[row];
        double ratio = StrictMath.exp(logRatio);
        double clipped = Math.clamp(ratio, 1 - objective.clip(), 1 + objective.clip());
        double advantage = batch.advantages[row];
        double free = -advantage * ratio;
        double bound = -advantage * clipped;
        share.loss += Math.max(free, bound);
        if (objective.entropy() != 0) {
            share.loss -= objective.entropy() * head.entropy(outputs, i * n, parameters);
        }
        share.kl += ratio - 1 - logRatio; // Schulman's low-variance estimate of KL(old || new)
        double slope = free >= bound ? free / batch.counted : 0; // d loss / d log density
        head.backward(
                batch.actions,
                row * n,
                outputs,
                i * n,
                parameters,
                slope,
                -objective.entropy() / batch.counted,
                share.actorWork.outputDelta(),
                share.gradient);
    }

    /** Squared error, linear beyond {@link Objective#huber()} (Huber 1964, Ann Math Stat 35:73). */
    private void valueRow(Share share, Batch batch, int row, int i, Objective objective) {
        double error = share.criticWork.output()[i] - batch.returns[row];
        double bound = objective.huber();
        double slope = Math.clamp(error, -bound, bound);
        share.loss += objective.value() * (slope * error - 0.5 * slope * slope);
        share.criticWork.outputDelta()[i] = objective.value() * slope / batch.counted;
    }

    /**
     * Keeps the values that the critic stands for when the scale of its output changes (PopArt, van Hasselt et al. 2016,
     * arXiv 1602.07714): output * newStd + newMean afterwards is output * oldStd + oldMean before.
     */
    void rescaleCritic(double oldMean, double oldStd, double newMean, double newStd) {
        int bias = critic.last().biases();
        for (int w = critic.last().offset(); w < bias; w++) {
            parameters[w] *= oldStd / newStd;
        }
        parameters[bias] = (oldStd * parameters[bias] + oldMean - newMean) / newStd;
    }

    /** Makes {@code means} the policy's action wherever the network itself says 0. */
    void startFrom(double[] means) {
        System.arraycopy(means, 0, parameters, actor.last().biases(), actor.outputs());
    }
}

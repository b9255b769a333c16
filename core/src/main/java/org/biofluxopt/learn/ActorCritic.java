package org.biofluxopt.learn;

import java.util.Arrays;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.biofluxopt.learn.PpoSettings.Objective;
import org.biofluxopt.numeric.Parallel;

/**
 * Policy and value network of one group of agents, and the gradient of the PPO loss. One parameter vector: actor, log
 * standard deviations, critic.
 *
 * <p>Rows are split into at most {@value #SHARES} shares whose bounds depend on the number of rows only. Each share sums
 * its own gradient and the shares are added in order: the bits do not depend on the number of threads.
 */
final class ActorCritic {
    private static final int CHUNK = 64; // rows whose activations stay in the cache
    private static final int SHARES = 8;

    final Mlp actor;
    final Mlp critic;
    final double[] parameters;
    private final int logStd; // index of the first one
    private final Kernel kernel;
    private final Executor executor;
    private final Share[] shares = new Share[SHARES];

    ActorCritic(
            int observationSize,
            int criticSize,
            int actionSize,
            PpoSettings.Network network,
            Kernel kernel,
            Executor executor,
            RandomGenerator random) {
        this.kernel = kernel;
        this.executor = executor;
        actor = new Mlp(0, sizes(observationSize, network, actionSize));
        logStd = actor.parameters();
        critic = new Mlp(logStd + actionSize, sizes(criticSize, network, 1));
        parameters = new double[logStd + actionSize + critic.parameters()];
        actor.initialise(parameters, 0.01, random);
        critic.initialise(parameters, 1, random);
        Arrays.fill(parameters, logStd, logStd + actionSize, network.initialLogStd());
        Arrays.setAll(shares, s -> new Share());
    }

    private static int[] sizes(int in, PpoSettings.Network network, int out) {
        int[] sizes = new int[network.hidden().size() + 2];
        sizes[0] = in;
        for (int l = 0; l < network.hidden().size(); l++) {
            sizes[l + 1] = network.hidden().get(l);
        }
        sizes[sizes.length - 1] = out;
        return sizes;
    }

    /** Loss summed over a minibatch and divided by its rows. */
    record Loss(double total, double kl) {}

    private final class Share {
        final Mlp.Workspace actorWork = actor.workspace(CHUNK);
        final Mlp.Workspace criticWork = critic.workspace(CHUNK);
        final double[] gradient = new double[parameters.length];
        double loss;
        double kl;
    }

    /** Index of the first log standard deviation in {@link #parameters}. */
    int logStd() {
        return logStd;
    }

    /** Action means, [rows][actions]. */
    void means(double[] observations, int rows, double[] means) {
        int width = actor.outputs();
        overChunks(rows, (share, from, count) -> {
            actor.forward(kernel, parameters, observations, from * actor.inputs(), count, share.actorWork);
            System.arraycopy(share.actorWork.output(), 0, means, from * width, count * width);
        });
    }

    /** The critic's outputs, [rows]. */
    void values(double[] criticInputs, int rows, double[] values) {
        overChunks(rows, (share, from, count) -> {
            critic.forward(kernel, parameters, criticInputs, from * critic.inputs(), count, share.criticWork);
            System.arraycopy(share.criticWork.output(), 0, values, from, count);
        });
    }

    /** Writes the gradient of the mean loss over the batch. */
    Loss gradient(Batch batch, Objective objective, double[] gradient) {
        for (Share share : shares) {
            Arrays.fill(share.gradient, 0);
            share.loss = 0;
            share.kl = 0;
        }
        overChunks(batch.rows, (share, from, count) -> accumulate(share, batch, from, count, objective));
        Arrays.fill(gradient, 0);
        double loss = -objective.entropy() * DiagonalGaussian.entropy(parameters, logStd, actor.outputs()) * batch.rows;
        double kl = 0;
        for (Share share : shares) {
            loss += share.loss;
            kl += share.kl;
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] += share.gradient[i];
            }
        }
        for (int j = 0; j < actor.outputs(); j++) {
            gradient[logStd + j] -= objective.entropy(); // d entropy / d log std = 1 for each
        }
        return new Loss(loss / batch.rows, kl / batch.rows);
    }

    private interface ChunkTask {
        void run(Share share, int from, int count);
    }

    private void overChunks(int rows, ChunkTask task) {
        int chunks = (rows + CHUNK - 1) / CHUNK;
        int used = Math.min(SHARES, chunks);
        Parallel.run(used, executor, s -> {
            int end = (int) ((long) chunks * (s + 1) / used);
            for (int c = (int) ((long) chunks * s / used); c < end; c++) {
                int from = c * CHUNK;
                task.run(shares[s], from, Math.min(CHUNK, rows - from));
            }
        });
    }

    private void accumulate(Share share, Batch batch, int from, int count, Objective objective) {
        actor.forward(kernel, parameters, batch.observations, from * actor.inputs(), count, share.actorWork);
        critic.forward(kernel, parameters, batch.criticInputs, from * critic.inputs(), count, share.criticWork);
        for (int i = 0; i < count; i++) {
            policyRow(share, batch, from + i, i, objective);
            valueRow(share, batch, from + i, i, objective);
        }
        actor.backward(
                kernel, parameters, batch.observations, from * actor.inputs(), count, share.actorWork, share.gradient);
        critic.backward(
                kernel,
                parameters,
                batch.criticInputs,
                from * critic.inputs(),
                count,
                share.criticWork,
                share.gradient);
    }

    /** Clipped surrogate, equation 7 of Schulman et al. 2017; its derivative is 0 where the clip binds. */
    private void policyRow(Share share, Batch batch, int row, int i, Objective objective) {
        int n = actor.outputs();
        double[] mean = share.actorWork.output();
        double[] delta = share.actorWork.outputDelta();
        double logDensity = DiagonalGaussian.logDensity(batch.actions, row * n, mean, i * n, parameters, logStd, n);
        double logRatio = logDensity - batch.logDensities[row];
        double ratio = StrictMath.exp(logRatio);
        double clipped = Math.clamp(ratio, 1 - objective.clip(), 1 + objective.clip());
        double advantage = batch.advantages[row];
        double free = -advantage * ratio;
        double bound = -advantage * clipped;
        share.loss += Math.max(free, bound);
        share.kl += ratio - 1 - logRatio; // Schulman's low-variance estimate of KL(old || new)
        double slope = free >= bound ? free / batch.rows : 0; // d loss / d log density
        for (int j = 0; j < n; j++) {
            double inverse = StrictMath.exp(-parameters[logStd + j]);
            double z = (batch.actions[row * n + j] - mean[i * n + j]) * inverse;
            delta[i * n + j] = slope * z * inverse;
            share.gradient[logStd + j] += slope * (z * z - 1);
        }
    }

    private void valueRow(Share share, Batch batch, int row, int i, Objective objective) {
        double error = share.criticWork.output()[i] - batch.returns[row];
        share.loss += objective.value() * 0.5 * error * error;
        share.criticWork.outputDelta()[i] = objective.value() * error / batch.rows;
    }

    /**
     * Keeps the values that the critic stands for when the scale of its output changes (PopArt, van Hasselt et al. 2016,
     * arXiv 1602.07714): output * newStd + newMean afterwards is output * oldStd + oldMean before.
     */
    void rescaleCritic(double oldMean, double oldStd, double newMean, double newStd) {
        int last = critic.layers() - 1;
        int bias = critic.biases(last);
        for (int w = critic.weights(last); w < bias; w++) {
            parameters[w] *= oldStd / newStd;
        }
        parameters[bias] = (oldStd * parameters[bias] + oldMean - newMean) / newStd;
    }

    /** Makes {@code means} the policy's action wherever the network itself says 0. */
    void startFrom(double[] means) {
        System.arraycopy(means, 0, parameters, actor.biases(actor.layers() - 1), actor.outputs());
    }
}

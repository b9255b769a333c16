package org.biofluxopt.tune;

import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.biofluxopt.numeric.Parallel;
import org.biofluxopt.numeric.Seed;

/**
 * A Gaussian process fitted to observations over the unit cube: values are standardised, hyperparameters are at the
 * maximum of the posterior (MAP) found from several starts. Predictions are of standardised values.
 */
final class Surrogate {
    private static final int STARTS = 4;
    private static final int ITERATIONS = 60;
    private static final int SHARED = 2; // hyperparameters beside the length scales: variance, noise

    /** Log length scales ~ N(log .5, 1): most functions worth tuning turn a few times over the cube at most. */
    private static final Normal SCALE = new Normal(Math.log(0.5), 1, Math.log(0.01), Math.log(20));

    /**
     * Log variance ~ N(0, 1.5), of standardised values: a sample rarely shows the whole range. Log noise variance ~ N(log
     * 1e-4, 4): from exact to as large as the function.
     */
    private static final Normal[] OTHERS = {
        new Normal(0, 1.5, Math.log(0.01), Math.log(1000)), new Normal(Math.log(1e-4), 4, Math.log(1e-9), Math.log(2))
    };

    private final GaussianProcess process;
    private final double noiseDeviation;
    private final double shift;
    private final double scale;

    /** A prior, cut off at both ends. */
    private record Normal(double centre, double spread, double low, double high) {}

    private Surrogate(GaussianProcess process, double noiseDeviation, double shift, double scale) {
        this.process = process;
        this.noiseDeviation = noiseDeviation;
        this.shift = shift;
        this.scale = scale;
    }

    /**
     * @param points [n][d] in the unit cube
     * @param values [n]
     */
    static Surrogate fit(double[][] points, double[] values, Seed seed, Executor executor) {
        double shift = 0;
        for (double value : values) {
            shift += value / values.length;
        }
        double squares = 0;
        for (double value : values) {
            squares += (value - shift) * (value - shift) / values.length;
        }
        double scale = squares > 0 ? Math.sqrt(squares) : 1;
        double[] standard = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            standard[i] = (values[i] - shift) / scale;
        }
        Hyperparameters best = mostProbable(points, standard, seed, executor);
        return new Surrogate(new GaussianProcess(points, standard, best), Math.sqrt(best.noise()), shift, scale);
    }

    private static Normal prior(int index, int d) {
        return index < d ? SCALE : OTHERS[index - d];
    }

    private static Hyperparameters mostProbable(double[][] points, double[] values, Seed seed, Executor executor) {
        int d = points[0].length;
        double[] low = new double[d + SHARED];
        double[] high = new double[d + SHARED];
        for (int j = 0; j < low.length; j++) {
            low[j] = prior(j, d).low();
            high[j] = prior(j, d).high();
        }
        BoxMinimiser minimiser = new BoxMinimiser(low, high, ITERATIONS, 1e-4);
        BoxMinimiser.Minimum[] found = new BoxMinimiser.Minimum[STARTS];
        Parallel.run(STARTS, executor, s -> {
            double[] start = start(d, s, seed.child(s).generator());
            found[s] = minimiser.from(start, (logs, gradient) -> negativeLogPosterior(points, values, logs, gradient));
        });
        BoxMinimiser.Minimum best = found[0];
        for (BoxMinimiser.Minimum other : found) {
            best = other.value() < best.value() ? other : best;
        }
        return Hyperparameters.ofLogs(best.point());
    }

    /** The prior's centre first, then draws from it. */
    private static double[] start(int d, int index, RandomGenerator random) {
        double[] logs = new double[d + SHARED];
        for (int j = 0; j < logs.length; j++) {
            Normal prior = prior(j, d);
            logs[j] = prior.centre() + (index == 0 ? 0 : prior.spread() * random.nextGaussian());
        }
        return logs;
    }

    /** Per the likelihood and the priors above, up to a constant; infinite where the covariance cannot be inverted. */
    static double negativeLogPosterior(double[][] points, double[] values, double[] logs, double[] gradient) {
        int d = logs.length - SHARED;
        Hyperparameters given = Hyperparameters.ofLogs(logs);
        GaussianProcess process;
        try {
            process = new GaussianProcess(points, values, given);
        } catch (IllegalArgumentException notPositiveDefinite) {
            return Double.POSITIVE_INFINITY;
        }
        System.arraycopy(process.likelihoodGradient(given.noise()), 0, gradient, 0, d + 2);
        double loss = process.negativeLogLikelihood();
        for (int j = 0; j < logs.length; j++) {
            Normal prior = prior(j, d);
            double z = (logs[j] - prior.centre()) / prior.spread();
            loss += 0.5 * z * z;
            gradient[j] += z / prior.spread();
        }
        return loss;
    }

    GaussianProcess process() {
        return process;
    }

    /** A value on the scale of the predictions. */
    double standardised(double value) {
        return (value - shift) / scale;
    }

    /** Standard deviation of an observation, standardised. */
    double noiseDeviation() {
        return noiseDeviation;
    }

    /** A prediction in the units of the values. */
    double original(double standardised) {
        return standardised * scale + shift;
    }
}

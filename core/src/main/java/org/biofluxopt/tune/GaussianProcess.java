package org.biofluxopt.tune;

import java.util.Arrays;
import org.biofluxopt.numeric.Cholesky;

/**
 * Posterior of a function with Matern-5/2 covariance, constant mean (estimated by generalised least squares) and
 * independent normal noise (Rasmussen and Williams 2006, algorithm 2.1).
 */
final class GaussianProcess {
    private static final double JITTER = 1e-10; // relative to the variance; what doubles can invert for some 100 points

    private final double[][] points;
    private final Matern52 kernel;
    private final double mean;
    private final double[] weights; // K^-1 (y - mean)
    private final double[][] inverseLower; // L^-1, rows of growing length
    private final double negativeLogLikelihood;

    /** What the posterior says about the noise-free function at a point. */
    record Prediction(double mean, double deviation) {}

    /**
     * @param points [n][d]
     * @param values [n]
     * @throws IllegalArgumentException if the covariance is not positive definite
     */
    GaussianProcess(double[][] points, double[] values, Hyperparameters given) {
        this.points = points;
        kernel = new Matern52(given.lengthScale(), given.variance());
        Cholesky cholesky = Cholesky.of(covariance(given.noise()));
        inverseLower = cholesky.inverseLower();
        double[] ones = new double[values.length];
        Arrays.fill(ones, 1);
        double[] whiteOnes = white(ones);
        double[] whiteValues = white(values);
        mean = dot(whiteOnes, whiteValues) / dot(whiteOnes, whiteOnes);
        for (int i = 0; i < whiteValues.length; i++) {
            whiteValues[i] -= mean * whiteOnes[i];
        }
        weights = transposedTimes(whiteValues);
        negativeLogLikelihood = 0.5
                * (dot(whiteValues, whiteValues)
                        + cholesky.logDeterminant()
                        + values.length * StrictMath.log(2 * Math.PI));
    }

    private double[][] covariance(double noise) {
        int n = points.length;
        double[][] matrix = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                matrix[i][j] = kernel.covariance(points[i], points[j]);
            }
            matrix[i][i] = kernel.variance() * (1 + JITTER) + noise;
        }
        return matrix;
    }

    /** L^-1 x. */
    private double[] white(double[] x) {
        double[] result = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            double sum = 0;
            for (int k = 0; k <= i; k++) {
                sum += inverseLower[i][k] * x[k];
            }
            result[i] = sum;
        }
        return result;
    }

    /** L^-T x. */
    private double[] transposedTimes(double[] x) {
        double[] result = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            for (int k = 0; k <= i; k++) {
                result[k] += inverseLower[i][k] * x[i];
            }
        }
        return result;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** - log p(values | points, hyperparameters), at the mean that maximises it. */
    double negativeLogLikelihood() {
        return negativeLogLikelihood;
    }

    /** Gradient of {@link #negativeLogLikelihood} by the logarithms of length scales, variance and noise. */
    double[] likelihoodGradient(double noise) {
        int n = points.length;
        int d = points[0].length;
        double[][] inverse = inverse();
        double[] gradient = new double[d + 2];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < i; k++) {
                double pull = inverse[i][k] - weights[i] * weights[k]; // each pair counts twice, the loss has a half
                double slope = kernel.slope(points[i], points[k]);
                for (int j = 0; j < d; j++) {
                    gradient[j] += pull * kernel.byLogScale(slope, points[i], points[k], j);
                }
                gradient[d] += pull * kernel.covariance(points[i], points[k]);
            }
            double own = inverse[i][i] - weights[i] * weights[i];
            gradient[d] += 0.5 * own * kernel.variance() * (1 + JITTER);
            gradient[d + 1] += 0.5 * own * noise;
        }
        return gradient;
    }

    /** Lower half of K^-1 = L^-T L^-1. */
    private double[][] inverse() {
        int n = points.length;
        double[][] inverse = new double[n][n];
        for (int row = 0; row < n; row++) {
            double[] l = inverseLower[row];
            for (int i = 0; i <= row; i++) {
                double li = l[i];
                double[] to = inverse[i];
                for (int k = 0; k <= i; k++) {
                    to[k] += li * l[k];
                }
            }
        }
        return inverse;
    }

    Prediction predict(double[] x) {
        double[] k = covarianceWith(x);
        double[] white = white(k);
        double variance = kernel.variance() - dot(white, white);
        return new Prediction(mean + dot(k, weights), Math.sqrt(Math.max(variance, leastVariance())));
    }

    /** As {@link #predict}; writes the derivatives of mean and deviation by each coordinate. */
    Prediction predict(double[] x, double[] meanSlope, double[] deviationSlope) {
        double[] k = covarianceWith(x);
        double[] white = white(k);
        double variance = kernel.variance() - dot(white, white);
        double[] solved = transposedTimes(white);
        Arrays.fill(meanSlope, 0);
        Arrays.fill(deviationSlope, 0);
        for (int i = 0; i < k.length; i++) {
            double slope = kernel.slope(x, points[i]);
            for (int j = 0; j < x.length; j++) {
                double derivative = kernel.byInput(slope, x, points[i], j);
                meanSlope[j] += weights[i] * derivative;
                deviationSlope[j] -= solved[i] * derivative;
            }
        }
        double deviation = Math.sqrt(Math.max(variance, leastVariance()));
        for (int j = 0; j < x.length; j++) {
            deviationSlope[j] = variance > leastVariance() ? deviationSlope[j] / deviation : 0;
        }
        return new Prediction(mean + dot(k, weights), deviation);
    }

    Matern52 kernel() {
        return kernel;
    }

    private double leastVariance() {
        return kernel.variance() * JITTER;
    }

    private double[] covarianceWith(double[] x) {
        double[] k = new double[points.length];
        for (int i = 0; i < k.length; i++) {
            k[i] = kernel.covariance(x, points[i]);
        }
        return k;
    }
}

package org.biofluxopt.statistics;

import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.biofluxopt.numeric.Seed;

/**
 * Elastic net whose penalty is chosen by k-fold cross-validation: the largest one whose error is within one standard error
 * of the least (Hastie, Tibshirani and Friedman 2009, 7.10).
 *
 * @param chosen fitted to all data
 * @param error mean squared error of prediction at that penalty, out of fold
 * @param explained 1 - error / out-of-fold error of the mean alone: below 0 where the features predict nothing
 */
public record ElasticNetCv(ElasticNet chosen, double error, double explained) {
    private static final int PATH = 40;
    private static final double SMALLEST = 1e-3;

    /**
     * @param x [observation][feature]
     * @param y [observation]
     * @param alpha share of L1, 0..1
     * @param folds at least 2
     * @param seed decides who is in which fold
     */
    public static ElasticNetCv fit(double[][] x, double[] y, double alpha, int folds, Seed seed) {
        int n = y.length;
        if (folds < 2 || n < 2 * folds) {
            throw new IllegalArgumentException("Expected two folds or more of two each, got " + folds + " of " + n);
        }
        int[] fold = folds(n, folds, seed);
        double largest = new ElasticNet.Scaled(x, y).largestLambda(alpha);
        double[] lambda = new double[PATH];
        for (int l = 0; l < PATH; l++) {
            lambda[l] = largest * Math.pow(SMALLEST, l / (PATH - 1.0));
        }
        double[][] error = new double[PATH][folds];
        double ofMean = 0;
        for (int f = 0; f < folds; f++) {
            ofMean += inFold(x, y, fold, f, alpha, lambda, error) / folds;
        }
        int best = 0;
        for (int l = 1; l < PATH; l++) {
            if (Moments.mean(error[l]) < Moments.mean(error[best])) {
                best = l;
            }
        }
        double bound = Moments.mean(error[best]) + Math.sqrt(Moments.variance(error[best]) / folds);
        int chosen = 0;
        while (Moments.mean(error[chosen]) > bound) {
            chosen++;
        }
        double reached = Moments.mean(error[chosen]);
        return new ElasticNetCv(
                ElasticNet.fit(x, y, alpha, lambda[chosen]), reached, ofMean > 0 ? 1 - reached / ofMean : 0);
    }

    /** @return error of the mean of the others */
    private static double inFold(
            double[][] x, double[] y, int[] fold, int held, double alpha, double[] lambda, double[][] error) {
        int[] others = members(fold, held, false);
        int[] mine = members(fold, held, true);
        double[][] trainX = new double[others.length][];
        double[] trainY = new double[others.length];
        for (int i = 0; i < others.length; i++) {
            trainX[i] = x[others[i]];
            trainY[i] = y[others[i]];
        }
        ElasticNet.Scaled scaled = new ElasticNet.Scaled(trainX, trainY);
        double[] warm = new double[x[0].length];
        for (int l = 0; l < lambda.length; l++) {
            ElasticNet net = scaled.fit(alpha, lambda[l], warm);
            for (int i : mine) {
                double miss = y[i] - net.predict(x[i]);
                error[l][held] += miss * miss / mine.length;
            }
        }
        double mean = Moments.mean(trainY);
        double ofMean = 0;
        for (int i : mine) {
            ofMean += (y[i] - mean) * (y[i] - mean) / mine.length;
        }
        return ofMean;
    }

    private static int[] members(int[] fold, int held, boolean in) {
        return IntStream.range(0, fold.length)
                .filter(i -> (fold[i] == held) == in)
                .toArray();
    }

    private static int[] folds(int n, int folds, Seed seed) {
        int[] fold = new int[n];
        for (int i = 0; i < n; i++) {
            fold[i] = i % folds;
        }
        RandomGenerator random = seed.generator();
        for (int i = n - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int swapped = fold[i];
            fold[i] = fold[other];
            fold[other] = swapped;
        }
        return fold;
    }
}

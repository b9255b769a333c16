package org.biofluxopt.validation;

import java.util.Arrays;
import org.biofluxopt.numeric.Quantiles;

/** Summaries of one value a person. */
final class Sample {
    private Sample() {}

    static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    static double median(double[] values) {
        return Quantiles.of(values, 0.5);
    }

    static double geometricMean(double[] values) {
        return Math.exp(Arrays.stream(values).map(Math::log).average().orElse(Double.NaN));
    }

    /** Each person's value minus that person's start. */
    static double[] change(double[] values, double[] start) {
        double[] change = new double[values.length];
        Arrays.setAll(change, i -> values[i] - start[i]);
        return change;
    }

    /** Each person's change in per cent of that person's start. */
    static double[] percentChange(double[] values, double[] start) {
        double[] change = new double[values.length];
        Arrays.setAll(change, i -> 100 * (values[i] / start[i] - 1));
        return change;
    }

    /** Number of values below a threshold. */
    static long below(double[] values, double threshold) {
        return Arrays.stream(values).filter(value -> value < threshold).count();
    }

    /** Odds of being below a threshold, half a person added to each side so that neither is empty (Haldane 1956). */
    static double oddsBelow(double[] values, double threshold) {
        double below = below(values, threshold) + 0.5;
        return below / (values.length + 1 - below);
    }

    /** Least-squares line through points: intercept and slope. */
    static double[] line(double[] x, double[] y) {
        double meanX = mean(x);
        double meanY = mean(y);
        double covariance = 0;
        double variance = 0;
        for (int i = 0; i < x.length; i++) {
            covariance += (x[i] - meanX) * (y[i] - meanY);
            variance += (x[i] - meanX) * (x[i] - meanX);
        }
        double slope = covariance / variance;
        return new double[] {meanY - slope * meanX, slope};
    }
}

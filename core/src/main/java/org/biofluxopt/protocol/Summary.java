package org.biofluxopt.protocol;

import java.util.Arrays;
import org.biofluxopt.numeric.Quantiles;

/**
 * A quantity over people; NaN where nobody has a value.
 *
 * @param n people with a value
 * @param sd sample standard deviation, 0 for one person
 */
public record Summary(int n, double mean, double sd, double median, double p05, double p95) {
    /** People without a value are left out. */
    static Summary of(double[] values) {
        double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
        if (finite.length == 0) {
            return new Summary(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
        double mean = Arrays.stream(finite).average().orElseThrow();
        double squares = Arrays.stream(finite).map(v -> (v - mean) * (v - mean)).sum();
        double sd = finite.length > 1 ? Math.sqrt(squares / (finite.length - 1)) : 0;
        return new Summary(
                finite.length,
                mean,
                sd,
                Quantiles.of(finite, 0.5),
                Quantiles.of(finite, 0.05),
                Quantiles.of(finite, 0.95));
    }
}

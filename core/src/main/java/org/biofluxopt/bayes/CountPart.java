package org.biofluxopt.bayes;

import java.util.Arrays;
import java.util.List;

/**
 * What one source contributes to a Dirichlet row: a distribution worth a number of observations.
 *
 * @param sourceId whose knowledge this is
 * @param weights distribution over the child's states, sums to one
 * @param ess effective sample size, > 0: the row's pseudo-counts grow by {@code ess * weights}
 */
public record CountPart(String sourceId, List<Double> weights, double ess) {
    private static final double TOLERANCE = 1e-2;

    public CountPart {
        if (!(ess > 0) || ess == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("Effective sample size must be positive and finite, got " + ess);
        }
        double sum = 0;
        for (double weight : weights) {
            if (!(weight >= 0)) {
                throw new IllegalArgumentException("Weights must be >= 0, got " + weights);
            }
            sum += weight;
        }
        if (!(Math.abs(sum - 1) <= TOLERANCE)) {
            throw new IllegalArgumentException("Weights must sum to 1, got " + weights + " (sum " + sum + ")");
        }
        double total = sum;
        weights = weights.stream().map(weight -> weight / total).toList();
    }

    public static CountPart of(String sourceId, double ess, double... weights) {
        return new CountPart(sourceId, Arrays.stream(weights).boxed().toList(), ess);
    }

    /** Observations that all parts of a row are worth together. */
    public static double worth(List<CountPart> row) {
        return row.stream().mapToDouble(CountPart::ess).sum();
    }
}

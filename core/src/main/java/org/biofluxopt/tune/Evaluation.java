package org.biofluxopt.tune;

import java.util.Arrays;

/**
 * What an experiment gave.
 *
 * @param proposal that was tried
 * @param objective what is to be small
 * @param constraints what must be at most 0, one number for each outcome constraint
 */
public record Evaluation(Proposal proposal, double objective, double[] constraints) {
    public Evaluation {
        constraints = constraints.clone();
        if (!Double.isFinite(objective) || !Arrays.stream(constraints).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("Expected finite numbers, got objective " + objective + ", constraints "
                    + Arrays.toString(constraints) + " at " + Arrays.toString(proposal.point()));
        }
    }

    /** Without constraints. */
    public Evaluation(Proposal proposal, double objective) {
        this(proposal, objective, new double[0]);
    }
}

package org.biofluxopt.tune;

/**
 * Where to evaluate next.
 *
 * @param point in the units of the search space
 * @param round 0 at first; one more each time the search has converged and starts again elsewhere
 * @param design whether the point belongs to the space-filling design with which a round starts
 */
public record Proposal(double[] point, int round, boolean design) {
    public Proposal {
        point = point.clone();
    }
}

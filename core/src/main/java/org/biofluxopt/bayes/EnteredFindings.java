package org.biofluxopt.bayes;

import java.util.Arrays;

/** The findings on a clique tree: likelihoods scaled to largest 1, the scales kept as logarithms, counted by clique. */
final class EnteredFindings {
    static final double[] NONE = {};

    final int[] at; // [clique] findings on its residual
    final int[] below; // [clique] in its subtree
    private final CliqueTree tree;
    private final double[][] likelihood; // [variable], NONE if no finding
    private double[] scales = NONE; // [variable] log of what was taken out of a soft finding
    private double log; // sum of the scales

    EnteredFindings(CliqueTree tree) {
        this.tree = tree;
        likelihood = new double[tree.cards.length][];
        Arrays.fill(likelihood, NONE);
        at = new int[tree.cliques.length];
        below = new int[tree.cliques.length];
    }

    /**
     * Replaces the finding on a variable.
     *
     * @param scaled largest 1; {@link #NONE} to forget
     * @return false if it is the same as before
     */
    boolean set(int variable, double[] scaled, double scale) {
        double[] before = likelihood[variable];
        if (scaled.length > 0 && scale == 0 && Arrays.equals(before, scaled) && scaleOf(variable) == 0) {
            return false;
        }
        log += scale - scaleOf(variable);
        scale(variable, scale);
        likelihood[variable] = scaled;
        int change = (scaled.length > 0 ? 1 : 0) - (before.length > 0 ? 1 : 0);
        at[tree.home[variable]] += change;
        for (int c = tree.home[variable]; c >= 0; c = tree.cliques[c].parent) {
            below[c] += change;
        }
        return true;
    }

    private double scaleOf(int variable) {
        return scales.length == 0 ? 0 : scales[variable];
    }

    private void scale(int variable, double value) {
        if (scales.length == 0) {
            if (value == 0) {
                return;
            }
            scales = new double[likelihood.length];
        }
        scales[variable] = value;
    }

    boolean on(int variable) {
        return likelihood[variable].length > 0;
    }

    /** Do not write to it. */
    double[][] likelihoods() {
        return likelihood;
    }

    /** Sum of the logarithms taken out. */
    double log() {
        return log;
    }

    Findings findings(BayesianNetwork network) {
        Findings findings = Findings.none();
        for (int v = 0; v < likelihood.length; v++) {
            if (on(v)) {
                double[] values = likelihood[v].clone();
                for (int s = 0; s < values.length; s++) {
                    values[s] *= Math.exp(scaleOf(v));
                }
                findings = findings.soft(network.variable(v), values);
            }
        }
        return findings;
    }

    /** Likelihood of the clique's own findings over its residual; {@link #NONE} if it has none. */
    double[] own(int c) {
        if (at[c] == 0) {
            return NONE;
        }
        Clique clique = tree.cliques[c];
        double[] weights = new double[clique.residualSize];
        weights[0] = 1;
        int size = 1;
        for (int i = clique.separatorLength; i < clique.scope.length; i++) { // grow by one variable
            double[] given = likelihood[clique.scope[i]];
            int card = clique.cards[i];
            for (int k = size - 1; k >= 0; k--) {
                double weight = weights[k];
                for (int s = card - 1; s >= 0; s--) {
                    weights[k * card + s] = given.length == 0 ? weight : weight * given[s];
                }
            }
            size *= card;
        }
        return weights;
    }
}

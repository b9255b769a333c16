package org.biofluxopt.bayes;

import java.util.random.RandomGenerator;

/** A junction tree with findings that stay. Marginals are computed when first asked for; safe to share. */
public final class Posterior {
    private static final int DRAWS_AT_ONCE = 1024;

    private final Inference inference;
    private final double logEvidence;
    private double[][] marginals = new double[0][];

    Posterior(Inference inference) {
        this.inference = inference;
        logEvidence = inference.logEvidence();
    }

    /** Natural logarithm of the probability of all findings. */
    public double logEvidence() {
        return logEvidence;
    }

    /** P(variable | findings), [state]. */
    public double[] marginal(String variable) {
        return marginal(inference.junctionTree().network().index(variable));
    }

    /** P(variable | findings), [state]. */
    public synchronized double[] marginal(int variable) {
        if (marginals.length == 0) {
            marginals = inference.marginals();
        }
        return marginals[variable].clone();
    }

    /** The assignment of largest probability given the findings. */
    public synchronized MostProbableExplanation mostProbableExplanation() {
        return MostProbableExplanation.of(inference);
    }

    /** P(parents, variable | findings), flat in the order of the variable's table; sums to one. */
    public synchronized double[] family(int variable) {
        return FamilyJoints.of(inference, variable);
    }

    /** P(variables | findings) as one table over all of them; exact, not a product of marginals. */
    public synchronized Factor joint(String... variables) {
        return VariableElimination.joint(inference.junctionTree().network(), inference.findings(), variables);
    }

    /**
     * Independent exact draws from the joint posterior: each clique's residual given its separator, from the root down.
     * Draw number i is the same however many are asked for.
     *
     * @return states, [draw][variable]
     */
    public synchronized int[][] sample(int draws, RandomGenerator random) {
        CliqueTree tree = inference.junctionTree().tree();
        int[][] result = new int[draws][tree.cards.length];
        for (int from = 0; from < draws; from += DRAWS_AT_ONCE) {
            int count = Math.min(DRAWS_AT_ONCE, draws - from);
            double[][] u = new double[count][tree.cliques.length];
            for (double[] row : u) {
                for (int c = 0; c < row.length; c++) {
                    row[c] = random.nextDouble();
                }
            }
            for (int c = 0; c < tree.cliques.length; c++) {
                Clique clique = tree.cliques[c];
                double[] cumulative = cumulated(table(c), clique.residualSize);
                for (int d = 0; d < count; d++) {
                    draw(clique, cumulative, result[from + d], u[d][c]);
                }
            }
        }
        return result;
    }

    private double[] table(int c) {
        LogInference logs = inference.logs();
        if (logs == null) {
            return inference.conditional(c);
        }
        double[] table = logs.conditional(c);
        int run = inference.junctionTree().tree().cliques[c].residualSize;
        for (int row = 0; row < table.length; row += run) {
            double largest = Double.NEGATIVE_INFINITY;
            for (int i = row; i < row + run; i++) {
                largest = Math.max(largest, table[i]);
            }
            for (int i = row; i < row + run; i++) {
                table[i] = largest == Double.NEGATIVE_INFINITY ? 0 : Math.exp(table[i] - largest);
            }
        }
        return table;
    }

    private static double[] cumulated(double[] sums, int run) {
        for (int i = 0; i < sums.length; i++) {
            if (i % run != 0) {
                sums[i] += sums[i - 1];
            }
        }
        return sums;
    }

    private static void draw(Clique clique, double[] cumulative, int[] states, double u) {
        int separator = 0;
        for (int i = 0; i < clique.separatorLength; i++) {
            separator = separator * clique.cards[i] + states[clique.scope[i]];
        }
        int from = separator * clique.residualSize;
        int to = from + clique.residualSize;
        int cell = firstAbove(cumulative, from, to, u * cumulative[to - 1]) - from;
        for (int i = clique.scope.length - 1; i >= clique.separatorLength; i--) {
            states[clique.scope[i]] = cell % clique.cards[i];
            cell /= clique.cards[i];
        }
    }

    /** First cell whose cumulative sum exceeds the target; never a cell of probability zero. */
    private static int firstAbove(double[] cumulative, int from, int to, double target) {
        int low = from;
        int high = to - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (cumulative[middle] > target) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}

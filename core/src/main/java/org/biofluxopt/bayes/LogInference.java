package org.biofluxopt.bayes;

import java.util.Arrays;

/**
 * The same messages in logarithms: slow, but nothing underflows. Used when findings leave less than 1e-200 of some
 * clique's mass, and thereby decides whether they are impossible or only very improbable.
 */
final class LogInference {
    private static final double IMPOSSIBLE = Double.NEGATIVE_INFINITY;

    private final CliqueTree tree;
    private final double[][] likelihood;
    private final double[][] up;
    private final double logEvidence;
    private double[][] marginals = new double[0][];

    LogInference(CliqueTree tree, double[][] likelihood) {
        this.tree = tree;
        this.likelihood = likelihood.clone();
        up = new double[tree.cliques.length][];
        for (int c = up.length - 1; c >= 0; c--) {
            Clique clique = tree.cliques[c];
            double[] table = conditional(c);
            up[c] = new double[clique.separatorSize];
            for (int s = 0; s < up[c].length; s++) {
                up[c][s] = sum(table, s * clique.residualSize, (s + 1) * clique.residualSize);
            }
        }
        logEvidence = up[0][0];
    }

    double logEvidence() {
        return logEvidence;
    }

    double[] marginal(int variable) {
        if (marginals.length == 0) {
            marginals = distribute();
        }
        return marginals[variable].clone();
    }

    /** log P(residual, findings below | separator), [cell]. */
    double[] conditional(int c) {
        Clique clique = tree.cliques[c];
        double[] table = new double[clique.cells];
        for (int cell = 0; cell < table.length; cell++) {
            double log = Math.log(tree.beliefs[c][cell]) - Math.log(tree.separators[c][cell / clique.residualSize]);
            for (int child : clique.children) {
                log += up[child][tree.cliques[child].inParent.offset(cell)];
            }
            table[cell] = Double.isNaN(log) ? IMPOSSIBLE : log;
        }
        int run = 1;
        for (int i = clique.scope.length - 1; i >= clique.separatorLength; i--) {
            double[] given = likelihood[clique.scope[i]];
            for (int cell = 0; given.length > 0 && cell < table.length; cell++) {
                table[cell] += Math.log(given[cell / run % given.length]);
            }
            run *= clique.cards[i];
        }
        return table;
    }

    private double[][] distribute() {
        double[][] result = new double[tree.cards.length][];
        double[][] joint = new double[up.length][]; // log P(separator | findings)
        joint[0] = new double[1];
        for (int c = 0; c < up.length; c++) {
            Clique clique = tree.cliques[c];
            double[] table = conditional(c);
            for (int cell = 0; cell < table.length; cell++) {
                int s = cell / clique.residualSize;
                table[cell] = up[c][s] == IMPOSSIBLE ? IMPOSSIBLE : table[cell] + joint[c][s] - up[c][s];
            }
            for (int child : clique.children) {
                joint[child] = separator(table, tree.cliques[child]);
            }
            double[] residual = new double[clique.residualSize];
            for (int cell = 0; cell < table.length; cell++) {
                residual[cell % clique.residualSize] += Math.exp(table[cell]);
            }
            for (int i = clique.separatorLength; i < clique.scope.length; i++) {
                result[clique.scope[i]] = tree.ofResidual(clique, residual, clique.scope[i]);
            }
        }
        return result;
    }

    private static double[] separator(double[] table, Clique child) {
        double[] largest = new double[child.separatorSize];
        Arrays.fill(largest, IMPOSSIBLE);
        for (int cell = 0; cell < table.length; cell++) {
            int s = child.inParent.offset(cell);
            largest[s] = Math.max(largest[s], table[cell]);
        }
        double[] sums = new double[child.separatorSize];
        for (int cell = 0; cell < table.length; cell++) {
            int s = child.inParent.offset(cell);
            if (table[cell] != IMPOSSIBLE) {
                sums[s] += Math.exp(table[cell] - largest[s]);
            }
        }
        for (int s = 0; s < sums.length; s++) {
            sums[s] = sums[s] == 0 ? IMPOSSIBLE : largest[s] + Math.log(sums[s]);
        }
        return sums;
    }

    private static double sum(double[] logs, int from, int to) {
        double largest = IMPOSSIBLE;
        for (int i = from; i < to; i++) {
            largest = Math.max(largest, logs[i]);
        }
        if (largest == IMPOSSIBLE) {
            return IMPOSSIBLE;
        }
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += Math.exp(logs[i] - largest);
        }
        return largest + Math.log(sum);
    }
}

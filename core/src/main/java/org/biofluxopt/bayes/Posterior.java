package org.biofluxopt.bayes;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * A junction tree calibrated to findings. Messages go up once with their scale kept as a logarithm, so a long chain of
 * small probabilities does not underflow; the downward pass runs when a marginal is first asked for.
 */
public final class Posterior {
    private final JunctionTree tree;
    private final double[][] collected; // [clique] after the upward pass: P(residual, findings below | separator)
    private final double[][] messages; // [clique] sent to the parent, scaled to sum 1
    private final double logEvidence;
    private double[][] marginals = new double[0][];

    private Posterior(JunctionTree tree, double[][] collected, double[][] messages, double logEvidence) {
        this.tree = tree;
        this.collected = collected;
        this.messages = messages;
        this.logEvidence = logEvidence;
    }

    static Posterior propagate(JunctionTree tree, Findings findings) {
        Map<String, List<Double>> likelihoods = findings.likelihoods();
        double[][] tables = tree.potentials(likelihoods);
        double[][] messages = new double[tables.length][];
        double log = 0;
        for (List<Double> likelihood : likelihoods.values()) {
            log += Math.log(
                    likelihood.stream().mapToDouble(Double::doubleValue).max().orElse(0));
        }
        for (int c = tables.length - 1; c >= 0; c--) {
            Clique clique = tree.cliques().get(c);
            double[] message = new double[clique.separatorSize];
            double sum = 0;
            for (int s = 0, cell = 0; s < message.length; s++) {
                double part = 0;
                for (int r = 0; r < clique.residualSize; r++) {
                    part += tables[c][cell++];
                }
                message[s] = part;
                sum += part;
            }
            if (!(sum > 0)) {
                return new Posterior(tree, tables, messages, Double.NEGATIVE_INFINITY);
            }
            log += Math.log(sum);
            for (int s = 0; s < message.length; s++) {
                message[s] /= sum;
            }
            messages[c] = message;
            if (clique.parent >= 0) {
                double[] above = tables[clique.parent];
                for (int cell = 0; cell < above.length; cell++) {
                    above[cell] *= message[clique.inParent[cell]];
                }
            }
        }
        return new Posterior(tree, tables, messages, log);
    }

    /** Natural logarithm of the probability of all findings. */
    public double logEvidence() {
        return logEvidence;
    }

    /** P(variable | findings), [state]. */
    public double[] marginal(String variable) {
        return marginal(tree.network().index(variable));
    }

    /** P(variable | findings), [state]. */
    public synchronized double[] marginal(int variable) {
        if (marginals.length == 0) {
            marginals = distribute();
        }
        return marginals[variable].clone();
    }

    /** Hugin division: what the parent believes of the separator over what it was told by this clique. */
    private double[][] distribute() {
        double[][] beliefs = new double[collected.length][];
        double[][] result = new double[tree.network().size()][];
        for (int c = 0; c < beliefs.length; c++) {
            Clique clique = tree.cliques().get(c);
            double[] belief = collected[c].clone();
            if (clique.parent >= 0) {
                double[] separator = new double[clique.separatorSize];
                double[] above = beliefs[clique.parent];
                for (int cell = 0; cell < above.length; cell++) {
                    separator[clique.inParent[cell]] += above[cell];
                }
                for (int s = 0, cell = 0; s < separator.length; s++) {
                    double factor = messages[c][s] > 0 ? separator[s] / messages[c][s] : 0;
                    for (int r = 0; r < clique.residualSize; r++) {
                        belief[cell++] *= factor;
                    }
                }
            }
            normalise(belief);
            beliefs[c] = belief;
        }
        for (int v = 0; v < result.length; v++) {
            result[v] = marginal(tree.cliques().get(tree.home(v)), beliefs[tree.home(v)], v);
        }
        return result;
    }

    private static double[] marginal(Clique clique, double[] belief, int variable) {
        int place = Clique.position(clique.scope, variable);
        int run = 1;
        for (int i = place + 1; i < clique.cards.length; i++) {
            run *= clique.cards[i];
        }
        double[] marginal = new double[clique.cards[place]];
        for (int start = 0; start < belief.length; ) {
            for (int state = 0; state < marginal.length; state++) {
                for (int i = 0; i < run; i++) {
                    marginal[state] += belief[start++];
                }
            }
        }
        normalise(marginal);
        return marginal;
    }

    private static void normalise(double[] table) {
        double sum = 0;
        for (double value : table) {
            sum += value;
        }
        for (int i = 0; i < table.length; i++) {
            table[i] /= sum;
        }
    }

    /**
     * Independent exact draws from the joint posterior: each clique's residual given its separator, from the root down.
     *
     * @return states, [draw][variable]
     */
    public int[][] sample(int draws, RandomGenerator random) {
        double[][] cumulative = new double[collected.length][];
        for (int c = 0; c < cumulative.length; c++) {
            cumulative[c] = cumulated(collected[c], tree.cliques().get(c).residualSize);
        }
        int[][] result = new int[draws][tree.network().size()];
        for (int[] states : result) {
            for (int c = 0; c < cumulative.length; c++) {
                draw(tree.cliques().get(c), cumulative[c], states, random.nextDouble());
            }
        }
        return result;
    }

    private static double[] cumulated(double[] table, int run) {
        double[] sums = table.clone();
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

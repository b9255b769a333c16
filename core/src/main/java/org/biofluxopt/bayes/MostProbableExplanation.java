package org.biofluxopt.bayes;

import java.util.List;

/**
 * The complete assignment of largest probability (Dawid 1992, Stat Comput 2:25): max-product on the clique tree, in
 * logarithms, so that 1,000 small factors do not underflow.
 *
 * @param states of every variable, [variable]
 * @param logProbability natural logarithm of P(states) times the findings' likelihoods
 */
public record MostProbableExplanation(List<Integer> states, double logProbability) {
    public MostProbableExplanation {
        states = List.copyOf(states);
    }

    static MostProbableExplanation of(Inference inference) {
        CliqueTree tree = inference.junctionTree().tree();
        double[][] likelihood = inference.likelihoods();
        double[][] up = new double[tree.cliques.length][];
        int[][] best = new int[tree.cliques.length][]; // residual configuration, [separator configuration]
        for (int c = up.length - 1; c >= 0; c--) {
            Clique clique = tree.cliques[c];
            up[c] = new double[clique.separatorSize];
            best[c] = new int[clique.separatorSize];
            for (int s = 0, cell = 0; s < up[c].length; s++) {
                up[c][s] = Double.NEGATIVE_INFINITY;
                double prior = Math.log(tree.separators[c][s]);
                for (int r = 0; r < clique.residualSize; r++, cell++) {
                    if (tree.beliefs[c][cell] > 0) {
                        double log = Math.log(tree.beliefs[c][cell]) - prior + given(clique, r, likelihood);
                        for (int child : clique.children) {
                            log += up[child][tree.cliques[child].inParent.offset(cell)];
                        }
                        if (log > up[c][s]) {
                            up[c][s] = log;
                            best[c][s] = r;
                        }
                    }
                }
            }
        }
        Integer[] states = new Integer[tree.cards.length];
        for (int c = 0; c < up.length; c++) {
            Clique clique = tree.cliques[c];
            int s = 0;
            for (int i = 0; i < clique.separatorLength; i++) {
                s = s * clique.cards[i] + states[clique.scope[i]];
            }
            int r = best[c][s];
            for (int i = clique.scope.length - 1; i >= clique.separatorLength; i--) {
                states[clique.scope[i]] = r % clique.cards[i];
                r /= clique.cards[i];
            }
        }
        return new MostProbableExplanation(List.of(states), up[0][0] + inference.scalesLog());
    }

    private static double given(Clique clique, int residual, double[][] likelihood) {
        double log = 0;
        int rest = residual;
        for (int i = clique.scope.length - 1; i >= clique.separatorLength; i--) {
            double[] values = likelihood[clique.scope[i]];
            if (values.length > 0) {
                log += Math.log(values[rest % clique.cards[i]]);
            }
            rest /= clique.cards[i];
        }
        return log;
    }
}

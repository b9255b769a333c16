package org.biofluxopt.bayes;

import java.util.Arrays;
import java.util.Map;

/**
 * P(target | do(cause = state), findings): by elimination in the network without the cause's own table, or, where
 * that is too large, by adjustment for the cause's parents (Pearl 2009, "Causality", theorem 3.2.2). Findings on the cause
 * and its descendants are left out, since setting the cause would change them.
 */
public final class CausalEffect {
    private static final double NEGLIGIBLE = 1e-14;
    private static final double MOST_CELLS = 1e6;
    private static final int TRIALS = 2;

    private CausalEffect() {}

    /** @return [state of the target] */
    public static double[] of(JunctionTree tree, Findings findings, String cause, String state, String target) {
        return of(tree, findings, cause, state, target, MOST_CELLS);
    }

    /** @param mostCells of the tables of the elimination; beyond, by adjustment */
    static double[] of(
            JunctionTree tree, Findings findings, String cause, String state, String target, double mostCells) {
        BayesianNetwork network = tree.network();
        int x = network.index(cause);
        int t = network.index(target);
        boolean[] caused = descendants(network, x);
        Findings kept = findings;
        for (String name : findings.likelihoods().keySet()) {
            if (caused[network.index(name)]) {
                kept = kept.without(name);
            }
        }
        if (t != x) {
            TargetQuestion question = TargetQuestion.ofDoing(
                    network, kept, t, x, network.variable(x).state(state));
            double[] p = SubsetPosteriors.of(question, kept, TRIALS, mostCells)
                    .map(tables -> tables.given(-1))
                    .orElse(EnteredFindings.NONE);
            if (p.length > 0) {
                return p;
            }
        }
        Inference inference = tree.inference();
        inference.enter(kept);
        if (!caused[t] && t != x) {
            return inference.marginal(t);
        }
        try {
            return adjusted(
                    tree.network(), inference, kept, x, network.variable(x).state(state), t);
        } catch (ImpossibleEvidence never) { // a state that the cause never has under some parents
            return JunctionTree.compile(Intervention.set(network, Map.of(cause, state)))
                    .posterior(kept)
                    .marginal(t);
        }
    }

    /** Sum over the parents of P(parents | findings) P(target | cause, parents, findings). */
    private static double[] adjusted(
            BayesianNetwork network, Inference inference, Findings kept, int x, int state, int t) {
        int[] parents = network.parentsOf(x);
        double[] family = FamilyJoints.of(inference, x);
        int states = network.variable(x).size();
        double[] result = new double[network.variable(t).size()];
        for (int row = 0; row < family.length / states; row++) {
            double weight = 0;
            for (int s = 0; s < states; s++) {
                weight += family[row * states + s];
            }
            if (weight < NEGLIGIBLE) {
                continue;
            }
            int rest = row;
            for (int i = parents.length - 1; i >= 0; i--) {
                int card = network.variable(parents[i]).size();
                inference.observe(parents[i], rest % card);
                rest /= card;
            }
            inference.observe(x, state);
            double[] given = inference.marginal(t);
            for (int s = 0; s < result.length; s++) {
                result[s] += weight * given[s];
            }
            inference.enter(kept);
        }
        double total = Arrays.stream(result).sum();
        return Arrays.stream(result).map(p -> p / total).toArray();
    }

    private static boolean[] descendants(BayesianNetwork network, int x) {
        boolean[] below = new boolean[network.size()];
        below[x] = true;
        for (int v : network.topologicalOrder()) {
            for (int parent : network.parentsOf(v)) {
                below[v] |= below[parent];
            }
        }
        return below;
    }
}

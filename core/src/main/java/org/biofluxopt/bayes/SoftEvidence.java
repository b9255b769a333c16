package org.biofluxopt.bayes;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Soft evidence in the sense of Jeffrey: not the likelihood of what was seen but what the marginal shall be afterwards
 * ("all things considered", Valtorta, Kim and Vomlel 2002, Int J Approx Reason 29:71). Iterative proportional fitting
 * finds the virtual findings that bring all marginals about at once.
 */
public final class SoftEvidence {
    private static final double CLOSE = 1e-14;
    private static final int MOST_ROUNDS = 10_000;

    private SoftEvidence() {}

    /**
     * @param targets marginal by variable name, each summing to one
     * @throws IllegalArgumentException if no distribution near the network has these marginals
     */
    public static Posterior posterior(JunctionTree tree, Findings findings, Map<String, double[]> targets) {
        BayesianNetwork network = tree.network();
        Map<Integer, double[]> likelihood = new LinkedHashMap<>();
        Inference inference = tree.inference();
        inference.enter(findings);
        for (Map.Entry<String, double[]> target : targets.entrySet()) {
            Variable variable = network.variable(target.getKey());
            double sum = 0;
            for (double p : target.getValue()) {
                sum += p >= 0 ? p : Double.NaN;
            }
            if (target.getValue().length != variable.size() || !(Math.abs(sum - 1) < 1e-9)) {
                throw new IllegalArgumentException("The target of '%s' must be a distribution over its %d states."
                        .formatted(variable.name(), variable.size()));
            }
            if (findings.likelihoods().containsKey(variable.name())) {
                throw new IllegalArgumentException(
                        "Variable '%s' has both a finding and a target marginal.".formatted(variable.name()));
            }
            double[] ones = new double[variable.size()];
            Arrays.fill(ones, 1);
            likelihood.put(network.index(variable.name()), ones);
        }
        for (int round = 0; round < MOST_ROUNDS; round++) {
            double worst = 0;
            for (Map.Entry<Integer, double[]> entry : likelihood.entrySet()) {
                int v = entry.getKey();
                double[] target = targets.getOrDefault(network.variable(v).name(), new double[0]);
                worst = Math.max(worst, fit(inference, v, entry.getValue(), target));
            }
            if (worst < CLOSE || (likelihood.size() == 1 && round > 0)) {
                return new Posterior(inference);
            }
        }
        double worst = 0;
        for (int v : likelihood.keySet()) {
            double[] target = targets.getOrDefault(network.variable(v).name(), new double[0]);
            double[] now = inference.marginal(v);
            for (int s = 0; s < now.length; s++) {
                worst = Math.max(worst, Math.abs(now[s] - target[s]));
            }
        }
        if (worst > 1e-9) {
            throw new IllegalArgumentException("The target marginals of " + targets.keySet()
                    + " contradict each other; after " + MOST_ROUNDS + " rounds one is off by " + worst + ".");
        }
        return new Posterior(inference);
    }

    private static double fit(Inference inference, int v, double[] likelihood, double[] target) {
        double[] now = inference.marginal(v);
        double worst = 0;
        double largest = 0;
        for (int s = 0; s < now.length; s++) {
            worst = Math.max(worst, Math.abs(now[s] - target[s]));
            if (target[s] > 0 && now[s] == 0) {
                throw new IllegalArgumentException(
                        "State number %d of '%s' is impossible but shall have probability %s."
                                .formatted(
                                        s,
                                        inference
                                                .junctionTree()
                                                .network()
                                                .variable(v)
                                                .name(),
                                        target[s]));
            }
            likelihood[s] *= now[s] > 0 ? target[s] / now[s] : 0;
            largest = Math.max(largest, likelihood[s]);
        }
        for (int s = 0; s < likelihood.length; s++) {
            likelihood[s] /= largest;
        }
        inference.observe(v, likelihood);
        return worst;
    }
}

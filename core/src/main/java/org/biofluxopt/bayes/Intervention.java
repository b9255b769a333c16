package org.biofluxopt.bayes;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The do-operator (Pearl 2009, "Causality", section 3.2): a variable is set from outside, so its own table and the edges
 * into it no longer count. Findings are entered on the changed network as on any other; none is dropped.
 */
public final class Intervention {
    private Intervention() {}

    /** do(variable = state) for each pair. */
    public static BayesianNetwork set(BayesianNetwork network, Map<String, String> states) {
        Map<String, double[]> distributions = new TreeMap<>();
        states.forEach((name, state) -> {
            double[] certain = new double[network.variable(name).size()];
            certain[network.variable(name).state(state)] = 1;
            distributions.put(name, certain);
        });
        return randomise(network, distributions);
    }

    /** A soft intervention: each variable is drawn from the given distribution whatever its parents are. */
    public static BayesianNetwork randomise(BayesianNetwork network, Map<String, double[]> distributions) {
        distributions.keySet().forEach(network::variable);
        BayesianNetwork.Builder builder = BayesianNetwork.builder();
        for (int v = 0; v < network.size(); v++) {
            Variable variable = network.variable(v);
            double[] outside = distributions.get(variable.name());
            if (outside != null) {
                builder.add(variable, List.of(), outside);
            } else {
                builder.add(variable, network.parentNames(v), network.tableOf(v));
            }
        }
        return builder.build();
    }
}

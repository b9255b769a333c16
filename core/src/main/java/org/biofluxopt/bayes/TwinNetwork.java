package org.biofluxopt.bayes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Two worlds that share their chance: what happened, and what would have happened under an intervention (Balke and Pearl
 * 1994, AAAI; Pearl 2009, section 7.1.4). Tables alone do not settle counterfactuals. Here each variable below the
 * intervention is a function of its parents and one uniform number: it takes the first state whose cumulative probability
 * exceeds that number, so states are taken as ordered and a cause acts monotonically on them. Another coupling of the
 * two worlds can give other answers; the marginals of each world do not depend on it.
 *
 * @param network both worlds: factual variables under their own names, counterfactual ones with {@link #SUFFIX}
 * @param counterpart name of each variable in the counterfactual world; its own where the intervention does not reach
 */
public record TwinNetwork(BayesianNetwork network, Map<String, String> counterpart) {
    /** Marks a variable of the counterfactual world. */
    public static final String SUFFIX = "*";

    private static final String CHANCE = "~chance";
    private static final int MOST_CHANCE_STATES = 10_000;

    public TwinNetwork {
        counterpart = Collections.unmodifiableMap(new TreeMap<>(counterpart));
    }

    /** @param states do(variable = state) in the counterfactual world */
    public static TwinNetwork of(BayesianNetwork network, Map<String, String> states) {
        boolean[] below = new boolean[network.size()];
        for (int v : network.topologicalOrder()) {
            below[v] = states.containsKey(network.variable(v).name());
            for (int parent : network.parentsOf(v)) {
                below[v] |= below[parent];
            }
        }
        states.keySet().forEach(network::variable);
        Map<String, String> counterpart = new TreeMap<>();
        for (int v = 0; v < below.length; v++) {
            String name = network.variable(v).name();
            counterpart.put(name, below[v] ? name + SUFFIX : name);
        }
        BayesianNetwork.Builder builder = BayesianNetwork.builder();
        for (int v = 0; v < below.length; v++) {
            Variable variable = network.variable(v);
            List<String> parents = network.parentNames(v);
            String state = states.get(variable.name());
            if (!below[v]) {
                builder.add(variable, parents, network.tableOf(v));
            } else if (state != null) {
                double[] certain = new double[variable.size()];
                certain[variable.state(state)] = 1;
                builder.add(variable, parents, network.tableOf(v));
                builder.add(new Variable(variable.name() + SUFFIX, variable.states()), List.of(), certain);
            } else {
                addBoth(builder, network, v, counterpart);
            }
        }
        return new TwinNetwork(builder.build(), counterpart);
    }

    private static void addBoth(
            BayesianNetwork.Builder builder, BayesianNetwork network, int v, Map<String, String> counterpart) {
        Variable variable = network.variable(v);
        double[] table = network.tableOf(v);
        double[] cuts = cuts(table, variable);
        if (cuts.length == 1) { // nothing is left to chance
            cuts = new double[] {0.5, 1};
        }
        List<String> labels =
                IntStream.range(0, cuts.length).mapToObj(i -> "u" + i).toList();
        Variable chance = new Variable(variable.name() + CHANCE, labels);
        double[] widths = new double[cuts.length];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = cuts[i] - (i == 0 ? 0 : cuts[i - 1]);
        }
        builder.add(chance, List.of(), widths);
        double[] function = function(table, variable.size(), cuts);
        List<String> parents = new ArrayList<>(network.parentNames(v));
        parents.add(chance.name());
        builder.add(variable, parents, function);
        List<String> twins = new ArrayList<>(network.parentNames(v).stream()
                .map(name -> counterpart.getOrDefault(name, name))
                .toList());
        twins.add(chance.name());
        builder.add(new Variable(variable.name() + SUFFIX, variable.states()), twins, function);
    }

    /** Ends of the intervals of the uniform number between which no row changes its state; the last one is 1. */
    private static double[] cuts(double[] table, Variable variable) {
        TreeSet<Double> cuts = new TreeSet<>();
        int states = variable.size();
        for (int row = 0; row < table.length; row += states) {
            double sum = 0;
            for (int s = 0; s < states - 1; s++) {
                sum += table[row + s];
                if (sum > 0 && sum < 1) {
                    cuts.add(sum);
                }
            }
        }
        cuts.add(1.0);
        if (cuts.size() > MOST_CHANCE_STATES) {
            throw new IllegalArgumentException("Variable '%s' has too many different rows for a twin network: %,d."
                    .formatted(variable.name(), cuts.size()));
        }
        return cuts.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double[] function(double[] table, int states, double[] cuts) {
        double[] function = new double[table.length * cuts.length];
        for (int row = 0; row < table.length / states; row++) {
            for (int i = 0; i < cuts.length; i++) {
                double sum = 0;
                int state = 0;
                for (int s = 0; s < states; s++) {
                    sum += table[row * states + s];
                    if (table[row * states + s] > 0) {
                        state = s; // rounding of the last sum must not leave the number without a state
                        if (sum >= cuts[i]) {
                            break;
                        }
                    }
                }
                function[(row * cuts.length + i) * states + state] = 1;
            }
        }
        return function;
    }

    /** P(variable in the counterfactual world | findings in the factual one), [state]. */
    public double[] counterfactual(String variable, Findings findings) {
        String name = counterpart.get(variable);
        if (name == null) {
            throw new IllegalArgumentException(
                    "The network has no variable '%s'; it has %s.".formatted(variable, counterpart.keySet()));
        }
        return Arrays.copyOf(
                JunctionTree.compile(network).posterior(findings).marginal(name),
                network.variable(name).size());
    }
}

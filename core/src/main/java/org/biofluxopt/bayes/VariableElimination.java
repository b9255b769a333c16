package org.biofluxopt.bayes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Variable elimination (Zhang and Poole 1996, JAIR 5:301) over what matters to a question: barren variables, those
 * without a finding or a question at or below them, are left out. Sizes are predicted before tables are made.
 */
public final class VariableElimination {
    private static final double LIMIT = JunctionTree.DEFAULT_LIMIT;

    private VariableElimination() {}

    /**
     * P(variables | findings) as one table, in the order asked.
     *
     * @throws ImpossibleEvidence if the findings have probability zero
     * @throws TreeTooLarge if a table would exceed {@link JunctionTree#DEFAULT_LIMIT}
     */
    public static Factor joint(BayesianNetwork network, Findings findings, String... variables) {
        List<Variable> asked = Arrays.stream(variables).map(network::variable).toList();
        Factor joint = eliminated(network, findings, asked).table();
        if (!(joint.sum() > 0)) {
            throw new ImpossibleEvidence(List.copyOf(findings.likelihoods().keySet()));
        }
        return joint.normalised().ordered(asked);
    }

    /** A table and the logarithm of the scale taken out of it. */
    private record Scaled(Factor table, double log) {}

    /** The most probable states of the variables given the findings; ties go to the first state. */
    public static MaximumAPosteriori maximumAPosteriori(
            BayesianNetwork network, Findings findings, String... variables) {
        List<Variable> asked = Arrays.stream(variables).map(network::variable).toList();
        double log = 0;
        Map<String, String> states = new LinkedHashMap<>();
        Findings fixed = findings;
        List<Variable> open = new ArrayList<>(asked);
        while (!open.isEmpty()) { // max out all but one, fix it, go on
            Variable next = open.removeFirst();
            Scaled best = maximised(network, fixed, next, open);
            double[] values = best.table().values();
            int at = 0;
            for (int s = 1; s < values.length; s++) {
                at = values[s] > values[at] ? s : at;
            }
            if (!(values[at] > 0)) {
                throw new ImpossibleEvidence(List.copyOf(findings.likelihoods().keySet()));
            }
            log = best.log() + Math.log(values[at]);
            states.put(next.name(), next.states().get(at));
            fixed = fixed.hard(next, next.states().get(at));
        }
        return new MaximumAPosteriori(states, log);
    }

    private static Scaled maximised(BayesianNetwork network, Findings findings, Variable keep, List<Variable> max) {
        List<Variable> asked = new ArrayList<>(max);
        asked.add(keep);
        List<Factor> factors = relevant(network, findings, asked);
        double log = eliminate(factors, variable -> !asked.contains(variable), false);
        log += eliminate(factors, variable -> max.contains(variable), true);
        return product(factors, log);
    }

    private static Scaled eliminated(BayesianNetwork network, Findings findings, List<Variable> asked) {
        List<Factor> factors = relevant(network, findings, asked);
        double log = eliminate(factors, variable -> !asked.contains(variable), false);
        return product(factors, log);
    }

    private static Scaled product(List<Factor> factors, double log) {
        Factor product = Factor.of(List.of(), 1);
        for (Factor factor : factors) {
            product = product.times(factor);
        }
        return new Scaled(product, log);
    }

    private static List<Factor> relevant(BayesianNetwork network, Findings findings, List<Variable> asked) {
        boolean[] needed = new boolean[network.size()];
        int[] order = network.topologicalOrder();
        for (int k = order.length - 1; k >= 0; k--) {
            int v = order[k];
            Variable variable = network.variable(v);
            needed[v] |= asked.contains(variable) || findings.likelihoods().containsKey(variable.name());
            for (int parent : network.parentsOf(v)) {
                needed[parent] |= needed[v];
            }
        }
        List<Factor> factors = new ArrayList<>();
        for (int v = 0; v < needed.length; v++) {
            if (needed[v]) {
                Factor factor = Factor.of(network, v);
                List<Double> given =
                        findings.likelihoods().get(network.variable(v).name());
                if (given != null) {
                    factor = factor.times(Factor.of(
                            List.of(network.variable(v)),
                            given.stream().mapToDouble(Double::doubleValue).toArray()));
                }
                factors.add(factor);
            }
        }
        return factors;
    }

    /** Removes variables, cheapest table first; the log of the scales taken out. */
    private static double eliminate(List<Factor> factors, Predicate<Variable> which, boolean max) {
        double log = 0;
        for (Variable next = cheapest(factors, which); next != null; next = cheapest(factors, which)) {
            Factor product = Factor.of(List.of(), 1);
            for (int f = factors.size() - 1; f >= 0; f--) {
                if (factors.get(f).has(next)) {
                    product = factors.remove(f).times(product);
                }
            }
            Factor rest = max ? product.maxOut(next) : product.sumOut(next);
            double largest = rest.largest();
            if (largest > 0) {
                rest = rest.scaled(1 / largest);
                log += Math.log(largest);
            }
            factors.add(rest);
        }
        return log;
    }

    private static @Nullable Variable cheapest(List<Factor> factors, Predicate<Variable> which) {
        Map<Variable, List<Variable>> scopes = new LinkedHashMap<>();
        for (Factor factor : factors) {
            for (Variable variable : factor.scope()) {
                if (which.test(variable)) {
                    List<Variable> scope = scopes.computeIfAbsent(variable, v -> new ArrayList<>());
                    for (Variable other : factor.scope()) {
                        if (!scope.contains(other)) {
                            scope.add(other);
                        }
                    }
                }
            }
        }
        Variable best = null;
        double least = Double.POSITIVE_INFINITY;
        for (Map.Entry<Variable, List<Variable>> entry : scopes.entrySet()) {
            double size = Factor.size(entry.getValue());
            if (best == null || size < least) {
                best = entry.getKey();
                least = size;
            }
        }
        if (best != null && least > LIMIT) {
            throw new TreeTooLarge(least, (long) LIMIT);
        }
        return best;
    }
}

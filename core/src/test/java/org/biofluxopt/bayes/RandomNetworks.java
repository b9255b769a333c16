package org.biofluxopt.bayes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Random networks and findings, and the answers by enumeration of every complete assignment. */
final class RandomNetworks {
    private RandomNetworks() {}

    /** Up to {@code most} variables of 2-4 states, up to 3 parents, some deterministic rows; numbering shuffled. */
    static BayesianNetwork network(RandomGenerator random, int most) {
        int n = random.nextInt(1, most + 1);
        List<Variable> variables = new ArrayList<>();
        for (int v = 0; v < n; v++) {
            variables.add(new Variable(
                    "v" + v,
                    IntStream.range(0, random.nextInt(2, 5))
                            .mapToObj(s -> "s" + s)
                            .toList()));
        }
        int[] order = shuffled(n, random);
        var builder = BayesianNetwork.builder();
        for (int v = 0; v < n; v++) {
            int mine = v;
            List<Integer> earlier = new ArrayList<>(IntStream.range(0, n)
                    .filter(u -> order[u] < order[mine])
                    .boxed()
                    .toList());
            List<String> parents = new ArrayList<>();
            int rows = 1;
            for (int k = Math.min(earlier.size(), random.nextInt(0, 4)); k > 0; k--) {
                Variable parent = variables.get(earlier.remove(random.nextInt(earlier.size())));
                parents.add(parent.name());
                rows *= parent.size();
            }
            builder.add(variables.get(v), parents, table(rows, variables.get(v).size(), random));
        }
        return builder.build();
    }

    private static double[] table(int rows, int states, RandomGenerator random) {
        double[] table = new double[rows * states];
        for (int row = 0; row < rows; row++) {
            double sum = 0;
            boolean sparse = random.nextInt(5) == 0;
            for (int s = 0; s < states; s++) {
                double weight = sparse && s > 0 && random.nextBoolean() ? 0 : random.nextExponential();
                table[row * states + s] = weight;
                sum += weight;
            }
            for (int s = 0; s < states; s++) {
                table[row * states + s] /= sum;
            }
        }
        return table;
    }

    static Findings findings(BayesianNetwork network, RandomGenerator random) {
        Findings findings = Findings.none();
        for (Variable variable : network.variables()) {
            switch (random.nextInt(4)) {
                case 0 -> findings = findings.hard(variable, variable.states().get(random.nextInt(variable.size())));
                case 1 ->
                    findings = findings.soft(
                            variable,
                            IntStream.range(0, variable.size())
                                    .mapToDouble(s -> 1e-3 + 5 * random.nextDouble())
                                    .toArray());
                default -> {} // not observed
            }
        }
        return findings;
    }

    static int[] shuffled(int n, RandomGenerator random) {
        int[] order = IntStream.range(0, n).toArray();
        for (int i = n - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swap = order[i];
            order[i] = order[j];
            order[j] = swap;
        }
        return order;
    }

    interface Visitor {
        void visit(int[] states, double probability);
    }

    /** Every complete assignment with its probability times the findings' likelihoods. */
    static void forEach(BayesianNetwork network, Findings findings, Visitor visitor) {
        int n = network.size();
        int[] states = new int[n];
        while (true) {
            visitor.visit(states, probability(network, findings, states));
            int v = 0;
            while (v < n && ++states[v] == network.variable(v).size()) {
                states[v++] = 0;
            }
            if (v == n) {
                return;
            }
        }
    }

    static double probability(BayesianNetwork network, Findings findings, int[] states) {
        double p = likelihood(network, findings, states);
        for (int v = 0; v < network.size() && p > 0; v++) {
            p *= local(network, v, states);
        }
        return p;
    }

    static double likelihood(BayesianNetwork network, Findings findings, int[] states) {
        double p = 1;
        for (var finding : findings.likelihoods().entrySet()) {
            p *= finding.getValue().get(states[network.index(finding.getKey())]);
        }
        return p;
    }

    /** P(v | its parents) in one assignment. */
    static double local(BayesianNetwork network, int v, int[] states) {
        int row = 0;
        for (int parent : network.parentsOf(v)) {
            row = row * network.variable(parent).size() + states[parent];
        }
        return network.tableOf(v)[row * network.variable(v).size() + states[v]];
    }

    /** P(v, e) for every variable and state, by enumeration; the sum over the states of any variable is P(e). */
    static double[][] enumerate(BayesianNetwork network, Findings findings) {
        int n = network.size();
        double[][] joint = new double[n][];
        for (int v = 0; v < n; v++) {
            joint[v] = new double[network.variable(v).size()];
        }
        forEach(network, findings, (states, p) -> {
            for (int v = 0; v < n && p > 0; v++) {
                joint[v][states[v]] += p;
            }
        });
        return joint;
    }

    static double sum(double[] values) {
        return Arrays.stream(values).sum();
    }
}

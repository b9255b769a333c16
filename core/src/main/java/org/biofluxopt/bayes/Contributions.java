package org.biofluxopt.bayes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** What moves a posterior: which finding, which test still to be made, which number of a table. All exact. */
public final class Contributions {
    private static final int MOST_FINDINGS = 16; // 65,536 posteriors
    private static final int EXACT_FINDINGS = 10; // 1,024 posteriors
    private static final int ORDERS = 40;
    private static final int TRIALS = 24; // orders of elimination
    private static final double MOST_CELLS = 2e7; // of the tables kept for sets of findings

    private Contributions() {}

    /**
     * Shapley's value of each finding (Shapley 1953): its mean effect on P(target = state) over all orders in which the
     * findings could have come in. The values sum to the change of the posterior. A set of findings that is impossible on
     * its own cannot occur, since all of them together are possible.
     *
     * @return by variable name, in the order of the names
     */
    public static Map<String, Double> shapley(JunctionTree tree, Findings findings, String target, String state) {
        List<String> names = List.copyOf(findings.likelihoods().keySet());
        int n = names.size();
        if (n > MOST_FINDINGS) {
            throw new IllegalArgumentException(
                    "Contributions of more than %d findings would take too long, got %d.".formatted(MOST_FINDINGS, n));
        }
        BayesianNetwork network = tree.network();
        int v = network.index(target);
        int s = network.variable(v).state(state);
        double[] p = new double[1 << n];
        Subsets subsets = new Subsets(tree, findings, v);
        for (int set = 0; set < p.length; set++) {
            p[set] = subsets.given(set)[s];
        }
        double[] weight = new double[n]; // of a set of this size before the finding comes in
        for (int size = 0; size < n; size++) {
            double orders = 1.0 / n;
            for (int i = 0; i < size; i++) {
                orders *= (i + 1.0) / (n - 1 - i);
            }
            weight[size] = orders;
        }
        Map<String, Double> values = new LinkedHashMap<>();
        for (int i = 0; i < n; i++) {
            double sum = 0;
            for (int set = 0; set < p.length; set++) {
                if ((set >> i & 1) == 0) {
                    sum += weight[Integer.bitCount(set)] * (p[set | 1 << i] - p[set]);
                }
            }
            values.put(names.get(i), sum);
        }
        return Collections.unmodifiableMap(values);
    }

    /**
     * Contributions of findings to the change of a posterior.
     *
     * @param values by variable name; sum to the change
     * @param exact whether over all orders in which the findings could have come in
     */
    public record Shares(Map<String, Double> values, boolean exact) {}

    /**
     * Shapley's values, exact for up to ten findings; of more, the mean over forty random orders and their
     * reverses (Castro, Gomez and Tejada 2009), whose values still sum to the change.
     */
    public static Shares shares(
            JunctionTree tree, Findings findings, String target, String state, RandomGenerator random) {
        List<String> names = List.copyOf(findings.likelihoods().keySet());
        if (names.size() <= EXACT_FINDINGS) {
            return new Shares(shapley(tree, findings, target, state), true);
        }
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            order.add(i);
        }
        Map<String, Double> sums = new TreeMap<>();
        int v = tree.network().index(target);
        int s = tree.network().variable(v).state(state);
        Subsets subsets = new Subsets(tree, findings, v);
        for (int round = 0; round < ORDERS; round++) {
            if (round % 2 == 0) {
                Collections.shuffle(order, random);
            } else {
                Collections.reverse(order);
            }
            long set = 0;
            double before = subsets.given(set)[s];
            for (int i : order) {
                set |= 1L << i;
                double after = subsets.given(set)[s];
                sums.merge(names.get(i), (after - before) / ORDERS, Double::sum);
                before = after;
            }
        }
        return new Shares(Collections.unmodifiableMap(sums), false);
    }

    /** Posteriors of one variable given some of the findings: from the tables kept for that, else from the tree. */
    private static final class Subsets {
        private final List<String> names;
        private final BayesianNetwork network;
        private final Findings findings;
        private final int target;
        private final Inference inference;
        private final Optional<SubsetPosteriors> tables;
        private long entered;

        Subsets(JunctionTree tree, Findings findings, int target) {
            names = List.copyOf(findings.likelihoods().keySet());
            network = tree.network();
            this.findings = findings;
            this.target = target;
            inference = tree.inference();
            tables =
                    SubsetPosteriors.of(TargetQuestion.ofSome(network, findings, target), findings, TRIALS, MOST_CELLS);
        }

        double[] given(long set) {
            double[] p = tables.map(kept -> kept.given(set)).orElse(EnteredFindings.NONE);
            return p.length > 0 ? p : fromTree(set);
        }

        private double[] fromTree(long set) {
            for (long changed = set ^ entered; changed != 0; changed &= changed - 1) {
                int i = Long.numberOfTrailingZeros(changed);
                int variable = network.index(names.get(i));
                if ((set >> i & 1) == 1) {
                    inference.observe(variable, likelihood(findings, names.get(i)));
                } else {
                    inference.retract(variable);
                }
            }
            entered = set;
            return inference.marginal(target);
        }
    }

    private static double[] likelihood(Findings findings, String name) {
        return findings.likelihoods().getOrDefault(name, List.of()).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    /**
     * @param state of the test
     * @param probability of this result given the findings
     * @param target probability of the target's state then
     */
    public record Outcome(String state, double probability, double target) {}

    /** What each possible result of a test would make of P(target = state); impossible results are left out. */
    public static List<Outcome> outcomes(JunctionTree tree, Findings findings, String target, int state, String test) {
        Inference inference = tree.inference();
        inference.enter(findings);
        int v = tree.network().index(target);
        int u = tree.network().index(test);
        double[] probabilities = inference.marginal(u);
        List<Outcome> outcomes = new ArrayList<>();
        for (int s = 0; s < probabilities.length; s++) {
            if (probabilities[s] > 0) {
                inference.observe(u, s);
                outcomes.add(new Outcome(
                        tree.network().variable(u).states().get(s),
                        probabilities[s],
                        inference.marginal(v)[state]));
            }
        }
        return List.copyOf(outcomes);
    }

    /**
     * @param test variable that would be observed
     * @param bits mutual information of test and target given the findings
     */
    public record Value(String test, double bits) {}

    /** How much each possible test is expected to tell of the target; the most telling first. */
    public static List<Value> valueOfInformation(
            JunctionTree tree, Findings findings, String target, List<String> tests) {
        Inference inference = tree.inference();
        inference.enter(findings);
        BayesianNetwork network = tree.network();
        int v = network.index(target);
        double before = entropy(inference.marginal(v));
        List<Value> values = new ArrayList<>();
        for (String test : tests) {
            if (test.equals(target) || findings.likelihoods().containsKey(test)) {
                continue;
            }
            int u = network.index(test);
            double[] outcomes = inference.marginal(u);
            double after = 0;
            for (int s = 0; s < outcomes.length; s++) {
                if (outcomes[s] > 0) {
                    inference.observe(u, s);
                    after += outcomes[s] * entropy(inference.marginal(v));
                }
            }
            inference.retract(u);
            values.add(new Value(test, Math.max(0, before - after)));
        }
        values.sort(Comparator.comparingDouble((Value value) -> -value.bits).thenComparing(Value::test));
        return List.copyOf(values);
    }

    private static double entropy(double[] p) {
        double sum = 0;
        for (double value : p) {
            sum -= value > 0 ? value * Math.log(value) / Math.log(2) : 0;
        }
        return sum;
    }

    /**
     * Derivative of P(target = state | findings) by one number of a table, the others of its row shrinking in proportion
     * (Darwiche 2003, J ACM 50:280; Laskey 1995).
     *
     * @param row of the variable's table
     * @param entry state of the variable; its probability must be above 0 and below 1
     */
    public static double sensitivity(
            BayesianNetwork network,
            Findings findings,
            String target,
            String state,
            String variable,
            int row,
            int entry) {
        int v = network.index(variable);
        int states = network.variable(v).size();
        double theta = network.tableOf(v)[row * states + entry];
        if (!(theta > 0 && theta < 1)) {
            throw new IllegalArgumentException("The number must lie between 0 and 1, got " + theta);
        }
        String[] family = new String[network.parentsOf(v).length + 1];
        network.parentNames(v).toArray(family);
        family[family.length - 1] = variable;
        Findings reached = findings.hard(network.variable(target), state);
        double p = VariableElimination.joint(network, findings, target)
                .get(network.variable(target).state(state));
        if (p == 0) {
            return 0;
        }
        double[] given = VariableElimination.joint(network, findings, family).values();
        double[] also = VariableElimination.joint(network, reached, family).values();
        return p * (slope(also, row, entry, states, theta) - slope(given, row, entry, states, theta));
    }

    private static double slope(double[] joint, int row, int entry, int states, double theta) {
        double others = 0;
        for (int s = 0; s < states; s++) {
            others += s == entry ? 0 : joint[row * states + s];
        }
        return joint[row * states + entry] / theta - others / (1 - theta);
    }
}

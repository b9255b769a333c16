package org.biofluxopt.bayes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * P(target | some of the findings) for many choices of "some". Bucket elimination (Dechter 1999, Artificial Intelligence
 * 113:41) over the variables that can matter: the target, the findings, their ancestors, and of these what hangs
 * together with the target. A bucket's table depends only on the findings met so far, so it is kept for each set of them
 * and worked once; the order of elimination counts a table as often as it is expected to be worked. Not safe to share between threads.
 */
final class SubsetPosteriors {
    private static final int MOST_FINDINGS = 62;
    private static final int KEPT_CELLS = 1 << 21; // of one bucket's tables
    private static final double VANISHING = 1e-200;

    private final BayesianNetwork network;
    private final int target;
    private final double[][] likelihood; // [finding], scaled to largest 1
    private final List<Bucket> buckets = new ArrayList<>(); // in the order of elimination; the last is the target's
    private final long connected; // findings that hang together with the target

    private SubsetPosteriors(TargetQuestion question, Findings findings, EliminationOrder order) {
        network = question.network();
        target = question.target();
        List<String> names = List.copyOf(findings.likelihoods().keySet());
        likelihood = new double[names.size()][];
        int[] findingOn = new int[network.size()];
        Arrays.fill(findingOn, -1);
        for (int i = 0; i < likelihood.length; i++) {
            int v = network.index(names.get(i));
            findingOn[v] = question.found()[v] ? i : -1;
            likelihood[i] = scaled(findings.likelihoods().getOrDefault(names.get(i), List.of()));
        }
        long reached = 0;
        int[] place = new int[network.size()];
        Arrays.fill(place, -1);
        for (int v : order.variables()) {
            place[v] = buckets.size();
            if (findingOn[v] >= 0) {
                reached |= 1L << findingOn[v];
            }
            buckets.add(new Bucket(v, findingOn[v]));
        }
        connected = reached;
        boolean[] relevant = question.relevant();
        for (int v = 0; v < relevant.length; v++) {
            int[] family = relevant[v] ? question.openFamily(v) : new int[0];
            if (family.length > 0 && place[family[0]] >= 0) { // members of a family hang together
                buckets.get(earliest(family, place)).tables.add(new Table(family, question.openTable(v)));
            }
        }
        for (Bucket bucket : buckets) {
            bucket.settle();
            if (bucket.rest.length > 0) {
                buckets.get(earliest(bucket.rest, place)).below.add(bucket);
            }
        }
    }

    /**
     * @param findings those of the question that may come and go; bits count in the order of their names, others are ignored
     * @param trials orders of elimination to choose from
     * @param mostCells of all tables
     * @return none if there are too many findings, or the tables would have too many cells
     */
    static Optional<SubsetPosteriors> of(TargetQuestion question, Findings findings, int trials, double mostCells) {
        if (findings.likelihoods().size() > MOST_FINDINGS) {
            return Optional.empty();
        }
        EliminationOrder order = EliminationOrder.of(question, trials);
        return order.cells() > mostCells
                ? Optional.empty()
                : Optional.of(new SubsetPosteriors(question, findings, order));
    }

    private static double[] scaled(List<Double> values) {
        double largest = values.stream().mapToDouble(Double::doubleValue).max().orElse(1);
        return values.stream().mapToDouble(value -> value / largest).toArray();
    }

    private static int earliest(int[] variables, int[] place) {
        int first = Integer.MAX_VALUE;
        for (int v : variables) {
            first = Math.min(first, place[v]);
        }
        return first;
    }

    /**
     * P(target | the findings whose bits are set), [state]; bits in the order of the findings' names.
     *
     * @return empty if too little mass is left for doubles
     */
    double[] given(long set) {
        Bucket last = buckets.getLast();
        double[] p = last.table(set & connected);
        double total = 0;
        for (double value : p) {
            total += value;
        }
        if (!(total > 0)) {
            return new double[0];
        }
        double[] normalised = new double[p.length];
        for (int s = 0; s < p.length; s++) {
            normalised[s] = p[s] / total;
        }
        return normalised;
    }

    /** A table over variables, the last one fastest. */
    private record Table(int[] scope, double[] values) {}

    /** One variable's tables and messages, multiplied and summed over the variable; the target is not summed over. */
    private final class Bucket {
        private final int variable;
        private final int finding; // on the variable, or -1
        private final List<Table> tables = new ArrayList<>();
        private final List<Bucket> below = new ArrayList<>();
        private final Map<Long, double[]> kept = new HashMap<>();
        private int[] rest = {}; // variables of the message
        private long depends; // findings at or below
        private int[][] offsets = {}; // [factor][cell of the rest]: first where the variable's state is 0
        private int[] strides = {}; // [factor] of the variable
        private double[][] factors = {}; // tables, then messages

        Bucket(int variable, int finding) {
            this.variable = variable;
            this.finding = finding;
        }

        /** All that will come in is known. */
        void settle() {
            List<int[]> scopes = new ArrayList<>();
            tables.forEach(table -> scopes.add(table.scope));
            below.forEach(bucket -> scopes.add(bucket.rest));
            rest = scopes.stream()
                    .flatMapToInt(Arrays::stream)
                    .filter(v -> v != variable)
                    .distinct()
                    .sorted()
                    .toArray();
            depends = finding >= 0 ? 1L << finding : 0;
            below.forEach(bucket -> depends |= bucket.depends);
            int n = scopes.size();
            offsets = new int[n][];
            strides = new int[n];
            factors = new double[n][];
            for (int f = 0; f < n; f++) {
                offsets[f] = offsets(scopes.get(f), f);
                if (f < tables.size()) {
                    factors[f] = tables.get(f).values;
                }
            }
        }

        private int[] offsets(int[] scope, int factor) {
            int[] steps = new int[rest.length];
            int step = 1;
            for (int i = scope.length - 1; i >= 0; i--) {
                if (scope[i] == variable) {
                    strides[factor] = step;
                } else {
                    steps[Arrays.binarySearch(rest, scope[i])] = step;
                }
                step *= network.variable(scope[i]).size();
            }
            int cells = 1;
            for (int v : rest) {
                cells *= network.variable(v).size();
            }
            int[] result = new int[cells];
            int run = cells;
            for (int i = 0; i < rest.length; i++) {
                int card = network.variable(rest[i]).size();
                int inner = run / card;
                for (int from = 0; steps[i] > 0 && from < cells; from += run) {
                    for (int s = 1; s < card; s++) {
                        for (int k = from + s * inner; k < from + (s + 1) * inner; k++) {
                            result[k] += s * steps[i];
                        }
                    }
                }
                run = inner;
            }
            return result;
        }

        double[] table(long set) {
            long mine = set & depends;
            double[] known = kept.get(mine);
            if (known == null) {
                known = worked(mine);
                if ((long) known.length * kept.size() > KEPT_CELLS) {
                    kept.clear();
                }
                kept.put(mine, known);
            }
            return known;
        }

        private double[] worked(long set) {
            for (int f = tables.size(); f < factors.length; f++) {
                factors[f] = below.get(f - tables.size()).table(set);
            }
            int card = network.variable(variable).size();
            double[] weights = new double[card];
            if (finding >= 0 && (set >> finding & 1) == 1) {
                System.arraycopy(likelihood[finding], 0, weights, 0, card);
            } else {
                Arrays.fill(weights, 1);
            }
            return variable == target ? products(weights) : scaledToOne(sums(weights));
        }

        private double[] sums(double[] weights) {
            double[] sums = new double[offsets[0].length];
            double[] product = new double[sums.length];
            for (int s = 0; s < weights.length; s++) {
                if (weights[s] > 0) {
                    multiplied(product, s, weights[s]);
                    for (int k = 0; k < sums.length; k++) {
                        sums[k] += product[k];
                    }
                }
            }
            return sums;
        }

        private double[] products(double[] weights) {
            double[] one = new double[1];
            double[] result = new double[weights.length];
            for (int s = 0; s < weights.length; s++) {
                multiplied(one, s, weights[s]);
                result[s] = one[0];
            }
            return result;
        }

        /** Product of all factors in one state of the variable, over the cells of the rest. */
        private void multiplied(double[] product, int state, double weight) {
            Arrays.fill(product, weight);
            for (int f = 0; f < factors.length; f++) {
                double[] factor = factors[f];
                int[] at = offsets[f];
                int shift = state * strides[f];
                for (int k = 0; k < product.length; k++) {
                    product[k] *= factor[at[k] + shift];
                }
            }
        }

        /** Zero throughout if too little is left, so that the answer says so. */
        private double[] scaledToOne(double[] values) {
            double largest = 0;
            for (double value : values) {
                largest = Math.max(largest, value);
            }
            double scale = largest > VANISHING ? 1 / largest : 0;
            for (int k = 0; k < values.length; k++) {
                values[k] *= scale;
            }
            return values;
        }
    }
}

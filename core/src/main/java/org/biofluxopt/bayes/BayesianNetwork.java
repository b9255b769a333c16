package org.biofluxopt.bayes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * A directed acyclic graph of discrete variables with a conditional probability table each. Immutable. Variables are
 * numbered in the order they were added; parents may be added after their children.
 */
public final class BayesianNetwork {
    private static final double ROUNDING = 1e-2;
    private static final double EXACT = 1e-12;

    private final List<Variable> variables;
    private final Map<String, Integer> index = new HashMap<>();
    private final int[][] parents;
    private final double[][] tables; // [variable][row * states + state], last parent fastest
    private final int[] order; // parents before children

    private BayesianNetwork(Builder builder) {
        variables = List.copyOf(builder.variables);
        for (Variable variable : variables) {
            index.put(variable.name(), index.size());
        }
        parents = new int[variables.size()][];
        tables = new double[variables.size()][];
        for (int v = 0; v < parents.length; v++) {
            parents[v] = builder.parents.get(v).stream().mapToInt(this::index).toArray();
            tables[v] = checked(v, builder.tables.get(v).clone());
        }
        order = topological();
    }

    public static Builder builder() {
        return new Builder();
    }

    /** A network of the Dirichlets' means. */
    public static BayesianNetwork of(List<DirichletCpt> cpts) {
        Builder builder = new Builder();
        for (DirichletCpt cpt : cpts) {
            builder.add(cpt.child(), cpt.parents().stream().map(Variable::name).toList(), cpt.mean());
        }
        return builder.build();
    }

    public int size() {
        return variables.size();
    }

    public List<Variable> variables() {
        return variables;
    }

    public Variable variable(int v) {
        return variables.get(v);
    }

    public Variable variable(String name) {
        return variables.get(index(name));
    }

    public boolean has(String name) {
        return index.containsKey(name);
    }

    public int index(String name) {
        Integer found = index.get(name);
        if (found == null) {
            throw new IllegalArgumentException("The network has no variable '%s'.".formatted(name));
        }
        return found;
    }

    /** Numbers of the parents, in the order that numbers the rows of the table. */
    public int[] parents(int v) {
        return parents[v].clone();
    }

    /** Names of the parents, in the order that numbers the rows of the table. */
    public List<String> parentNames(int v) {
        List<String> names = new ArrayList<>();
        for (int parent : parents[v]) {
            names.add(variables.get(parent).name());
        }
        return names;
    }

    /** P(v | parents), flat [row][state], last parent fastest. */
    public double[] table(int v) {
        return tables[v].clone();
    }

    /** Numbers of states, [variable]. */
    int[] cards() {
        int[] cards = new int[variables.size()];
        for (int v = 0; v < cards.length; v++) {
            cards[v] = variables.get(v).size();
        }
        return cards;
    }

    int[] parentsOf(int v) {
        return parents[v];
    }

    double[] tableOf(int v) {
        return tables[v];
    }

    /** Numbers of all variables, parents before children. */
    public int[] topologicalOrder() {
        return order.clone();
    }

    /** log P of one complete assignment, [variable]. */
    public double logProbability(int[] states) {
        double sum = 0;
        for (int v = 0; v < size(); v++) {
            int row = 0;
            for (int parent : parents[v]) {
                row = row * variables.get(parent).size() + states[parent];
            }
            sum += Math.log(tables[v][row * variables.get(v).size() + states[v]]);
        }
        return sum;
    }

    /** Rows off by more than 1e-2 are refused; those off by more than 1e-12 are made to sum to one. */
    private double[] checked(int v, double[] table) {
        int states = variables.get(v).size();
        long cells = states;
        for (int parent : parents[v]) {
            cells = Math.multiplyExact(cells, variables.get(parent).size());
        }
        if (table.length != cells) {
            throw new IllegalArgumentException("The table of '%s' has %d cells, expected %d."
                    .formatted(variables.get(v).name(), table.length, cells));
        }
        for (int row = 0; row < table.length; row += states) {
            double sum = 0;
            for (int i = row; i < row + states; i++) {
                sum += table[i] >= 0 ? table[i] : Double.NaN;
            }
            if (!(Math.abs(sum - 1) <= ROUNDING)) {
                throw new IllegalArgumentException("Row %d of '%s' is not a distribution: %s."
                        .formatted(
                                row / states,
                                variables.get(v).name(),
                                Arrays.toString(Arrays.copyOfRange(table, row, row + states))));
            }
            for (int i = row; i < row + states && Math.abs(sum - 1) > EXACT; i++) {
                table[i] /= sum;
            }
        }
        return table;
    }

    /** Kahn's algorithm, the smallest number first. */
    private int[] topological() {
        int n = size();
        int[] waiting = new int[n];
        List<List<Integer>> children = new ArrayList<>();
        for (int v = 0; v < n; v++) {
            children.add(new ArrayList<>());
        }
        PriorityQueue<Integer> ready = new PriorityQueue<>();
        for (int v = 0; v < n; v++) {
            waiting[v] = parents[v].length;
            for (int parent : parents[v]) {
                children.get(parent).add(v);
            }
            if (waiting[v] == 0) {
                ready.add(v);
            }
        }
        int[] result = new int[n];
        int done = 0;
        for (Integer v = ready.poll(); v != null; v = ready.poll()) {
            result[done++] = v;
            for (int child : children.get(v)) {
                if (--waiting[child] == 0) {
                    ready.add(child);
                }
            }
        }
        if (done < n) {
            List<String> stuck = new ArrayList<>();
            for (int v = 0; v < n; v++) {
                if (waiting[v] > 0) {
                    stuck.add(variables.get(v).name());
                }
            }
            throw new IllegalArgumentException("The edges form a cycle through some of " + stuck + ".");
        }
        return result;
    }

    /** Collects variables; what is wrong shows at {@link #build()}. */
    public static final class Builder {
        private final List<Variable> variables = new ArrayList<>();
        private final Set<String> names = new HashSet<>();
        private final List<List<String>> parents = new ArrayList<>();
        private final List<double[]> tables = new ArrayList<>();

        private Builder() {}

        /**
         * @param parentNames in the order that numbers the rows
         * @param table flat [row][state], last parent fastest
         */
        public Builder add(Variable variable, List<String> parentNames, double... table) {
            if (!names.add(variable.name())) {
                throw new IllegalArgumentException("Variable '%s' was added twice.".formatted(variable.name()));
            }
            if (parentNames.stream().distinct().count() != parentNames.size()) {
                throw new IllegalArgumentException(
                        "Variable '%s' names a parent twice: %s.".formatted(variable.name(), parentNames));
            }
            variables.add(variable);
            parents.add(List.copyOf(parentNames));
            tables.add(table.clone());
            return this;
        }

        public BayesianNetwork build() {
            if (variables.isEmpty()) {
                throw new IllegalArgumentException("A network needs at least one variable.");
            }
            return new BayesianNetwork(this);
        }
    }
}

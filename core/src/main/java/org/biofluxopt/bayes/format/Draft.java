package org.biofluxopt.bayes.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.biofluxopt.bayes.BayesianNetwork;
import org.biofluxopt.bayes.CountPart;
import org.biofluxopt.bayes.DirichletCpt;
import org.biofluxopt.bayes.Variable;
import org.biofluxopt.text.InputError;
import org.biofluxopt.text.Nearest;
import org.jspecify.annotations.Nullable;

/** A network while it is being read: every part remembers its line, so what does not fit together can be told. */
final class Draft {
    private static final double ROUNDING = 1e-2;
    private static final double MOST_CELLS = 1 << 28;

    private final String file;
    private final Map<String, Node> nodes = new LinkedHashMap<>();

    Draft(String file) {
        this.file = file;
    }

    /** One variable and, once read, its table. */
    static final class Node {
        final Variable variable;
        final int line;
        int tableLine;
        List<String> parents = List.of();
        double @Nullable [] table;
        List<Double> rowWeights = List.of();
        List<List<CountPart>> parts = List.of();

        Node(Variable variable, int line) {
            this.variable = variable;
            this.line = line;
        }
    }

    void variable(String name, List<String> states, int line) {
        Variable variable;
        try {
            variable = new Variable(name, states);
        } catch (IllegalArgumentException e) {
            throw InputError.in(file)
                    .line(line)
                    .field(name)
                    .got("states " + states)
                    .expected("at least two different states")
                    .error();
        }
        Node before = nodes.put(name, new Node(variable, line));
        if (before != null) {
            throw InputError.in(file)
                    .line(line)
                    .field(name)
                    .got("the variable a second time")
                    .expected("it once; it is on line " + before.line + " already")
                    .error();
        }
    }

    Node node(String name, int line) {
        Node node = nodes.get(name);
        if (node == null) {
            throw InputError.in(file)
                    .line(line)
                    .got("'" + name + "'")
                    .expected("a variable defined in this file")
                    .advice(Nearest.advice(name, List.copyOf(nodes.keySet())))
                    .error();
        }
        return node;
    }

    int state(Node node, String state, int line) {
        int index = node.variable.states().indexOf(state);
        if (index < 0) {
            throw InputError.in(file)
                    .line(line)
                    .field(node.variable.name())
                    .got("state '" + state + "'")
                    .expected("one of " + String.join(", ", node.variable.states()))
                    .advice(Nearest.advice(state, node.variable.states()))
                    .error();
        }
        return index;
    }

    /** Opens a table; returns how many cells it needs. */
    int open(Node node, List<String> parents, int line) {
        if (node.table != null) {
            throw InputError.in(file)
                    .line(line)
                    .field(node.variable.name())
                    .got("a second table")
                    .expected("one; it is on line " + node.tableLine + " already")
                    .error();
        }
        double cells = node.variable.size();
        for (String parent : parents) {
            cells *= node(parent, line).variable.size();
        }
        if (parents.stream().distinct().count() != parents.size() || parents.contains(node.variable.name())) {
            throw InputError.in(file)
                    .line(line)
                    .field(node.variable.name())
                    .got("parents " + parents)
                    .expected("different variables, not the variable itself")
                    .error();
        }
        if (cells > MOST_CELLS) {
            throw InputError.in(file)
                    .line(line)
                    .field(node.variable.name())
                    .got("a table of %.3g cells".formatted(cells))
                    .expected("at most %,.0f".formatted(MOST_CELLS))
                    .advice("Use fewer parents or states.")
                    .error();
        }
        node.parents = List.copyOf(parents);
        node.tableLine = line;
        return (int) cells;
    }

    /** @param table flat [row][state], last parent fastest; {@code lines} of its rows, or one line for all */
    void table(Node node, double[] table, int... lines) {
        int states = node.variable.size();
        for (int row = 0; row < table.length / states; row++) {
            double sum = 0;
            for (int s = 0; s < states; s++) {
                double p = table[row * states + s];
                sum += p >= 0 ? p : Double.NaN;
            }
            if (!(Math.abs(sum - 1) <= ROUNDING)) {
                double[] got = Arrays.copyOfRange(table, row * states, (row + 1) * states);
                throw InputError.in(file)
                        .line(lines.length == 1 ? lines[0] : lines[row])
                        .field(node.variable.name())
                        .got(
                                Double.isNaN(sum) && Arrays.stream(got).anyMatch(Double::isNaN)
                                        ? "no probabilities for row " + (row + 1)
                                        : Arrays.toString(got) + " (sum " + sum + ")")
                        .expected("probabilities >= 0 that sum to 1")
                        .error();
            }
        }
        node.table = table;
    }

    double number(String text, int line, String field) {
        try {
            double value = Double.parseDouble(text);
            if (value >= 0 && value <= 1 + ROUNDING) {
                return value;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw InputError.in(file)
                .line(line)
                .field(field)
                .got("'" + text + "'")
                .expected("a probability between 0 and 1")
                .error();
    }

    /** What a row is worth: observations, finite and not negative. */
    double worth(String text, int line, Node node) {
        try {
            double value = Double.parseDouble(text);
            if (value >= 0 && value < Double.POSITIVE_INFINITY) {
                return value;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw InputError.in(file)
                .line(line)
                .field(node.variable.name())
                .got("'" + text + "' as what a row is worth")
                .expected("a number of observations, 0 or more")
                .error();
    }

    /** Each row as one part, if every table says what its rows are worth. */
    Optional<List<DirichletCpt>> dirichlets(BayesianNetwork network) {
        List<DirichletCpt> cpts = new ArrayList<>();
        for (Node node : nodes.values()) {
            int states = node.variable.size();
            double[] table = network.table(network.index(node.variable.name()));
            if (!node.parts.isEmpty()) {
                cpts.add(new DirichletCpt(
                        node.variable,
                        node.parents.stream().map(network::variable).toList(),
                        node.parts));
                continue;
            }
            if (node.rowWeights.size() != table.length / states || node.rowWeights.contains(0.0)) {
                return Optional.empty();
            }
            List<List<CountPart>> rows = new ArrayList<>();
            for (int row = 0; row < node.rowWeights.size(); row++) {
                double[] weights = Arrays.copyOfRange(table, row * states, (row + 1) * states);
                rows.add(List.of(CountPart.of(file, node.rowWeights.get(row), weights)));
            }
            List<Variable> parents =
                    node.parents.stream().map(network::variable).toList();
            cpts.add(new DirichletCpt(node.variable, parents, rows));
        }
        return Optional.of(cpts);
    }

    BayesianNetwork build() {
        if (nodes.isEmpty()) {
            throw InputError.in(file)
                    .got("no variable")
                    .expected("a network with at least one")
                    .error();
        }
        BayesianNetwork.Builder builder = BayesianNetwork.builder();
        for (Node node : nodes.values()) {
            if (node.table == null) {
                throw InputError.in(file)
                        .line(node.line)
                        .field(node.variable.name())
                        .got("no table")
                        .expected("its probabilities given its parents")
                        .error();
            }
            builder.add(node.variable, node.parents, node.table);
        }
        refuseCycle();
        return builder.build();
    }

    /** Takes away variables without parents until none is left; what stays holds a cycle, which is then followed. */
    private void refuseCycle() {
        Map<String, Node> left = new LinkedHashMap<>(nodes);
        boolean shrunk = true;
        while (shrunk) {
            shrunk = left.values().removeIf(node -> node.parents.stream().noneMatch(left::containsKey));
        }
        if (left.isEmpty()) {
            return;
        }
        List<String> path = new ArrayList<>();
        Node at = left.values().iterator().next();
        while (!path.contains(at.variable.name())) {
            path.add(at.variable.name());
            String up =
                    at.parents.stream().filter(left::containsKey).findFirst().orElseThrow();
            at = node(up, at.tableLine);
        }
        List<String> cycle = new ArrayList<>(path.subList(path.indexOf(at.variable.name()), path.size()));
        cycle.add(at.variable.name());
        Collections.reverse(cycle);
        throw InputError.in(file)
                .line(at.tableLine)
                .field(at.variable.name())
                .got("the cycle " + String.join(" -> ", cycle))
                .expected("edges without a cycle")
                .error();
    }
}

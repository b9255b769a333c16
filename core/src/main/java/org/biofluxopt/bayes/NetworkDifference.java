package org.biofluxopt.bayes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Two networks side by side.
 *
 * @param onlyFirst variables that only the first has
 * @param onlySecond variables that only the second has
 * @param otherStates variables whose states differ; their rows are not compared
 * @param added edges only the second has, without reversed ones
 * @param removed edges only the first has, without reversed ones
 * @param reversed edges of the first that point the other way in the second
 * @param rows rows of tables that changed, the most changed first; where parents differ, the variable's prior instead
 */
public record NetworkDifference(
        List<String> onlyFirst,
        List<String> onlySecond,
        List<String> otherStates,
        List<Edge> added,
        List<Edge> removed,
        List<Edge> reversed,
        List<Row> rows) {
    private static final double SAME = 1e-9;

    public NetworkDifference {
        onlyFirst = List.copyOf(onlyFirst);
        onlySecond = List.copyOf(onlySecond);
        otherStates = List.copyOf(otherStates);
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        reversed = List.copyOf(reversed);
        rows = List.copyOf(rows);
    }

    /** An edge by the names of its ends. */
    public record Edge(String from, String to) {}

    /**
     * @param variable whose row it is
     * @param given states of the parents by name; empty for a root and for a prior
     * @param prior whether it is the variable's prior, because the parents differ
     * @param first distribution in the first network
     * @param second distribution in the second
     * @param distance total variation, 0..1
     */
    public record Row(
            String variable,
            Map<String, String> given,
            boolean prior,
            List<Double> first,
            List<Double> second,
            double distance) {}

    public static NetworkDifference between(BayesianNetwork first, BayesianNetwork second) {
        List<String> onlyFirst = new ArrayList<>();
        List<String> otherStates = new ArrayList<>();
        List<Edge> added = new ArrayList<>();
        List<Edge> removed = new ArrayList<>();
        List<Edge> reversed = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        List<Variable> common = new ArrayList<>();
        for (Variable variable : first.variables()) {
            if (!second.has(variable.name())) {
                onlyFirst.add(variable.name());
                continue;
            }
            edges(first, second, variable.name(), removed, reversed);
            edges(second, first, variable.name(), added, new ArrayList<>());
            if (second.variable(variable.name()).equals(variable)) {
                common.add(variable);
            } else {
                otherStates.add(variable.name());
            }
        }
        List<String> onlySecond = second.variables().stream()
                .map(Variable::name)
                .filter(name -> !first.has(name))
                .toList();
        Priors priors = new Priors(first, second);
        for (Variable variable : common) {
            compare(first, second, variable, priors, rows);
        }
        rows.removeIf(row -> !(row.distance > SAME));
        rows.sort(Comparator.comparingDouble((Row row) -> -row.distance).thenComparing(Row::variable));
        return new NetworkDifference(onlyFirst, onlySecond, otherStates, added, removed, reversed, rows);
    }

    /** Edges into a variable that the other network lacks. */
    private static void edges(
            BayesianNetwork one, BayesianNetwork other, String name, List<Edge> lacking, List<Edge> turned) {
        for (String parent : one.parentNames(one.index(name))) {
            if (other.has(parent) && other.parentNames(other.index(name)).contains(parent)) {
                continue;
            }
            boolean turns =
                    other.has(parent) && other.parentNames(other.index(parent)).contains(name);
            (turns ? turned : lacking).add(new Edge(parent, name));
        }
    }

    private static void compare(
            BayesianNetwork first, BayesianNetwork second, Variable variable, Priors priors, List<Row> rows) {
        int v = first.index(variable.name());
        int w = second.index(variable.name());
        List<String> parents = first.parentNames(v);
        boolean sameParents = new TreeSet<>(parents).equals(new TreeSet<>(second.parentNames(w)));
        for (String parent : parents) {
            sameParents &= second.has(parent) && first.variable(parent).equals(second.variable(parent));
        }
        if (!sameParents) {
            rows.add(row(variable, Map.of(), true, priors.first(v), priors.second(w)));
            return;
        }
        int states = variable.size();
        double[] table = first.tableOf(v);
        for (int row = 0; row < table.length / states; row++) {
            Map<String, String> given = new LinkedHashMap<>();
            int rest = row;
            for (int i = parents.size() - 1; i >= 0; i--) {
                Variable parent = first.variable(parents.get(i));
                given.put(parent.name(), parent.states().get(rest % parent.size()));
                rest /= parent.size();
            }
            int other = 0;
            for (String parent : second.parentNames(w)) {
                Variable named = second.variable(parent);
                other = other * named.size() + named.state(given.getOrDefault(parent, ""));
            }
            double[] p = new double[states];
            double[] q = new double[states];
            System.arraycopy(table, row * states, p, 0, states);
            System.arraycopy(second.tableOf(w), other * states, q, 0, states);
            rows.add(row(variable, given, false, p, q));
        }
    }

    private static Row row(Variable variable, Map<String, String> given, boolean prior, double[] p, double[] q) {
        double distance = 0;
        List<Double> first = new ArrayList<>();
        List<Double> second = new ArrayList<>();
        for (int s = 0; s < p.length; s++) {
            distance += Math.abs(p[s] - q[s]) / 2;
            first.add(p[s]);
            second.add(q[s]);
        }
        return new Row(variable.name(), given, prior, first, second, distance);
    }

    /** Marginals without findings, made when first asked for. */
    private static final class Priors {
        private final BayesianNetwork first;
        private final BayesianNetwork second;
        private double[][] ofFirst = {};
        private double[][] ofSecond = {};

        Priors(BayesianNetwork first, BayesianNetwork second) {
            this.first = first;
            this.second = second;
        }

        double[] first(int v) {
            ofFirst = ofFirst.length == 0
                    ? JunctionTree.compile(first).inference().marginals()
                    : ofFirst;
            return ofFirst[v];
        }

        double[] second(int v) {
            ofSecond = ofSecond.length == 0
                    ? JunctionTree.compile(second).inference().marginals()
                    : ofSecond;
            return ofSecond[v];
        }
    }
}

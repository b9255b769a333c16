package org.biofluxopt.bayes;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A conditional probability table whose rows are Dirichlet distributions, each the sum of what its sources contribute.
 * Inference uses the mean; the pseudo-counts stay, so data can be added and sources can be asked for their share.
 *
 * @param child the variable described
 * @param parents in the order that numbers the rows, the last one running fastest
 * @param rows for each configuration of the parents the parts of its Dirichlet, at least one
 */
public record DirichletCpt(Variable child, List<Variable> parents, List<List<CountPart>> rows) {
    public DirichletCpt {
        parents = List.copyOf(parents);
        List<List<CountPart>> copies = new ArrayList<>();
        for (List<CountPart> row : rows) {
            copies.add(List.copyOf(row));
        }
        rows = List.copyOf(copies);
        long expected = 1;
        for (Variable parent : parents) {
            expected = Math.multiplyExact(expected, parent.size());
        }
        if (rows.size() != expected) {
            throw new IllegalArgumentException("The table of '%s' needs %d rows, one per configuration of %s; got %d."
                    .formatted(
                            child.name(),
                            expected,
                            parents.stream().map(Variable::name).toList(),
                            rows.size()));
        }
        for (List<CountPart> row : rows) {
            check(child, row);
        }
    }

    private static void check(Variable child, List<CountPart> row) {
        if (row.isEmpty()) {
            throw new IllegalArgumentException("A row of '%s' has no source.".formatted(child.name()));
        }
        for (CountPart part : row) {
            if (part.weights().size() != child.size()) {
                throw new IllegalArgumentException("A row of '%s' has %d weights, its states are %s."
                        .formatted(child.name(), part.weights().size(), child.states()));
            }
        }
    }

    /** Pseudo-counts of one row, [child state]. */
    public double[] counts(int row) {
        double[] counts = new double[child.size()];
        for (CountPart part : rows.get(row)) {
            for (int state = 0; state < counts.length; state++) {
                counts[state] += part.ess() * part.weights().get(state);
            }
        }
        return counts;
    }

    /** The Dirichlet means, flat [row][child state]; every row sums to one. */
    public double[] mean() {
        double[] table = new double[rows.size() * child.size()];
        for (int row = 0; row < rows.size(); row++) {
            double[] counts = counts(row);
            double sum = 0;
            for (double count : counts) {
                sum += count;
            }
            for (int state = 0; state < counts.length; state++) {
                table[row * counts.length + state] = counts[state] / sum;
            }
        }
        return table;
    }

    /** Share of each source in a row's effective sample size; sums to one. */
    public SortedMap<String, Double> shares(int row) {
        double total = rows.get(row).stream().mapToDouble(CountPart::ess).sum();
        SortedMap<String, Double> shares = new TreeMap<>();
        for (CountPart part : rows.get(row)) {
            shares.merge(part.sourceId(), part.ess() / total, Double::sum);
        }
        return shares;
    }
}

package org.biofluxopt.bayes;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which sources an answer rests on. For each row of each table: by how much P(target = state | findings) would move, to
 * first order, if the row were known no better than a flat one (gradient by Darwiche 2003). A row's move is shared among
 * its sources by their effective sample size; shares of all sources sum to 1.
 */
public final class SourceInfluence {
    private SourceInfluence() {}

    /** @return share by source, largest first; empty if no row moves the answer */
    public static Map<String, Double> shares(
            List<DirichletCpt> cpts, JunctionTree tree, Findings findings, String target, String state) {
        BayesianNetwork network = tree.network();
        Inference inference = tree.inference();
        inference.enter(findings);
        int t = network.index(target);
        int s = network.variable(t).state(state);
        double p = inference.marginal(t)[s];
        Map<String, Double> moves = new TreeMap<>();
        if (p > 0 && p < 1) {
            double[][] given = FamilyJoints.of(inference);
            inference.enter(findings.hard(network.variable(t), state));
            double[][] reached = FamilyJoints.of(inference);
            for (DirichletCpt cpt : cpts) {
                int v = network.index(cpt.child().name());
                add(cpt, network.tableOf(v), given[v], reached[v], p, moves);
            }
        }
        double total = moves.values().stream().mapToDouble(Double::doubleValue).sum();
        Map<String, Double> shares = new LinkedHashMap<>();
        moves.entrySet().stream()
                .filter(move -> move.getValue() > 0)
                .sorted(Map.Entry.<String, Double>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(move -> shares.put(move.getKey(), move.getValue() / total));
        return Collections.unmodifiableMap(shares);
    }

    private static void add(
            DirichletCpt cpt, double[] table, double[] given, double[] reached, double p, Map<String, Double> moves) {
        int states = cpt.child().size();
        for (int row = 0; row < cpt.rows().size(); row++) {
            double move = move(table, given, reached, row * states, states) * p;
            if (move == 0) {
                continue;
            }
            for (Map.Entry<String, Double> share : cpt.shares(row).entrySet()) {
                moves.merge(share.getKey(), Math.abs(move) * share.getValue(), Double::sum);
            }
        }
    }

    /** Gradient of log P(target | findings) times (row - flat row). */
    private static double move(double[] table, double[] given, double[] reached, int at, int states) {
        double sum = 0;
        for (int k = at; k < at + states; k++) {
            if (table[k] > 0) {
                sum += (reached[k] - given[k]) * (1 - 1.0 / states / table[k]);
            }
        }
        return sum;
    }
}

package org.biofluxopt.bayes;

import java.util.Arrays;
import java.util.List;

/** Sums P(family | row) over rows: what expectation maximisation counts. For one thread. */
final class FamilyCounts {
    private static final double[] NONE = {};

    private final BayesianNetwork network;
    private final CliqueTree tree;
    private final Inference inference;
    private final int[][] families;
    private final int[] clique; // that holds the family
    private final View[] views; // of the family on that clique
    private final double[][] sums;
    private final double[][] joints; // of the row, [clique], empty if not asked for yet

    FamilyCounts(JunctionTree junctionTree) {
        network = junctionTree.network();
        tree = junctionTree.tree();
        inference = junctionTree.inference();
        families = JunctionTree.families(network);
        clique = new int[families.length];
        views = new View[families.length];
        sums = new double[families.length][];
        joints = new double[tree.cliques.length][];
        for (int v = 0; v < families.length; v++) {
            for (int member : families[v]) {
                clique[v] = Math.max(clique[v], tree.home[member]);
            }
            views[v] = tree.cliques[clique[v]].view(families[v], 0, families[v].length);
            sums[v] = new double[network.tableOf(v).length];
        }
    }

    /** @return log P(row) */
    double add(int[] states, int weight) {
        Arrays.fill(joints, NONE);
        boolean complete = true;
        for (int state : states) {
            complete &= state >= 0;
        }
        double log;
        if (complete) {
            log = network.logProbability(states);
        } else {
            ExpectationMaximisation.enter(inference, states);
            log = inference.logEvidence();
            if (log == Double.NEGATIVE_INFINITY) {
                throw new ImpossibleEvidence(List.of("a row of the data"));
            }
        }
        for (int v = 0; v < families.length; v++) {
            int cell = cell(v, states);
            if (cell >= 0) {
                sums[v][cell] += weight;
            } else {
                expected(v, weight);
            }
        }
        return log;
    }

    /** Cell of the family's table, or -1 if a member is missing. */
    private int cell(int v, int[] states) {
        int cell = 0;
        for (int member : families[v]) {
            if (states[member] < 0) {
                return -1;
            }
            cell = cell * tree.cards[member] + states[member];
        }
        return cell;
    }

    private void expected(int v, int weight) {
        int c = clique[v];
        Clique holder = tree.cliques[c];
        double[] joint = joints[c];
        if (joint.length == 0) {
            joint = inference.joint(c);
            joints[c] = joint;
        }
        double[] table = new double[sums[v].length];
        for (int b = 0; b < holder.blocks; b++) {
            views[v].sum(joint, b * holder.blockSize, b, table);
        }
        double total = 0;
        for (double value : table) {
            total += value;
        }
        for (int cell = 0; cell < table.length; cell++) {
            sums[v][cell] += weight * table[cell] / total;
        }
    }

    double[][] sums() {
        return sums;
    }
}

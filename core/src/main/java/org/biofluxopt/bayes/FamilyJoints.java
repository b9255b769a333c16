package org.biofluxopt.bayes;

import java.util.Arrays;

/** P(parents, variable | findings) of every variable, flat in the order of its table. */
final class FamilyJoints {
    private FamilyJoints() {}

    /** @return [variable][row * states + state], each summing to 1 */
    static double[][] of(Inference inference) {
        BayesianNetwork network = inference.junctionTree().network();
        CliqueTree tree = inference.junctionTree().tree();
        int[][] families = JunctionTree.families(network);
        int[] holder = new int[families.length];
        double[][] joints = new double[families.length][];
        for (int v = 0; v < families.length; v++) {
            for (int member : families[v]) {
                holder[v] = Math.max(holder[v], tree.home[member]);
            }
        }
        for (int c = 0; c < tree.cliques.length; c++) {
            double[] table = {};
            for (int v = 0; v < families.length; v++) {
                if (holder[v] == c) {
                    table = table.length == 0 ? inference.joint(c) : table;
                    joints[v] = summed(tree.cliques[c], table, families[v], network.tableOf(v).length);
                }
            }
        }
        return joints;
    }

    /** That of one variable. */
    static double[] of(Inference inference, int variable) {
        BayesianNetwork network = inference.junctionTree().network();
        CliqueTree tree = inference.junctionTree().tree();
        int[] parents = network.parentsOf(variable);
        int[] family = Arrays.copyOf(parents, parents.length + 1);
        family[parents.length] = variable;
        int holder = 0;
        for (int member : family) {
            holder = Math.max(holder, tree.home[member]);
        }
        return summed(tree.cliques[holder], inference.joint(holder), family, network.tableOf(variable).length);
    }

    private static double[] summed(Clique clique, double[] table, int[] family, int cells) {
        View view = clique.view(family, 0, family.length);
        double[] joint = new double[cells];
        for (int b = 0; b < clique.blocks; b++) {
            view.sum(table, b * clique.blockSize, b, joint);
        }
        double total = 0;
        for (double value : joint) {
            total += value;
        }
        for (int cell = 0; cell < cells; cell++) {
            joint[cell] /= total;
        }
        return joint;
    }
}

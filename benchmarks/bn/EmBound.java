package org.biofluxopt.bayes;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.biofluxopt.bayes.format.NetworkFiles;
import org.biofluxopt.numeric.Cholesky;
import org.biofluxopt.numeric.Seed;

/**
 * How far tables learned from data with gaps must lie from the truth: the expected Kullback-Leibler divergence by the
 * information that is left (Louis 1982; Orchard and Woodbury 1972), relative to complete data. Arguments: network, rows,
 * share of cells missing, rows to average the information over.
 */
final class EmBound {
    public static void main(String[] a) {
        BayesianNetwork network = NetworkFiles.read(Path.of(a[0]));
        int n = Integer.parseInt(a[1]);
        double missing = Double.parseDouble(a[2]);
        int draws = Integer.parseInt(a[3]);
        RandomGenerator random = new Seed(1).child("bound").generator();
        JunctionTree tree = JunctionTree.compile(network);
        int[][] rows = tree.posterior(Findings.none()).sample(draws, random);
        int[] from = new int[network.size()];
        int d = 0;
        for (int v = 0; v < from.length; v++) {
            from[v] = d;
            d += network.tableOf(v).length;
        }
        double[][] observed = new double[d][d];
        double[] score = new double[d];
        int[] used = new int[d];
        for (int[] row : rows) {
            for (int v = 0; v < row.length; v++) row[v] = random.nextDouble() < missing ? -1 : row[v];
            FamilyCounts counts = new FamilyCounts(tree);
            counts.add(row, 1);
            double[][] sums = counts.sums();
            int k = 0;
            for (int v = 0; v < row.length; v++) {
                int states = network.variable(v).size();
                double[] table = network.tableOf(v);
                for (int at = 0; at < table.length; at += states) {
                    double total = 0;
                    for (int s = 0; s < states; s++) total += sums[v][at + s];
                    for (int s = 0; s < states && total > 1e-12; s++) {
                        score[from[v] + at + s] = sums[v][at + s] - total * table[at + s];
                        used[k++] = from[v] + at + s;
                    }
                }
            }
            for (int i = 0; i < k; i++) for (int j = 0; j < k; j++) observed[used[i]][used[j]] += score[used[i]] * score[used[j]] / draws;
        }
        double[][] complete = new double[d][d], prior = new double[d][d];
        for (int v = 0; v < network.size(); v++) {
            int states = network.variable(v).size();
            String[] family = new String[network.parentsOf(v).length + 1];
            network.parentNames(v).toArray(family);
            family[family.length - 1] = network.variable(v).name();
            double[] joint = VariableElimination.joint(network, Findings.none(), family).values();
            double[] table = network.tableOf(v);
            for (int at = 0; at < table.length; at += states) {
                double p = 0;
                for (int s = 0; s < states; s++) p += joint[at + s];
                for (int s = 0; s < states; s++)
                    for (int t = 0; t < states; t++) {
                        double c = (s == t ? table[at + s] : 0) - table[at + s] * table[at + t];
                        complete[from[v] + at + s][from[v] + at + t] = p * c;
                        prior[from[v] + at + s][from[v] + at + t] = c + (s == t ? 1e-6 : 0); // one observation a row
                    }
            }
        }
        double full = divergence(complete, complete, prior, n), gaps = divergence(complete, observed, prior, n);
        System.out.printf(Locale.ROOT, "%s %,d rows, %.0f %% of cells missing: expected KL %.5f, complete data %.5f, ratio %.3f%n", a[0], n, 100 * missing, gaps, full, gaps / full);
    }

    /** Half the trace of the complete information times the covariance of the tables. */
    static double divergence(double[][] complete, double[][] information, double[][] prior, int n) {
        int d = complete.length;
        double[][] precision = new double[d][d];
        for (int i = 0; i < d; i++) for (int j = 0; j < d; j++) precision[i][j] = n * information[i][j] + prior[i][j];
        double[][] covariance = Cholesky.of(precision).inverse();
        double trace = 0;
        for (int i = 0; i < d; i++) for (int j = 0; j < d; j++) trace += complete[i][j] * covariance[j][i];
        return trace / 2;
    }
}

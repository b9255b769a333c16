package org.biofluxopt.bayes.structure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/**
 * Counts from a known directed graph: log abundances follow a linear Gaussian model of the graph, each sample is a
 * multinomial draw from their softmax (the logistic-normal multinomial of Xia, Chen, Fung and Li 2013). Means of the taxa
 * are spread so that the wanted share of cells is zero.
 *
 * @param names of the taxa
 * @param counts [sample][taxon]
 * @param edges pairs "a b" with a before b in the alphabet
 */
record LogisticNormalCounts(List<String> names, double[][] counts, Set<String> edges) {
    /**
     * @param edgesPerTaxon mean number of edges at a taxon's lower end; 0 for data without any dependence
     * @param zeros share of cells
     */
    static LogisticNormalCounts of(
            int taxa, int samples, double edgesPerTaxon, double zeros, int depth, RandomGenerator random) {
        List<String> names = new ArrayList<>();
        for (int j = 0; j < taxa; j++) {
            names.add("t%02d".formatted(j));
        }
        double[][] weight = new double[taxa][taxa]; // [child][parent], parents have the smaller place
        Set<String> edges = new TreeSet<>();
        int[] place = shuffled(taxa, random);
        for (int c = 1; c < taxa; c++) {
            for (int p = 0; p < c; p++) {
                if (random.nextDouble() < 2 * edgesPerTaxon / (taxa - 1)) {
                    weight[c][p] = (random.nextBoolean() ? 1 : -1) * (0.4 + 0.4 * random.nextDouble());
                    String a = names.get(Math.min(place[c], place[p]));
                    String b = names.get(Math.max(place[c], place[p]));
                    edges.add(a + " " + b);
                }
            }
        }
        double[][] logs = new double[samples][taxa];
        for (double[] row : logs) {
            double[] x = new double[taxa];
            for (int c = 0; c < taxa; c++) {
                x[c] = random.nextGaussian();
                for (int p = 0; p < c; p++) {
                    x[c] += weight[c][p] * x[p];
                }
                row[place[c]] = x[c];
            }
        }
        double[] rarity = random.doubles(taxa, -1.7, 1.7).toArray(); // flat: none rules the whole
        double[] draws = random.doubles((long) samples * depth).toArray();
        double low = 0;
        double high = 20;
        double[][] counts = {};
        for (int step = 0; step < 20; step++) {
            double spread = (low + high) / 2;
            counts = drawn(logs, rarity, spread, depth, draws);
            double zero = Arrays.stream(counts)
                            .flatMapToDouble(Arrays::stream)
                            .filter(count -> count == 0)
                            .count()
                    / (double) (samples * taxa);
            if (zero > zeros) {
                high = spread;
            } else {
                low = spread;
            }
        }
        return new LogisticNormalCounts(names, counts, edges);
    }

    private static double[][] drawn(double[][] logs, double[] rarity, double spread, int depth, double[] draws) {
        double[][] counts = new double[logs.length][rarity.length];
        for (int i = 0; i < logs.length; i++) {
            double[] cumulative = new double[rarity.length];
            double sum = 0;
            for (int j = 0; j < rarity.length; j++) {
                sum += Math.exp(logs[i][j] + spread * rarity[j]);
                cumulative[j] = sum;
            }
            for (int d = 0; d < depth; d++) {
                int found = Arrays.binarySearch(cumulative, draws[i * depth + d] * sum);
                counts[i][Math.min(rarity.length - 1, found < 0 ? -found - 1 : found)]++;
            }
        }
        return counts;
    }

    private static int[] shuffled(int n, RandomGenerator random) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    /** Shares of the whole, [sample][taxon]. */
    double[][] shares() {
        return Arrays.stream(counts)
                .map(row -> {
                    double sum = Arrays.stream(row).sum();
                    return Arrays.stream(row).map(count -> count / sum).toArray();
                })
                .toArray(double[][]::new);
    }
}

package org.biofluxopt.generate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Ranks and what is made of them. */
final class Ranks {
    private Ranks() {}

    /** 1-based ranks; ties share their mean rank. */
    static double[] of(double[] values) {
        Integer[] order = IntStream.range(0, values.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(i -> values[i]));
        double[] ranks = new double[values.length];
        for (int from = 0; from < order.length; ) {
            int to = from;
            while (to + 1 < order.length && values[order[to + 1]] == values[order[from]]) {
                to++;
            }
            for (int i = from; i <= to; i++) {
                ranks[order[i]] = (from + to) / 2.0 + 1;
            }
            from = to + 1;
        }
        return ranks;
    }

    /** Spearman correlations of the columns of [row][column]; 0 with a column that does not vary. */
    static double[][] spearman(double[][] rows, int[] columns) {
        double[][] ranked = new double[columns.length][];
        for (int c = 0; c < columns.length; c++) {
            int column = columns[c];
            ranked[c] = of(Arrays.stream(rows).mapToDouble(row -> row[column]).toArray());
        }
        double[][] correlation = new double[columns.length][columns.length];
        for (int a = 0; a < columns.length; a++) {
            for (int b = 0; b <= a; b++) {
                correlation[a][b] = a == b ? 1 : pearson(ranked[a], ranked[b]);
                correlation[b][a] = correlation[a][b];
            }
        }
        return correlation;
    }

    static double pearson(double[] a, double[] b) {
        double meanA = GenusTable.sum(a) / a.length;
        double meanB = GenusTable.sum(b) / b.length;
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            ab += (a[i] - meanA) * (b[i] - meanB);
            aa += (a[i] - meanA) * (a[i] - meanA);
            bb += (b[i] - meanB) * (b[i] - meanB);
        }
        return aa > 0 && bb > 0 ? ab / Math.sqrt(aa * bb) : 0;
    }

    /** Largest distance between two empirical distribution functions (Kolmogorov 1933, Smirnov 1948), 0..1. */
    static double kolmogorovSmirnov(double[] one, double[] other) {
        double[] a = one.clone();
        double[] b = other.clone();
        Arrays.sort(a);
        Arrays.sort(b);
        int i = 0;
        int j = 0;
        double most = 0;
        while (i < a.length && j < b.length) {
            double x = Math.min(a[i], b[j]);
            while (i < a.length && a[i] <= x) {
                i++;
            }
            while (j < b.length && b[j] <= x) {
                j++;
            }
            most = Math.max(most, Math.abs((double) i / a.length - (double) j / b.length));
        }
        return most;
    }
}

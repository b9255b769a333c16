package org.biofluxopt.statistics;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Adjusted p-values of several tests, in the order given; an adjusted value below a level is significant at that level. */
public final class MultipleTests {
    private MultipleTests() {}

    /** Holm's step-down procedure (Holm 1979): holds the chance of any false finding. */
    public static double[] holm(double[] p) {
        int n = p.length;
        double[] adjusted = new double[n];
        double largest = 0;
        List<Integer> rising = order(p);
        for (int rank = 0; rank < n; rank++) {
            int i = rising.get(rank);
            largest = Math.max(largest, Math.min(1, (n - rank) * p[i]));
            adjusted[i] = largest;
        }
        return adjusted;
    }

    /** Benjamini and Hochberg's procedure (1995): holds the expected share of false findings. */
    public static double[] benjaminiHochberg(double[] p) {
        int n = p.length;
        double[] adjusted = new double[n];
        double smallest = 1;
        List<Integer> rising = order(p);
        for (int rank = n; rank >= 1; rank--) {
            int i = rising.get(rank - 1);
            smallest = Math.min(smallest, p[i] * n / rank);
            adjusted[i] = smallest;
        }
        return adjusted;
    }

    private static List<Integer> order(double[] p) {
        for (double value : p) {
            if (!(value >= 0 && value <= 1)) {
                throw new IllegalArgumentException("Expected p-values of 0 to 1, got " + value);
            }
        }
        return IntStream.range(0, p.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> p[i]))
                .toList();
    }
}

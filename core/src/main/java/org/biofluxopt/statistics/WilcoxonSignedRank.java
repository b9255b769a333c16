package org.biofluxopt.statistics;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.biofluxopt.numeric.Normal;

/**
 * Wilcoxon's signed-rank test (Wilcoxon 1945), as R's {@code wilcox.test} does it: zeros are left out; below 50 pairs
 * without zeros or ties the exact distribution, else the normal one with continuity and tie correction.
 *
 * @param n pairs that are not equal
 * @param statistic sum of the ranks of positive differences
 * @param p two-sided; absent where all pairs are equal
 * @param exact whether p is of the exact distribution
 */
public record WilcoxonSignedRank(int n, double statistic, OptionalDouble p, boolean exact) {
    private static final int EXACT_BELOW = 50;

    /** @param differences finite */
    public static WilcoxonSignedRank of(double[] differences) {
        double[] kept = Arrays.stream(differences).filter(d -> d != 0).toArray();
        int n = kept.length;
        double[] size = Arrays.stream(kept).map(Math::abs).sorted().toArray();
        double statistic = 0;
        for (double difference : kept) {
            if (difference > 0) {
                statistic += midrank(size, difference);
            }
        }
        if (n == 0) {
            return new WilcoxonSignedRank(0, 0, OptionalDouble.empty(), false);
        }
        double ties = ties(size);
        boolean exact = n < EXACT_BELOW && ties == 0 && n == differences.length;
        double p = exact ? exact(n, statistic) : approximate(n, statistic, ties);
        return new WilcoxonSignedRank(n, statistic, OptionalDouble.of(p), exact);
    }

    /** Mean rank of the equal values among sorted ones, from 1. */
    private static double midrank(double[] sorted, double value) {
        int first = Arrays.binarySearch(sorted, value);
        int last = first;
        while (first > 0 && sorted[first - 1] == value) {
            first--;
        }
        while (last < sorted.length - 1 && sorted[last + 1] == value) {
            last++;
        }
        return (first + last) / 2.0 + 1;
    }

    /** Sum of t^3 - t over groups of t equal values. */
    private static double ties(double[] sorted) {
        double sum = 0;
        for (int i = 0; i < sorted.length; ) {
            int end = i;
            while (end < sorted.length && sorted[end] == sorted[i]) {
                end++;
            }
            double t = end - i;
            sum += t * t * t - t;
            i = end;
        }
        return sum;
    }

    /** Number of subsets of 1..n by their sum, over 2^n. */
    private static double exact(int n, double statistic) {
        int most = n * (n + 1) / 2;
        double[] share = new double[most + 1];
        share[0] = 1;
        for (int rank = 1; rank <= n; rank++) {
            for (int sum = most; sum >= 0; sum--) {
                share[sum] = (share[sum] + (sum >= rank ? share[sum - rank] : 0)) / 2;
            }
        }
        int observed = (int) Math.round(statistic);
        int smaller = Math.min(observed, most - observed); // the distribution is symmetric
        double tail = 0;
        for (int sum = 0; sum <= smaller; sum++) {
            tail += share[sum];
        }
        return Math.min(1, 2 * tail);
    }

    private static double approximate(int n, double statistic, double ties) {
        double distance = statistic - n * (n + 1.0) / 4;
        double sigma = Math.sqrt(n * (n + 1.0) * (2.0 * n + 1) / 24 - ties / 48);
        double z = (distance - Math.signum(distance) * 0.5) / sigma;
        return Math.min(1, 2 * Normal.probability(-Math.abs(z)));
    }
}

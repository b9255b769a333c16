package org.biofluxopt.statistics;

import java.util.random.RandomGenerator;
import org.biofluxopt.numeric.Quantiles;
import org.biofluxopt.numeric.Seed;

/**
 * Interval of a mean when observations share two crossed causes: the pigeonhole bootstrap (Owen 2007, Ann Appl Stat
 * 1:386). Clusters of either kind are drawn with replacement, and an observation weighs as often as its two clusters came
 * together; percentiles of the weighted mean are the interval. Where one way has a single cluster only the other is drawn.
 *
 * @param estimate mean of all values
 * @param low lower end
 * @param high upper end
 */
public record ClusterBootstrap(double estimate, double low, double high) {
    /** Enough for ends of a 95 % interval that move by a few per cent of its width from seed to seed. */
    public static final int REPLICATES = 2_000;

    /**
     * @param values finite
     * @param first cluster of each value, 0..
     * @param second cluster of each value, 0..
     * @param level of the interval, 0..1
     */
    public static ClusterBootstrap of(
            double[] values, int[] first, int[] second, double level, int replicates, Seed seed) {
        if (values.length == 0 || first.length != values.length || second.length != values.length) {
            throw new IllegalArgumentException("Expected clusters for each of at least one value, got " + values.length
                    + ", " + first.length + " and " + second.length);
        }
        RandomGenerator random = seed.generator();
        double[] means = new double[replicates];
        for (int replicate = 0; replicate < replicates; ) {
            int[] one = weights(first, random);
            int[] two = weights(second, random);
            double sum = 0;
            long total = 0;
            for (int i = 0; i < values.length; i++) {
                long weight = (long) one[first[i]] * two[second[i]];
                sum += weight * values[i];
                total += weight;
            }
            if (total > 0) {
                means[replicate++] = sum / total;
            }
        }
        return new ClusterBootstrap(
                Moments.mean(values), Quantiles.of(means, (1 - level) / 2), Quantiles.of(means, (1 + level) / 2));
    }

    private static int[] weights(int[] clusters, RandomGenerator random) {
        int count = 0;
        for (int cluster : clusters) {
            count = Math.max(count, cluster + 1);
        }
        int[] weight = new int[count];
        for (int i = 0; i < count; i++) {
            weight[random.nextInt(count)]++;
        }
        return weight;
    }
}

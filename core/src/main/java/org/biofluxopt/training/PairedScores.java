package org.biofluxopt.training;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.biofluxopt.numeric.Quantiles;
import org.biofluxopt.numeric.Seed;

/**
 * Scores of the same people under two methods, judged without a distribution: percentile bootstrap over people, sign-flip
 * test, and the interquartile mean (Agarwal et al. 2021, arXiv 2108.13264) with the same bootstrap. One training a person
 * is run, so people are the strata and the runs at once.
 */
public final class PairedScores {
    private static final int RESAMPLES = 20_000;

    private PairedScores() {}

    /**
     * @param mean of the scores
     * @param low end of its 95 % interval
     * @param high end of its 95 % interval
     * @param interquartile mean of the middle half
     * @param interquartileLow end of its 95 % interval
     * @param interquartileHigh end of its 95 % interval
     */
    public record Summary(
            double mean,
            double low,
            double high,
            double interquartile,
            double interquartileLow,
            double interquartileHigh) {}

    /** @param scores one a person */
    public static Summary summary(double[] scores, Seed seed) {
        RandomGenerator random = seed.generator();
        double[] means = new double[RESAMPLES];
        double[] middles = new double[RESAMPLES];
        double[] drawn = new double[scores.length];
        for (int r = 0; r < RESAMPLES; r++) {
            for (int i = 0; i < drawn.length; i++) {
                drawn[i] = scores[random.nextInt(scores.length)];
            }
            means[r] = mean(drawn);
            middles[r] = interquartileMean(drawn);
        }
        return new Summary(
                mean(scores),
                Quantiles.of(means, 0.025),
                Quantiles.of(means, 0.975),
                interquartileMean(scores),
                Quantiles.of(middles, 0.025),
                Quantiles.of(middles, 0.975));
    }

    /** Mean of the half in the middle: a quarter of the scores is cut off at each end, in parts where it is not whole. */
    static double interquartileMean(double[] scores) {
        double[] sorted = scores.clone();
        Arrays.sort(sorted);
        double cut = sorted.length / 4.0;
        double sum = 0;
        double weight = 0;
        for (int i = 0; i < sorted.length; i++) {
            double inside = Math.max(0, Math.min(i + 1, sorted.length - cut) - Math.max(i, cut));
            sum += inside * sorted[i];
            weight += inside;
        }
        return sum / weight;
    }

    /**
     * Two-sided sign-flip test that differences are symmetric about 0: the share of assignments of signs whose mean is as
     * far from 0, all of them for up to 14 people, {@value #RESAMPLES} drawn ones (and the one seen) for more.
     */
    public static double signFlip(double[] differences, Seed seed) {
        int n = differences.length;
        double seen = Math.abs(mean(differences)) * (1 - 1e-12);
        if (n <= 14) {
            int extreme = 0;
            for (int signs = 0; signs < 1 << n; signs++) {
                double sum = 0;
                for (int i = 0; i < n; i++) {
                    sum += (signs >> i & 1) == 0 ? differences[i] : -differences[i];
                }
                extreme += Math.abs(sum / n) >= seen ? 1 : 0;
            }
            return (double) extreme / (1 << n);
        }
        RandomGenerator random = seed.generator();
        int extreme = 1;
        for (int r = 0; r < RESAMPLES; r++) {
            double sum = 0;
            for (double difference : differences) {
                sum += random.nextBoolean() ? difference : -difference;
            }
            extreme += Math.abs(sum / n) >= seen ? 1 : 0;
        }
        return extreme / (RESAMPLES + 1.0);
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}

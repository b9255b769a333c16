package org.biofluxopt.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGenerator;
import org.biofluxopt.numeric.Seed;
import org.junit.jupiter.api.Test;

class ClusterBootstrapTest {
    private static final int ROWS = 20;
    private static final int COLUMNS = 10;

    /** Row effects, column effects and noise with these standard deviations; the true mean is 0. */
    private static ClusterBootstrap interval(double rows, double columns, double noise, long seed) {
        RandomGenerator random = new Seed(seed).child("data").generator();
        double[] row =
                random.doubles(ROWS).map(u -> rows * random.nextGaussian()).toArray();
        double[] column = random.doubles(COLUMNS)
                .map(u -> columns * random.nextGaussian())
                .toArray();
        double[] values = new double[ROWS * COLUMNS];
        int[] first = new int[values.length];
        int[] second = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            first[i] = i / COLUMNS;
            second[i] = i % COLUMNS;
            values[i] = row[first[i]] + column[second[i]] + noise * random.nextGaussian();
        }
        return ClusterBootstrap.of(values, first, second, 0.9, 500, new Seed(seed));
    }

    @Test
    void coversTheTruthAboutAsOftenAsItSaysWithEffectsOfBothWays() {
        int inside = 0;
        for (int run = 0; run < 200; run++) {
            ClusterBootstrap found = interval(1, 1, 1, run);
            inside += found.low() <= 0 && 0 <= found.high() ? 1 : 0;
        }
        // 90 % asked; 10 clusters of one way cost a few per cent; binomial sd of 200 is 2 %
        assertThat(inside).isBetween(160, 192);
    }

    @Test
    void isWiderThanOneThatKnowsNoColumns() {
        double[] values = new double[ROWS * COLUMNS];
        int[] first = new int[values.length];
        int[] second = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            first[i] = i / COLUMNS;
            second[i] = i % COLUMNS;
            values[i] = second[i]; // all there is comes from the columns
        }
        ClusterBootstrap both = ClusterBootstrap.of(values, first, second, 0.9, 500, new Seed(1));
        ClusterBootstrap rowsOnly = ClusterBootstrap.of(values, first, new int[values.length], 0.9, 500, new Seed(1));
        assertThat(rowsOnly.high() - rowsOnly.low()).isZero();
        // sd of the mean of 10 columns 0..9 is 2.87 / sqrt(10) = 0.91; a 90 % interval is 3.29 of it
        assertThat(both.high() - both.low()).isBetween(2.4, 3.4);
    }

    @Test
    void theSameSeedGivesTheSameBits() {
        assertThat(interval(1, 1, 1, 3)).isEqualTo(interval(1, 1, 1, 3));
        assertThat(interval(1, 1, 1, 3)).isNotEqualTo(interval(1, 1, 1, 4));
    }
}

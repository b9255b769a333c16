package org.biofluxopt.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import org.biofluxopt.numeric.Seed;
import org.junit.jupiter.api.Test;

class PairedScoresTest {
    @Test
    void interquartileMeanLeavesOutAQuarterAtEachEnd() {
        // 8 scores: the middle four; 6 scores: the middle two and half of their neighbours (by hand)
        assertThat(PairedScores.interquartileMean(new double[] {100, 1, 2, 3, 4, 5, 6, -50}))
                .isCloseTo(3.5, within(1e-12));
        assertThat(PairedScores.interquartileMean(new double[] {0, 1, 2, 4, 5, 90}))
                .isCloseTo((0.5 * 1 + 2 + 4 + 0.5 * 5) / 3, within(1e-12));
    }

    @Test
    void signFlipIsExactForFewPeople() {
        // all positive: only all signs and no sign are as extreme, 2 of 2^5
        assertThat(PairedScores.signFlip(new double[] {1, 2, 3, 4, 5}, new Seed(1)))
                .isEqualTo(2.0 / 32);
        assertThat(PairedScores.signFlip(new double[] {1, -1}, new Seed(1))).isEqualTo(1);
    }

    @Test
    void signFlipAndIntervalKeepTheirLevels() {
        RandomGenerator random = new Seed(2).generator();
        int rejected = 0;
        int outside = 0;
        int runs = 60;
        for (int run = 0; run < runs; run++) {
            double[] differences = new double[20];
            for (int i = 0; i < differences.length; i++) {
                differences[i] = random.nextGaussian();
            }
            rejected += PairedScores.signFlip(differences, new Seed(run)) < 0.05 ? 1 : 0;
            PairedScores.Summary summary = PairedScores.summary(differences, new Seed(run));
            outside += summary.low() > 0 || summary.high() < 0 ? 1 : 0;
        }
        // expected 3 of 60 (the percentile interval of 20 a little more); 12 has probability < 1e-4
        assertThat(rejected).isLessThan(12);
        assertThat(outside).isLessThan(13);
    }
}

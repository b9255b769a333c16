package org.biofluxopt.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PairedTTestTest {
    @Test
    void withoutVarianceThereIsNoTAndNoP() {
        PairedTTest test = PairedTTest.of(new double[] {0.1 + 0.2, 0.3, 0.3}, 0.95); // differ by rounding only
        assertThat(test.t()).isEmpty();
        assertThat(test.p()).isEmpty();
        assertThat(test.cohenDz()).isEmpty();
        assertThat(test.low()).isEqualTo(test.mean());
        assertThat(PairedTTest.of(new double[] {0, 0, 0}, 0.95).p()).isEmpty();
        assertThat(PairedTTest.of(new double[] {3}, 0.95).p()).isEmpty();
    }

    @Test
    void effectSizesAreThoseOfTheirFormulas() {
        // mean 2, sd 1, n 3: d = 2; Hedges' factor 1 - 3 / (4 * 2 - 1) = 4/7
        PairedTTest test = PairedTTest.of(new double[] {1, 2, 3}, 0.95);
        assertThat(test.cohenDz().orElseThrow()).isCloseTo(2, within(1e-15));
        assertThat(test.hedgesGz().orElseThrow()).isCloseTo(8.0 / 7, within(1e-15));
    }

    @Test
    void refusesNothingAndWhatIsNoNumber() {
        assertThatThrownBy(() -> PairedTTest.of(new double[0], 0.95)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PairedTTest.of(new double[] {1, Double.NaN}, 0.95))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theSignedRankTestOfEqualPairsHasNoP() {
        assertThat(WilcoxonSignedRank.of(new double[] {0, 0}).p()).isEmpty();
    }
}

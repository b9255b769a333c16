package org.biofluxopt.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class HyperScoreTest {
    @Test
    void thePapersExampleIsNotWhatThePaperPrints() {
        // By hand: 5 ln .85 + 5 = 4.1874; logistic .98504; .98504^2.2 = .96739. The paper rounds to .985 and prints
        // 127.4.
        assertThat(HyperScore.PAPER.sigma()).isCloseTo(0.985, within(5e-4));
        assertThat(HyperScore.PAPER.value()).isCloseTo(196.7, within(0.05));
        assertThat(HyperScore.PAPER.value() - HyperScore.PAPER_PRINTED).isGreaterThan(69);
    }

    @Test
    void growsWithTheMeanOfItsMetrics() {
        HyperScore low = HyperScore.of(Map.of("gain", 0.01, "stability", 0.5));
        HyperScore high = HyperScore.of(Map.of("gain", 1.0, "stability", 0.5));
        assertThat(low.v()).isEqualTo(0.255);
        assertThat(high.value()).isGreaterThan(low.value());
    }

    @Test
    void refusesAMeanThatIsNone() {
        assertThatThrownBy(() -> new HyperScore(0, 5, 5, 2.2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new HyperScore(1.2, 5, 5, 2.2)).isInstanceOf(IllegalArgumentException.class);
    }
}

package org.biofluxopt.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class QuantilesTest {
    @Test
    void interpolatesAsRsDefaultDoes() {
        // type 7 by hand: position 0.05 * 4 = 0.2 between 1 and 2; 0.95 * 4 = 3.8 between 8 and 16
        double[] values = {16, 1, 4, 2, 8};
        assertThat(Quantiles.of(values, 0.05)).isCloseTo(1.2, within(1e-12)); // exact in binary to rounding
        assertThat(Quantiles.of(values, 0.5)).isEqualTo(4);
        assertThat(Quantiles.of(values, 0.95)).isCloseTo(14.4, within(1e-12));
    }

    @Test
    void leavesItsInputAlone() {
        double[] values = {3, 1, 2};
        double median = Quantiles.of(values, 0.5);
        assertThat(median).isEqualTo(2);
        assertThat(values).containsExactly(3, 1, 2);
    }

    @Test
    void refusesAnEmptySample() {
        assertThatThrownBy(() -> Quantiles.of(new double[0], 0.5)).isInstanceOf(IllegalArgumentException.class);
    }
}

package org.biofluxopt.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NormalTest {
    /** R 4.3: pnorm(c(-6, -2.5, 0.3, 1.959963984540054, 3.2), digits 17). */
    @Test
    void probabilityAgreesWithR() {
        assertThat(Normal.probability(-6)).isCloseTo(9.865876450376946e-10, within(1e-20));
        assertThat(Normal.probability(-2.5)).isCloseTo(0.006209665325776132, within(1e-15));
        assertThat(Normal.probability(0.3)).isCloseTo(0.617911422188953, within(1e-14));
        assertThat(Normal.probability(1.959963984540054)).isCloseTo(0.975, within(1e-14));
        assertThat(Normal.probability(3.2)).isCloseTo(0.9993128620620841, within(1e-14));
    }

    /** The approximation's own bound is 1.2e-9 relative. */
    @Test
    void quantileUndoesProbability() {
        for (double z = -5; z <= 5; z += 0.37) {
            assertThat(Normal.quantile(Normal.probability(z))).isCloseTo(z, within(1.2e-9 * Math.max(1, Math.abs(z))));
        }
    }
}

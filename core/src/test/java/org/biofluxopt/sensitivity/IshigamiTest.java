package org.biofluxopt.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.biofluxopt.numeric.Seed;
import org.junit.jupiter.api.Test;

/**
 * The function of Ishigami and Homma 1990, sin x + 7 sin² y + 0.1 z⁴ sin x on (-pi, pi)³, has the indices 0.3139, 0.4424, 0
 * (first order) and 0.5576, 0.4424, 0.2437 (total): Saltelli et al. 2008, Global Sensitivity Analysis, 4.6.
 */
class IshigamiTest {
    private static final Experiment ISHIGAMI = points -> points.stream()
            .map(u -> {
                double x = Math.PI * (2 * u[0] - 1);
                double y = Math.PI * (2 * u[1] - 1);
                double z = Math.PI * (2 * u[2] - 1);
                return new double[] {Math.sin(x) + 7 * Math.pow(Math.sin(y), 2) + 0.1 * Math.pow(z, 4) * Math.sin(x), 42
                };
            })
            .toList();

    /** With 20,000 points the standard error of an index is about 0.01; three of them are allowed. */
    @Test
    void sobolIndicesAreTheKnownOnes() {
        Sobol.Index[][] indices = Sobol.indices(ISHIGAMI, 3, 20_000, new Seed(1));
        double[] first = {0.3139, 0.4424, 0};
        double[] total = {0.5576, 0.4424, 0.2437};
        for (int j = 0; j < 3; j++) {
            assertThat(indices[0][j].first()).as("first %d", j).isCloseTo(first[j], within(0.03));
            assertThat(indices[0][j].total()).as("total %d", j).isCloseTo(total[j], within(0.03));
        }
        assertThat(indices[1]).containsOnly(new Sobol.Index(0, 0));
    }

    /**
     * On the grid 0, 1/3, 2/3, 1 the step is 2/3: sin² y is 0, 3/4, 3/4, 0 there, so every effect of y is 7 x 3/4 over 2/3
     * up or down; x changes sin x by 0.866 times the factor of z, which is 10.74 at the ends and 1.12 inside (mean 5.93),
     * over 2/3 for each pair of levels (0, 2/3) and (1/3, 1).
     */
    @Test
    void elementaryEffectsAreThoseOfTheGrid() {
        Morris.Effect[] effects = Morris.effects(ISHIGAMI, 3, 4000, new Seed(2))[0];
        assertThat(effects[1].meanAbsolute()).isCloseTo(7 * 0.75 * 1.5, within(1e-9));
        assertThat(effects[1].mean()).isCloseTo(0, within(0.5)); // sd 7.9 over the root of 4000, times four
        double factor = (1 + 0.1 * Math.pow(Math.PI, 4) + 1 + 0.1 * Math.pow(Math.PI / 3, 4)) / 2;
        assertThat(effects[0].meanAbsolute()).isCloseTo(Math.sin(Math.PI / 3) * factor * 1.5, within(0.4));
    }

    @Test
    void effectsOfALinearFunctionAreItsSlopesWithoutSpread() {
        Experiment linear = points -> points.stream()
                .map(u -> new double[] {3 * u[0] - 2 * u[1] + 0 * u[2]})
                .toList();
        Morris.Effect[] effects = Morris.effects(linear, 3, 5, new Seed(3))[0];
        assertThat(effects[0].mean()).isCloseTo(3, within(1e-12));
        assertThat(effects[1].mean()).isCloseTo(-2, within(1e-12));
        assertThat(effects[1].meanAbsolute()).isCloseTo(2, within(1e-12));
        assertThat(List.of(effects[0].sd(), effects[2].meanAbsolute())).allMatch(value -> value < 1e-12);
    }
}

package org.biofluxopt.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Set;
import org.biofluxopt.numeric.Seed;
import org.junit.jupiter.api.Test;

class BoxMinimiserTest {
    /** Rosenbrock 1960: 100 (y - x^2)^2 + (1 - x)^2, minimum 0 at (1, 1). */
    private static double rosenbrock(double[] p, double[] gradient) {
        double valley = p[1] - p[0] * p[0];
        gradient[0] = -400 * p[0] * valley - 2 * (1 - p[0]);
        gradient[1] = 200 * valley;
        return 100 * valley * valley + (1 - p[0]) * (1 - p[0]);
    }

    @Test
    void followsTheCurvedValleyToTheMinimum() {
        BoxMinimiser minimiser = new BoxMinimiser(new double[] {-2, -2}, new double[] {2, 2}, 200, 1e-8);
        BoxMinimiser.Minimum found = minimiser.from(new double[] {-1.2, 1}, BoxMinimiserTest::rosenbrock);
        assertThat(found.point()).containsExactly(new double[] {1, 1}, within(1e-5));
    }

    @Test
    void stopsAtTheBoundThatCutsTheValleyOff() {
        // with x at most .5 the minimum is at y = x^2 = .25
        BoxMinimiser minimiser = new BoxMinimiser(new double[] {-2, -2}, new double[] {0.5, 2}, 200, 1e-8);
        BoxMinimiser.Minimum found = minimiser.from(new double[] {-1.2, 1}, BoxMinimiserTest::rosenbrock);
        assertThat(found.point()).containsExactly(new double[] {0.5, 0.25}, within(1e-5));
        assertThat(found.value()).isCloseTo(0.25, within(1e-8));
    }

    @Test
    void theDesignPutsOnePointIntoEachSixteenthOfEveryAxis() {
        ScrambledSobol sobol = new ScrambledSobol(6, new Seed(3).generator());
        Set<Integer> seen = new HashSet<>();
        for (int i = 0; i < 16; i++) { // 16 = 2^4 points of a digital sequence
            double[] point = sobol.next();
            for (int j = 0; j < 6; j++) {
                assertThat(point[j]).isBetween(0.0, Math.nextDown(1.0));
                seen.add(16 * j + (int) (16 * point[j]));
            }
        }
        assertThat(seen).hasSize(96);
    }
}

package org.biofluxopt.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.biofluxopt.numeric.Seed;
import org.junit.jupiter.api.Test;

class RunningNormaliserTest {
    @Test
    void knowsMeanAndDeviationOfAllRowsSeenHoweverTheyCame() {
        double[] rows = new Seed(1).generator().doubles(300, 90, 110).toArray();
        RunningNormaliser scale = new RunningNormaliser(1);
        scale.update(Arrays.copyOf(rows, 100), 100);
        scale.update(Arrays.copyOfRange(rows, 100, 300), 200);
        double mean = Arrays.stream(rows).average().orElseThrow();
        double variance =
                Arrays.stream(rows).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
        assertThat(scale.mean(0)).isCloseTo(mean, within(1e-10));
        assertThat(scale.standardDeviation(0)).isCloseTo(Math.sqrt(variance), within(1e-8));
    }

    @Test
    void aColumnThatNeverVariesBecomesZeroAndOutliersAreClipped() {
        RunningNormaliser scale = new RunningNormaliser(2);
        scale.update(new double[] {5, -1, 5, 1}, 2);
        double[] into = new double[2];
        scale.normalise(new double[] {5, 1000}, 0, into, 0, 1);
        assertThat(into).containsExactly(0, 10);
    }

    @Test
    void aShortMemoryFollowsADrift() {
        RunningNormaliser scale = new RunningNormaliser(1, 20);
        for (int i = 0; i < 1000; i++) {
            scale.update(new double[] {i < 500 ? 0 : 1}, 1);
        }
        assertThat(scale.mean(0)).isCloseTo(1, within(1e-6)); // (19/20)^500 is 7e-12
    }
}

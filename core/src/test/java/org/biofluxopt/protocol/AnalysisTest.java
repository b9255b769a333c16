package org.biofluxopt.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Figures over people against what follows from the closed form of {@link OneCompartment}. */
class AnalysisTest {
    private static final String ARMS = """
            subjects: {n: 50, conditions: [{name: total_gastrectomy, since_days: 0}], diet: {ug_per_meal: [1, 1, 1]}}
            outputs: [serum_b12, absorbed_from_dose]
            report_at_days: [0, 200]
            statistics:
              - {output: serum_b12, share_below: 148, day: 200}
              - {output: serum_b12, share_fall_over_percent: 5, day: 200}
              - {output: serum_b12, median_days_until_below: 100, day: 4000}
            arms:
              - {name: none, schedule: []}
              - {name: injected, schedule: [{day: 0, dose_ug: 1000, route: im}]}
            """;

    @Test
    void changeIsWithinEachPersonSinceDayZero() {
        try (ProtocolResult result = Bench.run(ARMS)) {
            double[] before = result.values("none", "serum_b12", 0);
            double[] after = result.values("none", "serum_b12", 200);
            double sum = 0;
            for (int i = 0; i < before.length; i++) {
                sum += 100 * (after[i] / before[i] - 1);
            }
            Analysis.Change change = new Analysis(result)
                    .changes().stream()
                            .filter(one -> one.arm().equals("none")
                                    && one.series().id().equals("serum_b12"))
                            .findFirst()
                            .orElseThrow();
            assertThat(change.day()).isEqualTo(200);
            assertThat(change.percent().mean()).isCloseTo(sum / before.length, within(1e-12)); // the same sum
            assertThat(change.percent().mean()).isNegative();
        }
    }

    @Test
    void armsAreComparedPersonByPerson() {
        try (ProtocolResult result = Bench.run(ARMS)) {
            Analysis.Contrast contrast = new Analysis(result)
                    .contrasts().stream()
                            .filter(one -> one.series().id().equals("absorbed_from_dose") && one.day() == 200)
                            .findFirst()
                            .orElseThrow();
            assertThat(contrast.difference()).isEqualTo(1000);
            assertThat(contrast.differenceSe()).isZero(); // everybody got the same
            Analysis.Contrast serum = new Analysis(result)
                    .contrasts().stream()
                            .filter(one -> one.series().id().equals("serum_b12") && one.day() == 200)
                            .findFirst()
                            .orElseThrow();
            Summary none = Summary.of(result.values("none", "serum_b12", 200));
            double unpaired = none.sd() / Math.sqrt(50);
            assertThat(serum.ratio()).isGreaterThan(1);
            assertThat(serum.differenceSe()).isLessThan(unpaired); // pairing removes what people differ by anyway
            assertThat(serum.ratioSe()).isPositive();
        }
    }

    @Test
    void sharesAndTimesAreThoseOfThePeople() {
        try (ProtocolResult result = Bench.run(ARMS)) {
            var statistics = new Analysis(result).statistics();
            double[] after = result.values("none", "serum_b12", 200);
            double below = java.util.Arrays.stream(after).filter(v -> v < 148).count() / 50.0;
            assertThat(statistics.getFirst().value()).isEqualTo(below);
            assertThat(statistics.getFirst().se()).isCloseTo(Math.sqrt(below * (1 - below) / 50), within(1e-12));
            assertThat(statistics.get(1).value()).isGreaterThan(0.8); // the loss is 0.1 % a day, so about 18 %
            double time = statistics.get(2).value();
            Summary start = Summary.of(result.values("none", "serum_b12", 0));
            double expected = Math.log(start.median() / 100) / 0.001; // for the median person; people lose at own rates
            assertThat(time).isBetween(expected * 0.5, expected * 1.7);
            assertThat(statistics.get(5).value())
                    .as("injected people last longer")
                    .isGreaterThan(time);
        }
    }

    @Test
    void timesThatFewerThanHalfReachDoNotExist() {
        try (ProtocolResult result = Bench.run(ARMS.replace("day: 4000", "day: 3"))) {
            assertThat(new Analysis(result).statistics().get(2).value()).isNaN();
        }
    }
}

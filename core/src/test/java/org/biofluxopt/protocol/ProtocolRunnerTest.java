package org.biofluxopt.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.biofluxopt.numeric.Seed;
import org.biofluxopt.simulator.HostFactors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against people whose course is known in closed form ({@link OneCompartment}). */
class ProtocolRunnerTest {
    private static final double ROUNDING = 1e-9; // relative; some thousand multiplications

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    /** How much faster than the median person subject i of the default seed loses cobalamin. */
    private static double lossFactor(int i) {
        Seed own = new Seed(1).child("subjects").child(i).child("candidate").child(0);
        return HostFactors.draw(Bench.PARAMETERS, own.child("factors").generator())
                .loss();
    }

    @Test
    void peopleWhoGetNothingStayAtTheirSteadyState() {
        try (ProtocolResult result = Bench.run("""
                        subjects: {n: 5, diet: {ug_per_meal: [1, 1, 1]}}
                        schedule: []
                        outputs: [body_store, absorbed_total]
                        report_at_days: [0, 10, 400]
                        """)) {
            double[] before = result.values("", "body_store", 0);
            for (double day : List.of(10.0, 400.0)) {
                double[] after = result.values("", "body_store", day);
                for (int i = 0; i < 5; i++) {
                    assertThat(after[i]).isCloseTo(before[i], within(before[i] * ROUNDING));
                }
            }
            double perDay = result.values("", "absorbed_total", 400)[0] / 400;
            assertThat(perDay).isBetween(0.9, 1.5); // half of 3 ug, times the release by acid (GA01: 0.8 to 1)
        }
    }

    @Test
    void anInjectionOnDayThreeDecaysByTheClosedForm() {
        try (ProtocolResult result = Bench.run("""
                        subjects: {n: 3}
                        schedule:
                          - {from_day: 3, time: "20:00", dose_ug: 1000, route: im, label: A}
                        outputs: [label_body, label_absorbed, absorbed_from_dose]
                        report_at_days: [3, 3.5, 100.25]
                        """)) {
            assertThat(result.values("", "label_body:A", 3)).containsOnly(0);
            assertThat(result.values("", "label_absorbed:A", 3.5)).containsOnly(0); // read before the dose
            double hours = 24 * 97.25 - 12;
            for (int i = 0; i < 3; i++) {
                double left = 1000 * Math.exp(-OneCompartment.LOSS_PER_HOUR * lossFactor(i) * hours);
                assertThat(result.values("", "label_body:A", 100.25)[i]).isCloseTo(left, within(left * ROUNDING));
            }
            assertThat(result.values("", "absorbed_from_dose", 100.25)).containsOnly(1000);
        }
    }

    @Test
    void aDailyDoseIsGivenOnBothEndsOfItsDaysAndEverySevenDaysWeekly() {
        String text = """
                subjects: {n: 1, conditions: [total_gastrectomy]}
                schedule:
                  - {from_day: 0, to_day: 28, %stime: "08:00", dose_ug: 100, route: im}
                outputs: [absorbed_from_dose]
                report_at_days: [28, 29]
                """;
        try (ProtocolResult daily = Bench.run(text.formatted(""));
                ProtocolResult weekly = Bench.run(text.formatted("every_days: 7, "))) {
            assertThat(daily.values("", "absorbed_from_dose", 28)[0]).isEqualTo(2800);
            assertThat(daily.values("", "absorbed_from_dose", 29)[0]).isEqualTo(2900);
            assertThat(weekly.values("", "absorbed_from_dose", 29)[0]).isEqualTo(500);
        }
    }

    @Test
    void theSameNumberIsTheSamePersonWhateverTheGroupTheThreadsOrTheArm() {
        String text = """
                subjects: {n: %d, conditions: population, baseline: {serum_b12_pmol_l: {mean: 300, sd: 90}}}
                outputs: [serum_b12, mma]
                report_at_days: [0, 5]
                arms:
                  - {name: none, schedule: []}
                  - {name: pill, schedule: [{from_day: 0, to_day: 5, dose_ug: 50}]}
                """;
        try (ExecutorService threads = Executors.newFixedThreadPool(3);
                ProtocolResult few = Bench.run(text.formatted(10));
                ProtocolResult many = Bench.runner(threads).run(Bench.read(text.formatted(150)))) {
            for (String arm : List.of("none", "pill")) {
                for (String output : List.of("serum_b12", "mma")) {
                    assertThat(Arrays.copyOf(many.values(arm, output, 5), 10))
                            .containsExactly(few.values(arm, output, 5));
                }
            }
            assertThat(many.values("none", "serum_b12", 0)).containsExactly(many.values("pill", "serum_b12", 0));
        }
    }

    @Test
    void aStatedBaselineIsMet() {
        try (ProtocolResult result = Bench.run("""
                        subjects:
                          n: 200
                          baseline:
                            serum_b12_pmol_l: {mean: 250, sd: 40, min: 150, max: 350}
                            mma_nmol_l: {mean: 200, sd: 60}
                        schedule: []
                        outputs: [serum_b12, mma]
                        report_at_days: [0]
                        """)) {
            Summary serum = Summary.of(result.values("", "serum_b12", 0));
            assertThat(serum.mean()).isCloseTo(250, within(10.0)); // 3 standard errors of 40 / sqrt(200)
            assertThat(serum.sd()).isBetween(30.0, 46.0);
            assertThat(Summary.of(result.values("", "mma", 0)).mean()).isCloseTo(200, within(14.0));
            assertThat(result.notes()).isEmpty();
        }
    }

    @Test
    void boundsWithoutAMeanSelectPeopleAndChangeNothingInsideThem() {
        String text = """
                subjects: {n: 60, %s}
                schedule: []
                outputs: [serum_b12]
                report_at_days: [0]
                """;
        try (ProtocolResult all = Bench.run(text.formatted("seed: 1"));
                ProtocolResult low = Bench.run(text.formatted("baseline: {serum_b12_pmol_l: {max: 200}}"))) {
            double[] free = all.values("", "serum_b12", 0);
            double[] bound = low.values("", "serum_b12", 0);
            assertThat(Arrays.stream(bound).max().orElseThrow()).isLessThanOrEqualTo(200);
            int same = 0;
            for (int i = 0; i < free.length; i++) {
                same += free[i] <= 200 && free[i] == bound[i] ? 1 : 0;
            }
            assertThat(mean(free)).isGreaterThan(mean(bound));
            assertThat(same)
                    .as("people inside the bounds who stayed as they were")
                    .isPositive();
        }
    }

    @Test
    void perniciousAnaemiaWithAStatedSerumIsFoundOnTheWayDown() {
        try (ProtocolResult result = Bench.run("""
                        subjects:
                          n: 40
                          conditions: [pernicious_anaemia]
                          baseline: {serum_b12_pmol_l: {mean: 120, sd: 20}}
                        schedule: []
                        outputs: [serum_b12, body_store]
                        report_at_days: [0, 100]
                        """)) {
            assertThat(mean(result.values("", "serum_b12", 0))).isCloseTo(120, within(12.0)); // 3 SE and the grid
            double[] before = result.values("", "body_store", 0);
            double[] after = result.values("", "body_store", 100);
            for (int i = 0; i < before.length; i++) {
                assertThat(after[i])
                        .isBetween(
                                before[i] * Math.exp(-0.1 * 4),
                                before[i] * Math.exp(-0.1 / 4)
                                        + 10); // a tenth lost, give or take four times; a hundredth of the food is
                // absorbed
            }
        }
    }

    @Test
    void aGastrectomyThatBeginsTodayLeavesTheStoreFull() {
        String text = """
                subjects: {n: 20%s}
                schedule: []
                outputs: [body_store]
                report_at_days: [0, 50]
                """;
        try (ProtocolResult healthy = Bench.run(text.formatted(""));
                ProtocolResult operated =
                        Bench.run(text.formatted(", conditions: [{name: total_gastrectomy, since_days: 0}]"));
                ProtocolResult earlier =
                        Bench.run(text.formatted(", conditions: [{name: total_gastrectomy, since_days: 50}]"))) {
            assertThat(operated.values("", "body_store", 0)).containsExactly(healthy.values("", "body_store", 0));
            double[] later = operated.values("", "body_store", 50);
            double[] before = earlier.values("", "body_store", 0);
            for (int i = 0; i < later.length; i++) {
                assertThat(later[i]).isLessThan(healthy.values("", "body_store", 50)[i]);
                assertThat(before[i]).isCloseTo(later[i], within(later[i] * ROUNDING));
            }
        }
    }

    @Test
    void finishedBlocksOfABrokenOffRunAreKept(@TempDir Path folder) throws IOException {
        Protocol protocol = Bench.read("""
                subjects: {n: 300}
                schedule: [{from_day: 0, to_day: 5, dose_ug: 50}]
                outputs: [serum_b12]
                report_at_days: [0, 5]
                """);
        Optional<Path> kept = Optional.of(folder.resolve("blocks"));
        AtomicInteger blocks = new AtomicInteger();
        try {
            Bench.runner(Runnable::run).run(protocol, kept, "r", (share, words) -> {
                if (blocks.getAndIncrement() == 2) {
                    throw new IllegalStateException("broken off");
                }
            });
        } catch (IllegalStateException brokenOff) {
            assertThat(brokenOff).hasMessage("broken off");
        }
        List<Double> shares = new java.util.ArrayList<>();
        try (ProtocolResult resumed =
                        Bench.runner(Runnable::run).run(protocol, kept, "r", (share, words) -> shares.add(share));
                ProtocolResult whole = Bench.runner(Runnable::run).run(protocol)) {
            assertThat(shares.getFirst()).isGreaterThan(0);
            assertThat(resumed.values("", "serum_b12", 5)).containsExactly(whole.values("", "serum_b12", 5));
        }
    }
}

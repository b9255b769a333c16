package org.biofluxopt.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.biofluxopt.coverage.Stratum;
import org.biofluxopt.numeric.Seed;
import org.biofluxopt.text.InputError;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StudyTest {
    @TempDir
    private static Path folder;

    private static Study.Done whole;
    private static String wholeLog;

    @BeforeAll
    static void runOnce() {
        PersonLog log = PersonLog.open(folder.resolve("whole"), "key", false);
        whole = run(log, new LocalCohort(Runnable::run));
        wholeLog = log.sorted();
    }

    private static Study.Done run(PersonLog log, CohortEngine engine) {
        return new Study(TinyStudy.DESIGN, TinyStudy.KNOWLEDGE, TinyStudy.microbiomes(), List.of("first", "second"))
                .run(log, engine, Runnable::run, (share, words) -> {});
    }

    @Test
    void everySlotIsFilledWithSomebodyOfItsStratumAndStatus() {
        assertThat(whole.people()).hasSize(2 * Stratum.values().length);
        for (PersonResult person : whole.people()) {
            assertThat(person.found()).isTrue();
            assertThat(person.screened()).isPositive();
        }
    }

    @Test
    void peopleRunTheArmsThatTheDesignGivesThem() {
        for (PersonResult person : whole.people()) {
            assertThat(person.arms())
                    .containsKeys(Arms.C1, Arms.C2, Arms.P, Arms.P_PLUS, Arms.FLUX, Arms.CULTURE)
                    .containsKeys(
                            Arms.SPLIT, Arms.HALVES, Arms.BETWEEN, Arms.SIXTHS, Arms.NETWORK_ONLY, Arms.AGENTS_ONLY);
            if (person.stratum() == Stratum.VEGAN_LOW_INTAKE) {
                assertThat(person.arms()).doesNotContainKey(Arms.FOOD); // milk, egg and fish
            }
            assertThat(person.arms().containsKey(Arms.at(Arms.P, 2.5))).isEqualTo(person.microbiome() == 0);
            assertThat(person.arm(Arms.C1).serumB12()).isPositive();
        }
    }

    @Test
    void armsOfOneLifeAgreeInWhatIsTrueAndDifferInWhatIsMeasured() {
        // decomposition: the flux lever alone is the flux arm, the host lever alone the treated control
        for (PersonResult person : whole.people()) {
            if (person.microbiome() == 0) {
                ArmResult flux = person.arm(Arms.FLUX);
                ArmResult lever = person.arm(Arms.coalition(8));
                assertThat(lever.serumB12()).isEqualTo(flux.serumB12());
                assertThat(lever.measuredSerumB12()).isNotEqualTo(flux.measuredSerumB12());
                boolean treated = !person.clinical().isEmpty();
                assertThat(person.arm(Arms.coalition(2)).absorbed()
                                != person.arm(Arms.C1).absorbed())
                        .as(person.clinical().toString())
                        .isEqualTo(treated);
            }
        }
    }

    @Test
    void measuredValuesDifferFromTrueOnesByTheAssaysErrorOnly() {
        // knowledge/assays.tsv: serum B12 has 6 % of analytical and 6 % of within-person error, 8.5 % together
        double squares = 0;
        int n = 0;
        for (PersonResult person : whole.people()) {
            for (ArmResult arm : person.arms().values()) {
                double miss = Math.log(arm.measuredSerumB12() / arm.serumB12());
                squares += miss * miss;
                n++;
            }
        }
        assertThat(Math.sqrt(squares / n)).isCloseTo(Math.hypot(0.06, 0.06), within(0.01)); // n is some hundreds
    }

    @Test
    void aRunThatWasStoppedEndsWithTheSameBytes() throws IOException {
        Path stopped = folder.resolve("stopped");
        PersonLog first = PersonLog.open(stopped, "key", false);
        CohortEngine stops = (people, work, sink) -> {
            for (int person : people.subList(0, 5)) {
                sink.take(person, work.of(person));
            }
            throw new IllegalStateException("stopped");
        };
        assertThatThrownBy(() -> run(first, stops)).hasMessage("stopped");
        Path file = stopped.resolve(PersonLog.FILE);
        Files.writeString(file, Files.readString(file) + "5\t{\"number\":5,\"micro"); // cut off while it was written
        PersonLog second = PersonLog.open(stopped, "key", true);
        assertThat(second.count()).isEqualTo(5);
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            Study.Done resumed = run(second, new LocalCohort(two));
            assertThat(second.sorted()).isEqualTo(wholeLog);
            assertThat(StudyJson.of(StudyAnalysis.of(resumed, TinyStudy.KNOWLEDGE)))
                    .isEqualTo(StudyJson.of(StudyAnalysis.of(whole, TinyStudy.KNOWLEDGE)));
        }
    }

    @Test
    void anotherStudysCheckpointIsRefused() {
        PersonLog.open(folder.resolve("other"), "one", false);
        assertThatThrownBy(() -> PersonLog.open(folder.resolve("other"), "two", true))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("another study");
    }

    @Test
    void resultsHoldEveryKeyThatTheyPromise() {
        JsonNode json =
                JsonMapper.builder().build().readTree(StudyJson.of(StudyAnalysis.of(whole, TinyStudy.KNOWLEDGE)));
        for (String key : List.of("low_status", "replete", "vs_best_control", "with_clinical_items", "food_only")) {
            hasEffect(json.get(key), key);
        }
        assertThat(json.get("low_status").get("n").asInt()).isEqualTo(12);
        assertThat(json.get("strata").size()).isEqualTo(7);
        json.get("strata")
                .forEach(stratum -> hasEffect(stratum, stratum.get("name").asString()));
        assertThat(json.get("by_dose").size()).isEqualTo(2);
        json.get("by_dose").forEach(row -> hasEffect(row, "dose " + row.get("ug_per_day")));
        assertThat(json.get("negative_controls").size()).isEqualTo(4);
        json.get("negative_controls")
                .forEach(control ->
                        assertThat(control.propertyNames()).contains("name", "gain_percent", "ci_low", "ci_high"));
        assertThat(json.get("decomposition").size()).isEqualTo(4);
        assertThat(json.get("validation").size()).isEqualTo(3); // two cohorts are given
        hasEffect(json.get("vs_fixed_schedule"), "vs_fixed_schedule");
        assertThat(json.get("hyperscore").asDouble()).isBetween(100.0, 200.0);
    }

    private static void hasEffect(JsonNode effect, String what) {
        assertThat(effect.propertyNames())
                .as(what)
                .contains("n", "serum_b12", "holotc", "mma", "bray_curtis", "shannon_change");
        assertThat(effect.get("serum_b12").propertyNames())
                .as(what)
                .contains("gain_percent", "ci_low", "ci_high", "t", "p", "effect_size");
    }

    @Test
    void fut2HasNoEffectOnAbsorptionAndThenNoT() {
        // The model gives FUT2 a place on haptocorrin alone; without variance t and p are none, never NaN.
        Effect.Endpoint found = new Contrast(0.9, new Seed(1))
                .endpoint(whole.people(), Arms.FUT2_TWO, Arms.FUT2_NONE, ArmResult::absorbed, ArmResult::absorbed);
        assertThat(found.trueMeanPercent()).isCloseTo(0, within(0.5));
        assertThat(Double.isNaN(found.gainPercent())).isFalse();
    }

    @Test
    void thePageStandsAloneAndNamesWhatItFound() {
        String page = StudyPage.of(StudyAnalysis.of(whole, TinyStudy.KNOWLEDGE), "made by a test");
        assertThat(page)
                .contains("The paper claims +18 %", "<svg", "made by a test")
                .doesNotContain("<script", "http", "NaN");
    }
}

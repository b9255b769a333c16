package org.biofluxopt.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleBiFunction;
import java.util.random.RandomGenerator;
import org.biofluxopt.coverage.Stratum;
import org.biofluxopt.numeric.Seed;
import org.biofluxopt.profile.MicrobiomeSample;
import org.junit.jupiter.api.Test;

class CrossValidationTest {
    private static final int MICROBIOMES = 24;

    private static List<MicrobiomeSample> microbiomes() {
        RandomGenerator random = new Seed(5).generator();
        List<MicrobiomeSample> samples = new ArrayList<>();
        for (int i = 0; i < MICROBIOMES; i++) {
            TreeMap<String, Double> abundance = new TreeMap<>();
            abundance.put("bacteroides", 0.1 + 0.5 * random.nextDouble());
            abundance.put("faecalibacterium", 0.2);
            samples.add(new MicrobiomeSample("s" + i, "made.tsv", abundance, 0.9, 10_000));
        }
        return samples;
    }

    /** One vegan and one vegetarian for each microbiome. @param gain of an arm over C1 in a person by number */
    private static List<PersonResult> people(double error, ToDoubleBiFunction<String, Integer> gain) {
        RandomGenerator random = new Seed(3).generator();
        List<String> names = new ArrayList<>(List.of(Arms.C1, Arms.P));
        FixedSchedules.OTHERS.forEach(schedule -> names.add(schedule.arm()));
        List<PersonResult> people = new ArrayList<>();
        for (int number = 0; number < 2 * MICROBIOMES; number++) {
            Map<String, ArmResult> arms = new LinkedHashMap<>();
            for (String arm : names) {
                double serum = 150 * (1 + gain.applyAsDouble(arm, number));
                double measured = serum * Math.exp(error * random.nextGaussian());
                arms.put(arm, new ArmResult(serum, 50, 300, measured, 50, 300, 3, 0.01, 0.1, 0));
            }
            people.add(new PersonResult(
                    number,
                    number / 2,
                    number % 2 == 0 ? Stratum.VEGAN_LOW_INTAKE : Stratum.VEGETARIAN,
                    0,
                    number % 7,
                    true,
                    1,
                    0,
                    40,
                    "",
                    "",
                    0,
                    List.of(),
                    Map.of(),
                    arms));
        }
        return people;
    }

    private static Map<String, CrossValidation> of(List<PersonResult> people) {
        List<String> cohorts = new ArrayList<>();
        for (int i = 0; i < MICROBIOMES; i++) {
            cohorts.add(i % 3 == 0 ? "first" : "second");
        }
        Study.Done done = new Study.Done(TinyStudy.DESIGN, microbiomes(), cohorts, "", "", List.of(), people);
        Map<String, CrossValidation> byScheme = new TreeMap<>();
        CrossValidation.of(people, done, TinyStudy.KNOWLEDGE, new Contrast(0.95, new Seed(1)), new Seed(2))
                .forEach(one -> byScheme.put(one.scheme(), one));
        return byScheme;
    }

    private static CrossValidation scheme(List<PersonResult> people, String scheme) {
        CrossValidation found = of(people).get(scheme);
        assertThat(found).as(scheme).isNotNull();
        return java.util.Objects.requireNonNull(found);
    }

    @Test
    void eachStratumIsGivenItsOwnBestScheduleUnlessItWasLeftOut() {
        // vegans gain 20 % from thirds, vegetarians 10 % from one at bedtime, and lose as much from the other's
        // schedule
        List<PersonResult> people = people(0, (arm, number) -> switch (arm) {
            case Arms.SPLIT -> number % 2 == 0 ? 0.2 : -0.1;
            case Arms.C2 -> number % 2 == 0 ? -0.2 : 0.1;
            default -> 0;
        });
        CrossValidation folds = scheme(people, "k_fold");
        assertThat(folds.chosen()).isEqualTo(Map.of(Arms.SPLIT, MICROBIOMES, Arms.C2, MICROBIOMES));
        assertThat(folds.rule().serumB12().trueMeanPercent()).isCloseTo(15, within(1e-9));
        assertThat(folds.folds()).hasSize(CrossValidation.MOST_FOLDS);
        assertThat(scheme(people, "leave_one_cohort_out").folds()).hasSize(2);
        CrossValidation strata = scheme(people, "leave_one_stratum_out");
        // learned from the others alone, each is given what harms it: -20 % and -10 %
        assertThat(strata.rule().serumB12().trueMeanPercent()).isCloseTo(-15, within(1e-9));
    }

    @Test
    void aRuleThatLearnsFromNoiseGainsNothingOnOthers() {
        // In sample the best of five would show about 1.2 sd / sqrt(24) = 2.9 %; out of fold the expectation is 0.
        CrossValidation folds = scheme(people(0.12, (arm, number) -> 0), "k_fold");
        assertThat(folds.rule().serumB12().trueMeanPercent()).isZero();
        assertThat(folds.rule().serumB12().low()).isNegative();
        assertThat(folds.rule().serumB12().high()).isPositive();
        assertThat(folds.explained().orElseThrow()).isLessThan(0.2);
    }

    @Test
    void aGainThatHangsOnTheMicrobiomeIsPredictedInMicrobiomesThatWereLeftOut() {
        List<MicrobiomeSample> samples = microbiomes();
        List<PersonResult> people = people(
                0,
                (arm, number) ->
                        arm.equals(Arms.P) ? samples.get(number / 2).abundance().getOrDefault("bacteroides", 0.0) : 0);
        assertThat(scheme(people, "k_fold").explained().orElseThrow()).isGreaterThan(0.8);
        // no stratum differs from the others, so all strata predict a stratum as well
        assertThat(scheme(people, "leave_one_stratum_out").explained().orElseThrow())
                .isGreaterThan(0.8);
    }
}

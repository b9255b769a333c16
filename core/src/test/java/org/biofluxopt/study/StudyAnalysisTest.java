package org.biofluxopt.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.biofluxopt.coverage.Stratum;
import org.biofluxopt.numeric.Seed;
import org.biofluxopt.text.InputError;
import org.biofluxopt.text.Yaml;
import org.junit.jupiter.api.Test;

class StudyAnalysisTest {
    private static ArmResult arm(double serum, double measured) {
        return new ArmResult(serum, serum / 3, 300, measured, serum / 3, 300, 3, 0.01, 0.1, 0);
    }

    /** 20 microbiomes of 6 people each, whose gain is 10 % and whose values have an error. */
    private static List<PersonResult> people(double error, double gain) {
        RandomGenerator random = new Seed(3).generator();
        List<PersonResult> people = new ArrayList<>();
        for (int number = 0; number < 120; number++) {
            double control = 150 * Math.exp(0.3 * random.nextGaussian());
            double plan = control * (1 + gain);
            Map<String, ArmResult> arms = new LinkedHashMap<>();
            arms.put(Arms.C1, arm(control, control * Math.exp(error * random.nextGaussian())));
            arms.put(Arms.P, arm(plan, plan * Math.exp(error * random.nextGaussian())));
            double mixing = number / 120.0;
            people.add(new PersonResult(
                    number,
                    number / 6,
                    Stratum.VEGETARIAN,
                    number % 6,
                    number % 11,
                    true,
                    1,
                    0,
                    40,
                    "plan",
                    "agents",
                    10,
                    List.of(),
                    Map.of("tablet_mixing", mixing),
                    arms));
        }
        return people;
    }

    @Test
    void aKnownGainIsFoundThroughTheMeasurementError() {
        Effect effect = new Contrast(0.95, new Seed(1)).of("test", people(0.085, 0.1), Arms.P, Arms.C1);
        // sd of a log ratio is .085 sqrt 2 = .12; of the mean of 120, .011; three of them are 3.6 points
        assertThat(effect.serumB12().gainPercent()).isCloseTo(10, within(3.6));
        assertThat(effect.serumB12().trueMeanPercent()).isCloseTo(10, within(1e-9));
        assertThat(effect.serumB12().low()).isBetween(5.0, 10.0);
        assertThat(effect.serumB12().high()).isBetween(10.0, 15.0);
        assertThat(effect.serumB12().p().orElseThrow()).isLessThan(1e-4);
        assertThat(effect.microbiomes()).isEqualTo(20);
    }

    @Test
    void withoutErrorOrDifferenceThereIsNoT() {
        Effect effect = new Contrast(0.95, new Seed(1)).of("test", people(0, 0), Arms.P, Arms.C1);
        assertThat(effect.serumB12().t()).isEmpty();
        assertThat(effect.serumB12().p()).isEmpty();
        assertThat(effect.serumB12().gainPercent()).isZero();
    }

    @Test
    void shapleySharesOfAGloveGameAreThoseOfTheBook() {
        // One left and two right gloves, a pair is worth 1: 4/6, 1/6, 1/6 (Shapley 1953 by hand over six orders)
        double[] worth = {0, 0, 0, 1, 0, 1, 0, 1};
        assertThat(Shapley.shares(worth)).containsExactly(new double[] {4.0 / 6, 1.0 / 6, 1.0 / 6}, within(1e-15));
    }

    @Test
    void worstRespondersAreToldWhatGoesWithTheirGain() {
        List<PersonResult> people = new ArrayList<>();
        for (PersonResult person : people(0, 0.1)) {
            double mixing = person.hidden().getOrDefault("tablet_mixing", 0.0);
            Map<String, ArmResult> arms = new LinkedHashMap<>(person.arms());
            double control = person.arm(Arms.C1).serumB12();
            arms.put(Arms.P, arm(control * (1.3 - 0.2 * mixing), control));
            people.add(new PersonResult(
                    person.number(),
                    person.microbiome(),
                    person.stratum(),
                    person.host(),
                    0,
                    true,
                    1,
                    0,
                    40,
                    "plan",
                    "agents",
                    10,
                    List.of(),
                    person.hidden(),
                    arms));
        }
        List<WorstResponders.Responder> worst = WorstResponders.of(people);
        assertThat(worst).hasSize(10);
        assertThat(worst.getFirst().person().number()).isEqualTo(119); // most mixing, least gain
        assertThat(worst.getFirst().reasons().getFirst()).startsWith("tablet mixing");
    }

    @Test
    void aPersonIsReadBackBitForBit() {
        PersonResult person = people(0.085, 0.1).get(17);
        assertThat(PersonCodec.read(PersonCodec.write(person))).isEqualTo(person);
    }

    @Test
    void aMisspeltFieldOfAStudyIsRefusedWithTheNearest() {
        assertThatThrownBy(() -> StudyReader.of(Yaml.parse("s.yaml", "study: x\nhost: 3\n")))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("hosts");
    }
}

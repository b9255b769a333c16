package org.biofluxopt.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.biofluxopt.agents.GeneralPolicy;
import org.biofluxopt.coverage.TruthParameters;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.network.B12Network;
import org.biofluxopt.numeric.Seed;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final KnowledgeBase KNOWLEDGE = KnowledgeBase.bundled();
    private static final B12Network NETWORK = B12Network.expert(KNOWLEDGE);
    private static final VirtualPatients PATIENTS = new VirtualPatients(
            NETWORK,
            KNOWLEDGE,
            TruthParameters.of(TruthParameters.Origin.STANDING, KNOWLEDGE, 1, 0, new Seed(1)),
            Microbiomes.made(KNOWLEDGE));

    @Test
    void everyMethodKeepsToItsBudgetAndIsLivedByTheSameBody() {
        Comparison comparison =
                new Comparison(PATIENTS, NETWORK, KNOWLEDGE, GeneralPolicy.bundled(), new Comparison.Effort(64, 1, 30));
        int number = comparison.lowStatus(1, new Seed(3)).getFirst();
        assertThat(PATIENTS.patient(number, new Seed(3)).serumB12()).isLessThan(221); // ME09, marginal

        Comparison.PersonResult person = comparison.person(number, EnumSet.allOf(Method.class), new Seed(3));
        assertThat(person.outcomes()).containsOnlyKeys(Method.values());
        long budget = spent(person, Method.FINE_TUNED);
        assertThat(budget).isPositive();
        assertThat(spent(person, Method.RANDOM)).isBetween(budget / 2, budget);
        assertThat(spent(person, Method.CMA_ES)).isBetween(5 * budget, 10 * budget);
        // trials that take idle levers away come on top of the iterations that the budget was shared out for
        for (Method ppo : List.of(Method.SINGLE_PPO, Method.INDEPENDENT_PPO)) {
            assertThat(spent(person, ppo)).isBetween(budget / 4, 2 * budget);
        }
        assertThat(spent(person, Method.ZERO_SHOT)).isZero();
        assertThat(gain(person, Method.STANDARD)).isZero();
        assertThat(gain(person, Method.CMA_ES)).isNotZero();
        assertThat(gain(comparison.person(number, EnumSet.of(Method.FINE_TUNED), new Seed(3)), Method.FINE_TUNED))
                .isCloseTo(gain(person, Method.FINE_TUNED), within(0.0)); // same seed, same bits
    }

    @Test
    void whatABudgetComesFromIsRunToo() {
        assertThat(Comparison.completed(EnumSet.of(Method.RANDOM)))
                .containsExactlyInAnyOrder(Method.STANDARD, Method.RANDOM, Method.FINE_TUNED);
        assertThat(Comparison.completed(EnumSet.of(Method.ZERO_SHOT)))
                .containsExactlyInAnyOrder(Method.STANDARD, Method.ZERO_SHOT);
    }

    private static long spent(Comparison.PersonResult person, Method method) {
        return outcome(person, method).personDays();
    }

    private static double gain(Comparison.PersonResult person, Method method) {
        return outcome(person, method).gainPercent();
    }

    private static Comparison.Outcome outcome(Comparison.PersonResult person, Method method) {
        return Optional.ofNullable(person.outcomes().get(method)).orElseThrow();
    }
}

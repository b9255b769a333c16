package org.biofluxopt.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.biofluxopt.agents.PolicyContext.MemberContext;
import org.biofluxopt.intervention.DailyRegimen;
import org.biofluxopt.intervention.DaySlot;
import org.biofluxopt.numeric.Seed;
import org.biofluxopt.profile.Condition;
import org.biofluxopt.profile.Diet;
import org.biofluxopt.simulator.GutCommunity;
import org.biofluxopt.simulator.Lanes;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class PlanActionsTest {
    private static final Lanes LANES = GutFixture.lanes(3, 1);

    private static PlanActions actions(DailyRegimen standard, Diet.Kind diet) {
        return new PlanActions(standard, GutFixture.context(LANES, diet), GutFixture.LIMITS);
    }

    private static double[] random(int n, RandomGenerator random) {
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = 3 * random.nextGaussian();
        }
        return values;
    }

    @Test
    void allZerosAreTheStandardRegimen() {
        DailyRegimen decoded = actions(GutFixture.standard(), Diet.Kind.OMNIVORE)
                .decode(new double[PlanActions.DIET_ACTIONS], 0, new double[LANES.members()], 0);
        assertThat(decoded).isEqualTo(GutFixture.standard());
    }

    @RepeatedTest(200)
    void noActionChangesTheDaysCobalaminOrLeavesTheLimits(RepetitionInfo run) {
        RandomGenerator random = new Seed(run.getCurrentRepetition()).generator();
        DailyRegimen standard = new DailyRegimen(
                Map.of(DaySlot.BREAKFAST, random.nextDouble(0, 300), DaySlot.DINNER, random.nextDouble(0, 2)),
                Map.of(DaySlot.LUNCH, random.nextDouble(0, 2)),
                random.nextDouble(0, 5),
                Map.of());
        boolean vegan = random.nextBoolean();
        DailyRegimen decoded = actions(standard, vegan ? Diet.Kind.VEGAN : Diet.Kind.OMNIVORE)
                .decode(random(PlanActions.DIET_ACTIONS, random), 0, random(LANES.members(), random), 0);
        double total = standard.microgramsPerDay();
        assertThat(decoded.microgramsPerDay()).isCloseTo(total, within(1e-12 * total));
        assertThat(decoded.tablet().values())
                .allSatisfy(dose -> assertThat(dose).isNotNegative());
        assertThat(decoded.fibreGrams()).isBetween(standard.fibreGrams(), GutFixture.LIMITS.fibreGrams());
        assertThat(decoded.foodMicrogramsPerDay() - standard.foodMicrogramsPerDay())
                .isBetween(-1e-12, vegan ? 0 : GutFixture.LIMITS.foodMicrograms() + 1e-12);
        assertThat(decoded.probioticCfu().keySet()).isSubsetOf(GutCommunity.PROPIONIBACTERIUM);
        assertThat(decoded.probioticCfu().values())
                .allSatisfy(cfu -> assertThat(cfu).isBetween(0.0, GutFixture.LIMITS.probioticCfu()));
    }

    @Test
    void aTabletOfNothingStaysNothing() {
        DailyRegimen none = new DailyRegimen(Map.of(), Map.of(), 0, Map.of());
        double[] ones = new double[PlanActions.DIET_ACTIONS];
        Arrays.fill(ones, 1);
        DailyRegimen decoded = actions(none, Diet.Kind.OMNIVORE).decode(ones, 0, new double[LANES.members()], 0);
        assertThat(decoded.microgramsPerDay()).isZero();
    }

    @RepeatedTest(50)
    void projectionIsTheNearestPointOfTheSimplex(RepetitionInfo run) {
        RandomGenerator random = new Seed(run.getCurrentRepetition()).generator();
        double[] point = random(6, random);
        double[] projected = point.clone();
        PlanActions.projectOnSimplex(projected);
        assertThat(Arrays.stream(projected).sum()).isCloseTo(1, within(1e-12));
        double nearest = distance(point, projected);
        for (int trial = 0; trial < 200; trial++) {
            double[] other = random.doubles(6, 0, 1).map(u -> -Math.log(u)).toArray();
            double sum = Arrays.stream(other).sum();
            double[] onSimplex = Arrays.stream(other).map(x -> x / sum).toArray();
            assertThat(distance(point, onSimplex)).isGreaterThanOrEqualTo(nearest - 1e-12);
        }
    }

    private static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return sum;
    }

    @Test
    void barredTaxaCannotEvenBeNamedAsProbiotics() {
        for (String taxon : List.of("klebsiella", "Klebsiella_A", "pseudomonas", "Pseudomonas_E")) {
            MemberContext member = new MemberContext(taxon, true, List.of(0.0));
            assertThatThrownBy(() -> new PolicyContext(List.of(), List.of(member), true))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(taxon);
        }
    }

    @Test
    void residentsAreNeverSwallowedAndNobodyIsWhereProbioticsAreUnsafe() {
        PolicyContext healthy = GutFixture.context(LANES, Diet.Kind.OMNIVORE);
        assertThat(healthy.members().stream()
                        .filter(MemberContext::mayBeSwallowed)
                        .map(MemberContext::id))
                .containsExactly(GutCommunity.PROPIONIBACTERIUM);
        for (Condition condition : List.of(
                Condition.IMMUNE_COMPROMISE,
                Condition.CENTRAL_VENOUS_LINE,
                Condition.SHORT_BOWEL,
                Condition.ACUTE_PANCREATITIS)) {
            PolicyContext unsafe = PolicyContext.of(
                    GutFixture.profile(Diet.Kind.OMNIVORE, Set.of(condition)), LANES, GutFixture.KNOWLEDGE);
            assertThat(unsafe.members()).noneMatch(MemberContext::mayBeSwallowed);
        }
    }
}

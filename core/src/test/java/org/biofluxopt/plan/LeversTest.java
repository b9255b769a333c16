package org.biofluxopt.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.biofluxopt.intervention.DailyRegimen;
import org.biofluxopt.intervention.DaySlot;
import org.junit.jupiter.api.Test;

class LeversTest {
    private static final DailyRegimen FULL = new DailyRegimen(
            Map.of(DaySlot.BREAKFAST, 4.0, DaySlot.DINNER, 4.0),
            Map.of(DaySlot.LUNCH, 2.0),
            5,
            Map.of("lactobacillus", 1e9));

    @Test
    void takingAwayALeverKeepsTheDaysCobalamin() {
        // sums of a few numbers below 10
        assertThat(Levers.withoutFood(FULL).microgramsPerDay()).isCloseTo(10, within(1e-12));
        assertThat(Levers.withoutTiming(FULL).microgramsPerDay()).isCloseTo(10, within(1e-12));
        assertThat(Levers.withoutFibre(FULL).microgramsPerDay()).isCloseTo(10, within(1e-12));
        assertThat(Levers.withoutProbiotic(FULL).microgramsPerDay()).isCloseTo(10, within(1e-12));
    }

    @Test
    void eachTakesAwayItsOwnLeverOnly() {
        assertThat(Levers.withoutFood(FULL).food()).isEmpty();
        assertThat(Levers.withoutFood(FULL).fibreGrams()).isEqualTo(5);
        assertThat(Levers.withoutTiming(FULL).tablet()).containsOnlyKeys(DaySlot.BREAKFAST);
        assertThat(Levers.withoutTiming(FULL).food()).isEqualTo(FULL.food());
        assertThat(Levers.withoutFibre(FULL).fibreGrams()).isZero();
        assertThat(Levers.withoutProbiotic(FULL).probioticCfu()).isEmpty();
    }

    @Test
    void allCobalaminFromFoodComesBackAsTheStandardTablet() {
        DailyRegimen foodOnly = new DailyRegimen(Map.of(), Map.of(DaySlot.LUNCH, 10.0), 0, Map.of());
        assertThat(Levers.withoutFood(foodOnly)).isEqualTo(Regimens.standard(10));
    }
}

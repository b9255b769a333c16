package org.biofluxopt.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.biofluxopt.intervention.DailyRegimen;
import org.biofluxopt.intervention.DaySlot;
import org.biofluxopt.numeric.Seed;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class PracticalRegimenTest {
    @Test
    void anUnevenSplitBecomesThirds() {
        DailyRegimen asked = tablets(Map.of(DaySlot.BREAKFAST, 3.6, DaySlot.LUNCH, 3.1, DaySlot.DINNER, 3.3));
        assertThat(PracticalRegimen.of(asked, 3)).isEqualTo(Regimens.threeWithMeals(10));
    }

    @Test
    void aCrumbOfATabletIsNotAskedFor() {
        DailyRegimen asked = tablets(Map.of(DaySlot.BREAKFAST, 9.8, DaySlot.BEDTIME, 0.2));
        assertThat(PracticalRegimen.of(asked, 6)).isEqualTo(Regimens.standard(10));
    }

    @Test
    void doubtfulLeversAreRoundedAway() {
        DailyRegimen asked = new DailyRegimen(
                Map.of(DaySlot.BREAKFAST, 9.95), Map.of(DaySlot.LUNCH, 0.05), 0.7, Map.of("lactobacillus", 3e5));
        assertThat(PracticalRegimen.of(asked, 6)).isEqualTo(Regimens.standard(10));
    }

    @Test
    void foodTooSmallToBotherComesBackEvenWithoutATablet() {
        DailyRegimen asked = new DailyRegimen(Map.of(), Map.of(DaySlot.LUNCH, 0.05, DaySlot.DINNER, 4.95), 0, Map.of());
        assertThat(PracticalRegimen.of(asked, 3))
                .isEqualTo(
                        new DailyRegimen(Map.of(DaySlot.BREAKFAST, 0.05), Map.of(DaySlot.DINNER, 4.95), 0, Map.of()));
    }

    @RepeatedTest(200)
    void theDaysCobalaminStaysTheSame(RepetitionInfo run) {
        RandomGenerator random = new Seed(run.getCurrentRepetition()).generator();
        Map<DaySlot, Double> tablet = new EnumMap<>(DaySlot.class);
        Map<DaySlot, Double> food = new EnumMap<>(DaySlot.class);
        for (DaySlot slot : DaySlot.values()) {
            tablet.put(slot, random.nextDouble() * 5);
            if (slot.isMeal()) {
                food.put(slot, random.nextDouble() * 0.3);
            }
        }
        DailyRegimen asked = new DailyRegimen(tablet, food, random.nextDouble() * 10, Map.of());
        for (int parts : new int[] {2, 3, 6}) {
            // sums of at most nine numbers below 50: rounding stays far under 1e-12
            assertThat(PracticalRegimen.of(asked, parts).microgramsPerDay())
                    .as("seed %d", run.getCurrentRepetition())
                    .isCloseTo(asked.microgramsPerDay(), within(1e-12));
        }
    }

    private static DailyRegimen tablets(Map<DaySlot, Double> tablet) {
        return new DailyRegimen(tablet, Map.of(), 0, Map.of());
    }
}

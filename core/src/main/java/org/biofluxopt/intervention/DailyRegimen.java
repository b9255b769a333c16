package org.biofluxopt.intervention;

import java.util.EnumMap;
import java.util.Map;

/**
 * What a person swallows every day.
 *
 * @param tablet ug cyanocobalamin by occasion
 * @param food ug cobalamin in food by meal
 * @param fibreGrams g fermentable fibre a day beyond the usual diet
 * @param probioticCfu colony-forming units a day by taxon id, allowed taxa only
 */
public record DailyRegimen(
        Map<DaySlot, Double> tablet, Map<DaySlot, Double> food, double fibreGrams, Map<String, Double> probioticCfu) {
    public DailyRegimen {
        tablet = Map.copyOf(tablet);
        food = Map.copyOf(food);
        probioticCfu = Map.copyOf(probioticCfu);
    }

    public double tabletMicrogramsPerDay() {
        return sum(tablet);
    }

    public double foodMicrogramsPerDay() {
        return sum(food);
    }

    /** Total cobalamin a day, which two arms that are compared must share. */
    public double microgramsPerDay() {
        return tabletMicrogramsPerDay() + foodMicrogramsPerDay();
    }

    private static double sum(Map<DaySlot, Double> bySlot) {
        double total = 0;
        for (double micrograms : new EnumMap<>(bySlot.isEmpty() ? Map.of(DaySlot.BREAKFAST, 0.0) : bySlot).values()) {
            total += micrograms;
        }
        return total;
    }
}

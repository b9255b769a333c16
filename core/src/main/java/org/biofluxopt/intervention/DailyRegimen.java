package org.biofluxopt.intervention;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a person swallows every day on top of the habitual diet, which goes on unchanged.
 *
 * @param tablet ug cyanocobalamin by occasion
 * @param food ug cobalamin by meal in food that replaces part of the tablet (milk, egg, fish), beyond the habitual diet
 * @param fibreGrams g fermentable fibre a day beyond the usual diet
 * @param probioticCfu colony-forming units a day by taxon id, allowed taxa only
 */
public record DailyRegimen(
        Map<DaySlot, Double> tablet, Map<DaySlot, Double> food, double fibreGrams, Map<String, Double> probioticCfu) {
    public DailyRegimen {
        tablet = inOrderOfDay(tablet);
        food = inOrderOfDay(food);
        probioticCfu = Collections.unmodifiableMap(new TreeMap<>(probioticCfu));
    }

    /** A copy whose order is that of the day; the order of Map.copyOf differs from one run of Java to the next. */
    private static Map<DaySlot, Double> inOrderOfDay(Map<DaySlot, Double> bySlot) {
        Map<DaySlot, Double> copy = new EnumMap<>(DaySlot.class);
        copy.putAll(bySlot);
        return Collections.unmodifiableMap(copy);
    }

    public double tabletMicrogramsPerDay() {
        return sum(tablet);
    }

    public double foodMicrogramsPerDay() {
        return sum(food);
    }

    /** Cobalamin a day beyond the habitual diet, which two arms that are compared must share. */
    public double microgramsPerDay() {
        return tabletMicrogramsPerDay() + foodMicrogramsPerDay();
    }

    private static double sum(Map<DaySlot, Double> bySlot) {
        double total = 0; // summed in the order of the day, so that the last bit does not depend on the map
        for (DaySlot slot : DaySlot.values()) {
            total += bySlot.getOrDefault(slot, 0.0);
        }
        return total;
    }
}

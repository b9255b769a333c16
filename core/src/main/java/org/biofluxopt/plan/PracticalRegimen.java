package org.biofluxopt.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.biofluxopt.intervention.DailyRegimen;
import org.biofluxopt.intervention.DaySlot;

/**
 * Turns what a policy asks for into something a person can do: the tablet in whole parts of the daily dose, fibre in whole
 * grams, a probiotic in whole powers of ten. The daily cobalamin is not changed.
 */
public final class PracticalRegimen {
    private static final double LEAST_FOOD_MICROGRAMS = 0.1;
    private static final double LEAST_FIBRE_GRAMS = 1;
    private static final double LEAST_CFU = 1e8;

    private PracticalRegimen() {}

    /**
     * @param asked by the policy
     * @param parts into how many equal parts the daily tablet dose can be cut
     */
    public static DailyRegimen of(DailyRegimen asked, int parts) {
        Map<DaySlot, Double> food = new EnumMap<>(DaySlot.class);
        double moved = 0; // food too small to bother goes back to the tablet
        for (DaySlot slot : DaySlot.values()) {
            double micrograms = asked.food().getOrDefault(slot, 0.0);
            if (micrograms >= LEAST_FOOD_MICROGRAMS) {
                food.put(slot, micrograms);
            } else {
                moved += micrograms;
            }
        }
        Map<String, Double> probiotic = new TreeMap<>();
        asked.probioticCfu().forEach((taxon, cfu) -> {
            if (cfu >= LEAST_CFU) {
                probiotic.put(taxon, Math.pow(10, Math.round(Math.log10(cfu))));
            }
        });
        double fibre = asked.fibreGrams() < LEAST_FIBRE_GRAMS ? 0 : Math.rint(asked.fibreGrams());
        return new DailyRegimen(
                inParts(asked.tablet(), parts, asked.tabletMicrogramsPerDay() + moved), food, fibre, probiotic);
    }

    /** Largest-remainder apportionment of the dose to the occasions. */
    private static Map<DaySlot, Double> inParts(Map<DaySlot, Double> tablet, int parts, double dose) {
        Map<DaySlot, Double> result = new EnumMap<>(DaySlot.class);
        double total = 0;
        for (DaySlot slot : DaySlot.values()) {
            total += tablet.getOrDefault(slot, 0.0);
        }
        if (!(dose > 0)) {
            return result;
        }
        if (!(total > 0)) { // all was asked as food, and what was too little of it comes back
            result.put(DaySlot.BREAKFAST, dose);
            return result;
        }
        int[] whole = new int[DaySlot.values().length];
        double[] remainder = new double[whole.length];
        int given = 0;
        for (DaySlot slot : DaySlot.values()) {
            double share = tablet.getOrDefault(slot, 0.0) / total * parts;
            whole[slot.ordinal()] = (int) Math.floor(share);
            remainder[slot.ordinal()] = share - whole[slot.ordinal()];
            given += whole[slot.ordinal()];
        }
        List<DaySlot> byRemainder = new ArrayList<>(List.of(DaySlot.values()));
        byRemainder.sort(Comparator.comparingDouble((DaySlot slot) -> -remainder[slot.ordinal()])); // stable
        for (int i = 0; given < parts; i++, given++) {
            whole[byRemainder.get(i).ordinal()]++;
        }
        for (DaySlot slot : DaySlot.values()) {
            if (whole[slot.ordinal()] > 0) {
                result.put(slot, dose * whole[slot.ordinal()] / parts);
            }
        }
        return result;
    }
}

package org.biofluxopt.plan;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.biofluxopt.intervention.DailyRegimen;
import org.biofluxopt.intervention.DaySlot;

/** The schedules every plan is measured against, all with the same daily cyanocobalamin. */
public final class Regimens {
    private Regimens() {}

    /** C1, standard supplementation: one tablet with breakfast. */
    public static DailyRegimen standard(double micrograms) {
        return split(micrograms, List.of(DaySlot.BREAKFAST));
    }

    /** C2, the best case of a single tablet on theory: hours away from any meal. */
    public static DailyRegimen spaced(double micrograms) {
        return split(micrograms, List.of(DaySlot.BEDTIME));
    }

    /** A third with each meal. */
    public static DailyRegimen threeWithMeals(double micrograms) {
        return split(micrograms, List.of(DaySlot.BREAKFAST, DaySlot.LUNCH, DaySlot.DINNER));
    }

    /** A half with breakfast and with dinner. */
    public static DailyRegimen twoWithMeals(double micrograms) {
        return split(micrograms, List.of(DaySlot.BREAKFAST, DaySlot.DINNER));
    }

    /** Equal parts at each of the occasions. */
    public static DailyRegimen split(double micrograms, List<DaySlot> slots) {
        Map<DaySlot, Double> tablet = new EnumMap<>(DaySlot.class);
        for (DaySlot slot : slots) {
            tablet.put(slot, micrograms / slots.size());
        }
        return new DailyRegimen(tablet, Map.of(), 0, Map.of());
    }
}

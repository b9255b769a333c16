package org.biofluxopt.study;

import java.util.List;
import java.util.function.DoubleFunction;
import org.biofluxopt.intervention.DailyRegimen;
import org.biofluxopt.intervention.DaySlot;
import org.biofluxopt.plan.Regimens;

/** Schedules of a day's tablet that know nothing of the person; everybody lives each as an arm. */
final class FixedSchedules {
    /**
     * A schedule.
     *
     * @param arm its name as an arm
     * @param words what it is
     * @param at the regimen at a dose, ug a day
     */
    record Schedule(String arm, String words, DoubleFunction<DailyRegimen> at) {}

    /** One tablet with breakfast. */
    static final Schedule STANDARD = new Schedule(Arms.C1, "one tablet with breakfast", Regimens::standard);

    /** All but the standard one. */
    static final List<Schedule> OTHERS = List.of(
            new Schedule(Arms.SPLIT, "a third with each meal", Regimens::threeWithMeals),
            new Schedule(Arms.HALVES, "a half with breakfast and dinner", Regimens::twoWithMeals),
            new Schedule(
                    Arms.BETWEEN,
                    "a third between meals and at bedtime",
                    dose -> Regimens.split(dose, List.of(DaySlot.MORNING, DaySlot.AFTERNOON, DaySlot.BEDTIME))),
            new Schedule(
                    Arms.SIXTHS, "a sixth at every occasion", dose -> Regimens.split(dose, List.of(DaySlot.values()))),
            new Schedule(Arms.C2, "one tablet at bedtime", Regimens::spaced));

    private FixedSchedules() {}
}

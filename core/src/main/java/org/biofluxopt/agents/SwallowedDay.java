package org.biofluxopt.agents;

import java.util.List;
import org.biofluxopt.intervention.DailyRegimen;
import org.biofluxopt.intervention.DaySlot;
import org.biofluxopt.simulator.DayEvents;
import org.biofluxopt.simulator.Lanes;

/** What a person swallows on a day under a regimen: the usual food, and the regimen in place of the usual tablet. */
public final class SwallowedDay {
    static final List<DaySlot> MEALS = List.of(DaySlot.BREAKFAST, DaySlot.LUNCH, DaySlot.DINNER);

    private SwallowedDay() {}

    /** Adds the day of one lane to {@code events}. */
    public static void add(Lanes lanes, int lane, DailyRegimen regimen, DayEvents events) {
        double usual = lanes.person(lane).host().foodMicrograms();
        for (int meal = 0; meal < MEALS.size(); meal++) {
            events.food(MEALS.get(meal), lane, usual * Lanes.MEAL_SHARES.get(meal));
        }
        events.regimen(lane, regimen);
    }

    /** The same regimen for every lane. */
    public static DayEvents forAll(Lanes lanes, DailyRegimen regimen) {
        DayEvents events = lanes.newDay();
        for (int lane = 0; lane < lanes.size(); lane++) {
            add(lanes, lane, regimen, events);
        }
        return events;
    }
}

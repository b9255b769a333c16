package org.biofluxopt.simulator;

import java.util.List;

/**
 * What people usually do in a day.
 *
 * @param mealShares share of the day's food cobalamin in each meal, sum 1
 * @param mealHours when the meals are, hours since 08:00, rising, 0..24
 */
public record Routine(List<Double> mealShares, List<Double> mealHours) {
    /** Breakfast at 08:00, lunch at 13:00, dinner at 19:00. */
    public static final Routine USUAL = new Routine(List.of(0.25, 0.35, 0.40), List.of(0.0, 5.0, 11.0));

    public Routine {
        mealShares = List.copyOf(mealShares);
        mealHours = List.copyOf(mealHours);
        if (mealShares.isEmpty() || mealShares.size() != mealHours.size()) {
            throw new IllegalArgumentException(
                    "Expected a share for each meal, got " + mealShares.size() + " and " + mealHours.size());
        }
    }
}

package org.biofluxopt.protocol;

import java.util.List;
import org.biofluxopt.profile.Diet;
import org.biofluxopt.simulator.Routine;

/** What subjects ate for years before: their diet, unless nobody could have lived on it. */
final class Habit {
    /** Below this nobody is in a steady state, ug a day; IN08 has vegans at about 0.4. An assumption. */
    private static final double LEAST = 0.02;

    private Habit() {}

    static Eating of(Subjects subjects) {
        return cannotLast(subjects) ? new Eating.Pattern(Diet.Kind.OMNIVORE, 1) : subjects.eating();
    }

    /** Whether the stated diet holds too little to have been the habit. */
    static boolean cannotLast(Subjects subjects) {
        return switch (subjects.eating()) {
            case Eating.Fasting ignored -> true;
            case Eating.PerMeal meals -> meals.perDay() < LEAST;
            case Eating.Pattern pattern -> pattern.times() < LEAST;
        };
    }

    static Routine routine(Subjects subjects) {
        if (of(subjects) instanceof Eating.PerMeal meals) {
            double sum = meals.perDay();
            List<Double> shares =
                    meals.micrograms().stream().map(meal -> meal / sum).toList();
            return new Routine(shares, Routine.USUAL.mealHours());
        }
        return Routine.USUAL;
    }
}

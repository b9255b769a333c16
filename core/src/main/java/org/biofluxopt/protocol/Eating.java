package org.biofluxopt.protocol;

import java.util.List;
import org.biofluxopt.profile.Diet;

/** What people eat. */
public sealed interface Eating {
    /**
     * A pattern; how much cobalamin one person eats with it comes from the network.
     *
     * @param times habitual intake times this
     */
    record Pattern(Diet.Kind kind, double times) implements Eating {}

    /**
     * Cobalamin at breakfast, lunch and dinner, the same for everybody.
     *
     * @param micrograms three numbers, ug
     */
    record PerMeal(List<Double> micrograms) implements Eating {
        public PerMeal {
            micrograms = List.copyOf(micrograms);
        }

        double perDay() {
            return micrograms.stream().mapToDouble(Double::doubleValue).sum();
        }
    }

    /** No meals. */
    record Fasting() implements Eating {}
}

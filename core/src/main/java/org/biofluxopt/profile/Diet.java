package org.biofluxopt.profile;

import java.util.List;

/** What is known of the cobalamin in a person's food. */
public sealed interface Diet {
    /** Only the pattern is known; its intake distribution comes from the knowledge base. */
    record Pattern(Kind kind) implements Diet {}

    /**
     * Cobalamin counted per meal.
     *
     * @param micrograms ug at breakfast, lunch and dinner
     */
    record PerMeal(Kind kind, List<Double> micrograms) implements Diet {
        public PerMeal {
            if (micrograms.size() != 3) {
                throw new IllegalArgumentException("Expected 3 meals, got " + micrograms.size());
            }
            micrograms = List.copyOf(micrograms);
        }

        public double microgramsPerDay() {
            return micrograms.stream().mapToDouble(Double::doubleValue).sum();
        }
    }

    Kind kind();

    /** Eating patterns with a known intake distribution. */
    enum Kind {
        OMNIVORE,
        VEGETARIAN,
        VEGAN
    }
}

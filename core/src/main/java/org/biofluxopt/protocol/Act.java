package org.biofluxopt.protocol;

import java.util.Optional;
import org.biofluxopt.simulator.FoodMatrix;
import org.biofluxopt.simulator.Form;
import org.biofluxopt.simulator.Route;

/** What an entry of a schedule does. */
public sealed interface Act {
    /** Happens at moments. */
    sealed interface Moment extends Act {}

    /** Holds from one moment to another. */
    sealed interface Course extends Act {}

    /**
     * Free cobalamin.
     *
     * @param perKilogram whether the amount is per kg of body weight
     */
    record Dose(
            double micrograms, boolean perKilogram, Form form, Route route, boolean withFood, Optional<String> label)
            implements Moment {}

    /**
     * A portion of food.
     *
     * @param matrix empty: as the usual diet
     * @param bite whether it is too little to be a meal
     */
    record Portion(
            double micrograms,
            boolean perKilogram,
            Optional<FoodMatrix> matrix,
            boolean bite,
            boolean withFood,
            Optional<String> label)
            implements Moment {}

    /** @param member id of the member of the gut community */
    record Probiotic(String member, double cfu) implements Moment {}

    record BowelPreparation() implements Moment {}

    record Onset(Complaint complaint) implements Moment {}

    record Eradication(Ailment ailment) implements Moment {}

    record Drug(Medicine medicine) implements Course {}

    record Diet(Eating eating) implements Course {}

    record Fibre(double gramsPerDay) implements Course {}
}

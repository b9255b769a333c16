package org.biofluxopt.simulator;

import java.util.Optional;

/** Something a person takes at one moment. Amounts are of cobalamin, ug. */
public sealed interface Intake {
    /**
     * Free cobalamin as a medicine.
     *
     * @param micrograms ug, at least 0
     * @param withFood swallowed with a meal
     * @param label name of the tracer it carries, if it is followed
     */
    record Dose(double micrograms, Form form, Route route, boolean withFood, Optional<String> label)
            implements Intake {}

    /**
     * Food.
     *
     * @param micrograms food-bound cobalamin in it, ug
     * @param matrix how it is released; empty: as from the usual mixed diet
     * @param meal a meal (opens the gallbladder, brings acid and intrinsic factor), not a bite
     * @param label name of the tracer it carries, if it is followed
     */
    record Food(double micrograms, Optional<FoodMatrix> matrix, boolean meal, Optional<String> label)
            implements Intake {}

    /**
     * Living bacteria swallowed once.
     *
     * @param member id of the member of the gut community
     * @param cfu colony-forming units
     */
    record Probiotic(String member, double cfu) implements Intake {}

    /**
     * Fermentable fibre beyond the usual diet, from now on until it is set again.
     *
     * @param gramsPerDay g a day
     */
    record Fibre(double gramsPerDay) implements Intake {}

    /**
     * The colon is washed out.
     *
     * @param shareLeft share of its content and bacteria that stay, 0..1
     */
    record BowelPreparation(double shareLeft) implements Intake {}
}

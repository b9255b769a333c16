package org.biofluxopt.profile;

/**
 * A drug the person takes every day.
 *
 * @param name as the knowledge base knows it, lower case
 * @param milligramsPerDay daily dose; 0 if not given
 * @param months for how long it has been taken; 24 if not given
 */
public record Drug(String name, Effect effect, double milligramsPerDay, double months) {
    /** What a drug does to cobalamin. */
    public enum Effect {
        METFORMIN,
        PROTON_PUMP_INHIBITOR,
        H2_BLOCKER,
        CALCIUM,
        ORAL_CONTRACEPTIVE,
        ANTIBIOTIC,
        NONE
    }
}

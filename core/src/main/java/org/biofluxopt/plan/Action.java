package org.biofluxopt.plan;

/**
 * One line of a plan.
 *
 * @param id stable word, such as {@code tablet} or {@code fibre}
 * @param kind whether the person can just do it
 * @param instruction what to do and when, one sentence
 * @param why one sentence
 * @param amount size of the daily amount, 0 where there is none
 * @param unit of the amount
 * @param source the fact it rests on (knowledge id)
 */
public record Action(String id, Kind kind, String instruction, String why, double amount, String unit, String source) {
    /** Who decides. */
    public enum Kind {
        /** The person can do it. */
        DO,
        /** Nothing changes; said because people ask. */
        KEEP,
        /** A clinical decision: output as "discuss with clinician". */
        DISCUSS_WITH_CLINICIAN,
        /** Refer: no dose is planned. */
        REFER
    }
}

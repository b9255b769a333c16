package org.biofluxopt.agents;

import org.biofluxopt.knowledge.KnowledgeBase;

/**
 * How far a plan may go.
 *
 * @param fibreGrams largest added fermentable fibre, g a day
 * @param probioticCfu largest dose of an allowed probiotic, colony-forming units a day
 * @param foodMicrograms largest cobalamin that food takes over from the tablet, ug a day
 */
public record PlanLimits(double fibreGrams, double probioticCfu, double foodMicrograms) {
    /** The constants of knowledge/parameters/learning.tsv. */
    public static PlanLimits of(KnowledgeBase knowledge) {
        return new PlanLimits(
                knowledge.quantity("RL03").value(),
                knowledge.quantity("RL04").value(),
                knowledge.quantity("RL05").value());
    }
}

package org.biofluxopt.plan;

import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.provenance.Evidenced;

/**
 * How much work a plan is worth, and when it is worth giving; see knowledge/parameters/planning.tsv.
 *
 * @param draws posterior draws the ensemble is chosen from
 * @param trainingIterations PPO updates, each from one episode of all virtual people
 * @param horizonDays length of the forecast
 * @param standardDose cyanocobalamin a day where the profile names no supplement, ug
 * @param leastGainPercent below this mean gain a plan is not worth a change of habits
 * @param leastShareAtRisk share of the ensemble with low or marginal status below which there is nothing to treat
 * @param worthwhileLever percentage points a lever must add to be asked of a person
 * @param robustQuantile quantile over the ensemble by which regimens are ranked
 */
public record PlannerSettings(
        int draws,
        int trainingIterations,
        int horizonDays,
        Evidenced<Double> standardDose,
        double leastGainPercent,
        double leastShareAtRisk,
        double worthwhileLever,
        double robustQuantile) {
    /** Enough for effective sample sizes in the hundreds; settling them takes about two core-seconds. */
    private static final int DRAWS = 4_000;

    /** Updates of a plan unless asked otherwise. */
    public static final int TRAINING_ITERATIONS = 30;

    public static PlannerSettings of(KnowledgeBase knowledge) {
        return new PlannerSettings(
                DRAWS,
                TRAINING_ITERATIONS,
                (int) knowledge.quantity("plan_horizon").value(),
                knowledge.quantity("plan_standard_dose").evidenced(),
                knowledge.quantity("plan_least_gain").value(),
                knowledge.quantity("plan_least_at_risk").value(),
                knowledge.quantity("plan_worthwhile_lever").value(),
                knowledge.quantity("plan_robust_quantile").value());
    }

    public PlannerSettings withTrainingIterations(int changed) {
        return new PlannerSettings(
                draws,
                changed,
                horizonDays,
                standardDose,
                leastGainPercent,
                leastShareAtRisk,
                worthwhileLever,
                robustQuantile);
    }
}

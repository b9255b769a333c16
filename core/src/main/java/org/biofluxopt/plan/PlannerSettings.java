package org.biofluxopt.plan;

import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.provenance.Evidenced;
import org.biofluxopt.simulator.Ensemble;

/**
 * How much work a plan is worth, and when it is worth giving; see knowledge/parameters/planning.tsv.
 *
 * @param draws posterior draws the ensemble is chosen from
 * @param lanes virtual people kept of the ensemble, on which agents train and regimens are judged, at most
 *     {@link Ensemble#LANES}
 * @param trainingIterations PPO updates that fine-tune the shipped policy, each from one episode of all virtual people; 0:
 *     the policy's regimen is judged as it is
 * @param everySchedule whether all fixed schedules are judged beside the agents', or only the best known and the controls
 * @param horizonDays length of the forecast
 * @param standardDose cyanocobalamin a day where the profile names no supplement, ug
 * @param leastGainPercent below this mean gain a plan is not worth a change of habits
 * @param leastShareAtRisk share of the ensemble with low or marginal status below which there is nothing to treat
 * @param worthwhileLever percentage points a lever must add to be asked of a person
 * @param robustQuantile quantile over the ensemble by which regimens are ranked
 */
public record PlannerSettings(
        int draws,
        int lanes,
        int trainingIterations,
        boolean everySchedule,
        int horizonDays,
        Evidenced<Double> standardDose,
        double leastGainPercent,
        double leastShareAtRisk,
        double worthwhileLever,
        double robustQuantile) {
    /** Enough for effective sample sizes in the hundreds; settling them takes most of the time of a plan. */
    private static final int DRAWS = 4_000;

    /** Updates of a plan unless asked otherwise. */
    public static final int TRAINING_ITERATIONS = 5;

    /** Without fine-tuning a plan shall cost less than a second of processor time. */
    private static final int QUICK_DRAWS = 256;

    private static final int QUICK_LANES = 8;

    public PlannerSettings {
        if (draws < 1 || lanes < 1 || lanes > Ensemble.LANES || trainingIterations < 0 || horizonDays < 1) {
            throw new IllegalArgumentException(
                    "Expected draws and days of at least 1, 1 to %d lanes, no negative number of updates, got %d, %d, %d, %d"
                            .formatted(Ensemble.LANES, draws, horizonDays, lanes, trainingIterations));
        }
    }

    public static PlannerSettings of(KnowledgeBase knowledge) {
        return new PlannerSettings(
                DRAWS,
                Ensemble.LANES,
                TRAINING_ITERATIONS,
                true,
                (int) knowledge.quantity("plan_horizon").value(),
                knowledge.quantity("plan_standard_dose").evidenced(),
                knowledge.quantity("plan_least_gain").value(),
                knowledge.quantity("plan_least_at_risk").value(),
                knowledge.quantity("plan_worthwhile_lever").value(),
                knowledge.quantity("plan_robust_quantile").value());
    }

    public PlannerSettings withTrainingIterations(int changed) {
        return with(draws, lanes, changed, everySchedule);
    }

    /** For cohorts: the shipped policy's regimen judged on fewer virtual people, chosen from fewer draws. */
    public PlannerSettings withoutFinetuning() {
        return with(QUICK_DRAWS, QUICK_LANES, 0, false);
    }

    private PlannerSettings with(int newDraws, int newLanes, int newTrainingIterations, boolean newEverySchedule) {
        return new PlannerSettings(
                newDraws,
                newLanes,
                newTrainingIterations,
                newEverySchedule,
                horizonDays,
                standardDose,
                leastGainPercent,
                leastShareAtRisk,
                worthwhileLever,
                robustQuantile);
    }
}

package org.biofluxopt.plan;

/**
 * How much work a plan is worth.
 *
 * @param draws posterior draws the ensemble is chosen from
 * @param horizonDays length of the forecast
 * @param standardDose cyanocobalamin a day where the profile names no supplement, ug (STUDY: control dose of the trial)
 * @param trainingIterations PPO updates, each from one episode of all virtual people
 * @param leastGainPercent below this mean gain a plan is not worth a change of habits
 * @param leastShareAtRisk share of the ensemble with low or marginal status below which there is nothing to treat
 */
public record PlannerSettings(
        int draws,
        int horizonDays,
        double standardDose,
        int trainingIterations,
        double leastGainPercent,
        double leastShareAtRisk) {
    /** 4,000 draws, 180 days, 10 ug a day, 30 updates, 3 %, 10 %. */
    public static PlannerSettings standard() {
        return new PlannerSettings(4_000, 180, 10, 30, 3, 0.10);
    }

    public PlannerSettings withTrainingIterations(int changed) {
        return new PlannerSettings(draws, horizonDays, standardDose, changed, leastGainPercent, leastShareAtRisk);
    }
}

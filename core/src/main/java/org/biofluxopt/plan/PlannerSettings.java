package org.biofluxopt.plan;

/**
 * How much work a plan is worth.
 *
 * @param draws posterior draws the ensemble is chosen from
 * @param horizonDays length of the forecast
 * @param standardDose cyanocobalamin a day where the profile names no supplement, ug (STUDY: control dose of the trial)
 * @param leastGainPercent below this mean gain a plan is not worth a change of habits
 * @param leastShareAtRisk share of the ensemble with low or marginal status below which there is nothing to treat
 */
public record PlannerSettings(
        int draws, int horizonDays, double standardDose, double leastGainPercent, double leastShareAtRisk) {
    /** 4,000 draws, 180 days, 10 ug a day, 3 %, 10 %. */
    public static PlannerSettings standard() {
        return new PlannerSettings(4_000, 180, 10, 3, 0.10);
    }
}

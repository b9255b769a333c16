package org.biofluxopt.plan;

import java.util.List;
import java.util.Optional;
import org.biofluxopt.intervention.DailyRegimen;
import org.biofluxopt.simulator.Lanes;

/**
 * A plan with what is needed to ask further questions of it.
 *
 * @param plan for the reader
 * @param worked the simulation behind it; absent when the person was referred
 * @param learningCurve mean return per training iteration
 * @param simulatedDays person-days the agents' training took
 */
public record PlanCase(Plan plan, Optional<Worked> worked, List<Double> learningCurve, long simulatedDays) {
    public PlanCase {
        learningCurve = List.copyOf(learningCurve);
    }

    /**
     * @param dayZero the ensemble before the first action
     * @param dose cyanocobalamin a day in both arms, ug
     * @param standard control arm's regimen
     * @param chosen plan arm's regimen
     * @param control control arm
     * @param expected plan arm
     */
    public record Worked(
            Lanes dayZero, double dose, DailyRegimen standard, DailyRegimen chosen, ArmRun control, ArmRun expected) {}
}

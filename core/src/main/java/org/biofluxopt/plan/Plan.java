package org.biofluxopt.plan;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.biofluxopt.intervention.DailyRegimen;

/**
 * A person's plan and what to expect of it.
 *
 * @param verdict what it comes to
 * @param headline the report's first sentence
 * @param actions what to do, in order of importance
 * @param regimen the plan arm, absent when referred
 * @param standard the control arm: the same cobalamin a day, one tablet with breakfast
 * @param control forecast of the control arm
 * @param expected forecast of the plan arm
 * @param gainPercent difference in serum B12 at the horizon, % of control, within lanes; absent when referred
 * @param brayCurtis distance of the colonic community to the control arm's at the horizon, mean over lanes
 * @param shannonChange Shannon index minus control's at the horizon, mean over lanes
 * @param alternatives regimens that were judged, best first; empty when referred
 * @param dayZero agreement with the laboratory values
 * @param effectiveSampleSize of the hand-over's importance weights
 * @param lanes posterior samples simulated
 * @param warnings what the reader must know before trusting it
 */
public record Plan(
        Verdict verdict,
        String headline,
        List<Action> actions,
        Optional<DailyRegimen> regimen,
        Optional<DailyRegimen> standard,
        Optional<Forecast> control,
        Optional<Forecast> expected,
        Optional<Band> gainPercent,
        OptionalDouble brayCurtis,
        OptionalDouble shannonChange,
        List<Alternative> alternatives,
        List<DayZero> dayZero,
        double effectiveSampleSize,
        int lanes,
        List<String> warnings) {
    public Plan {
        actions = List.copyOf(actions);
        alternatives = List.copyOf(alternatives);
        dayZero = List.copyOf(dayZero);
        warnings = List.copyOf(warnings);
    }

    /**
     * A regimen that was judged.
     *
     * @param origin who proposed it: the agents, or a fixed schedule
     * @param regimen what it is
     * @param gainPercent gain over one tablet with breakfast, % of it
     * @param robustGainPercent 10 % quantile over the ensemble of the gain over the better of one tablet with breakfast and
     *     one at bedtime, %; what regimens are ranked by
     * @param chosen whether it is the plan
     */
    public record Alternative(
            String origin, DailyRegimen regimen, Band gainPercent, double robustGainPercent, boolean chosen) {}
}

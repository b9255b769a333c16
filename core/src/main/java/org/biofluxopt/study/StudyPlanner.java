package org.biofluxopt.study;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.biofluxopt.intervention.DailyRegimen;
import org.biofluxopt.numeric.Seed;
import org.biofluxopt.profile.MicrobiomeSample;
import org.biofluxopt.profile.Profile;

/** Who plans for the people of a study. It is told what a user could hold, never what a person truly is. */
public interface StudyPlanner {
    /** How it plans, for the report. */
    String words();

    /**
     * @param doses cyanocobalamin a day that the plan has to distribute, ug
     * @return a plan for each dose
     */
    Map<Double, Planned> plan(Profile profile, Optional<MicrobiomeSample> sample, List<Double> doses, Seed seed);

    /**
     * A plan.
     *
     * @param regimen what to do; the standard one where nothing better is worth a change of habits
     * @param origin who proposed it
     * @param worthIt whether it differs from the standard
     * @param expectedGain over one tablet with breakfast at the planner's horizon, mean over its beliefs, %
     * @param robustGain lower quantile over beliefs of the gain over the better control, %
     * @param networkOnly the same without what agents propose: the best fixed schedule by the network's beliefs
     * @param agentsOnly what agents ask for, not judged against anything; the standard one without agents
     */
    record Planned(
            DailyRegimen regimen,
            String origin,
            boolean worthIt,
            double expectedGain,
            double robustGain,
            DailyRegimen networkOnly,
            DailyRegimen agentsOnly) {}
}

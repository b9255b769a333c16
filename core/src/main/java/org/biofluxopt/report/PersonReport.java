package org.biofluxopt.report;

import java.util.List;
import java.util.Optional;
import org.biofluxopt.explain.Explanation;
import org.biofluxopt.network.BeliefSummary;
import org.biofluxopt.plan.Plan;
import org.biofluxopt.profile.MicrobiomeSample;
import org.biofluxopt.profile.Profile;

/**
 * Everything a person's report shows.
 *
 * @param profile the person
 * @param sample the microbiome sample; absent when none was given (then population means are used and a warning says so)
 * @param beliefs the network for this person
 * @param plan the plan
 * @param explanation why; absent when referred
 * @param learningCurve mean episode return per training iteration, empty when no agent was trained
 * @param factCount number of facts in the knowledge base
 * @param assumedCount how many of them are assumptions
 * @param parameterSets sets of the simulator's constants that the virtual people have in turn; 1: all the values that stand
 * @param seed of the run
 * @param version of BioFluxOpt
 */
public record PersonReport(
        Profile profile,
        Optional<MicrobiomeSample> sample,
        BeliefSummary beliefs,
        Plan plan,
        Optional<Explanation> explanation,
        List<Double> learningCurve,
        int factCount,
        int assumedCount,
        int parameterSets,
        long seed,
        String version) {
    public PersonReport {
        learningCurve = List.copyOf(learningCurve);
    }
}

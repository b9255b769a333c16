package org.biofluxopt;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.biofluxopt.explain.Explainer;
import org.biofluxopt.explain.Explanation;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.network.B12Network;
import org.biofluxopt.network.BeliefSummary;
import org.biofluxopt.numeric.Seed;
import org.biofluxopt.plan.PlanCase;
import org.biofluxopt.plan.Planner;
import org.biofluxopt.plan.PlannerSettings;
import org.biofluxopt.plan.Progress;
import org.biofluxopt.profile.MicrobiomeSample;
import org.biofluxopt.profile.Profile;
import org.biofluxopt.report.PersonReport;

/** The whole flow: profile, network, simulator, agents, plan, explanation, report. */
public final class Pipeline {
    private final KnowledgeBase knowledge;
    private final B12Network network;
    private final Planner planner;
    private final String version;

    public Pipeline(KnowledgeBase knowledge, PlannerSettings settings, String version) {
        this.knowledge = knowledge;
        this.network = B12Network.expert(knowledge);
        this.planner = new Planner(knowledge, network, settings);
        this.version = version;
    }

    /**
     * One person's plan. Same person, sample and seed: same bits, whatever the executor.
     *
     * @param sample absent when none was given
     */
    public PersonReport optimize(
            Profile profile, Optional<MicrobiomeSample> sample, Seed seed, Executor executor, Progress progress) {
        BeliefSummary beliefs = network.beliefs(profile, sample);
        PlanCase planned = planner.plan(profile, sample, seed, executor, progress);
        progress.report(0.9, "asking why, lever by lever");
        Optional<Explanation> explanation = planned.worked()
                .map(worked -> Explainer.explain(
                        worked,
                        network.activePath(profile, sample),
                        network.why(Optional.of(profile), sample, Map.of(), "status", "deficient"),
                        executor));
        return new PersonReport(
                profile,
                sample,
                beliefs,
                planned.plan(),
                explanation,
                planned.learningCurve(),
                knowledge.facts().size(),
                knowledge.assumed().size(),
                planner.parameterSets(),
                seed.value(),
                version);
    }
}

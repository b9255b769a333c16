package org.biofluxopt.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.biofluxopt.agents.SwallowedDay;
import org.biofluxopt.intervention.DailyRegimen;
import org.biofluxopt.intervention.DaySlot;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.network.B12Network;
import org.biofluxopt.numeric.Quantiles;
import org.biofluxopt.numeric.Seed;
import org.biofluxopt.plan.Levers;
import org.biofluxopt.plan.PlannerSettings;
import org.biofluxopt.plan.PracticalRegimen;
import org.biofluxopt.plan.Regimens;
import org.biofluxopt.plan.Safety;
import org.biofluxopt.plan.SafetyAssessment;
import org.biofluxopt.plan.StatusRisk;
import org.biofluxopt.profile.Diet;
import org.biofluxopt.profile.MicrobiomeSample;
import org.biofluxopt.profile.Profile;
import org.biofluxopt.simulator.DayEvents;
import org.biofluxopt.simulator.Ensemble;
import org.biofluxopt.simulator.GutCommunity;
import org.biofluxopt.simulator.Lanes;
import org.biofluxopt.simulator.Simulator;

/**
 * Plans as {@code optimize} does, without training on the person: regimens are judged on virtual versions of the person by
 * a low quantile of the gain over the better of both controls. Candidates are fixed schedules and the regimen of agents that
 * were trained once, on other people.
 */
public final class RobustPlanner implements StudyPlanner {
    private final KnowledgeBase knowledge;
    private final B12Network network;
    private final Simulator simulator;
    private final StudyDesign.Planning work;
    private final PlannerSettings settings;
    private final StatusRisk risk;
    private final Optional<StudyAgents> agents;

    /** @param agents absent: fixed schedules only */
    public RobustPlanner(
            KnowledgeBase knowledge, B12Network network, StudyDesign.Planning work, Optional<StudyAgents> agents) {
        this.knowledge = knowledge;
        this.network = network;
        this.simulator = Simulator.uncertain(knowledge);
        this.work = work;
        this.settings = PlannerSettings.of(knowledge);
        this.risk = StatusRisk.of(knowledge);
        this.agents = agents;
    }

    @Override
    public String words() {
        return String.format(
                Locale.ROOT,
                "network beliefs (%d draws weighed by the laboratory values), then the %s %% quantile of the gain over the"
                        + " better of C1 and C2 on %d virtual versions of the person over %d days; candidates: fixed schedules%s",
                work.draws(),
                100 * settings.robustQuantile(),
                work.lanes(),
                work.days(),
                agents.isPresent() ? " and what agents found that were trained once, on other people" : "");
    }

    /**
     * @param overFirst lower quantile of the gain over C1, %
     * @param robust lower quantile of the gain over the better control, %; 0 where the candidate is that control
     */
    private record Candidate(
            String origin, DailyRegimen regimen, boolean fixed, double mean, double overFirst, double robust) {}

    @Override
    public Map<Double, Planned> plan(
            Profile profile, Optional<MicrobiomeSample> sample, List<Double> doses, Seed seed) {
        SafetyAssessment safety = Safety.assess(profile, knowledge);
        Map<Double, Planned> plans = new LinkedHashMap<>();
        if (safety.refers()) {
            for (double dose : doses) {
                DailyRegimen standard = Regimens.standard(dose);
                plans.put(dose, new Planned(standard, "referred to a clinician", false, 0, 0, standard));
            }
            return plans;
        }
        Lanes all = Ensemble.of(
                        network.draw(profile, sample, work.draws(), seed.child("beliefs")),
                        profile,
                        GutCommunity.of(sample, knowledge),
                        simulator,
                        seed.child("ensemble"),
                        Runnable::run)
                .lanes();
        int step = Math.max(1, all.size() / work.lanes());
        Lanes lanes = all.select(IntStream.range(0, Math.min(work.lanes(), all.size()))
                .map(i -> i * step)
                .toArray());
        double atRisk = risk.shareAtRisk(all);
        for (double dose : doses) {
            plans.put(dose, best(judged(lanes, profile, safety, dose), dose, atRisk));
        }
        return plans;
    }

    private Planned best(List<Candidate> candidates, double dose, double atRisk) {
        DailyRegimen standard = Regimens.standard(dose);
        Candidate best = top(candidates);
        boolean worthIt = worth(best, standard, atRisk);
        Candidate fixed = top(candidates.stream().filter(Candidate::fixed).toList());
        return new Planned(
                worthIt ? best.regimen() : standard,
                worthIt ? best.origin() : "standard",
                worthIt,
                best.mean(),
                best.robust(),
                worth(fixed, standard, atRisk) ? fixed.regimen() : standard);
    }

    /** The first of the best. */
    private static Candidate top(List<Candidate> candidates) {
        Candidate best = candidates.getFirst();
        for (Candidate candidate : candidates) {
            best = candidate.robust() > best.robust() ? candidate : best;
        }
        return best;
    }

    private boolean worth(Candidate candidate, DailyRegimen standard, double atRisk) {
        return atRisk >= settings.leastShareAtRisk()
                && candidate.mean() >= settings.leastGainPercent()
                && candidate.overFirst() > 0
                && candidate.robust() >= 0
                && !candidate.regimen().equals(standard);
    }

    private List<Candidate> judged(Lanes lanes, Profile profile, SafetyAssessment safety, double dose) {
        double[] control = serum(lanes, Regimens.standard(dose));
        double[] spaced = serum(lanes, Regimens.spaced(dose));
        Map<String, DailyRegimen> fixed = new LinkedHashMap<>();
        fixed.put("a third with each meal", Regimens.threeWithMeals(dose));
        fixed.put("a half with breakfast and dinner", Regimens.twoWithMeals(dose));
        fixed.put(
                "a third between meals and at bedtime",
                Regimens.split(dose, List.of(DaySlot.MORNING, DaySlot.AFTERNOON, DaySlot.BEDTIME)));
        fixed.put("a sixth at every occasion", Regimens.split(dose, List.of(DaySlot.values())));
        List<Candidate> candidates = new ArrayList<>();
        fixed.forEach((origin, regimen) ->
                candidates.add(candidate(origin, regimen, true, serum(lanes, regimen), control, spaced)));
        candidates.add(candidate("one tablet at bedtime", Regimens.spaced(dose), true, spaced, control, spaced));
        agents.ifPresent(found -> {
            DailyRegimen asked = found.regimen(dose, profile.diet().kind() != Diet.Kind.VEGAN, safety.probiotics());
            DailyRegimen practical = PracticalRegimen.of(asked, 6);
            candidates.add(candidate("agents", practical, false, serum(lanes, practical), control, spaced));
            DailyRegimen idle = Levers.withoutFibre(Levers.withoutProbiotic(practical));
            if (!idle.equals(practical)) {
                candidates.add(candidate(
                        "agents, without fibre and probiotic", idle, false, serum(lanes, idle), control, spaced));
            }
        });
        return candidates;
    }

    private Candidate candidate(
            String origin, DailyRegimen regimen, boolean fixed, double[] serum, double[] control, double[] spaced) {
        double[] first = new double[serum.length];
        double[] worst = new double[serum.length];
        double mean = 0;
        for (int lane = 0; lane < serum.length; lane++) {
            double gain = 100 * (serum[lane] / control[lane] - 1);
            mean += gain / serum.length;
            first[lane] = gain;
            worst[lane] = Math.min(gain, 100 * (serum[lane] / spaced[lane] - 1));
        }
        return new Candidate(
                origin,
                regimen,
                fixed,
                mean,
                Quantiles.of(first, settings.robustQuantile()),
                Quantiles.of(worst, settings.robustQuantile()));
    }

    private double[] serum(Lanes dayZero, DailyRegimen regimen) {
        Lanes lanes = dayZero.copy();
        DayEvents events = SwallowedDay.forAll(lanes, regimen);
        for (int day = 0; day < work.days(); day++) {
            lanes.day(events);
        }
        return lanes.serumB12();
    }
}

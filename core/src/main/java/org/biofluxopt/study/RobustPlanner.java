package org.biofluxopt.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.biofluxopt.agents.GeneralPolicy;
import org.biofluxopt.agents.PlanLimits;
import org.biofluxopt.agents.PolicyContext;
import org.biofluxopt.intervention.DailyRegimen;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.network.B12Network;
import org.biofluxopt.numeric.Quantiles;
import org.biofluxopt.numeric.Seed;
import org.biofluxopt.plan.Beliefs;
import org.biofluxopt.plan.Levers;
import org.biofluxopt.plan.PlannerSettings;
import org.biofluxopt.plan.PracticalRegimen;
import org.biofluxopt.plan.Regimens;
import org.biofluxopt.plan.Safety;
import org.biofluxopt.plan.StatusRisk;
import org.biofluxopt.profile.MicrobiomeSample;
import org.biofluxopt.profile.Profile;

/**
 * Plans as {@code optimize --no-finetune} does: the shipped policy asks for a regimen, and it and fixed schedules are judged
 * on virtual versions of the person by a low quantile of the gain over the better of both controls.
 */
public final class RobustPlanner implements StudyPlanner {
    private final Beliefs beliefs;
    private final KnowledgeBase knowledge;
    private final StudyDesign.Planning work;
    private final PlannerSettings settings;
    private final StatusRisk risk;
    private final PlanLimits limits;
    private final Optional<GeneralPolicy> policy;

    /** @param policy absent: fixed schedules only */
    public RobustPlanner(
            KnowledgeBase knowledge, B12Network network, StudyDesign.Planning work, Optional<GeneralPolicy> policy) {
        this.knowledge = knowledge;
        this.beliefs = new Beliefs(knowledge, network);
        this.work = work;
        this.settings = PlannerSettings.of(knowledge);
        this.risk = StatusRisk.of(knowledge);
        this.limits = PlanLimits.of(knowledge);
        this.policy = policy;
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
                policy.map(found -> " and what the shipped policy asks for (sha256 " + found.sha256() + ")")
                        .orElse(""));
    }

    /** A regimen somebody proposes. */
    private record Proposal(String origin, DailyRegimen regimen, boolean fixed) {}

    /**
     * @param overFirst lower quantile of the gain over C1, %
     * @param robust lower quantile of the gain over the better control, %; 0 where the candidate is that control
     */
    private record Candidate(Proposal proposal, double mean, double overFirst, double robust) {}

    @Override
    public Map<Double, Planned> plan(
            Profile profile, Optional<MicrobiomeSample> sample, List<Double> doses, Seed seed) {
        Map<Double, Planned> plans = new LinkedHashMap<>();
        if (Safety.assess(profile, knowledge).refers()) {
            for (double dose : doses) {
                DailyRegimen standard = Regimens.standard(dose);
                plans.put(dose, new Planned(standard, "referred to a clinician", false, 0, 0, standard, standard));
            }
            return plans;
        }
        Beliefs.Person person = beliefs.of(profile, sample, work.draws(), seed, Runnable::run);
        double atRisk = risk.shareAtRisk(person.ensemble().lanes());
        Map<Double, List<Proposal>> proposals = new LinkedHashMap<>();
        Set<DailyRegimen> all = new LinkedHashSet<>();
        for (double dose : doses) {
            List<Proposal> proposed = proposals(person.context(), dose);
            proposals.put(dose, proposed);
            all.add(Regimens.standard(dose));
            proposed.forEach(proposal -> all.add(proposal.regimen));
        }
        RegimenTrials trials = RegimenTrials.of(person.lanes(work.lanes()), all, work.days());
        proposals.forEach((dose, proposed) -> plans.put(dose, best(judged(trials, proposed, dose), dose, atRisk)));
        return plans;
    }

    /** The fixed schedules, then what agents ask for. */
    private List<Proposal> proposals(PolicyContext context, double dose) {
        List<Proposal> proposals = new ArrayList<>();
        for (FixedSchedules.Schedule schedule : FixedSchedules.OTHERS) {
            proposals.add(new Proposal(schedule.words(), schedule.at().apply(dose), true));
        }
        policy.ifPresent(found -> {
            DailyRegimen asked = PracticalRegimen.of(found.regimen(context, Regimens.standard(dose), limits), PARTS);
            proposals.add(new Proposal("agents", asked, false));
            DailyRegimen idle = Levers.withoutFood(Levers.withoutFibre(Levers.withoutProbiotic(asked)));
            if (!idle.equals(asked)) {
                proposals.add(new Proposal("agents, tablet only", idle, false));
            }
        });
        return proposals;
    }

    private List<Candidate> judged(RegimenTrials trials, List<Proposal> proposals, double dose) {
        double[] control = trials.serum(Regimens.standard(dose));
        double[] spaced = trials.serum(Regimens.spaced(dose));
        return proposals.stream()
                .map(proposal -> candidate(proposal, trials.serum(proposal.regimen), control, spaced))
                .toList();
    }

    private Candidate candidate(Proposal proposal, double[] serum, double[] control, double[] spaced) {
        double[] first = new double[serum.length];
        double[] worst = new double[serum.length];
        double mean = 0;
        for (int lane = 0; lane < serum.length; lane++) {
            double gain = 100 * (serum[lane] / control[lane] - 1);
            mean += gain / serum.length;
            first[lane] = gain;
            worst[lane] = Math.min(gain, 100 * (serum[lane] / spaced[lane] - 1));
        }
        double overFirst = Quantiles.of(first, settings.robustQuantile());
        double robust = serum == spaced // no better than itself, and no worse: a quantile between lanes would say worse
                ? Math.min(overFirst, 0)
                : Quantiles.of(worst, settings.robustQuantile());
        return new Candidate(proposal, mean, overFirst, robust);
    }

    private Planned best(List<Candidate> candidates, double dose, double atRisk) {
        DailyRegimen standard = Regimens.standard(dose);
        Candidate best = top(candidates);
        boolean worthIt = worth(best, standard, atRisk);
        Candidate fixed = top(candidates.stream()
                .filter(candidate -> candidate.proposal.fixed)
                .toList());
        DailyRegimen asked = candidates.stream()
                .map(Candidate::proposal)
                .filter(proposal -> !proposal.fixed)
                .findFirst()
                .map(Proposal::regimen)
                .orElse(standard);
        return new Planned(
                worthIt ? best.proposal.regimen : standard,
                worthIt ? best.proposal.origin : "standard",
                worthIt,
                best.mean,
                best.robust,
                worth(fixed, standard, atRisk) ? fixed.proposal.regimen : standard,
                asked);
    }

    /** The first of the best; but one tablet at bedtime where nothing is worth more trouble than that. */
    private Candidate top(List<Candidate> candidates) {
        Candidate best = candidates.getFirst();
        for (Candidate candidate : candidates) {
            best = candidate.robust > best.robust ? candidate : best;
        }
        for (Candidate candidate : candidates) {
            if (Levers.isOneTablet(candidate.proposal.regimen)
                    && candidate.overFirst > 0
                    && candidate.robust >= 0
                    && candidate.robust > best.robust - settings.worthwhileLever()
                    && candidate.mean > best.mean - settings.worthwhileLever()) {
                return candidate;
            }
        }
        return best;
    }

    private boolean worth(Candidate candidate, DailyRegimen standard, double atRisk) {
        return atRisk >= settings.leastShareAtRisk()
                && candidate.mean >= settings.leastGainPercent()
                && candidate.overFirst > 0
                && candidate.robust >= 0
                && !candidate.proposal.regimen.equals(standard);
    }

    /** Parts that a day's tablet is cut into at most. */
    private static final int PARTS = 6;
}

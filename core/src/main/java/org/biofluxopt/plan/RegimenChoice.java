package org.biofluxopt.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import org.biofluxopt.intervention.DailyRegimen;
import org.biofluxopt.numeric.Quantiles;
import org.biofluxopt.simulator.Lanes;

/**
 * Chooses the regimen that beats both control schedules robustly.
 *
 * <p>What decides between schedules, the mixing of a tablet with a meal, was never measured and differs from lane to lane
 * of the ensemble. So a regimen is judged by a low quantile over lanes of its gain over the <em>better</em>
 * of one tablet with breakfast (C1) and one tablet at bedtime (C2), never by the mean of one model. Levers that add too
 * little are then dropped, and a schedule that adds too little to one tablet a day gives way to it: nobody should be asked
 * to do what does nothing.
 */
final class RegimenChoice {
    private static final List<UnaryOperator<DailyRegimen>> SIMPLIFICATIONS =
            List.of(Levers::withoutFibre, Levers::withoutProbiotic, Levers::withoutFood);

    static final String STANDARD = "standard: one tablet with breakfast";

    /**
     * @param origin who proposed it
     * @param gainPercent over C1, per lane
     * @param overStandard lower quantile of it, %
     * @param robustGain the quantile it was judged by, %; at most 0 for a control
     */
    record Candidate(
            String origin,
            DailyRegimen regimen,
            ArmRun run,
            double[] gainPercent,
            double overStandard,
            double robustGain) {
        double meanGain() {
            return mean(gainPercent);
        }

        /** Better than C1 and no worse than C2 over the whole range; C2 itself is no worse than itself. */
        boolean isRobust() {
            return overStandard > 0 && robustGain >= 0;
        }
    }

    /**
     * @param control C1
     * @param candidates all that were judged, best first
     */
    record Choice(ArmRun control, List<Candidate> candidates) {
        Candidate best() {
            return candidates.getFirst();
        }
    }

    private final Lanes dayZero;
    private final PlannerSettings settings;
    private final Executor executor;
    private final double dose;
    private final Map<DailyRegimen, ArmRun> runs = new HashMap<>();

    private RegimenChoice(Lanes dayZero, double dose, PlannerSettings settings, Executor executor) {
        this.dayZero = dayZero;
        this.dose = dose;
        this.settings = settings;
        this.executor = executor;
    }

    /** Simulated once for each regimen. */
    private ArmRun run(DailyRegimen regimen) {
        return runs.computeIfAbsent(
                regimen, missing -> ArmRun.simulate(dayZero, missing, settings.horizonDays(), executor));
    }

    /** @param asked what the agents' policy asks for */
    static Choice among(Lanes dayZero, DailyRegimen asked, double dose, PlannerSettings settings, Executor executor) {
        RegimenChoice choice = new RegimenChoice(dayZero, dose, settings, executor);
        DailyRegimen sixths = PracticalRegimen.of(asked, 6);
        Map<String, DailyRegimen> schedules = new LinkedHashMap<>();
        if (settings.everySchedule()) {
            schedules.put("agents, in thirds", PracticalRegimen.of(asked, 3));
        }
        schedules.put("a third with each meal", Regimens.threeWithMeals(dose));
        if (settings.everySchedule()) {
            schedules.put("a half with breakfast and dinner", Regimens.twoWithMeals(dose));
        }
        schedules.put("one tablet at bedtime", Regimens.spaced(dose));
        schedules.put(STANDARD, Regimens.standard(dose));
        Set<DailyRegimen> all = new LinkedHashSet<>(schedules.values());
        all.addAll(List.of(sixths, bare(sixths)));
        choice.simulate(List.copyOf(all));

        List<Candidate> candidates = new ArrayList<>();
        candidates.add(choice.pruned(choice.judge("agents, in sixths", sixths)));
        schedules.forEach((origin, regimen) -> candidates.add(choice.pruned(choice.judge(origin, regimen))));
        candidates.sort((a, b) -> Double.compare(b.robustGain(), a.robustGain())); // stable: the agents' first
        choice.simplestFirst(candidates);
        return new Choice(choice.run(Regimens.standard(dose)), List.copyOf(candidates));
    }

    private void simulate(List<DailyRegimen> regimens) {
        List<ArmRun> done = ArmRun.simulate(dayZero, regimens, settings.horizonDays(), executor);
        for (int i = 0; i < done.size(); i++) {
            runs.put(regimens.get(i), done.get(i));
        }
    }

    private Candidate judge(String origin, DailyRegimen regimen) {
        ArmRun run = run(regimen);
        double[] overFirst = run.gainPercentOver(run(Regimens.standard(dose)));
        double[] overSecond = run.gainPercentOver(run(Regimens.spaced(dose)));
        double[] worst = new double[overFirst.length];
        for (int i = 0; i < worst.length; i++) {
            worst[i] = Math.min(overFirst[i], overSecond[i]);
        }
        double first = Quantiles.of(overFirst, settings.robustQuantile());
        double robust = regimen.equals(Regimens.spaced(dose))
                ? Math.min(first, 0) // no better than itself, and no worse: a quantile between lanes would say worse
                : Quantiles.of(worst, settings.robustQuantile());
        return new Candidate(origin, regimen, run, overFirst, first, robust);
    }

    /** One tablet a day goes before what is worth too little more. */
    private void simplestFirst(List<Candidate> candidates) {
        Candidate best = candidates.getFirst();
        for (Candidate candidate : candidates) {
            if (Levers.isOneTablet(candidate.regimen())
                    && candidate.isRobust()
                    && candidate.meanGain() > best.meanGain() - settings.worthwhileLever()
                    && candidate.robustGain() > best.robustGain() - settings.worthwhileLever()) {
                candidates.remove(candidate);
                candidates.addFirst(candidate);
                return;
            }
        }
    }

    /** Nothing but the tablet's schedule. */
    private static DailyRegimen bare(DailyRegimen regimen) {
        DailyRegimen result = regimen;
        for (UnaryOperator<DailyRegimen> simplify : SIMPLIFICATIONS) {
            result = simplify.apply(result);
        }
        return result;
    }

    /** Drops levers whose absence costs less than one is worth: all together, or else one after the other. */
    private Candidate pruned(Candidate candidate) {
        Candidate kept = simpler(candidate, bare(candidate.regimen()));
        for (UnaryOperator<DailyRegimen> simplify : SIMPLIFICATIONS) {
            kept = simpler(kept, simplify.apply(kept.regimen()));
        }
        return kept;
    }

    private Candidate simpler(Candidate kept, DailyRegimen simpler) {
        if (simpler.equals(kept.regimen())) {
            return kept;
        }
        Candidate without = judge(kept.origin(), simpler);
        boolean enough = without.meanGain() > kept.meanGain() - settings.worthwhileLever()
                && without.robustGain() > kept.robustGain() - settings.worthwhileLever();
        return enough ? without : kept;
    }

    static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}

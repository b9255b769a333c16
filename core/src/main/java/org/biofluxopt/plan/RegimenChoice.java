package org.biofluxopt.plan;

import java.util.ArrayList;
import java.util.List;
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
 * little are then dropped: nobody should be asked to do what does nothing.
 */
final class RegimenChoice {
    static final String STANDARD = "standard: one tablet with breakfast";

    /**
     * @param origin who proposed it
     * @param gainPercent over C1, per lane
     * @param robustGain the quantile it was judged by, %
     */
    record Candidate(String origin, DailyRegimen regimen, ArmRun run, double[] gainPercent, double robustGain) {
        double meanGain() {
            return mean(gainPercent);
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
    private final ArmRun control;
    private final ArmRun spaced;

    private RegimenChoice(Lanes dayZero, double dose, PlannerSettings settings, Executor executor) {
        this.dayZero = dayZero;
        this.settings = settings;
        int days = settings.horizonDays();
        this.executor = executor;
        this.control = ArmRun.simulate(dayZero, Regimens.standard(dose), days, executor);
        this.spaced = ArmRun.simulate(dayZero, Regimens.spaced(dose), days, executor);
    }

    /** @param asked what the agents' policy asks for */
    static Choice among(Lanes dayZero, DailyRegimen asked, double dose, PlannerSettings settings, Executor executor) {
        RegimenChoice choice = new RegimenChoice(dayZero, dose, settings, executor);
        List<Candidate> candidates = new ArrayList<>();
        candidates.add(choice.pruned(choice.judge("agents, in sixths", PracticalRegimen.of(asked, 6))));
        candidates.add(choice.pruned(choice.judge("agents, in thirds", PracticalRegimen.of(asked, 3))));
        candidates.add(choice.judge("a third with each meal", Regimens.threeWithMeals(dose)));
        candidates.add(choice.judge("a half with breakfast and dinner", Regimens.twoWithMeals(dose)));
        candidates.add(choice.judge("one tablet at bedtime", Regimens.spaced(dose)));
        candidates.add(choice.judge(STANDARD, Regimens.standard(dose)));
        candidates.sort((a, b) -> Double.compare(b.robustGain(), a.robustGain())); // stable: the agents' first
        return new Choice(choice.control, List.copyOf(candidates));
    }

    private Candidate judge(String origin, DailyRegimen regimen) {
        ArmRun run = ArmRun.simulate(dayZero, regimen, settings.horizonDays(), executor);
        double[] overFirst = run.gainPercentOver(control);
        double[] overSecond = run.gainPercentOver(spaced);
        double[] worst = new double[overFirst.length];
        for (int i = 0; i < worst.length; i++) {
            worst[i] = Math.min(overFirst[i], overSecond[i]);
        }
        return new Candidate(origin, regimen, run, overFirst, Quantiles.of(worst, settings.robustQuantile()));
    }

    /** Drops, one after the other, each lever whose absence costs less than it is worth. */
    private Candidate pruned(Candidate candidate) {
        Candidate kept = candidate;
        List<UnaryOperator<DailyRegimen>> simplifications =
                List.of(Levers::withoutFibre, Levers::withoutProbiotic, Levers::withoutFood);
        for (UnaryOperator<DailyRegimen> simplify : simplifications) {
            DailyRegimen simpler = simplify.apply(kept.regimen());
            if (simpler.equals(kept.regimen())) {
                continue;
            }
            Candidate without = judge(kept.origin(), simpler);
            if (without.meanGain() > kept.meanGain() - settings.worthwhileLever()
                    && without.robustGain() > kept.robustGain() - settings.worthwhileLever()) {
                kept = without;
            }
        }
        return kept;
    }

    static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}

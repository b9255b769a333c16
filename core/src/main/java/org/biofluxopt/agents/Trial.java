package org.biofluxopt.agents;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.biofluxopt.intervention.DailyRegimen;
import org.biofluxopt.intervention.DaySlot;
import org.biofluxopt.simulator.DayEvents;
import org.biofluxopt.simulator.Lanes;

/** Regimens held for a whole episode and compared on the same lanes. */
final class Trial {
    private final Lanes atDayZero;
    private final StandardArm control;
    private final RewardWeights weights;
    private final Executor executor;
    private long personDays;

    Trial(Lanes atDayZero, StandardArm control, RewardWeights weights, Executor executor) {
        this.atDayZero = atDayZero;
        this.control = control;
        this.weights = weights;
        this.executor = executor;
    }

    /** A regimen and its mean undiscounted return over the lanes. */
    record Scored(DailyRegimen regimen, double meanReturn) {}

    Scored score(DailyRegimen regimen) {
        Lanes lanes = atDayZero.copy();
        DayEvents events = SwallowedDay.forAll(lanes, regimen);
        EpisodeReward books = new EpisodeReward(control, weights);
        double[] rewards = new double[lanes.size()];
        for (int day = 0; day < control.days(); day++) {
            lanes.day(events, executor);
            books.payDay(lanes, rewards);
        }
        personDays += (long) lanes.size() * control.days();
        double sum = 0;
        for (double reward : rewards) {
            sum += reward;
        }
        return new Scored(regimen, sum / rewards.length);
    }

    /** Mean undiscounted returns of regimens that are simulated side by side. */
    static double[] scores(
            List<DailyRegimen> regimens,
            Lanes atDayZero,
            StandardArm control,
            RewardWeights weights,
            Executor executor) {
        int size = atDayZero.size();
        int[] repeated = new int[regimens.size() * size];
        Arrays.setAll(repeated, i -> i % size);
        Lanes lanes = atDayZero.select(repeated);
        DayEvents events = lanes.newDay();
        for (int i = 0; i < repeated.length; i++) {
            SwallowedDay.add(lanes, i, regimens.get(i / size), events);
        }
        EpisodeReward books = new EpisodeReward(control.repeated(regimens.size()), weights);
        double[] rewards = new double[repeated.length];
        for (int day = 0; day < control.days(); day++) {
            lanes.day(events, executor);
            books.payDay(lanes, rewards);
        }
        double[] means = new double[regimens.size()];
        for (int i = 0; i < rewards.length; i++) {
            means[i / size] += rewards[i] / size;
        }
        return means;
    }

    /** Days simulated so far, over all lanes. */
    long personDays() {
        return personDays;
    }

    /**
     * Takes each lever that a policy may have drifted to without being paid for it back to the standard arm's, and leaves
     * it there unless the return falls by more than {@code tolerance}.
     */
    Scored withoutIdleLevers(Scored found, double tolerance) {
        Scored best = found;
        for (Lever lever : List.<Lever>of(this::withoutFibre, this::withoutProbiotic, this::withoutFood)) {
            DailyRegimen simpler = lever.without(best.regimen());
            if (!simpler.equals(best.regimen())) {
                Scored tried = score(simpler);
                best = tried.meanReturn() >= best.meanReturn() - tolerance ? tried : best;
            }
        }
        return best;
    }

    private interface Lever {
        DailyRegimen without(DailyRegimen regimen);
    }

    private DailyRegimen withoutFibre(DailyRegimen regimen) {
        return new DailyRegimen(
                regimen.tablet(), regimen.food(), control.regimen().fibreGrams(), regimen.probioticCfu());
    }

    private DailyRegimen withoutProbiotic(DailyRegimen regimen) {
        return new DailyRegimen(
                regimen.tablet(),
                regimen.food(),
                regimen.fibreGrams(),
                control.regimen().probioticCfu());
    }

    /** What food took over goes back to the tablet in its proportions: the day's total stays. */
    private DailyRegimen withoutFood(DailyRegimen regimen) {
        double tablet = regimen.tabletMicrogramsPerDay();
        if (!(tablet > 0)) {
            return regimen;
        }
        double factor = control.regimen().tabletMicrogramsPerDay() / tablet;
        Map<DaySlot, Double> tablets = new EnumMap<>(DaySlot.class);
        regimen.tablet().forEach((slot, micrograms) -> tablets.put(slot, micrograms * factor));
        return new DailyRegimen(tablets, control.regimen().food(), regimen.fibreGrams(), regimen.probioticCfu());
    }
}

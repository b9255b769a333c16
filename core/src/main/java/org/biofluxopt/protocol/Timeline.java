package org.biofluxopt.protocol;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.biofluxopt.simulator.Route;
import org.biofluxopt.simulator.Routine;

/** Works a schedule out into what happens hour by hour, meals included. */
final class Timeline {
    /** How long after a dose on an empty stomach nothing is eaten, h; an assumption of ours about instructions. */
    static final double FAST_AFTER_DOSE = 2;

    /** A dose with food this near to a meal goes with that meal, h. */
    private static final double WITH_MEAL = 0.5;

    private final List<Entry> schedule;
    private final Eating usual;
    private final double begin;
    private final double end;

    private Timeline(List<Entry> schedule, Eating usual, double begin, double end) {
        this.schedule = schedule;
        this.usual = usual;
        this.begin = begin;
        this.end = end;
    }

    /**
     * @param usual what is eaten where the schedule says nothing
     * @param begin hour of the first morning, a multiple of 24, at most 0
     * @param reads hours of the readings, rising
     * @return in order
     */
    static List<Step> of(List<Entry> schedule, Eating usual, double begin, List<Double> reads) {
        double end = reads.isEmpty() ? 0 : reads.getLast();
        List<Step> steps = new Timeline(schedule, usual, begin, end).acts();
        for (int i = 0; i < reads.size(); i++) {
            steps.add(new Step(reads.get(i), new Step.Read(i)));
        }
        if (end >= 0 && begin <= 0) {
            steps.add(new Step(0, new Step.OpenBooks()));
        }
        Collections.sort(steps);
        return steps;
    }

    /** Days of the usual routine and nothing else. */
    static List<Step> routine(Eating usual, double begin, double end) {
        List<Step> steps = new Timeline(List.of(), usual, begin, end).acts();
        Collections.sort(steps);
        return steps;
    }

    /** First morning that a schedule needs, a multiple of 24 h, at most 0. */
    static double firstMorning(List<Entry> schedule) {
        double first = schedule.stream().mapToDouble(Entry::begin).min().orElse(0);
        return 24 * Math.floor(Math.min(0, first) / 24);
    }

    private List<Step> acts() {
        List<Step> steps = new ArrayList<>();
        TreeSet<Double> changes = new TreeSet<>();
        for (Entry entry : schedule) {
            switch (entry.act()) {
                case Act.Drug ignored -> changes.addAll(entry.hours());
                case Act.Onset ignored -> changes.addAll(entry.hours());
                case Act.Eradication ignored -> changes.addAll(entry.hours());
                case Act.Diet ignored -> {}
                case Act.Fibre fibre -> {
                    add(steps, entry.begin(), new Step.Fibre(fibre.gramsPerDay()));
                    if (!fibreAt(entry.end())) {
                        add(steps, entry.end(), new Step.Fibre(0));
                    }
                }
                case Act.Moment moment -> {
                    for (double hour : entry.hours()) {
                        add(steps, hour, new Step.Moment(moment));
                    }
                }
            }
        }
        changes.forEach(hour -> add(steps, hour, new Step.Change()));
        meals(steps);
        return steps;
    }

    private boolean fibreAt(double hour) {
        return schedule.stream().anyMatch(entry -> entry.act() instanceof Act.Fibre && entry.begin() == hour);
    }

    /** What happens at the last reading comes after it and is not seen. */
    private void add(List<Step> steps, double hour, Step.What what) {
        if (hour >= begin && hour < end) {
            steps.add(new Step(hour, what));
        }
    }

    private void meals(List<Step> steps) {
        TreeSet<Double> fasting = new TreeSet<>();
        TreeSet<Double> fed = new TreeSet<>();
        for (Step step : steps) {
            if (step.what() instanceof Step.Moment moment) {
                swallowedWithFood(moment.act()).ifPresent(with -> (with ? fed : fasting).add(step.hour()));
            }
        }
        TreeSet<Double> eaten = new TreeSet<>();
        List<Double> hours = Routine.USUAL.mealHours();
        for (double morning = begin; morning < end; morning += 24) {
            for (int which = 0; which < hours.size(); which++) {
                double hour = afterFast(morning + hours.get(which), fasting);
                Eating eating = eatingAt(morning + hours.get(which));
                if (!(eating instanceof Eating.Fasting)) {
                    eaten.add(hour);
                    add(steps, hour, new Step.Meal(eating, which));
                }
            }
        }
        for (double hour : fed) {
            Double before = eaten.floor(hour);
            Double after = eaten.ceiling(hour);
            boolean atMeal = before != null && hour - before <= WITH_MEAL || after != null && after - hour <= WITH_MEAL;
            if (!atMeal) {
                add(steps, hour, new Step.EmptyMeal());
            }
        }
    }

    private static double afterFast(double meal, TreeSet<Double> fasting) {
        double hour = meal;
        Double dose = fasting.floor(hour);
        while (dose != null && hour - dose < FAST_AFTER_DOSE) {
            hour = dose + FAST_AFTER_DOSE;
            dose = fasting.floor(hour);
            if (dose != null && dose + FAST_AFTER_DOSE <= hour) {
                break;
            }
        }
        return hour;
    }

    /** Empty: it is not swallowed, or brings its own meal. */
    private static Optional<Boolean> swallowedWithFood(Act.Moment act) {
        return switch (act) {
            case Act.Dose dose ->
                dose.route() == Route.ORAL || dose.route() == Route.SUBLINGUAL
                        ? Optional.of(dose.withFood())
                        : Optional.empty();
            case Act.Portion portion ->
                portion.withFood() ? portion.bite() ? Optional.of(true) : Optional.empty() : Optional.of(false);
            default -> Optional.empty();
        };
    }

    private Eating eatingAt(double hour) {
        for (Entry entry : schedule) {
            if (entry.act() instanceof Act.Diet diet && hour >= entry.begin() && hour < entry.end()) {
                return diet.eating();
            }
        }
        return usual;
    }
}

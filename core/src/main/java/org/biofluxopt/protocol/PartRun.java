package org.biofluxopt.protocol;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.biofluxopt.simulator.Intake;

/** Lives a part through a timeline. */
final class PartRun {
    /** Told at each reading. */
    @FunctionalInterface
    interface Reader {
        void read(int index, Part part);
    }

    private final Part part;
    private final Subjects subjects;
    private final List<Entry> schedule;
    private final Physiology physiology;
    private final double preparationLeft;
    private final Map<Eating, double[][]> meals = new HashMap<>();

    /** @param schedule what decides drugs and conditions at a change */
    PartRun(Part part, Subjects subjects, List<Entry> schedule, Physiology physiology, double preparationLeft) {
        this.part = part;
        this.subjects = subjects;
        this.schedule = schedule;
        this.physiology = physiology;
        this.preparationLeft = preparationLeft;
    }

    /** Runs to the last step, or to {@code until} if that is later. */
    void run(List<Step> steps, double until, Reader reader, Executor executor) {
        for (Step step : steps) {
            advance(step.hour(), executor);
            if (step.what() instanceof Step.Read read) {
                reader.read(read.index(), part);
            } else if (step.what() instanceof Step.OpenBooks) {
                part.group().openBooks();
            } else {
                for (int lane = 0; lane < part.people().size(); lane++) {
                    apply(step, lane);
                }
            }
        }
        advance(until, executor);
    }

    private void advance(double hour, Executor executor) {
        double own = hour + part.shift();
        if (own > part.group().hour()) {
            part.group().advanceTo(own, executor);
        }
    }

    private void apply(Step step, int lane) {
        Person person = part.people().get(lane);
        switch (step.what()) {
            case Step.Read ignored -> {}
            case Step.OpenBooks ignored -> {}
            case Step.Change ignored -> change(lane, Health.at(subjects, schedule, step.hour()));
            case Step.Fibre fibre -> part.group().take(lane, new Intake.Fibre(fibre.gramsPerDay()));
            case Step.EmptyMeal ignored ->
                part.group().take(lane, new Intake.Food(0, Optional.empty(), true, Optional.empty()));
            case Step.Meal meal -> {
                double amount = meals(meal.eating())[lane][meal.which()];
                part.group().take(lane, new Intake.Food(amount, Optional.empty(), true, Optional.empty()));
            }
            case Step.Moment moment -> moment(lane, person, moment.act());
        }
    }

    void change(int lane, Health health) {
        Person person = part.people().get(lane);
        part.group().change(lane, before -> physiology.host(person, health, Habit.of(subjects)));
    }

    private void moment(int lane, Person person, Act.Moment act) {
        switch (act) {
            case Act.Dose dose -> {
                double amount = dose.micrograms() * (dose.perKilogram() ? person.weightKg() : 1);
                part.group()
                        .take(lane, new Intake.Dose(amount, dose.form(), dose.route(), dose.withFood(), dose.label()));
            }
            case Act.Portion portion -> {
                double amount = portion.micrograms() * (portion.perKilogram() ? person.weightKg() : 1);
                part.group().take(lane, new Intake.Food(amount, portion.matrix(), !portion.bite(), portion.label()));
            }
            case Act.Probiotic probiotic ->
                part.group().take(lane, new Intake.Probiotic(probiotic.member(), probiotic.cfu()));
            case Act.BowelPreparation ignored -> part.group().take(lane, new Intake.BowelPreparation(preparationLeft));
            case Act.Onset ignored -> {}
            case Act.Eradication ignored -> {}
        }
    }

    private double[][] meals(Eating eating) {
        return meals.computeIfAbsent(
                eating,
                key -> part.people().stream()
                        .map(person -> physiology.meals(person, key))
                        .toArray(double[][]::new));
    }
}

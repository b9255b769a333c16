package org.biofluxopt.simulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.biofluxopt.kinetics.Expr;
import org.biofluxopt.kinetics.LaneBlock;
import org.biofluxopt.network.HostDraw;

/**
 * A group of which is written down what is done to its people, so that their lives can be run again by others. The
 * record starts anew at {@link #openBooks()}.
 */
public final class RecordedGroup implements VirtualGroup {
    private final ModelGroup group;
    private final Consumer<RecordedGroup> born;
    private final List<PersonModel> beginning = new ArrayList<>();
    private final List<List<Happening>> happenings = new ArrayList<>();
    private double opened;

    private RecordedGroup(ModelGroup group, Consumer<RecordedGroup> born) {
        this.group = group;
        this.born = born;
        for (int lane = 0; lane < group.size(); lane++) {
            beginning.add(PersonModel.of(group, lane));
            happenings.add(new ArrayList<>());
        }
        opened = group.hour();
        born.accept(this);
    }

    /** @param group made by {@link Simulator}; used on through the record alone */
    public static RecordedGroup of(VirtualGroup group) {
        return of(group, recorded -> {});
    }

    /** @param born told of this one and of every copy or selection made of it, in order */
    public static RecordedGroup of(VirtualGroup group, Consumer<RecordedGroup> born) {
        if (group instanceof ModelGroup simulated) {
            return new RecordedGroup(simulated, born);
        }
        throw new IllegalArgumentException("Only groups of the simulator can be recorded");
    }

    /** One of some people who live by the day; the lanes themselves are left as they are. */
    public static RecordedGroup of(Lanes lanes, int lane) {
        RecordedGroup recorded = new RecordedGroup(lanes.group().select(new int[] {lane}), copy -> {});
        recorded.group.resetClock();
        recorded.openBooks();
        return recorded;
    }

    /** Who it is. */
    public VirtualPerson person(int lane) {
        return group.subject(lane).person();
    }

    /** The person as of the last {@link #openBooks()}. */
    public PersonModel beginning(int lane) {
        return beginning.get(lane);
    }

    /** What was done since, in order. */
    public List<Happening> happenings(int lane) {
        return List.copyOf(happenings.get(lane));
    }

    @Override
    public int size() {
        return group.size();
    }

    @Override
    public double hour() {
        return group.hour();
    }

    @Override
    public void advanceTo(double hour, Executor executor) {
        group.advanceTo(hour, executor);
    }

    /** The usual meals of a day from now on, and the usual tablet with breakfast. */
    public void live(int days, Routine routine, Executor executor) {
        double start = hour();
        for (int day = 0; day < days; day++) {
            for (int meal = 0; meal < routine.mealHours().size(); meal++) {
                advanceTo(start + 24 * day + routine.mealHours().get(meal), executor);
                for (int lane = 0; lane < size(); lane++) {
                    HostDraw host = group.subject(lane).host();
                    double food = host.foodMicrograms() * routine.mealShares().get(meal);
                    take(lane, new Intake.Food(food, Optional.empty(), true, Optional.empty()));
                    if (meal == 0 && host.tabletMicrograms() > 0) {
                        take(
                                lane,
                                new Intake.Dose(host.tabletMicrograms(), Form.CN, Route.ORAL, true, Optional.empty()));
                    }
                }
            }
        }
        advanceTo(start + 24 * days, executor);
    }

    @Override
    public void take(int lane, Intake intake) {
        double[] before = parameters(lane);
        Map<Integer, Expr> amounts = intake instanceof Intake.BowelPreparation washed
                ? washed(lane, washed.shareLeft())
                : added(lane, intake);
        group.take(lane, intake);
        note(lane, name(intake), amounts, settings(before, parameters(lane)));
    }

    /** Increments do not depend on what is there, so an empty person shows them without rounding. */
    private Map<Integer, Expr> added(int lane, Intake intake) {
        LaneBlock empty = group.model().scheme().newBlock();
        new Swallowing(group.model(), empty, 0, group.subject(lane)).take(intake);
        Map<Integer, Expr> amounts = new HashMap<>();
        for (int i = 0; i < group.model().network.species().size(); i++) {
            double more = empty.amount(0, i);
            if (more != 0) {
                amounts.put(i, new Expr.Amount(i).plus(more));
            }
        }
        return amounts;
    }

    /** What changes by a wash-out of a full person, which is a scaling. */
    private Map<Integer, Expr> washed(int lane, double shareLeft) {
        LaneBlock full = group.model().scheme().newBlock();
        int species = group.model().network.species().size();
        for (int i = 0; i < species; i++) {
            full.amount(0, i, 1);
        }
        new Swallowing(group.model(), full, 0, group.subject(lane)).take(new Intake.BowelPreparation(shareLeft));
        Map<Integer, Expr> amounts = new HashMap<>();
        for (int i = 0; i < species; i++) {
            if (full.amount(0, i) != 1) {
                amounts.put(i, new Expr.Amount(i).times(full.amount(0, i)));
            }
        }
        return amounts;
    }

    @Override
    public void change(int lane, UnaryOperator<HostDraw> change) {
        double[] before = parameters(lane);
        Subject subject = group.subject(lane);
        group.change(lane, change);
        Subject after = group.subject(lane);
        Map<Integer, Expr> amounts = new HashMap<>();
        double ratio = after.receptors() / Math.max(subject.receptors(), 1e-12);
        if (ratio != 1) {
            HostPart host = group.model().host;
            Expr used = new Expr.Amount(host.used).times(ratio);
            amounts.put(host.used, used);
            amounts.put(host.open, Expr.of(after.receptors()).minus(used));
        }
        Map<Integer, Double> settings = settings(before, parameters(lane));
        if (!amounts.isEmpty() || !settings.isEmpty()) {
            note(lane, "a drug or condition changes", amounts, settings);
        }
    }

    /** Whether the laws of the markers are still those at the beginning; else the read-outs there hold no more. */
    public boolean keepsReadOuts(int lane) {
        return beginning.get(lane).readings().equals(PersonModel.of(group, lane).readings());
    }

    private void note(int lane, String name, Map<Integer, Expr> amounts, Map<Integer, Double> settings) {
        happenings.get(lane).add(new Happening(hour() - opened, name, amounts, settings));
    }

    private double[] parameters(int lane) {
        double[] values = new double[group.model().network.parameters().size()];
        for (int p = 0; p < values.length; p++) {
            values[p] = group.block(lane).parameter(group.place(lane), p);
        }
        return values;
    }

    private static Map<Integer, Double> settings(double[] before, double[] after) {
        Map<Integer, Double> settings = new HashMap<>();
        for (int p = 0; p < before.length; p++) {
            if (before[p] != after[p]) {
                settings.put(p, after[p]);
            }
        }
        return settings;
    }

    private static String name(Intake intake) {
        return switch (intake) {
            case Intake.Dose d -> "dose of " + d.micrograms() + " ug " + d.form() + " " + d.route();
            case Intake.Food f -> (f.meal() ? "meal" : "bite") + " with " + f.micrograms() + " ug";
            case Intake.Probiotic p -> "probiotic " + p.member() + " " + p.cfu() + " CFU";
            case Intake.Fibre f -> "added fibre " + f.gramsPerDay() + " g a day";
            case Intake.BowelPreparation b -> "bowel preparation, share left " + b.shareLeft();
        };
    }

    @Override
    public double[] read(Output output) {
        return group.read(output);
    }

    @Override
    public double[] label(String label, LabelPlace place) {
        return group.label(label, place);
    }

    @Override
    public Map<String, double[]> faecalProfile() {
        return group.faecalProfile();
    }

    @Override
    public void openBooks() {
        group.openBooks();
        opened = group.hour();
        for (int lane = 0; lane < size(); lane++) {
            beginning.set(lane, PersonModel.of(group, lane));
            happenings.get(lane).clear();
        }
    }

    @Override
    public RecordedGroup copy() {
        RecordedGroup copy = new RecordedGroup(group.copy(), born);
        copy.opened = opened;
        for (int lane = 0; lane < size(); lane++) {
            copy.beginning.set(lane, beginning.get(lane));
            copy.happenings.get(lane).addAll(happenings.get(lane));
        }
        return copy;
    }

    @Override
    public RecordedGroup select(int[] lanes) {
        RecordedGroup selected = new RecordedGroup(group.select(lanes), born);
        selected.opened = opened;
        for (int i = 0; i < lanes.length; i++) {
            selected.beginning.set(i, beginning.get(lanes[i]));
            selected.happenings.get(i).addAll(happenings.get(lanes[i]));
        }
        return selected;
    }

    /** The record starts anew. */
    @Override
    public RecordedGroup gather(List<? extends VirtualGroup> groups, int[] lanes) {
        List<VirtualGroup> inside = new ArrayList<>();
        for (VirtualGroup one : groups) {
            inside.add(one instanceof RecordedGroup recorded ? recorded.group : one);
        }
        return new RecordedGroup(group.gather(inside, lanes), born);
    }

    /** The person's record starts anew. */
    @Override
    public void readOut(int lane, double[] factors) {
        group.readOut(lane, factors);
        beginning.set(lane, PersonModel.of(group, lane));
        happenings.get(lane).clear();
    }
}

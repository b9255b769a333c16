package org.biofluxopt.simulator;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import org.biofluxopt.intervention.DaySlot;
import org.biofluxopt.network.HostDraw;

/** Virtual people side by side in the training tier, a lane each, at a moment just before breakfast; they live by the day. */
public final class Lanes {
    /** Share of the day's food cobalamin at breakfast, lunch and dinner. */
    public static final List<Double> MEAL_SHARES = List.of(0.25, 0.35, 0.40);

    private static final double[] HOURS =
            Arrays.stream(DaySlot.values()).mapToDouble(slot -> slot.hour() - 8).toArray();
    private static final DaySlot[] SLOTS = DaySlot.values();

    private final Simulator simulator;
    private final ModelGroup group;
    private final List<String> memberIds;

    Lanes(Simulator simulator, ModelGroup group) {
        this.simulator = simulator;
        this.group = group;
        memberIds = group.subject(0).person().community().members().stream()
                .map(GutCommunity.Member::id)
                .toList();
    }

    public int size() {
        return group.size();
    }

    public VirtualPerson person(int lane) {
        return group.subject(lane).person();
    }

    /** The same people at the same moment; the two then go their own ways. */
    public Lanes copy() {
        return new Lanes(simulator, group.copy());
    }

    /** Some of the lanes, in the given order; a lane may come more than once. */
    public Lanes select(int[] lanes) {
        return new Lanes(simulator, group.select(lanes));
    }

    /** The same state in hosts that changed: a drug stopped, an overgrowth treated. */
    public Lanes withHosts(UnaryOperator<HostDraw> change) {
        Lanes changed = copy();
        for (int lane = 0; lane < size(); lane++) {
            changed.group.change(lane, change);
        }
        return changed;
    }

    /**
     * The same people, showing more or less of each marker at equal status; the pools that go with it are scaled.
     *
     * @param drawn per lane four logs of factors (haptocorrin, transcobalamin, MMA, homocysteine), then four log
     *     deviations of the day
     */
    Lanes withReadOuts(double[][] drawn) {
        Lanes changed = copy();
        for (int lane = 0; lane < size(); lane++) {
            double[] factor = Arrays.stream(drawn[lane]).map(Math::exp).toArray();
            changed.group.readOut(lane, factor);
            System.arraycopy(drawn[lane], Readings.MARKERS, changed.group.deviation(lane), 0, Readings.MARKERS);
        }
        changed.group.openBooks();
        return changed;
    }

    public DayEvents newDay() {
        return new DayEvents(size(), memberIds);
    }

    /** A day on which everybody swallows what they usually do. */
    public DayEvents habitualDay() {
        DayEvents events = newDay();
        for (int lane = 0; lane < size(); lane++) {
            habitual(events, lane);
        }
        return events;
    }

    /** Adds what a lane usually swallows: food in three meals, the usual tablet with breakfast. */
    public void habitual(DayEvents events, int lane) {
        HostDraw host = person(lane).host();
        double food = host.foodMicrograms();
        events.food(DaySlot.BREAKFAST, lane, food * MEAL_SHARES.get(0));
        events.food(DaySlot.LUNCH, lane, food * MEAL_SHARES.get(1));
        events.food(DaySlot.DINNER, lane, food * MEAL_SHARES.get(2));
        events.tablet(DaySlot.BREAKFAST, lane, host.tabletMicrograms());
    }

    /** Advances all lanes by 24 h from 08:00. */
    public void day(DayEvents events) {
        day(events, Runnable::run);
    }

    /** As {@link #day(DayEvents)}, blocks of lanes on an executor. */
    public void day(DayEvents events, Executor executor) {
        group.runDay(HOURS, (lane, slot) -> swallow(events, lane, slot), executor);
        double kept = Math.exp(-1 / simulator.parameters().variation().withinDays());
        for (int lane = 0; lane < size(); lane++) {
            double[] deviation = group.deviation(lane);
            for (int marker = 0; marker < deviation.length; marker++) {
                deviation[marker] *= kept;
            }
        }
    }

    private void swallow(DayEvents events, int lane, int slot) {
        if (slot == 0) {
            begin(events, lane);
        }
        int at = lane * DayEvents.SLOTS + slot;
        boolean meal = SLOTS[slot].isMeal() && !events.noMeals[lane];
        if (meal || events.food[at] > 0) {
            group.take(lane, new Intake.Food(events.food[at], Optional.empty(), meal, Optional.empty()));
        }
        if (events.tablet[at] > 0) {
            group.take(lane, new Intake.Dose(events.tablet[at], Form.CN, Route.ORAL, meal, Optional.empty()));
        }
    }

    private void begin(DayEvents events, int lane) {
        group.fibre(lane, events.fibre[lane]);
        for (int m = 0; m < memberIds.size(); m++) {
            double cfu = events.probiotic[lane * memberIds.size() + m];
            if (cfu > 0) {
                group.take(lane, new Intake.Probiotic(memberIds.get(m), cfu));
            }
            group.scale(lane, m, events.log2, (lane * memberIds.size() + m) * DayEvents.ENZYMES);
        }
    }

    /** Serum total B12, mean of the last day, pmol/L. */
    public double[] serumB12() {
        return read((readings, lane) -> readings.serum(meanOfDay(lane, group.model().host.serumHours)));
    }

    /** Holotranscobalamin, mean of the last day, pmol/L. */
    public double[] holoTc() {
        return read((readings, lane) -> readings.holoTc(meanOfDay(lane, group.model().host.holoTcHours)));
    }

    private double meanOfDay(int lane, int hours) {
        return group.onLastDay(lane, hours) / 24;
    }

    /** Methylmalonic acid, nmol/L. */
    public double[] mma() {
        return group.read(Output.MMA);
    }

    /** Homocysteine, umol/L. */
    public double[] homocysteine() {
        return group.read(Output.HOMOCYSTEINE);
    }

    /** True cobalamin that entered the gut wall on the last day, re-absorbed bile included, ug. */
    public double[] absorbed() {
        HostPart host = group.model().host;
        return read(
                (readings, lane) -> group.onLastDay(lane, host.absorbed[0]) + group.onLastDay(lane, host.absorbed[1]));
    }

    /** The part of it that came from tablets, ug. */
    public double[] absorbedFromTablet() {
        return onLastDay(group.model().host.absorbed[1]);
    }

    /** Cobalamin in the body, gut content left out, ug. */
    public double[] bodyStore() {
        return group.read(Output.BODY_STORE);
    }

    /** Cobalamin lost in urine on the last day, ug. */
    public double[] urine() {
        return onLastDay(group.model().host.urine);
    }

    /** True cobalamin lost in faeces on the last day, ug. */
    public double[] faeces() {
        return onLastDay(group.model().community.faecesTrue);
    }

    /** All corrinoids lost in faeces on the last day, ug. */
    public double[] faecalCorrinoid() {
        CommunityPart gut = group.model().community;
        return read((readings, lane) -> group.onLastDay(lane, gut.faecesTrue)
                + group.onLastDay(lane, gut.faecesAnalogue)
                + group.onLastDay(lane, gut.faecesCobinamide));
    }

    private double[] onLastDay(int counter) {
        return read((readings, lane) -> group.onLastDay(lane, counter));
    }

    public int members() {
        return memberIds.size();
    }

    public String memberId(int member) {
        return memberIds.get(member);
    }

    /** Share of a member in the colon, residents and transients together 1. */
    public double share(int member, int lane) {
        return new Readings(group, lane).share(member);
    }

    /** Shares of the residents in the colon, in the order of members; sum 1. */
    public double[] residentShares(int lane) {
        return new Readings(group, lane).residentShares();
    }

    /** Bray-Curtis dissimilarity of the resident colonic composition to another moment or arm of the same lane, 0..1. */
    public double brayCurtis(Lanes other, int lane) {
        return Readings.brayCurtis(
                new Readings(group, lane).residentShares(), new Readings(other.group, lane).residentShares());
    }

    /** Shannon diversity of the resident colonic composition, nats. */
    public double shannon(int lane) {
        return Readings.shannon(new Readings(group, lane).residentShares());
    }

    /** What is missing in the books of true cobalamin since the beginning, of all that went through; 0 is perfect. */
    public double massBalanceError(int lane) {
        return group.massBalanceError(lane);
    }

    ModelGroup group() {
        return group;
    }

    private interface Reading {
        double of(Readings readings, int lane);
    }

    private double[] read(Reading reading) {
        double[] values = new double[size()];
        for (int lane = 0; lane < values.length; lane++) {
            values[lane] = reading.of(new Readings(group, lane), lane);
        }
        return values;
    }
}

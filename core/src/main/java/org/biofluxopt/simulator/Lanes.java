package org.biofluxopt.simulator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import org.biofluxopt.intervention.DaySlot;
import org.biofluxopt.network.HostDraw;
import org.biofluxopt.numeric.Parallel;

/**
 * Virtual people side by side, a lane each, at a moment just before breakfast. A lane's numbers lie together in one
 * array, so that a day of one lane runs in the first-level cache; lanes never touch each other.
 */
public final class Lanes {
    /** Share of the day's food cobalamin at breakfast, lunch and dinner. */
    public static final List<Double> MEAL_SHARES = List.of(0.25, 0.35, 0.40);

    private static final int BLOCK = 8;

    private final Simulator simulator;
    private final List<VirtualPerson> people;
    private final List<String> memberIds;
    private final int residents;
    private final LaneModel[] models;
    private final double[][] state;

    Lanes(Simulator simulator, List<VirtualPerson> people) {
        this(simulator, people, models(simulator, people), null);
    }

    private Lanes(
            Simulator simulator,
            List<VirtualPerson> people,
            LaneModel[] models,
            double @org.jspecify.annotations.Nullable [][] state) {
        if (people.isEmpty()) {
            throw new IllegalArgumentException("Expected at least one person");
        }
        this.simulator = simulator;
        this.people = List.copyOf(people);
        GutCommunity community = people.getFirst().community();
        memberIds = community.members().stream().map(GutCommunity.Member::id).toList();
        residents = community.residents();
        this.models = models;
        this.state = state != null ? state : initial(models);
    }

    private static LaneModel[] models(Simulator simulator, List<VirtualPerson> people) {
        return people.stream()
                .map(person -> new LaneModel(simulator.parameters(), person))
                .toArray(LaneModel[]::new);
    }

    private static double[][] initial(LaneModel[] models) {
        double[][] state = new double[models.length][];
        for (int lane = 0; lane < models.length; lane++) {
            state[lane] = models[lane].initial();
        }
        return state;
    }

    public int size() {
        return models.length;
    }

    public VirtualPerson person(int lane) {
        return people.get(lane);
    }

    /** The same people at the same moment; the two then go their own ways. */
    public Lanes copy() {
        double[][] copied = new double[size()][];
        for (int lane = 0; lane < size(); lane++) {
            copied[lane] = state[lane].clone();
        }
        return new Lanes(simulator, people, models.clone(), copied);
    }

    /** Some of the lanes, in the given order; a lane may come more than once. */
    public Lanes select(int[] lanes) {
        List<VirtualPerson> chosen = new ArrayList<>();
        LaneModel[] chosenModels = new LaneModel[lanes.length];
        double[][] chosenState = new double[lanes.length][];
        for (int i = 0; i < lanes.length; i++) {
            chosen.add(people.get(lanes[i]));
            chosenModels[i] = models[lanes[i]];
            chosenState[i] = state[lanes[i]].clone();
        }
        return new Lanes(simulator, chosen, chosenModels, chosenState);
    }

    /** The same state in hosts that changed: a drug stopped, an overgrowth treated. */
    public Lanes withHosts(UnaryOperator<HostDraw> change) {
        List<VirtualPerson> changed = people.stream()
                .map(person -> new VirtualPerson(change.apply(person.host()), person.factors(), person.community()))
                .toList();
        return new Lanes(simulator, changed, models(simulator, changed), copy().state);
    }

    /**
     * The same people, showing more or less of each marker at equal status; the pools that go with it are scaled.
     *
     * @param drawn per lane four logs of factors (haptocorrin, transcobalamin, MMA, homocysteine), then four log
     *     deviations of the day
     */
    Lanes withReadOuts(double[][] drawn) {
        List<VirtualPerson> changed = new ArrayList<>();
        double[][] scaled = new double[size()][];
        for (int lane = 0; lane < size(); lane++) {
            VirtualPerson person = people.get(lane);
            double[] factor = Arrays.stream(drawn[lane]).map(Math::exp).toArray();
            HostFactors old = person.factors();
            HostFactors factors = old.withReadOuts(
                    old.haptocorrin() * factor[0],
                    old.transcobalamin() * factor[1],
                    old.mma() * factor[2],
                    old.homocysteine() * factor[3]);
            changed.add(new VirtualPerson(person.host(), factors, person.community()));
            scaled[lane] = state[lane].clone();
            LaneModel.scaleReadOuts(scaled[lane], factor[0], factor[1]);
            System.arraycopy(drawn[lane], 4, scaled[lane], Pool.DEVIATION_SERUM, 4);
        }
        Lanes lanes = new Lanes(simulator, changed, models(simulator, changed), scaled);
        lanes.openBooks();
        return lanes;
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
        HostDraw host = people.get(lane).host();
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
        int blocks = (size() + BLOCK - 1) / BLOCK;
        Parallel.run(blocks, executor, block -> {
            int end = Math.min(size(), (block + 1) * BLOCK);
            for (int lane = block * BLOCK; lane < end; lane++) {
                models[lane].day(state[lane], events, lane);
            }
        });
    }

    /** Serum total B12, mean of the last day, pmol/L. */
    public double[] serumB12() {
        return read(LaneModel::serum);
    }

    /** Holotranscobalamin, mean of the last day, pmol/L. */
    public double[] holoTc() {
        return read(LaneModel::holoTc);
    }

    /** Methylmalonic acid, nmol/L. */
    public double[] mma() {
        return read(LaneModel::mma);
    }

    /** Homocysteine, umol/L. */
    public double[] homocysteine() {
        return read(LaneModel::homocysteine);
    }

    /** True cobalamin that entered the gut wall on the last day, re-absorbed bile included, ug. */
    public double[] absorbed() {
        return read((model, x) -> x[Pool.DAY_ABSORBED_NAT] + x[Pool.DAY_ABSORBED_CN]);
    }

    /** The part of it that came from tablets, ug. */
    public double[] absorbedFromTablet() {
        return read((model, x) -> x[Pool.DAY_ABSORBED_CN]);
    }

    /** Cobalamin in the body, gut content left out, ug. */
    public double[] bodyStore() {
        return read((model, x) -> LaneModel.body(x));
    }

    /** Cobalamin lost in urine on the last day, ug. */
    public double[] urine() {
        return read((model, x) -> x[Pool.DAY_URINE]);
    }

    /** True cobalamin lost in faeces on the last day, ug. */
    public double[] faeces() {
        return read((model, x) -> x[Pool.DAY_FAECES]);
    }

    /** All corrinoids lost in faeces on the last day, ug. */
    public double[] faecalCorrinoid() {
        return read((model, x) -> x[Pool.DAY_FAECES_CORRINOID]);
    }

    public int members() {
        return memberIds.size();
    }

    public String memberId(int member) {
        return memberIds.get(member);
    }

    /** Share of a member in the colon, residents and transients together 1. */
    public double share(int member, int lane) {
        return models[lane].community().shares(state[lane])[member];
    }

    /** Bray-Curtis dissimilarity of the resident colonic composition to another moment or arm of the same lane, 0..1. */
    public double brayCurtis(Lanes other, int lane) {
        double[] mine = residents(lane);
        double[] theirs = other.residents(lane);
        double difference = 0;
        for (int m = 0; m < residents; m++) {
            difference += Math.abs(mine[m] - theirs[m]);
        }
        return difference / 2;
    }

    /** Shannon diversity of the resident colonic composition, nats. */
    public double shannon(int lane) {
        double sum = 0;
        for (double share : residents(lane)) {
            sum -= share > 0 ? share * Math.log(share) : 0;
        }
        return sum;
    }

    private double[] residents(int lane) {
        double[] shares = Arrays.copyOf(models[lane].community().shares(state[lane]), residents);
        double sum = Arrays.stream(shares).sum();
        for (int m = 0; m < residents; m++) {
            shares[m] /= sum;
        }
        return shares;
    }

    /** What is missing in the books of true cobalamin since the beginning, of all that went through; 0 is perfect. */
    public double massBalanceError(int lane) {
        return models[lane].massBalanceError(state[lane]);
    }

    /** Starts the books of cobalamin anew. */
    void openBooks() {
        for (int lane = 0; lane < size(); lane++) {
            models[lane].openBooks(state[lane]);
        }
    }

    double[] state(int lane) {
        return state[lane];
    }

    LaneModel model(int lane) {
        return models[lane];
    }

    private interface Reading {
        double of(LaneModel model, double[] state);
    }

    private double[] read(Reading reading) {
        double[] values = new double[size()];
        for (int lane = 0; lane < values.length; lane++) {
            values[lane] = reading.of(models[lane], state[lane]);
        }
        return values;
    }
}

package org.biofluxopt.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.biofluxopt.kinetics.LaneBlock;
import org.biofluxopt.network.HostDraw;
import org.biofluxopt.numeric.Parallel;

/** People side by side in blocks; the tier is what the blocks are made of. */
final class ModelGroup implements VirtualGroup {
    private final Setup setup;
    private final HostGutModel model;
    private final List<Subject> subjects;
    private final LaneBlock[] blocks;
    private final int lanes;
    private final double[][] opened;
    private final double[][] openedShares;
    private final double[][] dayBegan;
    private final double[] entered;
    private final double[] contentAtStart;
    /** Log deviation of each marker from the model, [lane][marker]: a person's own fluctuation. */
    private final double[][] deviation;

    /** People with empty bodies, fasted, with their usual microbes. */
    ModelGroup(SimulatorParameters parameters, List<VirtualPerson> people, Setup setup) {
        this(i -> parameters, people, setup);
    }

    /** @param parameters of each person by number */
    ModelGroup(IntFunction<SimulatorParameters> parameters, List<VirtualPerson> people, Setup setup) {
        this(setup, model(people, setup), subjects(parameters, people, setup));
    }

    private ModelGroup(Setup setup, HostGutModel model, List<Subject> subjects) {
        this(setup, model, subjects, blocks(subjects.size(), model.scheme()::newBlock));
        Beginnings beginnings = new Beginnings(model);
        for (int lane = 0; lane < blocks.length * lanes; lane++) {
            Subject subject = subjects.get(Math.min(lane, size() - 1)); // spare lanes live the last person's life
            beginnings.person(block(lane), place(lane), subject);
        }
        openBooks();
    }

    private ModelGroup(Setup setup, HostGutModel model, List<Subject> subjects, LaneBlock[] blocks) {
        this.setup = setup;
        this.model = model;
        this.subjects = new ArrayList<>(subjects);
        this.blocks = blocks;
        lanes = blocks[0].lanes();
        int species = model.network.species().size();
        opened = new double[subjects.size()][species];
        dayBegan = new double[subjects.size()][species];
        openedShares = new double[subjects.size()][];
        entered = new double[subjects.size()];
        contentAtStart = new double[subjects.size()];
        deviation = new double[subjects.size()][Readings.MARKERS];
    }

    private static LaneBlock[] blocks(int people, Supplier<? extends LaneBlock> fresh) {
        LaneBlock first = fresh.get();
        LaneBlock[] blocks = new LaneBlock[(people + first.lanes() - 1) / first.lanes()];
        blocks[0] = first;
        for (int b = 1; b < blocks.length; b++) {
            blocks[b] = fresh.get();
        }
        return blocks;
    }

    private static HostGutModel model(List<VirtualPerson> people, Setup setup) {
        if (people.isEmpty()) {
            throw new IllegalArgumentException("Expected at least one person");
        }
        return HostGutModel.of(ModelLayout.of(people.getFirst().community(), setup));
    }

    private static List<Subject> subjects(
            IntFunction<SimulatorParameters> parameters, List<VirtualPerson> people, Setup setup) {
        List<Subject> subjects = new ArrayList<>();
        for (VirtualPerson person : people) {
            subjects.add(new Subject(parameters.apply(subjects.size()), person, setup));
        }
        return subjects;
    }

    HostGutModel model() {
        return model;
    }

    Subject subject(int lane) {
        return subjects.get(lane);
    }

    LaneBlock block(int lane) {
        return blocks[lane / lanes];
    }

    int place(int lane) {
        return lane % lanes;
    }

    double amount(int lane, int species) {
        return block(lane).amount(place(lane), species);
    }

    void amount(int lane, int species, double value) {
        block(lane).amount(place(lane), species, value);
    }

    double[] deviation(int lane) {
        return deviation[lane];
    }

    void resetClock() {
        for (LaneBlock block : blocks) {
            block.resetClock();
        }
    }

    @Override
    public int size() {
        return subjects.size();
    }

    @Override
    public double hour() {
        return blocks[0].hour();
    }

    @Override
    public void advanceTo(double hour, Executor executor) {
        Parallel.run(blocks.length, executor, b -> blocks[b].advanceTo(hour));
    }

    /** What happens to a lane at one of the moments of a day. */
    interface Moment {
        void at(int lane, int moment);
    }

    /**
     * One day of all lanes, each block on its own.
     *
     * @param hours when the moments are, h after now, rising, 0..24
     */
    void runDay(double[] hours, Moment moments, Executor executor) {
        double now = hour();
        Parallel.run(blocks.length, executor, b -> {
            int end = Math.min(size(), (b + 1) * lanes);
            for (int lane = b * lanes; lane < end; lane++) {
                for (int i = 0; i < dayBegan[lane].length; i++) {
                    dayBegan[lane][i] = amount(lane, i);
                }
            }
            for (int moment = 0; moment < hours.length; moment++) {
                blocks[b].advanceTo(now + hours[moment]);
                for (int lane = b * lanes; lane < end; lane++) {
                    moments.at(lane, moment);
                }
            }
            blocks[b].advanceTo(now + 24);
        });
    }

    /** What a counter gained on the last day that {@link #runDay} ran. */
    double onLastDay(int lane, int counter) {
        return amount(lane, counter) - dayBegan[lane][counter];
    }

    @Override
    public void take(int lane, Intake intake) {
        entered[lane] += new Swallowing(model, block(lane), place(lane), subjects.get(lane)).take(intake);
    }

    @Override
    public void change(int lane, UnaryOperator<HostDraw> change) {
        Subject before = subjects.get(lane);
        VirtualPerson person = before.person();
        become(
                lane,
                new Subject(
                        before.parameters(),
                        new VirtualPerson(change.apply(person.host()), person.factors(), person.community()),
                        setup));
    }

    /** The state stays, the laws are those of another person from now on. */
    void become(int lane, Subject after) {
        Subject before = subjects.get(lane);
        subjects.set(lane, after);
        double[] numbers = model.numbers(after);
        for (int p = 0; p < numbers.length; p++) {
            if (!model.setByHand(p)) {
                block(lane).parameter(place(lane), p, numbers[p]);
            }
        }
        double receptors = after.receptors();
        double ratio = receptors / Math.max(before.receptors(), 1e-12);
        double used = Math.min(amount(lane, model.host.used) * ratio, receptors);
        amount(lane, model.host.used, used);
        amount(lane, model.host.open, receptors - used);
    }

    /** Added fibre from now on, g a day. */
    void fibre(int lane, double gramsPerDay) {
        double share = gramsPerDay / subjects.get(lane).community().usualFibre();
        set(lane, CommunityPart.index(model.community.fibreGrams), share);
    }

    /** Scales the enzymes of a member from now on; the costs are paid in growth. */
    void scale(int lane, int member, double[] log2, int offset) {
        SimulatorParameters.Community c = subjects.get(lane).community();
        double[] costs = {c.costSynthesis(), c.costLigand(), c.costUptake(), c.costRemodelling(), c.costRelease()};
        double effort = 1;
        for (int e = 0; e < costs.length; e++) {
            double scaling = log2[offset + e] == 0 ? 1 : Math.pow(2, log2[offset + e]);
            effort -= costs[e] * (scaling - 1);
            set(lane, CommunityPart.index(model.community.scaling[member][e]), scaling);
        }
        if (member < model.community.residents) {
            set(lane, CommunityPart.index(model.community.effort[member]), Math.max(0, effort));
        }
    }

    private void set(int lane, int parameter, double value) {
        if (block(lane).parameter(place(lane), parameter) != value) {
            block(lane).parameter(place(lane), parameter, value);
        }
    }

    @Override
    public void readOut(int lane, double[] factor) {
        Subject before = subjects.get(lane);
        HostFactors old = before.person().factors();
        HostFactors factors = old.withReadOuts(
                old.haptocorrin() * factor[Readings.SERUM],
                old.transcobalamin() * factor[Readings.HOLOTC],
                old.mma() * factor[Readings.MMA],
                old.homocysteine() * factor[Readings.HOMOCYSTEINE]);
        VirtualPerson person = before.person();
        become(
                lane,
                new Subject(before.parameters(), new VirtualPerson(person.host(), factors, person.community()), setup));
        HostPart host = model.host;
        double bound = amount(lane, host.holoHc) * (factor[Readings.SERUM] - 1);
        double holoTc = onLastDay(lane, host.holoTcHours) * (factor[Readings.HOLOTC] - 1);
        amount(lane, host.holoHc, amount(lane, host.holoHc) + bound);
        amount(lane, host.holoTc, amount(lane, host.holoTc) * factor[Readings.HOLOTC]);
        amount(lane, host.apoTc, amount(lane, host.apoTc) * factor[Readings.HOLOTC]);
        amount(lane, host.holoTcHours, amount(lane, host.holoTcHours) + holoTc);
        amount(lane, host.serumHours, amount(lane, host.serumHours) + bound * 24 + holoTc);
    }

    @Override
    public double[] read(Output output) {
        double[] values = new double[size()];
        for (int lane = 0; lane < values.length; lane++) {
            values[lane] = new Readings(this, lane).of(output);
        }
        return values;
    }

    @Override
    public double[] label(String label, LabelPlace place) {
        double[] values = new double[size()];
        for (int lane = 0; lane < values.length; lane++) {
            values[lane] = new Readings(this, lane).label(label, place);
        }
        return values;
    }

    @Override
    public Map<String, double[]> faecalProfile() {
        double[] cobalamin = new double[size()];
        double[] analogues = new double[size()];
        double[] cobinamide = new double[size()];
        for (int lane = 0; lane < size(); lane++) {
            CommunityPart c = model.community;
            double real = sinceOpened(lane, c.faecesTrue);
            double other = sinceOpened(lane, c.faecesAnalogue);
            double incomplete = sinceOpened(lane, c.faecesCobinamide);
            double all = Math.max(real + other + incomplete, Double.MIN_NORMAL);
            cobalamin[lane] = real / all;
            analogues[lane] = other / all;
            cobinamide[lane] = incomplete / all;
        }
        return Map.of("cobalamin", cobalamin, "analogues", analogues, "cobinamide", cobinamide);
    }

    /** What a counter has gained since the books were opened. */
    double sinceOpened(int lane, int counter) {
        return amount(lane, counter) - opened[lane][counter];
    }

    double atOpening(int lane, int species) {
        return opened[lane][species];
    }

    double[] openingShares(int lane) {
        return openedShares[lane];
    }

    @Override
    public void openBooks() {
        for (int lane = 0; lane < size(); lane++) {
            openBooks(lane);
        }
    }

    private void openBooks(int lane) {
        for (int i = 0; i < opened[lane].length; i++) {
            opened[lane][i] = amount(lane, i);
        }
        openedShares[lane] = new Readings(this, lane).residentShares();
        entered[lane] = 0;
        contentAtStart[lane] = content(lane);
    }

    private double content(int lane) {
        return model.cobalamin(species -> amount(lane, species));
    }

    /** What is missing in the books of true cobalamin since they were opened, of all that went through; 0 is perfect. */
    double massBalanceError(int lane) {
        double gained = entered[lane] + sinceOpened(lane, model.community.synthesised);
        double gone = sinceOpened(lane, model.host.urine)
                + sinceOpened(lane, model.community.faecesTrue)
                + sinceOpened(lane, model.community.remodelled);
        double throughput = Math.max(contentAtStart[lane] + gained, 1e-12);
        return Math.abs(contentAtStart[lane] + gained - gone - content(lane)) / throughput;
    }

    /** The same people at the same moment, in blocks of another tier. */
    ModelGroup in(Supplier<? extends LaneBlock> fresh) {
        LaneBlock[] other = blocks(size(), fresh);
        int width = other[0].lanes();
        for (int lane = 0; lane < other.length * width; lane++) {
            int from = Math.min(lane, size() - 1);
            for (int i = 0; i < model.network.species().size(); i++) {
                other[lane / width].amount(lane % width, i, amount(from, i));
            }
            for (int p = 0; p < model.network.parameters().size(); p++) {
                double value = block(from).parameter(place(from), p);
                other[lane / width].parameter(lane % width, p, value);
            }
        }
        ModelGroup group = new ModelGroup(setup, model, subjects, other);
        for (int lane = 0; lane < size(); lane++) {
            group.takeBooks(lane, this, lane);
        }
        return group;
    }

    @Override
    public ModelGroup copy() {
        LaneBlock[] copied = new LaneBlock[blocks.length];
        for (int b = 0; b < blocks.length; b++) {
            copied[b] = blocks[b].copy();
        }
        ModelGroup group = new ModelGroup(setup, model, subjects, copied);
        for (int lane = 0; lane < size(); lane++) {
            group.takeBooks(lane, this, lane);
        }
        return group;
    }

    private void takeBooks(int lane, ModelGroup from, int fromLane) {
        opened[lane] = from.opened[fromLane].clone();
        dayBegan[lane] = from.dayBegan[fromLane].clone();
        openedShares[lane] = from.openedShares[fromLane];
        entered[lane] = from.entered[fromLane];
        contentAtStart[lane] = from.contentAtStart[fromLane];
        deviation[lane] = from.deviation[fromLane].clone();
    }

    @Override
    public ModelGroup select(int[] chosen) {
        List<Subject> people = new ArrayList<>();
        for (int lane : chosen) {
            people.add(subjects.get(lane));
        }
        LaneBlock[] selected = blocks(chosen.length, () -> blocks[0].copy());
        for (int lane = 0; lane < selected.length * lanes; lane++) {
            int from = chosen[Math.min(lane, chosen.length - 1)];
            selected[lane / lanes].put(lane % lanes, block(from), place(from));
        }
        ModelGroup group = new ModelGroup(setup, model, people, selected);
        for (int i = 0; i < chosen.length; i++) {
            group.takeBooks(i, this, chosen[i]);
        }
        return group;
    }

    @Override
    public ModelGroup gather(List<? extends VirtualGroup> groups, int[] chosen) {
        List<ModelGroup> from = new ArrayList<>();
        List<Subject> people = new ArrayList<>();
        for (int lane = 0; lane < chosen.length; lane++) {
            if (!(groups.get(lane) instanceof ModelGroup group) || group.lanes != lanes || !group.setup.equals(setup)) {
                throw new IllegalArgumentException("Groups that were settled in another way cannot be put together");
            }
            from.add(group);
            people.add(group.subjects.get(chosen[lane]));
        }
        LaneBlock[] gathered = blocks(chosen.length, () -> blocks[0].copy());
        for (int lane = 0; lane < gathered.length * lanes; lane++) {
            int of = Math.min(lane, chosen.length - 1);
            gathered[lane / lanes].put(
                    lane % lanes, from.get(of).block(chosen[of]), from.get(of).place(chosen[of]));
        }
        ModelGroup group = new ModelGroup(setup, model, people, gathered);
        group.resetClock();
        for (int lane = 0; lane < chosen.length; lane++) {
            group.takeBooks(lane, from.get(lane), chosen[lane]);
        }
        return group;
    }
}

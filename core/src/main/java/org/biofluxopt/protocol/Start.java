package org.biofluxopt.protocol;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.biofluxopt.simulator.GutCommunity;
import org.biofluxopt.simulator.HostFactors;
import org.biofluxopt.simulator.Setup;
import org.biofluxopt.simulator.Tier;
import org.biofluxopt.simulator.VirtualGroup;
import org.biofluxopt.simulator.VirtualPerson;

/**
 * Brings the people of a block to the morning on which a protocol begins: at the steady state of their habits, on the
 * way down from an acquired condition, and with the baseline that is stated.
 */
final class Start {
    private static final int CANDIDATES = 16;
    private static final int CANDIDATES_IN_DECLINE = 2;
    private static final int ROUNDS = 6;
    private static final double HOPELESS = 5; // log units below the best fit
    private static final double UNMET = 0.1;
    private static final double[] MONTHS = {0, 1, 2, 3, 4, 6, 8, 10, 12, 15, 18, 22, 26, 30, 36, 42, 48, 60, 72, 96};
    private static final int SHARES_OF_DECLINE = 4;
    private static final double SHORTEST_DECLINE = 182;

    private final Preparation preparation;
    private final Setup setup;
    private final Tier tier;
    private final World world;
    private final Baseline baseline;
    private final Eating habit;

    Start(Preparation preparation, Setup setup, Tier tier, World world) {
        this.preparation = preparation;
        this.setup = setup;
        this.tier = tier;
        this.world = world;
        baseline = new Baseline(
                preparation.subjects().baseline(), world.model().parameters().variation());
        habit = Habit.of(preparation.subjects());
    }

    /**
     * People at the first morning, their clock at 0.
     *
     * @param unmet how many of them could not be brought within a tenth of the stated baseline
     */
    record Begun(Part part, int unmet) {}

    /** A candidate at one moment of a decline. */
    private record Weighed(Person person, VirtualGroup group, int lane, double declineDays, Baseline.Fit fit) {}

    /** @param numbers of the subjects */
    Begun begin(List<Integer> numbers, Executor executor) {
        Subjects subjects = preparation.subjects();
        if (subjects.baseline().isEmpty()) {
            List<Person> people = numbers.stream()
                    .map(number -> world.people().person(subjects, number, 0))
                    .toList();
            double[][] z = people.stream().map(this::natural).toArray(double[][]::new);
            return new Begun(
                    live(people, z, people.stream().map(this::drawnDecline).toList(), executor), 0);
        }
        List<Weighed> chosen = search(numbers, executor);
        List<Person> people = chosen.stream().map(Weighed::person).toList();
        Part part;
        if (tier == Tier.TRAINING) {
            part = part(
                    chosen.stream().map(Weighed::group).toList(),
                    chosen.stream().mapToInt(Weighed::lane).toArray(),
                    people);
            for (int lane = 0; lane < chosen.size(); lane++) {
                part.group().readOut(lane, factors(chosen.get(lane).fit().z()));
            }
        } else {
            part = live(
                    people,
                    chosen.stream().map(weighed -> weighed.fit().z()).toArray(double[][]::new),
                    chosen.stream().map(Weighed::declineDays).toList(),
                    executor);
        }
        return new Begun(part, unmet(part, executor));
    }

    private Part part(List<VirtualGroup> groups, int[] lanes, List<Person> people) {
        return new Part(groups.getFirst().gather(groups, lanes), people, 0 - preparation.firstMorning());
    }

    private static double[] factors(double[] z) {
        return Arrays.stream(z).map(Math::exp).toArray();
    }

    /** The first person, settled; for questions that any group answers. */
    Part any(Executor executor) {
        List<Person> one = List.of(world.people().person(preparation.subjects(), 0, 0));
        return new Part(settle(one, noFactors(1), Tier.TRAINING, executor), one, 0);
    }

    // ---- search

    private List<Weighed> search(List<Integer> numbers, Executor executor) {
        Subjects subjects = preparation.subjects();
        boolean declines = !preparation.declining().isEmpty();
        int tries = declines ? CANDIDATES_IN_DECLINE : CANDIDATES;
        List<List<Weighed>> found = new ArrayList<>();
        numbers.forEach(number -> found.add(new ArrayList<>()));
        int rounds = baseline.boundsOnly() && !declines ? ROUNDS : 1;
        for (int round = 0; round < rounds; round++) {
            List<Person> candidates = new ArrayList<>();
            List<Integer> owner = new ArrayList<>();
            for (int i = 0; i < numbers.size(); i++) {
                if (found.get(i).stream().noneMatch(weighed -> weighed.fit().inside())) {
                    for (int c = round * tries; c < (round + 1) * tries; c++) {
                        candidates.add(world.people().person(subjects, numbers.get(i), c));
                        owner.add(i);
                    }
                }
            }
            if (!candidates.isEmpty()) {
                weigh(candidates, owner, found, executor);
            }
        }
        List<Weighed> chosen = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i++) {
            chosen.add(drawn(found.get(i), first(numbers.get(i)).share("choice")));
        }
        return chosen;
    }

    private Person first(int number) {
        return world.people().person(preparation.subjects(), number, 0);
    }

    private void weigh(List<Person> candidates, List<Integer> owner, List<List<Weighed>> found, Executor executor) {
        VirtualGroup group = settle(candidates, noFactors(candidates.size()), Tier.TRAINING, executor);
        Part part = new Part(group, candidates, 0);
        List<Integer> owners = owner;
        Map<Person, Double> best = new HashMap<>();
        double reached = 0;
        for (double days : snapshots()) {
            decline(part, reached, days, executor);
            reached = days;
            double[][] readings =
                    Baseline.readings(atDayZero(part, 24 * days, executor).group());
            Part moment = preparation.declining().isEmpty() ? part : ill(part.copy(), days);
            List<Integer> hopeful = new ArrayList<>();
            for (int lane = 0; lane < part.people().size(); lane++) {
                Person person = part.people().get(lane);
                Baseline.Fit fit =
                        baseline.fit(readings[lane], natural(person), baseline.drawn(first(person.number())));
                found.get(owners.get(lane)).add(new Weighed(person, moment.group(), lane, days, fit));
                if (fit.logWeight() > best.merge(person, fit.logWeight(), Math::max) - HOPELESS) {
                    hopeful.add(lane);
                }
            }
            if (hopeful.isEmpty()) {
                break;
            }
            List<Integer> before = owners;
            owners = hopeful.stream().map(before::get).toList();
            part = select(part, hopeful);
        }
    }

    private static Part select(Part part, List<Integer> lanes) {
        return lanes.size() == part.people().size()
                ? part
                : new Part(
                        part.group()
                                .select(lanes.stream()
                                        .mapToInt(Integer::intValue)
                                        .toArray()),
                        lanes.stream().map(part.people()::get).toList(),
                        part.shift());
    }

    private double[] snapshots() {
        return preparation.declining().isEmpty()
                ? new double[] {0}
                : Arrays.stream(MONTHS).map(months -> Math.rint(months * 30.4)).toArray();
    }

    /** Importance resampling of one; candidates inside bounds come first where only bounds are stated. */
    private static Weighed drawn(List<Weighed> found, double share) {
        List<Weighed> inside =
                found.stream().filter(weighed -> weighed.fit().inside()).toList();
        List<Weighed> among = inside.isEmpty() ? found : inside;
        double largest = among.stream()
                .mapToDouble(weighed -> weighed.fit().logWeight())
                .max()
                .orElseThrow();
        double sum = among.stream()
                .mapToDouble(weighed -> Math.exp(weighed.fit().logWeight() - largest))
                .sum();
        double left = share * sum;
        for (Weighed weighed : among) {
            left -= Math.exp(weighed.fit().logWeight() - largest);
            if (left < 0) {
                return weighed;
            }
        }
        return among.getLast();
    }

    private int unmet(Part part, Executor executor) {
        int unmet = 0;
        double[][] readings = Baseline.readings(atDayZero(part, part.shift() + preparation.firstMorning(), executor)
                .group());
        for (int lane = 0; lane < readings.length; lane++) {
            Person first = first(part.people().get(lane).number());
            unmet += baseline.distance(readings[lane], baseline.drawn(first)) > UNMET ? 1 : 0;
        }
        return unmet;
    }

    // ---- living

    /** Settled, declined as long as chosen, at the first morning. */
    private Part live(List<Person> people, double[][] z, List<Double> declineDays, Executor executor) {
        VirtualGroup group = settle(people, z, tier, executor);
        if (declineDays.stream().allMatch(days -> days == 0)) {
            return ill(new Part(group, people, 0 - preparation.firstMorning()), 0);
        }
        TreeMap<Double, List<Integer>> byDecline = new TreeMap<>();
        for (int lane = 0; lane < people.size(); lane++) {
            byDecline
                    .computeIfAbsent(declineDays.get(lane), key -> new ArrayList<>())
                    .add(lane);
        }
        VirtualGroup[] where = new VirtualGroup[people.size()];
        int[] lanes = new int[people.size()];
        Part left = new Part(group, people, 0);
        List<Integer> leftLanes = new ArrayList<>(
                byDecline.values().stream().flatMap(List::stream).sorted().toList());
        double reached = 0;
        for (var entry : byDecline.entrySet()) {
            decline(left, reached, entry.getKey(), executor);
            reached = entry.getKey();
            Part there = ill(left.copy(), reached);
            for (int lane : entry.getValue()) {
                where[lane] = there.group();
                lanes[lane] = leftLanes.indexOf(lane);
            }
            List<Integer> staying = IntStream.range(0, leftLanes.size())
                    .filter(i -> !entry.getValue().contains(leftLanes.get(i)))
                    .boxed()
                    .toList();
            leftLanes.removeAll(entry.getValue());
            if (!staying.isEmpty()) {
                left = select(left, staying);
            }
        }
        return part(List.of(where), lanes, people);
    }

    /** With the drugs and conditions of the first morning, where a decline of no days did not bring them. */
    private Part ill(Part part, double declineDays) {
        if (declineDays == 0 && !preparation.declining().isEmpty()) {
            PartRun run = run(part);
            for (int lane = 0; lane < part.people().size(); lane++) {
                run.change(lane, healthAtFirst());
            }
        }
        return part;
    }

    private Health healthAtFirst() {
        return Health.at(preparation.subjects(), preparation.before(), preparation.firstMorning() - 1e-6);
    }

    private PartRun run(Part part) {
        return new PartRun(
                part,
                preparation.subjects(),
                preparation.schedule(),
                world.physiology(),
                world.parameters().preparationLeft());
    }

    /** Lives a group, whose clock began at its steady state, from one day of its decline to another. */
    private void decline(Part part, double fromDay, double toDay, Executor executor) {
        if (toDay <= fromDay) {
            return;
        }
        Part own = new Part(part.group(), part.people(), 0);
        PartRun run = run(own);
        if (fromDay == 0) {
            for (int lane = 0; lane < own.people().size(); lane++) {
                run.change(lane, healthAtFirst());
            }
        }
        run.run(Timeline.routine(habit, 24 * fromDay, 24 * toDay), 24 * toDay, (index, ignored) -> {}, executor);
    }

    /**
     * A copy that has lived through what comes before day 0; the part itself if nothing does.
     *
     * @param clock what the group's clock shows on the first morning
     */
    private Part atDayZero(Part part, double clock, Executor executor) {
        double first = preparation.firstMorning();
        if (first == 0) {
            return part;
        }
        Part copy = new Part(part.group().copy(), part.people(), clock - first);
        run(copy)
                .run(
                        Timeline.of(preparation.before(), preparation.subjects().eating(), first, List.of(0.0)),
                        0,
                        (index, ignored) -> {},
                        executor);
        return copy;
    }

    private double drawnDecline(Person person) {
        double longest = preparation.longestDecline(world.parameters());
        if (longest == 0) {
            return 0;
        }
        int step = (int) (SHARES_OF_DECLINE * person.share("decline"));
        double share = (step + 0.5) / SHARES_OF_DECLINE;
        return Math.rint(SHORTEST_DECLINE + share * Math.max(0, longest - SHORTEST_DECLINE));
    }

    // ---- people

    private VirtualGroup settle(List<Person> people, double[][] z, Tier onTier, Executor executor) {
        Subjects subjects = preparation.subjects();
        GutCommunity community = world.community(subjects.microbiome());
        Health health = Health.at(preparation.healthy(), preparation.before(), preparation.firstMorning() - 1e-6);
        List<VirtualPerson> settled = new ArrayList<>();
        for (int i = 0; i < people.size(); i++) {
            HostFactors factors = factors(people.get(i))
                    .withReadOuts(Math.exp(z[i][0]), Math.exp(z[i][1]), Math.exp(z[i][2]), Math.exp(z[i][3]));
            settled.add(new VirtualPerson(world.physiology().host(people.get(i), health, habit), factors, community));
        }
        return world.model().settler().settle(settled, Habit.routine(subjects), setup, onTier, executor);
    }

    private static double[][] noFactors(int people) {
        return new double[people][Baseline.MARKERS.size()];
    }

    private HostFactors factors(Person person) {
        RandomGenerator random = person.seed().child("factors").generator();
        return HostFactors.draw(world.model().parameters(), random);
    }

    private double[] natural(Person person) {
        HostFactors drawn = factors(person);
        return new double[] {
            Math.log(drawn.haptocorrin()),
            Math.log(drawn.transcobalamin()),
            Math.log(drawn.mma()),
            Math.log(drawn.homocysteine())
        };
    }
}

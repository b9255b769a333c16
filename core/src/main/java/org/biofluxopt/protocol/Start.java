package org.biofluxopt.protocol;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
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
    private static final int CANDIDATES = 12;
    private static final int CANDIDATES_IN_DECLINE = 3;
    private static final int ROUNDS = 6;
    private static final int REFINEMENTS = 2;
    private static final double HOPELESS = 8; // log units below the best fit
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
     * People at the first morning.
     *
     * @param unmet how many of them could not be brought within a tenth of the stated baseline
     */
    record Begun(List<Part> parts, int unmet) {}

    /** A person, the log factors of the markers, and the days of decline. */
    private record Chosen(Person person, double[] z, double declineDays) {}

    /** @param numbers of the subjects */
    Begun begin(List<Integer> numbers, Executor executor) {
        Subjects subjects = preparation.subjects();
        if (subjects.baseline().isEmpty()) {
            List<Chosen> chosen = new ArrayList<>();
            for (int number : numbers) {
                Person person = world.people().person(subjects, number, 0);
                chosen.add(new Chosen(person, natural(person), drawnDecline(person)));
            }
            return new Begun(live(chosen, tier, executor), 0);
        }
        List<Chosen> chosen = search(numbers, executor);
        for (int round = 0; round < REFINEMENTS && preparation.declining().isEmpty(); round++) {
            chosen = refine(chosen, executor);
        }
        List<Part> parts = live(chosen, tier, executor);
        return new Begun(parts, unmet(parts, executor));
    }

    /** The first person, settled; for questions that any group answers. */
    Part any(Executor executor) {
        List<Person> one = List.of(world.people().person(preparation.subjects(), 0, 0));
        return new Part(settle(one, noFactors(1), Tier.TRAINING, executor), one, 0);
    }

    // ---- search

    private List<Chosen> search(List<Integer> numbers, Executor executor) {
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
        List<Chosen> chosen = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i++) {
            Person first = world.people().person(subjects, numbers.get(i), 0);
            chosen.add(drawn(found.get(i), first.share("choice")));
        }
        return chosen;
    }

    private record Weighed(Person person, double declineDays, Baseline.Fit fit) {}

    private void weigh(List<Person> candidates, List<Integer> owner, List<List<Weighed>> found, Executor executor) {
        Subjects subjects = preparation.subjects();
        VirtualGroup group = settle(candidates, noFactors(candidates.size()), Tier.TRAINING, executor);
        Part part = new Part(group, candidates, 0);
        double[] best = new double[candidates.size()];
        Arrays.fill(best, Double.NEGATIVE_INFINITY);
        double[][] wanted = candidates.stream()
                .map(person -> baseline.drawn(world.people().person(subjects, person.number(), 0)))
                .toArray(double[][]::new);
        double reached = 0;
        for (double days : snapshots()) {
            decline(part, reached, days, executor);
            reached = days;
            double[][] readings =
                    Baseline.readings(atDayZero(part, days, executor).group());
            boolean hope = false;
            for (int lane = 0; lane < candidates.size(); lane++) {
                Person person = candidates.get(lane);
                Baseline.Fit fit = baseline.fit(readings[lane], natural(person), wanted[lane]);
                found.get(owner.get(lane)).add(new Weighed(person, days, fit));
                best[lane] = Math.max(best[lane], fit.logWeight());
                hope |= fit.logWeight() > best[lane] - HOPELESS;
            }
            if (!hope) {
                break;
            }
        }
    }

    private double[] snapshots() {
        return preparation.declining().isEmpty()
                ? new double[] {0}
                : Arrays.stream(MONTHS).map(months -> Math.rint(months * 30.4)).toArray();
    }

    /** Importance resampling of one; candidates inside bounds come first where only bounds are stated. */
    private static Chosen drawn(List<Weighed> found, double share) {
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
        Weighed taken = among.getLast();
        for (Weighed weighed : among) {
            left -= Math.exp(weighed.fit().logWeight() - largest);
            if (left < 0) {
                taken = weighed;
                break;
            }
        }
        return new Chosen(taken.person(), taken.fit().z(), taken.declineDays());
    }

    private List<Chosen> refine(List<Chosen> chosen, Executor executor) {
        Part part = live(chosen, tier, executor).getFirst(); // one part, since nobody declines
        double[][] readings = Baseline.readings(atDayZero(part, 0, executor).group());
        List<Chosen> better = new ArrayList<>();
        for (int lane = 0; lane < chosen.size(); lane++) {
            Chosen before = chosen.get(lane);
            Person first = world.people()
                    .person(preparation.subjects(), before.person().number(), 0);
            double[] z = baseline.refined(readings[lane], before.z(), baseline.drawn(first));
            better.add(new Chosen(before.person(), z, before.declineDays()));
        }
        return better;
    }

    private int unmet(List<Part> parts, Executor executor) {
        int unmet = 0;
        for (Part part : parts) {
            double[][] readings = Baseline.readings(
                    atDayZero(new Part(part.group(), part.people(), part.shift()), Double.NaN, executor)
                            .group());
            for (int lane = 0; lane < readings.length; lane++) {
                Person first = world.people()
                        .person(preparation.subjects(), part.people().get(lane).number(), 0);
                unmet += baseline.distance(readings[lane], baseline.drawn(first)) > UNMET ? 1 : 0;
            }
        }
        return unmet;
    }

    // ---- living

    /** Settled, declined as long as chosen, at the first morning. */
    private List<Part> live(List<Chosen> chosen, Tier onTier, Executor executor) {
        List<Person> people = chosen.stream().map(Chosen::person).toList();
        VirtualGroup group = settle(people, chosen.stream().map(Chosen::z).toArray(double[][]::new), onTier, executor);
        TreeMap<Double, List<Integer>> byDecline = new TreeMap<>();
        for (int lane = 0; lane < chosen.size(); lane++) {
            byDecline
                    .computeIfAbsent(chosen.get(lane).declineDays(), key -> new ArrayList<>())
                    .add(lane);
        }
        if (byDecline.size() == 1 && byDecline.firstKey() == 0) {
            Part part = new Part(group, people, -preparation.firstMorning());
            begun(part, 0);
            return List.of(part);
        }
        Part all = new Part(group, people, 0);
        List<Part> parts = new ArrayList<>();
        double reached = 0;
        for (var entry : byDecline.entrySet()) {
            decline(all, reached, entry.getKey(), executor);
            reached = entry.getKey();
            int[] lanes = entry.getValue().stream().mapToInt(Integer::intValue).toArray();
            Part part = new Part(
                    group.select(lanes),
                    entry.getValue().stream().map(people::get).toList(),
                    24 * reached - preparation.firstMorning());
            begun(part, reached);
            parts.add(part);
        }
        return parts;
    }

    /** Drugs and conditions as on the first morning. */
    private void begun(Part part, double declineDays) {
        if (declineDays == 0 && !preparation.declining().isEmpty()) {
            PartRun run = run(part);
            for (int lane = 0; lane < part.people().size(); lane++) {
                run.change(lane, healthAtFirst());
            }
        }
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
     * A copy that has lived through what comes before day 0.
     *
     * @param declineDays where the part's clock is days of decline; NaN if the part already counts to day 0
     */
    private Part atDayZero(Part part, double declineDays, Executor executor) {
        double first = preparation.firstMorning();
        if (first == 0) {
            return part;
        }
        double shift = Double.isNaN(declineDays) ? part.shift() : 24 * declineDays - first;
        Part copy = new Part(part.group().copy(), part.people(), shift);
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

package org.biofluxopt.agents;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.biofluxopt.learn.ParallelEnvironment;
import org.biofluxopt.numeric.Parallel;
import org.biofluxopt.numeric.Seed;

/**
 * Many people's guts as one world for one policy. Each episode takes some of the people, drawn without replacement; each
 * of their posterior samples is an environment. Communities may differ in size: the places of microbes that a person has
 * not stay empty.
 *
 * <p>A person's rewards are divided by what there is to gain for that person, so that a policy learns from those who can
 * gain little, too.
 */
public final class PopulationEnvironment implements ParallelEnvironment {
    /**
     * One person of the population.
     *
     * @param gut posterior samples in {@link GutEnvironment.Mode#PLAN}, as many for everybody
     * @param scale what rewards are divided by, &gt; 0
     */
    public record Inhabitant(GutEnvironment gut, double scale) {
        public Inhabitant {
            if (!(scale > 0)) {
                throw new IllegalArgumentException("Expected a scale > 0, got " + scale);
            }
        }
    }

    private static final int STATE = GutEnvironment.STATE;

    private final List<Inhabitant> people;
    private final int[] chosen;
    private final int lanes; // of each person
    private final int mostMembers;
    private final Executor executor;
    private final List<Group> groups;
    private final List<Outcome> outcomes;
    private Seed seed = new Seed(0);
    private long episode;
    private int step;

    /** @param active people in an episode */
    public PopulationEnvironment(List<Inhabitant> people, int active, Executor executor) {
        this.people = List.copyOf(people);
        this.executor = executor;
        if (active < 1 || active > people.size()) {
            throw new IllegalArgumentException(
                    "Expected 1 to %d people in an episode, got %d".formatted(people.size(), active));
        }
        GutEnvironment first = people.getFirst().gut();
        lanes = first.environments();
        for (Inhabitant person : people) {
            if (person.gut().environments() != lanes || person.gut().episodeSteps() != first.episodeSteps()) {
                throw new IllegalArgumentException("Expected everybody with %d samples and %d steps, got %d and %d"
                        .formatted(
                                lanes,
                                first.episodeSteps(),
                                person.gut().environments(),
                                person.gut().episodeSteps()));
            }
        }
        chosen = new int[active];
        mostMembers = people.stream()
                .mapToInt(person -> person.gut().groups().getFirst().agents())
                .max()
                .orElseThrow();
        groups = first.groups().stream()
                .map(group -> new Group(
                        group.name(),
                        group.agents() == 1 ? 1 : mostMembers,
                        group.observationSize(),
                        group.actionSize()))
                .toList();
        outcomes = groups.stream()
                .map(group -> Outcome.of(environments() * group.agents()))
                .toList();
    }

    /** Steps in an episode. */
    public int episodeSteps() {
        return people.getFirst().gut().episodeSteps();
    }

    /** Days simulated so far, over everybody. */
    public long personDays() {
        return people.stream().mapToLong(person -> person.gut().personDays()).sum();
    }

    @Override
    public int environments() {
        return chosen.length * lanes;
    }

    @Override
    public List<Group> groups() {
        return groups;
    }

    @Override
    public int stateSize() {
        return STATE;
    }

    @Override
    public void reset(Seed newSeed) {
        seed = newSeed;
        episode = 0;
        start();
    }

    /** The people of an episode are a function of seed and number of the episode. */
    private void start() {
        RandomGenerator random = seed.child(episode).generator();
        int[] order = new int[people.size()];
        Arrays.setAll(order, i -> i);
        for (int i = 0; i < chosen.length; i++) {
            int other = i + random.nextInt(order.length - i);
            int taken = order[other];
            order[other] = order[i];
            order[i] = taken;
            chosen[i] = taken;
        }
        step = 0;
        for (int person : chosen) {
            people.get(person).gut().reset(seed);
        }
    }

    private GutEnvironment gut(int place) {
        return people.get(chosen[place]).gut();
    }

    private int members(int place) {
        return gut(place).groups().getFirst().agents();
    }

    @Override
    public boolean live(int group, int stream) {
        if (groups.get(group).agents() == 1) {
            return true;
        }
        return stream % mostMembers < members(stream / mostMembers / lanes);
    }

    @Override
    public void observe(int group, double[] into) {
        Group all = groups.get(group);
        int size = all.observationSize();
        for (int place = 0; place < chosen.length; place++) {
            int agents = gut(place).groups().get(group).agents();
            double[] own = new double[lanes * agents * size];
            gut(place).observe(group, own);
            for (int lane = 0; lane < lanes; lane++) {
                int to = (place * lanes + lane) * all.agents() * size;
                System.arraycopy(own, lane * agents * size, into, to, agents * size);
                Arrays.fill(into, to + agents * size, to + all.agents() * size, 0);
            }
        }
    }

    @Override
    public void state(double[] into) {
        double[] own = new double[lanes * STATE];
        for (int place = 0; place < chosen.length; place++) {
            gut(place).state(own);
            System.arraycopy(own, 0, into, place * own.length, own.length);
        }
    }

    @Override
    public List<Outcome> step(double[][] actions) {
        Parallel.run(chosen.length, executor, place -> stepOne(place, actions));
        step++;
        boolean over = step >= episodeSteps();
        outcomes.forEach(outcome -> Arrays.fill(outcome.truncated(), over));
        return outcomes;
    }

    private void stepOne(int place, double[][] actions) {
        double[][] own = new double[groups.size()][];
        for (int g = 0; g < own.length; g++) {
            int size = groups.get(g).actionSize();
            int agents = gut(place).groups().get(g).agents();
            own[g] = new double[lanes * agents * size];
            for (int lane = 0; lane < lanes; lane++) {
                int from = (place * lanes + lane) * groups.get(g).agents() * size;
                System.arraycopy(actions[g], from, own[g], lane * agents * size, agents * size);
            }
        }
        List<Outcome> mine = gut(place).step(own);
        double scale = people.get(chosen[place]).scale();
        for (int g = 0; g < own.length; g++) {
            int agents = gut(place).groups().get(g).agents();
            for (int lane = 0; lane < lanes; lane++) {
                int to = (place * lanes + lane) * groups.get(g).agents();
                for (int agent = 0; agent < agents; agent++) {
                    outcomes.get(g).rewards()[to + agent] = mine.get(g).rewards()[lane * agents + agent] / scale;
                }
                Arrays.fill(
                        outcomes.get(g).rewards(),
                        to + agents,
                        to + groups.get(g).agents(),
                        0);
            }
        }
    }

    @Override
    public void resetFinished() {
        if (step >= episodeSteps()) {
            episode++;
            start();
        }
    }

    @Override
    public void save(DataOutput out) throws IOException {
        if (step != 0) {
            throw new IllegalStateException("Expected a checkpoint between episodes, got one at step " + step);
        }
        out.writeLong(seed.value());
        out.writeLong(episode);
    }

    @Override
    public void load(DataInput in) throws IOException {
        seed = new Seed(in.readLong());
        episode = in.readLong();
        start();
    }
}

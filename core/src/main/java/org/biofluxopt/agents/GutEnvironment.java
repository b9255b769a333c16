package org.biofluxopt.agents;

import java.io.DataInput;
import java.io.DataOutput;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import org.biofluxopt.learn.ParallelEnvironment;
import org.biofluxopt.network.HostDraw;
import org.biofluxopt.numeric.Seed;
import org.biofluxopt.simulator.DayEvents;
import org.biofluxopt.simulator.Enzyme;
import org.biofluxopt.simulator.HostFactors;
import org.biofluxopt.simulator.Lanes;

/**
 * One person's gut as a world for agents: each posterior sample of the person is an environment. All agents of an
 * environment are paid the same reward. An episode ends by its time limit only.
 */
public final class GutEnvironment implements ParallelEnvironment {
    /** What agents may do and see. */
    public enum Mode {
        /** What a person can do, seeing only what is known of the person. */
        PLAN,
        /** Microbes scale their own enzymes, seeing the state; the diet stays standard. */
        FLUX
    }

    static final int STATE = 15;
    private static final int FLUX_FEATURES = 4;

    private final Mode mode;
    private final Lanes atDayZero;
    private final StandardArm control;
    private final PolicyContext context;
    private final Observations observations;
    private final PlanActions actions;
    private final EpisodeReward books;
    private final int decisionDays;
    private final Executor executor;
    private final int members;
    private final int environments;
    private final List<Group> groups;
    private final List<Outcome> outcomes;
    private final double[] rewards;
    private Lanes lanes;
    private long personDays;

    /**
     * @param atDayZero posterior samples of the person, left as they are
     * @param control the same lanes under the standard regimen; its length is the episode's
     * @param decisionDays days for which an action is held: one step of the agents
     */
    public GutEnvironment(
            Mode mode,
            Lanes atDayZero,
            StandardArm control,
            PolicyContext context,
            RewardWeights weights,
            PlanLimits limits,
            int decisionDays,
            Executor executor) {
        if (decisionDays < 1 || control.days() % decisionDays != 0) {
            throw new IllegalArgumentException(
                    "Expected decisions that divide the episode of %d days, got every %d days"
                            .formatted(control.days(), decisionDays));
        }
        this.mode = mode;
        this.atDayZero = atDayZero;
        this.control = control;
        this.context = context;
        this.decisionDays = decisionDays;
        this.executor = executor;
        observations = new Observations(context, control.regimen());
        actions = new PlanActions(control.regimen(), context, limits);
        books = new EpisodeReward(control, weights);
        members = atDayZero.members();
        environments = atDayZero.size();
        lanes = atDayZero.copy();
        rewards = new double[environments];
        groups = mode == Mode.PLAN ? planGroups(observations, members) : fluxGroups(context, members);
        outcomes = groups.stream()
                .map(group -> Outcome.of(environments * group.agents()))
                .toList();
    }

    /** Microbes, then diet. */
    static List<Group> planGroups(Observations observations, int members) {
        return List.of(
                new Group("microbes", members, observations.microbeSize(), 1),
                new Group("diet", 1, observations.dietSize(), PlanActions.DIET_ACTIONS));
    }

    private static List<Group> fluxGroups(PolicyContext context, int members) {
        int features = context.person().size()
                + context.members().getFirst().features().size();
        return List.of(new Group("microbes", members, features + 1 + FLUX_FEATURES, Enzyme.values().length));
    }

    /** Steps in an episode. */
    public int episodeSteps() {
        return control.days() / decisionDays;
    }

    /** Days simulated so far, over all lanes. */
    public long personDays() {
        return personDays;
    }

    /** Gain of a lane over the control so far in this episode, % of its serum B12 at the start. */
    public double gainPercent(int lane) {
        return books.gainPercent(lane);
    }

    /** What numbers of the agents mean. */
    public PlanActions planActions() {
        return actions;
    }

    @Override
    public int environments() {
        return environments;
    }

    @Override
    public List<Group> groups() {
        return groups;
    }

    @Override
    public void reset(Seed seed) {
        start();
    }

    private void start() {
        lanes = atDayZero.copy();
        books.start();
    }

    @Override
    public void observe(int group, double[] into) {
        int at = 0;
        double[] serum = mode == Mode.FLUX ? lanes.serumB12() : new double[environments];
        for (int e = 0; e < environments; e++) {
            for (int agent = 0; agent < groups.get(group).agents(); agent++) {
                if (mode == Mode.FLUX) {
                    at = observeFlux(e, agent, serum[e], into, at);
                } else {
                    at = group == 0 ? observations.microbe(agent, into, at) : observations.diet(into, at);
                }
            }
        }
    }

    private int observeFlux(int environment, int member, double serum, double[] into, int start) {
        int at = copy(context.person(), into, start);
        at = copy(context.members().get(member).features(), into, at);
        into[at++] = (member + 1.0) / members; // tells agents of equal traits apart
        into[at++] = (double) books.day() / control.days();
        into[at++] = lanes.share(member, environment);
        into[at++] = Math.log(serum / control.serum(0, environment));
        into[at++] = books.gainPercent(environment);
        return at;
    }

    private static int copy(List<Double> values, double[] into, int start) {
        for (int i = 0; i < values.size(); i++) {
            into[start + i] = values.get(i);
        }
        return start + values.size();
    }

    @Override
    public int stateSize() {
        return STATE;
    }

    /** What only a critic may see, in training: which posterior sample this is, and how far the episode has come. */
    @Override
    public void state(double[] into) {
        for (int e = 0; e < environments; e++) {
            HostDraw host = lanes.person(e).host();
            HostFactors factors = lanes.person(e).factors();
            double[] row = {
                Math.log1p(host.foodMicrograms()),
                host.acid(),
                host.intrinsicFactor(),
                host.ileum(),
                host.pancreas(),
                host.overgrowthLog10(),
                Math.log(control.serum(0, e)),
                factors.uptake(),
                factors.haptocorrin(),
                factors.loss(),
                factors.tabletMixing(),
                factors.gateRecovery(),
                factors.fedPassive(),
                (double) books.day() / control.days(),
                books.gainPercent(e)
            };
            System.arraycopy(row, 0, into, e * STATE, STATE);
        }
    }

    @Override
    public List<Outcome> step(double[][] chosen) {
        DayEvents events = lanes.newDay();
        for (int e = 0; e < environments; e++) {
            if (mode == Mode.PLAN) {
                SwallowedDay.add(
                        lanes,
                        e,
                        actions.decode(chosen[1], e * PlanActions.DIET_ACTIONS, chosen[0], e * members),
                        events);
            } else {
                SwallowedDay.add(lanes, e, control.regimen(), events);
                scaleEnzymes(chosen[0], e, events);
            }
        }
        Arrays.fill(rewards, 0);
        for (int day = 0; day < decisionDays; day++) {
            lanes.day(events, executor);
            books.payDay(lanes, rewards);
        }
        personDays += (long) environments * decisionDays;
        pay();
        return outcomes;
    }

    private void scaleEnzymes(double[] log2, int environment, DayEvents events) {
        Enzyme[] enzymes = Enzyme.values();
        for (int member = 0; member < members; member++) {
            for (Enzyme enzyme : enzymes) {
                double asked = log2[(environment * members + member) * enzymes.length + enzyme.ordinal()];
                events.enzyme(member, enzyme, environment, Math.clamp(asked, -1.0, 1.0));
            }
        }
    }

    private void pay() {
        boolean over = books.day() >= control.days();
        for (Outcome outcome : outcomes) {
            int agents = outcome.rewards().length / environments;
            for (int stream = 0; stream < outcome.rewards().length; stream++) {
                outcome.rewards()[stream] = rewards[stream / agents];
            }
            Arrays.fill(outcome.truncated(), over);
        }
    }

    @Override
    public void resetFinished() {
        if (books.day() >= control.days()) {
            start();
        }
    }

    /** Nothing: between rollouts of whole episodes every lane stands at day 0. */
    @Override
    public void save(DataOutput out) {
        requireStart();
    }

    @Override
    public void load(DataInput in) {
        start();
    }

    private void requireStart() {
        if (books.day() != 0) {
            throw new IllegalStateException("Expected a checkpoint between episodes, got one on day " + books.day());
        }
    }
}

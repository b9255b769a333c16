package org.biofluxopt.simulator;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.knowledge.ParameterDraws;

/**
 * Host and gut of virtual people. All have one parameter set, or each one of several that are equally plausible, so that what
 * is predicted is as uncertain as the parameters are. The training tier gives the same bits whatever the lane mates or the
 * threads.
 */
public final class Simulator {
    private final SimulatorParameters parameters;
    private final List<SimulatorParameters> sets;

    /** @param parameters one set for all people and experiments */
    public Simulator(SimulatorParameters parameters) {
        this(parameters, List.of(parameters));
    }

    /** @param sets that people take in turn */
    Simulator(SimulatorParameters parameters, List<SimulatorParameters> sets) {
        this.parameters = parameters;
        this.sets = List.copyOf(sets);
    }

    /** People take the draws of the calibration posterior in turn; where there are none, all have the standing values. */
    public static Simulator uncertain(KnowledgeBase knowledge) {
        SimulatorParameters standing = SimulatorParameters.of(knowledge);
        if (!knowledge.has(ParameterDraws.FILE)) {
            return new Simulator(standing);
        }
        ParameterDraws draws = ParameterDraws.of(knowledge);
        return new Simulator(
                standing,
                IntStream.rangeClosed(1, draws.count())
                        .mapToObj(draw -> SimulatorParameters.of(draws.knowledge(draw)))
                        .toList());
    }

    /** The values that stand. */
    public SimulatorParameters parameters() {
        return parameters;
    }

    /** Number of parameter sets that people take in turn. */
    public int sets() {
        return sets.size();
    }

    /** The set of a person by number. */
    SimulatorParameters parametersOf(int person) {
        return sets.get(person % sets.size());
    }

    /**
     * People at the steady state of what they usually eat: food in three meals (0.25, 0.35, 0.40 of the day) and the
     * usual tablet with breakfast.
     *
     * @param people at least one; all communities have the same members
     * @param executor runs blocks of lanes; the result does not depend on it
     */
    public Lanes settle(List<VirtualPerson> people, Executor executor) {
        ModelGroup group = new ModelGroup(this::parametersOf, people, Setup.PLAIN);
        new SteadyState(group, Routine.USUAL).settle(executor);
        return new Lanes(this, group);
    }

    /**
     * People at the steady state of a routine, at hour 0 with open books.
     *
     * @param people at least one; all communities have the same members
     * @param setup labels and foods that will be used
     * @param executor runs blocks of lanes; the result does not depend on it
     */
    public VirtualGroup settle(List<VirtualPerson> people, Routine routine, Setup setup, Tier tier, Executor executor) {
        ModelGroup group = new ModelGroup(this::parametersOf, people, setup);
        new SteadyState(group, routine).settle(executor);
        return tier == Tier.REFERENCE ? group.in(group.model().reference(HostGutModel.RELATIVE)::newBlock) : group;
    }

    /** People whose gut and body hold no cobalamin and who have fasted for a day: the state before an absorption test. */
    public Lanes fasted(List<VirtualPerson> people) {
        return new Lanes(this, new ModelGroup(this::parametersOf, people, Setup.PLAIN));
    }
}

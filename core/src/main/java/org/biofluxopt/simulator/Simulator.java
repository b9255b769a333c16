package org.biofluxopt.simulator;

import java.util.List;
import java.util.concurrent.Executor;

/** Host and gut of virtual people with one parameter set. The training tier gives the same bits whatever the lane mates or the threads. */
public final class Simulator {
    private final SimulatorParameters parameters;

    /** @param parameters one set for all people and experiments */
    public Simulator(SimulatorParameters parameters) {
        this.parameters = parameters;
    }

    public SimulatorParameters parameters() {
        return parameters;
    }

    /**
     * People at the steady state of what they usually eat: food in three meals (0.25, 0.35, 0.40 of the day) and the
     * usual tablet with breakfast.
     *
     * @param people at least one; all communities have the same members
     * @param executor runs blocks of lanes; the result does not depend on it
     */
    public Lanes settle(List<VirtualPerson> people, Executor executor) {
        ModelGroup group = new ModelGroup(parameters, people, Setup.PLAIN);
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
        ModelGroup group = new ModelGroup(parameters, people, setup);
        new SteadyState(group, routine).settle(executor);
        return tier == Tier.REFERENCE ? group.in(group.model().reference(HostGutModel.RELATIVE)::newBlock) : group;
    }

    /** People whose gut and body hold no cobalamin and who have fasted for a day: the state before an absorption test. */
    public Lanes fasted(List<VirtualPerson> people) {
        return new Lanes(this, new ModelGroup(parameters, people, Setup.PLAIN));
    }
}

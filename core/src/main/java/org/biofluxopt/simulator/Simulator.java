package org.biofluxopt.simulator;

import java.util.List;
import java.util.concurrent.Executor;

/** The training tier: a fixed step of a quarter of an hour, the same bits whatever the lane mates or the threads. */
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
        Lanes lanes = new Lanes(this, people);
        SteadyState.settle(lanes, executor);
        return lanes;
    }

    /** People whose gut and body hold no cobalamin and who have fasted for a day: the state before an absorption test. */
    public Lanes fasted(List<VirtualPerson> people) {
        Lanes lanes = new Lanes(this, people);
        DayEvents day = lanes.newDay();
        for (int lane = 0; lane < lanes.size(); lane++) {
            day.noMeals(lane);
        }
        lanes.day(day);
        lanes.openBooks();
        return lanes;
    }
}

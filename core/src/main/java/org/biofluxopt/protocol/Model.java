package org.biofluxopt.protocol;

import java.util.List;
import java.util.concurrent.Executor;
import org.biofluxopt.simulator.Routine;
import org.biofluxopt.simulator.Setup;
import org.biofluxopt.simulator.Simulator;
import org.biofluxopt.simulator.SimulatorParameters;
import org.biofluxopt.simulator.Tier;
import org.biofluxopt.simulator.VirtualGroup;
import org.biofluxopt.simulator.VirtualPerson;

/**
 * What brings people to life.
 *
 * @param parameters one set for everybody
 * @param settler starts people at the steady state of their routine
 */
public record Model(SimulatorParameters parameters, Settler settler) {
    /** The simulator with one set of parameters. */
    public static Model of(SimulatorParameters parameters) {
        Simulator simulator = new Simulator(parameters);
        return new Model(parameters, simulator::settle);
    }

    /** Starts people at the steady state of their routine, at 08:00 before breakfast. */
    @FunctionalInterface
    public interface Settler {
        VirtualGroup settle(List<VirtualPerson> people, Routine routine, Setup setup, Tier tier, Executor executor);
    }
}

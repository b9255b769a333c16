package org.biofluxopt.connect.sbml;

import java.util.BitSet;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.biofluxopt.kinetics.LaneBlock;
import org.biofluxopt.kinetics.ReferenceSolver;
import org.biofluxopt.kinetics.Tolerance;

/**
 * Runs a read model in the reference tier of the simulator: possible where its rates are made of what networks have, its
 * states never go below zero, and its events wait for a time, not for a state.
 */
final class ReferenceRun {
    private final OdeModel model;
    private final TapeNetwork network;
    private final EventQueue events;
    private final Rodas registers;
    private final Clocks clocks;
    private final LaneBlock block;
    private final double[] inputs;

    private ReferenceRun(OdeModel model, TapeNetwork network, Tolerance tolerance, RandomGenerator random) {
        this.model = model;
        this.network = network;
        events = new EventQueue(model, random);
        registers = new Rodas(model);
        clocks = Clocks.of(model);
        block = new ReferenceSolver(network.network(), tolerance).newBlock();
        inputs = model.initial().clone();
    }

    /** Empty where the model asks for more than the reference tier has; {@link TimeCourse} runs it then. */
    static Optional<double[][]> run(
            OdeModel model, int[] read, double[] times, Tolerance tolerance, RandomGenerator random) {
        boolean belowZero = IntStream.of(model.states()).anyMatch(state -> model.initial()[state] < 0);
        if (model.states().length == 0 || belowZero || !waitsForClocksAlone(model)) {
            return Optional.empty();
        }
        return TapeNetwork.of(model)
                .map(network -> new ReferenceRun(model, network, tolerance, random).times(read, times));
    }

    /** Whether triggers turn at events and at times that are known beforehand only. */
    private static boolean waitsForClocksAlone(OdeModel model) {
        BitSet moving = new BitSet();
        for (int state : model.states()) {
            moving.set(state);
        }
        BitSet reached = model.tape().reachedBy(moving, true);
        return model.events().stream().noneMatch(event -> reached.get(event.trigger()));
    }

    private double[][] times(int[] read, double[] times) {
        double[][] values = new double[times.length][read.length];
        inputs[0] = times[0];
        events.start(inputs, registers);
        put();
        for (int i = 0; i < times.length; i++) {
            while (inputs[0] < times[i]) {
                inputs[0] = Math.nextUp(inputs[0]); // "time > t" turns right after t
                if (events.happen(inputs, registers)) {
                    put();
                }
                double stop = Math.min(times[i], Math.min(events.nextDue(), clocks.next(registers.at(inputs))));
                block.advanceTo(stop - times[0]);
                take();
                inputs[0] = stop;
                if (events.happen(inputs, registers)) {
                    put();
                }
            }
            double[] all = registers.at(inputs);
            for (int k = 0; k < read.length; k++) {
                values[i][k] = all[read[k]];
            }
        }
        return values;
    }

    private void put() {
        for (int lane = 0; lane < block.lanes(); lane++) {
            for (int k = 0; k < model.states().length; k++) {
                block.amount(lane, k, inputs[model.states()[k]]);
            }
            for (int input : network.parameterInputs()) {
                block.parameter(lane, network.parameterOf()[input], inputs[input]);
            }
        }
    }

    private void take() {
        for (int k = 0; k < model.states().length; k++) {
            inputs[model.states()[k]] = block.amount(0, k);
        }
    }
}

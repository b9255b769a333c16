package org.biofluxopt.connect.sbml;

import java.util.List;
import java.util.Map;

/**
 * A model ready to run: values live in the inputs of a tape (input 0 is time), of which some change by differential
 * equations and the rest by events alone.
 *
 * @param initial values of the inputs at the start
 * @param states inputs that have a derivative
 * @param derivatives registers of their derivatives per unit of time, in the order of {@code states}
 * @param flows the same derivatives, reaction by reaction
 * @param values registers of what symbols mean in formulas
 * @param amounts registers of the amounts of species
 * @param concentrations registers of amount over size of species
 */
record OdeModel(
        String file,
        Tape tape,
        double[] initial,
        int[] states,
        int[] derivatives,
        List<Flow> flows,
        Map<String, Integer> values,
        Map<String, Integer> amounts,
        Map<String, Integer> concentrations,
        List<TimedEvent> events) {

    /**
     * What one reaction or rate rule does.
     *
     * @param rate register
     * @param changes factors by inputs that are states
     */
    record Flow(int rate, Map<Integer, Double> changes) {
        Flow {
            changes = Map.copyOf(changes);
        }
    }

    /**
     * @param delay register, or -1
     * @param priority register, or -1
     */
    record TimedEvent(
            String id,
            int trigger,
            boolean atStart,
            boolean persistent,
            boolean early,
            int delay,
            int priority,
            List<Target> targets) {}

    /**
     * @param input what is assigned to
     * @param value register of the new value
     * @param size register of the compartment's size where the value is a concentration, else -1
     */
    record Target(int input, int value, int size) {}
}

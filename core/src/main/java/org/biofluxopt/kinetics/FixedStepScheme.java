package org.biofluxopt.kinetics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.biofluxopt.kinetics.Process.Tempo;

/**
 * The fixed-step tier of a network, made from its description. Processes run in their order; what a donor loses within a
 * step is shared among its losses in proportion to their coefficients, with the exact solution where these are constant
 * (exponential Euler, Hochbruck and Ostermann 2010) and a third-order L-stable rational one where they vary. So nothing
 * becomes negative, the conserved substance is kept to rounding, and steady states of linear chains are exact at any
 * step. Instant bindings use up the scarcer side (quasi-steady state).
 *
 * <p>One scheme serves all people that share a network; {@link FixedStepBlock} holds eight of them.
 */
public final class FixedStepScheme {
    private final ReactionNetwork network;
    private final double stepHours;
    private final int stepsPerHour;
    final Registers registers;
    final Tape whenParametersChange;
    final Tape dailyParts;
    final Tape hourlyParts;
    final Tape fast;
    final Tape slow;
    final TapeMachine machine;

    /** @param stepsPerHour steps of the fast processes; slow ones step by the hour */
    public FixedStepScheme(ReactionNetwork network, int stepsPerHour) {
        this(network, stepsPerHour, TapeMachine.fastest());
    }

    FixedStepScheme(ReactionNetwork network, int stepsPerHour, TapeMachine machine) {
        this.network = network;
        this.stepsPerHour = stepsPerHour;
        this.machine = machine;
        stepHours = 1.0 / stepsPerHour;
        int amounts = network.species().size();
        registers = new Registers(network.parameters().size(), amounts);
        TapeWriter fixed = new TapeWriter(registers, amounts, null, Map.of());
        Map<String, Expr.Slow> parts = new HashMap<>();
        network.processes().forEach(process -> SlowParts.collect(process, parts));
        Map<String, Integer> places = new HashMap<>();
        parts.keySet().stream().sorted().forEach(name -> places.put(name, registers.newSlow()));

        TapeWriter daily = new TapeWriter(registers, amounts, fixed, Map.of());
        TapeWriter hourly = new TapeWriter(registers, amounts, fixed, dailyOf(parts, places));
        Map<Integer, Integer> dailyOut = outputs(daily, parts, places, Expr.Pace.DAILY);
        Map<Integer, Integer> hourlyOut = outputs(hourly, parts, places, Expr.Pace.HOURLY);
        TapeWriter fastWriter = new TapeWriter(registers, amounts, fixed, places);
        new StepWriter(network, fastWriter, Tempo.FAST, stepHours).write();
        TapeWriter slowWriter = new TapeWriter(registers, amounts, fixed, places);
        new StepWriter(network, slowWriter, Tempo.SLOW, 1).write();

        dailyParts = daily.link(dailyOut);
        hourlyParts = hourly.link(hourlyOut);
        fast = fastWriter.link(Map.of());
        slow = slowWriter.link(Map.of());
        whenParametersChange = fixed.link(Map.of());
    }

    private static Map<String, Integer> dailyOf(Map<String, Expr.Slow> parts, Map<String, Integer> places) {
        Map<String, Integer> daily = new HashMap<>();
        parts.forEach((name, part) -> {
            if (part.pace() == Expr.Pace.DAILY) {
                daily.put(name, places.get(name));
            }
        });
        return daily;
    }

    private static Map<Integer, Integer> outputs(
            TapeWriter writer, Map<String, Expr.Slow> parts, Map<String, Integer> places, Expr.Pace pace) {
        Map<Integer, Integer> outputs = new HashMap<>();
        List<String> names = new ArrayList<>(parts.keySet());
        names.sort(null);
        for (String name : names) {
            Expr.Slow part = parts.get(name);
            Integer place = places.get(name);
            if (part != null && place != null && part.pace() == pace) {
                outputs.put(place, writer.value(part.value()));
            }
        }
        return outputs;
    }

    public ReactionNetwork network() {
        return network;
    }

    public int stepsPerHour() {
        return stepsPerHour;
    }

    /** Step of the fast processes, h. */
    public double stepHours() {
        return stepHours;
    }

    /** Eight people with nothing in them and all parameters zero. */
    public FixedStepBlock newBlock() {
        return new FixedStepBlock(this);
    }

    public int fastLength() {
        return fast.length();
    }

    public int slowLength() {
        return slow.length();
    }
    /** Instructions of an hour, a measure of work. */
    int instructionsPerHour() {
        return fast.length() * stepsPerHour + slow.length() + hourlyParts.length();
    }
}

package org.biofluxopt.kinetics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.biofluxopt.kinetics.Process.Tempo;

/**
 * The fixed-step tier of a network, made from its description. Processes run in their order; what a donor loses within a
 * step is shared among its losses in proportion to their coefficients, with the exact solution where these are constant
 * (exponential Euler, Hochbruck and Ostermann 2010) and a third-order L-stable rational one where they vary, at the mean
 * amounts of the step. So nothing becomes negative, the conserved substance is kept to rounding, and steady states of linear
 * chains are exact at any step. How bindings are solved: {@link BindingWriter}; how fast and slow steps meet: {@link
 * HandOver}.
 *
 * <p>One scheme serves all people that share a network; {@link FixedStepBlock} holds sixteen of them.
 */
public final class FixedStepScheme {
    /** How long a part that changes over days is held, h. */
    static final int HOURS_OF_DAILY_PARTS = 4;

    private final ReactionNetwork network;
    private final double stepHours;
    private final int stepsPerHour;
    final int stepsPerSlow;
    final Registers registers;
    final Tape whenParametersChange;
    final Tape whenPartsChange;
    final Tape dailyParts;
    final Tape hourlyParts;
    final Tape fast;
    final Tape slow;
    final TapeMachine machine;
    /** Per species the register with what each fast step lets in of what the last slow step handed over, or -1. */
    final int[] waitingPlace;
    /** Per species the register with what the last slow step left of it, so that the next knows what came since; or -1. */
    final int[] beforePlace;

    /** @param stepsPerHour steps of the fast processes; slow ones step by the hour */
    public FixedStepScheme(ReactionNetwork network, int stepsPerHour) {
        this(network, stepsPerHour, 1);
    }

    /**
     * @param stepsPerHour steps of the fast processes
     * @param slowPerHour steps of the slow processes, a divisor of {@code stepsPerHour}
     */
    public FixedStepScheme(ReactionNetwork network, int stepsPerHour, int slowPerHour) {
        this(network, stepsPerHour, slowPerHour, TapeMachine.fastest());
    }

    FixedStepScheme(ReactionNetwork network, int stepsPerHour, TapeMachine machine) {
        this(network, stepsPerHour, 1, machine);
    }

    private FixedStepScheme(ReactionNetwork network, int stepsPerHour, int slowPerHour, TapeMachine machine) {
        this.network = network;
        this.stepsPerHour = stepsPerHour;
        stepsPerSlow = stepsPerHour / slowPerHour;
        if (stepsPerSlow * slowPerHour != stepsPerHour) {
            throw new IllegalArgumentException(
                    stepsPerHour + " fast steps an hour are no multiple of " + slowPerHour + " slow ones");
        }
        this.machine = machine;
        stepHours = 1.0 / stepsPerHour;
        int amounts = network.species().size();
        waitingPlace = new int[amounts];
        beforePlace = new int[amounts];
        registers = new Registers(network.parameters().size(), amounts);
        TapeWriter fixed = TapeWriter.ofParameters(registers, amounts);
        Map<String, Expr.Slow> parts = new HashMap<>();
        network.processes().forEach(process -> SlowParts.collect(process, parts));
        Map<String, Integer> places = new HashMap<>();
        parts.keySet().stream().sorted().forEach(name -> places.put(name, registers.newSlow()));

        TapeWriter daily = TapeWriter.ofAmounts(registers, amounts, fixed, null, Map.of());
        TapeWriter hourly = TapeWriter.ofAmounts(registers, amounts, fixed, null, dailyOf(parts, places));
        Map<Integer, Integer> dailyOut = outputs(daily, parts, places, Expr.Pace.DAILY);
        Map<Integer, Integer> hourlyOut = outputs(hourly, parts, places, Expr.Pace.HOURLY);
        Map<Integer, Integer> waiting = new TreeMap<>();
        HandOver.species(network).forEach(species -> waiting.put(species, registers.newSlow()));
        TapeWriter held = TapeWriter.ofParts(registers, amounts, fixed);
        TapeWriter fastWriter = TapeWriter.ofAmounts(registers, amounts, fixed, held, places);
        new StepWriter(network, fastWriter, Tempo.FAST, stepHours, waiting).write();
        TapeWriter slowWriter = TapeWriter.ofAmounts(registers, amounts, fixed, null, places);
        StepWriter slowStep = new StepWriter(network, slowWriter, Tempo.SLOW, 1.0 / slowPerHour, waiting);
        Map<Integer, Integer> before = new TreeMap<>();
        HandOver.gathered(network).forEach(species -> before.put(species, registers.newSlow()));
        slowStep.gather(before);
        slowStep.write();
        Map<Integer, Integer> perStep = new HashMap<>();
        slowStep.handedOver()
                .forEach((species, amount) -> perStep.put(
                        Objects.requireNonNull(waiting.get(species)),
                        slowWriter.multiply(amount, slowWriter.constant(1.0 / stepsPerSlow))));

        dailyParts = daily.link(dailyOut);
        hourlyParts = hourly.link(hourlyOut);
        fast = fastWriter.link(Map.of());
        before.forEach((species, place) -> perStep.put(place, slowWriter.amount(species)));
        slow = slowWriter.link(perStep);
        whenPartsChange = held.link(Map.of());
        whenParametersChange = fixed.link(Map.of());
        Arrays.fill(waitingPlace, -1);
        waiting.forEach((species, value) -> waitingPlace[species] = registers.place(value));
        Arrays.fill(beforePlace, -1);
        before.forEach((species, value) -> beforePlace[species] = registers.place(value));
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

    /** Sixteen people with nothing in them and all parameters zero. */
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

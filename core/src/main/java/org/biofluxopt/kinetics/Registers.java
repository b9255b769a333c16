package org.biofluxopt.kinetics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The register file that the tapes of one scheme share: constants, parameters, what follows from parameters alone,
 * amounts, slow parts, then temporaries. While tapes are written a value is a code of kind and index; places are known
 * when all tapes are linked.
 */
final class Registers {
    static final int CONSTANT = 0;
    static final int PARAMETER = 1;
    static final int DERIVED = 2;
    static final int AMOUNT = 3;
    static final int SLOW = 4;
    static final int TEMPORARY = 5;
    private static final int KIND_SHIFT = 26;

    private final int parameters;
    private final int amounts;
    private final Map<Double, Integer> constants = new HashMap<>();
    private final List<Double> constantValues = new ArrayList<>();
    private int derived;
    private int slow;
    private int temporaries;

    Registers(int parameters, int amounts) {
        this.parameters = parameters;
        this.amounts = amounts;
    }

    static int code(int kind, int index) {
        return kind << KIND_SHIFT | index;
    }

    static int kind(int code) {
        return code >> KIND_SHIFT;
    }

    static int index(int code) {
        return code & (1 << KIND_SHIFT) - 1;
    }

    /** Whether a value stays while parameters and slow parts stay. */
    static boolean held(int code) {
        return fixed(code) || kind(code) == SLOW;
    }

    /** Whether a value stays while parameters stay. */
    static boolean fixed(int code) {
        return kind(code) <= DERIVED;
    }

    int constant(double value) {
        return code(CONSTANT, constants.computeIfAbsent(value, v -> {
            constantValues.add(v);
            return constantValues.size() - 1;
        }));
    }

    int newDerived() {
        return code(DERIVED, derived++);
    }

    int newSlow() {
        return code(SLOW, slow++);
    }

    void needTemporaries(int count) {
        temporaries = Math.max(temporaries, count);
    }

    /** Register number of a value; only when no more values of earlier kinds will come. */
    int place(int code) {
        int index = index(code);
        return switch (kind(code)) {
            case CONSTANT -> index;
            case PARAMETER -> firstParameter() + index;
            case DERIVED -> firstParameter() + parameters + index;
            case AMOUNT -> firstAmount() + index;
            case SLOW -> firstAmount() + amounts + index;
            default -> firstAmount() + amounts + slow + index;
        };
    }

    int firstParameter() {
        return constantValues.size();
    }

    int firstAmount() {
        return firstParameter() + parameters + derived;
    }

    /** A fresh register file with the constants in it. */
    double[] allocate() {
        double[] r = new double[(firstAmount() + amounts + slow + temporaries) * Tape.LANES];
        for (int c = 0; c < constantValues.size(); c++) {
            for (int lane = 0; lane < Tape.LANES; lane++) {
                r[c * Tape.LANES + lane] = constantValues.get(c);
            }
        }
        return r;
    }
}

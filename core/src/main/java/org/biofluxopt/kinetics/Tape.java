package org.biofluxopt.kinetics;

import java.util.stream.IntStream;

/**
 * A straight list of arithmetic over registers, each register one number a lane. Running it gives the same bits on every
 * executor: plain IEEE operations in the given order, no fused ones.
 */
final class Tape {
    static final int ADD = 0;
    static final int SUBTRACT = 1;
    static final int MULTIPLY = 2;
    static final int DIVIDE = 3;
    static final int MIN = 4;
    static final int MAX = 5;
    static final int POWER = 6;
    static final int EXP = 7;
    static final int COPY = 8;
    static final int ROOT = 9;
    /** a b + c, rounded twice as the two it stands for. */
    static final int MULTIPLY_ADD = 10;
    /** c - a b, rounded twice. */
    static final int MULTIPLY_FROM = 11;
    /** a b c, from the left. */
    static final int MULTIPLY_TWICE = 12;
    /** a + b + c, from the left. */
    static final int ADD_TWICE = 13;
    /** The larger of a - b and c. */
    static final int SUBTRACT_MAX = 14;

    static final int OPERATIONS = 15;

    /** Numbers an instruction takes in {@link #code}: operation, result, three operands (registers x {@link #LANES}). */
    static final int WIDTH = 5;

    /** People side by side; two registers of eight hide the cost of reading an instruction. */
    static final int LANES = 16;

    private final int[] code;
    private final int[] runs;

    /** @param code instructions with register numbers */
    Tape(int[] code) {
        this.code = code.clone();
        for (int i = 0; i < code.length; i++) {
            if (i % WIDTH != 0) {
                this.code[i] *= LANES;
            }
        }
        runs = IntStream.rangeClosed(WIDTH, code.length)
                .filter(i -> i % WIDTH == 0 && (i == code.length || code[i] != code[i - WIDTH]))
                .toArray();
    }

    /** Instructions with places in the array of registers. */
    int[] code() {
        return code;
    }

    /** Places in {@link #code} where runs of equal operations end. */
    int[] runs() {
        return runs;
    }

    int length() {
        return code.length / WIDTH;
    }
}

package org.biofluxopt.kinetics;

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

    /** Numbers an instruction takes in {@link #code}: operation, result, two operands (registers x {@link #LANES}). */
    static final int WIDTH = 4;

    /** People side by side; two registers of eight hide the cost of reading an instruction. */
    static final int LANES = 16;

    private final int[] code;

    /** @param code instructions with register numbers */
    Tape(int[] code) {
        this.code = code.clone();
        for (int i = 0; i < code.length; i++) {
            if (i % WIDTH != 0) {
                this.code[i] *= LANES;
            }
        }
    }

    /** Instructions with places in the array of registers. */
    int[] code() {
        return code;
    }

    int length() {
        return code.length / WIDTH;
    }
}

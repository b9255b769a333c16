package org.biofluxopt.kinetics;

import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

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

    /** Numbers an instruction takes in {@link #code}: operation, result, two operands (registers x {@link #LANES}). */
    static final int WIDTH = 4;

    /** People side by side; two registers of eight hide the cost of reading an instruction. */
    static final int LANES = 16;

    private final int[] code;
    private volatile @Nullable MethodHandle compiled;
    private int runs;

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

    /** The compiled tape, null until it has run some times; counting is not exact among threads and need not be. */
    @Nullable
    MethodHandle compiled(int often) {
        MethodHandle ready = compiled;
        if (ready == null && runs++ >= often) {
            synchronized (this) {
                if (compiled == null) {
                    compiled = TapeCompiler.compile(this);
                }
                ready = compiled;
            }
        }
        return ready;
    }

    int length() {
        return code.length / WIDTH;
    }
}

package org.biofluxopt.kinetics;

import java.lang.invoke.MethodHandle;

/**
 * Reads a tape at first and compiles it once it has run often: reading is quick to start, compiled code quick to run but
 * slow until the just-in-time compiler has seen it. Both give the same bits, so nobody can tell when it happens.
 */
final class CompilingTapeMachine implements TapeMachine {
    /** Runs of a tape before it pays; about a second of one core. */
    private static final int OFTEN = 100_000;

    private final TapeMachine reading = new VectorTapeMachine();
    private final int often;

    CompilingTapeMachine() {
        this(OFTEN);
    }

    /** @param often runs of a tape before it is compiled */
    CompilingTapeMachine(int often) {
        this.often = often;
    }

    @Override
    public void run(Tape tape, double[] r) {
        MethodHandle compiled = tape.compiled(often);
        if (compiled == null) {
            reading.run(tape, r);
            return;
        }
        try {
            compiled.invokeExact(r);
        } catch (Throwable e) {
            throw new IllegalStateException("A compiled tape failed", e);
        }
    }
}

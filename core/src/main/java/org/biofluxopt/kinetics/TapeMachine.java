package org.biofluxopt.kinetics;

/** Runs tapes. Every machine gives the same bits. */
interface TapeMachine {
    /** The machine that runs everywhere. */
    static TapeMachine portable() {
        return new PortableTapeMachine();
    }

    /** Vector registers where the JVM was started with the module for them, else the portable one. */
    static TapeMachine fastest() {
        boolean vectors = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
        return vectors ? new VectorTapeMachine() : portable();
    }

    /** @param r registers, {@link Tape#LANES} numbers each */
    void run(Tape tape, double[] r);

    /** The smaller; the first where they are equal or it is not a number, so that none is lost. */
    static double min(double a, double b) {
        return b < a ? b : a;
    }

    /** The larger; the first where they are equal or it is not a number, so that none is lost. */
    static double max(double a, double b) {
        return b > a ? b : a;
    }

    /** Operations without vector form: one lane after the other, by StrictMath so that all machines agree. */
    static void scalar(int operation, double[] r, int to, int a, int b) {
        for (int lane = 0; lane < Tape.LANES; lane++) {
            r[to + lane] =
                    operation == Tape.EXP ? StrictMath.exp(r[a + lane]) : StrictMath.pow(r[a + lane], r[b + lane]);
        }
    }
}

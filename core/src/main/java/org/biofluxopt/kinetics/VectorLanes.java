package org.biofluxopt.kinetics;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** What compiled tapes call: one vector register as wide as the processor has it, at most {@link Tape#LANES} lanes. */
public final class VectorLanes {
    static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED.length() > Tape.LANES
            ? DoubleVector.SPECIES_512
            : DoubleVector.SPECIES_PREFERRED;

    private VectorLanes() {}

    public static DoubleVector load(double[] r, int at) {
        return DoubleVector.fromArray(SPECIES, r, at);
    }

    public static void store(DoubleVector value, double[] r, int at) {
        value.intoArray(r, at);
    }

    public static DoubleVector add(DoubleVector a, DoubleVector b) {
        return a.add(b);
    }

    public static DoubleVector subtract(DoubleVector a, DoubleVector b) {
        return a.sub(b);
    }

    public static DoubleVector multiply(DoubleVector a, DoubleVector b) {
        return a.mul(b);
    }

    public static DoubleVector divide(DoubleVector a, DoubleVector b) {
        return a.div(b);
    }

    public static DoubleVector min(DoubleVector a, DoubleVector b) {
        return a.min(b);
    }

    public static DoubleVector max(DoubleVector a, DoubleVector b) {
        return a.max(b);
    }

    public static DoubleVector root(DoubleVector a) {
        return a.sqrt();
    }

    /** Operations without vector form. */
    public static void scalar(int operation, double[] r, int to, int a, int b) {
        TapeMachine.scalar(operation, r, to, a, b);
    }
}

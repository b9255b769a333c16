package org.biofluxopt.kinetics;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** One register of eight lanes, two of four or four of two for each instruction, as wide as the processor has them. */
final class VectorTapeMachine implements TapeMachine {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED.length() > Tape.LANES
            ? DoubleVector.SPECIES_512
            : DoubleVector.SPECIES_PREFERRED;
    private static final int WIDE = SPECIES.length();

    @Override
    public void run(Tape tape, double[] r) {
        int[] code = tape.code();
        for (int pc = 0; pc < code.length; pc += Tape.WIDTH) {
            int to = code[pc + 1];
            int a = code[pc + 2];
            int b = code[pc + 3];
            switch (code[pc]) {
                case Tape.ADD -> {
                    for (int l = 0; l < Tape.LANES; l += WIDE) {
                        load(r, a + l).add(load(r, b + l)).intoArray(r, to + l);
                    }
                }
                case Tape.SUBTRACT -> {
                    for (int l = 0; l < Tape.LANES; l += WIDE) {
                        load(r, a + l).sub(load(r, b + l)).intoArray(r, to + l);
                    }
                }
                case Tape.MULTIPLY -> {
                    for (int l = 0; l < Tape.LANES; l += WIDE) {
                        load(r, a + l).mul(load(r, b + l)).intoArray(r, to + l);
                    }
                }
                case Tape.DIVIDE -> {
                    for (int l = 0; l < Tape.LANES; l += WIDE) {
                        load(r, a + l).div(load(r, b + l)).intoArray(r, to + l);
                    }
                }
                case Tape.MIN -> {
                    for (int l = 0; l < Tape.LANES; l += WIDE) {
                        load(r, a + l).min(load(r, b + l)).intoArray(r, to + l);
                    }
                }
                case Tape.MAX -> {
                    for (int l = 0; l < Tape.LANES; l += WIDE) {
                        load(r, a + l).max(load(r, b + l)).intoArray(r, to + l);
                    }
                }
                case Tape.ROOT -> {
                    for (int l = 0; l < Tape.LANES; l += WIDE) {
                        load(r, a + l).sqrt().intoArray(r, to + l);
                    }
                }
                case Tape.COPY -> {
                    for (int l = 0; l < Tape.LANES; l += WIDE) {
                        load(r, a + l).intoArray(r, to + l);
                    }
                }
                default -> TapeMachine.scalar(code[pc], r, to, a, b);
            }
        }
    }

    private static DoubleVector load(double[] r, int at) {
        return DoubleVector.fromArray(SPECIES, r, at);
    }
}

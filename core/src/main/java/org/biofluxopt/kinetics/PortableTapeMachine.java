package org.biofluxopt.kinetics;

/** Plain loops over the lanes. */
final class PortableTapeMachine implements TapeMachine {
    @Override
    public void run(Tape tape, double[] r) {
        int[] code = tape.code();
        for (int pc = 0; pc < code.length; pc += Tape.WIDTH) {
            int to = code[pc + 1];
            int a = code[pc + 2];
            int b = code[pc + 3];
            int c = code[pc + 4];
            switch (code[pc]) {
                case Tape.ADD -> {
                    for (int l = 0; l < Tape.LANES; l++) {
                        r[to + l] = r[a + l] + r[b + l];
                    }
                }
                case Tape.SUBTRACT -> {
                    for (int l = 0; l < Tape.LANES; l++) {
                        r[to + l] = r[a + l] - r[b + l];
                    }
                }
                case Tape.MULTIPLY -> {
                    for (int l = 0; l < Tape.LANES; l++) {
                        r[to + l] = r[a + l] * r[b + l];
                    }
                }
                case Tape.DIVIDE -> {
                    for (int l = 0; l < Tape.LANES; l++) {
                        r[to + l] = r[a + l] / r[b + l];
                    }
                }
                case Tape.MIN -> {
                    for (int l = 0; l < Tape.LANES; l++) {
                        r[to + l] = TapeMachine.min(r[a + l], r[b + l]);
                    }
                }
                case Tape.MAX -> {
                    for (int l = 0; l < Tape.LANES; l++) {
                        r[to + l] = TapeMachine.max(r[a + l], r[b + l]);
                    }
                }
                case Tape.ROOT -> {
                    for (int l = 0; l < Tape.LANES; l++) {
                        r[to + l] = Math.sqrt(r[a + l]);
                    }
                }
                case Tape.MULTIPLY_ADD -> {
                    for (int l = 0; l < Tape.LANES; l++) {
                        r[to + l] = r[a + l] * r[b + l] + r[c + l];
                    }
                }
                case Tape.MULTIPLY_FROM -> {
                    for (int l = 0; l < Tape.LANES; l++) {
                        r[to + l] = r[c + l] - r[a + l] * r[b + l];
                    }
                }
                case Tape.MULTIPLY_TWICE -> {
                    for (int l = 0; l < Tape.LANES; l++) {
                        r[to + l] = r[a + l] * r[b + l] * r[c + l];
                    }
                }
                case Tape.ADD_TWICE -> {
                    for (int l = 0; l < Tape.LANES; l++) {
                        r[to + l] = r[a + l] + r[b + l] + r[c + l];
                    }
                }
                case Tape.SUBTRACT_MAX -> {
                    for (int l = 0; l < Tape.LANES; l++) {
                        r[to + l] = TapeMachine.max(r[a + l] - r[b + l], r[c + l]);
                    }
                }
                case Tape.COPY -> System.arraycopy(r, a, r, to, Tape.LANES);
                default -> TapeMachine.scalar(code[pc], r, to, a, b);
            }
        }
    }
}

package org.biofluxopt.kinetics;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Reads a tape, runs of equal operations one loop each (see {@link TapeOrder}), every register in one, two or more vector
 * registers as wide as the processor has them. The loops are methods of their own: the just-in-time compiler makes
 * good code of each, and no vector crosses a method of ours, where one might be allocated.
 */
final class VectorTapeMachine implements TapeMachine {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED.length() > Tape.LANES
            ? DoubleVector.SPECIES_512
            : DoubleVector.SPECIES_PREFERRED;
    private static final int WIDE = SPECIES.length();

    @Override
    public void run(Tape tape, double[] r) {
        int[] c = tape.code();
        int[] ends = tape.runs();
        int from = 0;
        for (int to : ends) {
            switch (c[from]) {
                case Tape.ADD -> add(c, from, to, r);
                case Tape.SUBTRACT -> subtract(c, from, to, r);
                case Tape.MULTIPLY -> multiply(c, from, to, r);
                case Tape.DIVIDE -> divide(c, from, to, r);
                case Tape.MIN -> min(c, from, to, r);
                case Tape.MAX -> max(c, from, to, r);
                case Tape.ROOT -> root(c, from, to, r);
                case Tape.COPY -> copy(c, from, to, r);
                case Tape.MULTIPLY_ADD -> multiplyAdd(c, from, to, r);
                case Tape.MULTIPLY_FROM -> multiplyFrom(c, from, to, r);
                case Tape.MULTIPLY_TWICE -> multiplyTwice(c, from, to, r);
                case Tape.ADD_TWICE -> addTwice(c, from, to, r);
                case Tape.SUBTRACT_MAX -> subtractMax(c, from, to, r);
                default -> {
                    for (int pc = from; pc < to; pc += Tape.WIDTH) {
                        TapeMachine.scalar(c[pc], r, c[pc + 1], c[pc + 2], c[pc + 3]);
                    }
                }
            }
            from = to;
        }
    }

    private static void add(int[] c, int from, int end, double[] r) {
        for (int pc = from; pc < end; pc += Tape.WIDTH) {
            int to = c[pc + 1];
            int a = c[pc + 2];
            int b = c[pc + 3];
            for (int l = 0; l < Tape.LANES; l += WIDE) {
                load(r, a + l).add(load(r, b + l)).intoArray(r, to + l);
            }
        }
    }

    private static void subtract(int[] c, int from, int end, double[] r) {
        for (int pc = from; pc < end; pc += Tape.WIDTH) {
            int to = c[pc + 1];
            int a = c[pc + 2];
            int b = c[pc + 3];
            for (int l = 0; l < Tape.LANES; l += WIDE) {
                load(r, a + l).sub(load(r, b + l)).intoArray(r, to + l);
            }
        }
    }

    private static void multiply(int[] c, int from, int end, double[] r) {
        for (int pc = from; pc < end; pc += Tape.WIDTH) {
            int to = c[pc + 1];
            int a = c[pc + 2];
            int b = c[pc + 3];
            for (int l = 0; l < Tape.LANES; l += WIDE) {
                load(r, a + l).mul(load(r, b + l)).intoArray(r, to + l);
            }
        }
    }

    private static void divide(int[] c, int from, int end, double[] r) {
        for (int pc = from; pc < end; pc += Tape.WIDTH) {
            int to = c[pc + 1];
            int a = c[pc + 2];
            int b = c[pc + 3];
            for (int l = 0; l < Tape.LANES; l += WIDE) {
                load(r, a + l).div(load(r, b + l)).intoArray(r, to + l);
            }
        }
    }

    private static void min(int[] c, int from, int end, double[] r) {
        for (int pc = from; pc < end; pc += Tape.WIDTH) {
            int to = c[pc + 1];
            int a = c[pc + 2];
            int b = c[pc + 3];
            for (int l = 0; l < Tape.LANES; l += WIDE) {
                DoubleVector x = load(r, a + l);
                DoubleVector y = load(r, b + l);
                x.blend(y, y.compare(VectorOperators.LT, x)).intoArray(r, to + l);
            }
        }
    }

    private static void max(int[] c, int from, int end, double[] r) {
        for (int pc = from; pc < end; pc += Tape.WIDTH) {
            int to = c[pc + 1];
            int a = c[pc + 2];
            int b = c[pc + 3];
            for (int l = 0; l < Tape.LANES; l += WIDE) {
                DoubleVector x = load(r, a + l);
                DoubleVector y = load(r, b + l);
                x.blend(y, y.compare(VectorOperators.GT, x)).intoArray(r, to + l);
            }
        }
    }

    private static void root(int[] c, int from, int end, double[] r) {
        for (int pc = from; pc < end; pc += Tape.WIDTH) {
            int to = c[pc + 1];
            int a = c[pc + 2];
            for (int l = 0; l < Tape.LANES; l += WIDE) {
                load(r, a + l).sqrt().intoArray(r, to + l);
            }
        }
    }

    private static void copy(int[] c, int from, int end, double[] r) {
        for (int pc = from; pc < end; pc += Tape.WIDTH) {
            int to = c[pc + 1];
            int a = c[pc + 2];
            for (int l = 0; l < Tape.LANES; l += WIDE) {
                load(r, a + l).intoArray(r, to + l);
            }
        }
    }

    private static void multiplyAdd(int[] c, int from, int end, double[] r) {
        for (int pc = from; pc < end; pc += Tape.WIDTH) {
            int to = c[pc + 1];
            int x = c[pc + 2];
            int y = c[pc + 3];
            int z = c[pc + 4];
            for (int l = 0; l < Tape.LANES; l += WIDE) {
                load(r, x + l).mul(load(r, y + l)).add(load(r, z + l)).intoArray(r, to + l);
            }
        }
    }

    private static void multiplyFrom(int[] c, int from, int end, double[] r) {
        for (int pc = from; pc < end; pc += Tape.WIDTH) {
            int to = c[pc + 1];
            int x = c[pc + 2];
            int y = c[pc + 3];
            int z = c[pc + 4];
            for (int l = 0; l < Tape.LANES; l += WIDE) {
                load(r, z + l).sub(load(r, x + l).mul(load(r, y + l))).intoArray(r, to + l);
            }
        }
    }

    private static void multiplyTwice(int[] c, int from, int end, double[] r) {
        for (int pc = from; pc < end; pc += Tape.WIDTH) {
            int to = c[pc + 1];
            int x = c[pc + 2];
            int y = c[pc + 3];
            int z = c[pc + 4];
            for (int l = 0; l < Tape.LANES; l += WIDE) {
                load(r, x + l).mul(load(r, y + l)).mul(load(r, z + l)).intoArray(r, to + l);
            }
        }
    }

    private static void addTwice(int[] c, int from, int end, double[] r) {
        for (int pc = from; pc < end; pc += Tape.WIDTH) {
            int to = c[pc + 1];
            int x = c[pc + 2];
            int y = c[pc + 3];
            int z = c[pc + 4];
            for (int l = 0; l < Tape.LANES; l += WIDE) {
                load(r, x + l).add(load(r, y + l)).add(load(r, z + l)).intoArray(r, to + l);
            }
        }
    }

    private static void subtractMax(int[] c, int from, int end, double[] r) {
        for (int pc = from; pc < end; pc += Tape.WIDTH) {
            int to = c[pc + 1];
            int x = c[pc + 2];
            int y = c[pc + 3];
            int z = c[pc + 4];
            for (int l = 0; l < Tape.LANES; l += WIDE) {
                DoubleVector left = load(r, x + l).sub(load(r, y + l));
                DoubleVector least = load(r, z + l);
                left.blend(least, least.compare(VectorOperators.GT, left)).intoArray(r, to + l);
            }
        }
    }

    private static DoubleVector load(double[] r, int at) {
        return DoubleVector.fromArray(SPECIES, r, at);
    }
}

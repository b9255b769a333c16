package org.biofluxopt.kinetics;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The loops of {@link PlainLaneKernel} with the lanes in one vector register, or in two or four narrower ones. No
 * vector crosses a method of our own, because one that the compiler did not inline would allocate it.
 */
final class VectorLaneKernel implements LaneKernel {
    private static final VectorSpecies<Double> SPECIES =
            DoubleVector.SPECIES_PREFERRED.length() > LANES ? DoubleVector.SPECIES_512 : DoubleVector.SPECIES_PREFERRED;
    private static final int WIDE = SPECIES.length();

    private static final LaneOp[] OPS = LaneOp.values();

    // LaneOp's ordinals as constants, so that run is one table jump an instruction; LaneKernelTest checks them
    private static final int ADD = 0;
    private static final int SUBTRACT = 1;
    private static final int MULTIPLY = 2;
    private static final int RECIPROCAL = 3;
    private static final int NEGATIVE_RECIPROCAL = 4;
    private static final int DOT1 = 5;
    private static final int DOT2 = 6;
    private static final int DOT4 = 7;

    @Override
    public void run(LaneProgram program, double[] r) {
        int[] c = program.code();
        int pc = 0;
        while (pc < c.length) {
            switch (c[pc]) {
                case ADD -> {
                    add(c, pc, r);
                    pc += 4;
                }
                case SUBTRACT -> {
                    subtract(c, pc, r);
                    pc += 4;
                }
                case MULTIPLY -> {
                    multiply(c, pc, r);
                    pc += 4;
                }
                case RECIPROCAL -> {
                    reciprocal(c, pc, r);
                    pc += 3;
                }
                case NEGATIVE_RECIPROCAL -> {
                    negativeReciprocal(c, pc, r);
                    pc += 3;
                }
                case DOT1 -> {
                    dot1(c, pc, r);
                    pc += 5;
                }
                case DOT2 -> {
                    dot2(c, pc, r);
                    pc += 7;
                }
                case DOT4 -> {
                    dot4(c, pc, r);
                    pc += 11;
                }
                default -> {
                    LaneOp op = OPS[c[pc]];
                    int width = op.width();
                    LaneKernel.scalar(op, r, c[pc + 1], c[pc + 2], c[pc + width - 1]);
                    pc += width;
                }
            }
        }
    }

    private static void add(int[] c, int pc, double[] r) {
        for (int l = 0; l < LANES; l += WIDE) {
            DoubleVector.fromArray(SPECIES, r, c[pc + 2] + l)
                    .add(DoubleVector.fromArray(SPECIES, r, c[pc + 3] + l))
                    .intoArray(r, c[pc + 1] + l);
        }
    }

    private static void subtract(int[] c, int pc, double[] r) {
        for (int l = 0; l < LANES; l += WIDE) {
            DoubleVector.fromArray(SPECIES, r, c[pc + 2] + l)
                    .sub(DoubleVector.fromArray(SPECIES, r, c[pc + 3] + l))
                    .intoArray(r, c[pc + 1] + l);
        }
    }

    private static void multiply(int[] c, int pc, double[] r) {
        for (int l = 0; l < LANES; l += WIDE) {
            DoubleVector.fromArray(SPECIES, r, c[pc + 2] + l)
                    .mul(DoubleVector.fromArray(SPECIES, r, c[pc + 3] + l))
                    .intoArray(r, c[pc + 1] + l);
        }
    }

    private static void reciprocal(int[] c, int pc, double[] r) {
        for (int l = 0; l < LANES; l += WIDE) {
            DoubleVector.broadcast(SPECIES, 1)
                    .div(DoubleVector.fromArray(SPECIES, r, c[pc + 2] + l))
                    .intoArray(r, c[pc + 1] + l);
        }
    }

    private static void negativeReciprocal(int[] c, int pc, double[] r) {
        for (int l = 0; l < LANES; l += WIDE) {
            DoubleVector.broadcast(SPECIES, -1)
                    .div(DoubleVector.fromArray(SPECIES, r, c[pc + 2] + l))
                    .intoArray(r, c[pc + 1] + l);
        }
    }

    private static void dot1(int[] c, int pc, double[] r) {
        for (int l = 0; l < LANES; l += WIDE) {
            DoubleVector sum = DoubleVector.fromArray(SPECIES, r, c[pc + 2] + l);
            sum = DoubleVector.fromArray(SPECIES, r, c[pc + 3] + l)
                    .fma(DoubleVector.fromArray(SPECIES, r, c[pc + 4] + l), sum);
            sum.intoArray(r, c[pc + 1] + l);
        }
    }

    private static void dot2(int[] c, int pc, double[] r) {
        for (int l = 0; l < LANES; l += WIDE) {
            DoubleVector sum = DoubleVector.fromArray(SPECIES, r, c[pc + 2] + l);
            sum = DoubleVector.fromArray(SPECIES, r, c[pc + 3] + l)
                    .fma(DoubleVector.fromArray(SPECIES, r, c[pc + 4] + l), sum);
            sum = DoubleVector.fromArray(SPECIES, r, c[pc + 5] + l)
                    .fma(DoubleVector.fromArray(SPECIES, r, c[pc + 6] + l), sum);
            sum.intoArray(r, c[pc + 1] + l);
        }
    }

    private static void dot4(int[] c, int pc, double[] r) {
        for (int l = 0; l < LANES; l += WIDE) {
            DoubleVector sum = DoubleVector.fromArray(SPECIES, r, c[pc + 2] + l);
            sum = DoubleVector.fromArray(SPECIES, r, c[pc + 3] + l)
                    .fma(DoubleVector.fromArray(SPECIES, r, c[pc + 4] + l), sum);
            sum = DoubleVector.fromArray(SPECIES, r, c[pc + 5] + l)
                    .fma(DoubleVector.fromArray(SPECIES, r, c[pc + 6] + l), sum);
            sum = DoubleVector.fromArray(SPECIES, r, c[pc + 7] + l)
                    .fma(DoubleVector.fromArray(SPECIES, r, c[pc + 8] + l), sum);
            sum = DoubleVector.fromArray(SPECIES, r, c[pc + 9] + l)
                    .fma(DoubleVector.fromArray(SPECIES, r, c[pc + 10] + l), sum);
            sum.intoArray(r, c[pc + 1] + l);
        }
    }

    @Override
    public void combine(double[] start, double[] weights, double times, double[] k, int size, double[] to, int at) {
        int q = 0;
        for (; q + 4 * WIDE <= size; q += 4 * WIDE) {
            DoubleVector s0 = DoubleVector.fromArray(SPECIES, start, q);
            DoubleVector s1 = DoubleVector.fromArray(SPECIES, start, q + WIDE);
            DoubleVector s2 = DoubleVector.fromArray(SPECIES, start, q + 2 * WIDE);
            DoubleVector s3 = DoubleVector.fromArray(SPECIES, start, q + 3 * WIDE);
            for (int j = 0, from = q; j < weights.length; j++, from += size) {
                DoubleVector weight = DoubleVector.broadcast(SPECIES, weights[j] * times);
                s0 = weight.fma(DoubleVector.fromArray(SPECIES, k, from), s0);
                s1 = weight.fma(DoubleVector.fromArray(SPECIES, k, from + WIDE), s1);
                s2 = weight.fma(DoubleVector.fromArray(SPECIES, k, from + 2 * WIDE), s2);
                s3 = weight.fma(DoubleVector.fromArray(SPECIES, k, from + 3 * WIDE), s3);
            }
            s0.intoArray(to, at + q);
            s1.intoArray(to, at + q + WIDE);
            s2.intoArray(to, at + q + 2 * WIDE);
            s3.intoArray(to, at + q + 3 * WIDE);
        }
        for (; q < size; q += WIDE) {
            DoubleVector sum = DoubleVector.fromArray(SPECIES, start, q);
            for (int j = 0; j < weights.length; j++) {
                sum = DoubleVector.broadcast(SPECIES, weights[j] * times)
                        .fma(DoubleVector.fromArray(SPECIES, k, j * size + q), sum);
            }
            sum.intoArray(to, at + q);
        }
    }

    @Override
    public void judge(
            double[] y, double[] r, int at, double relative, double[] tolerance, double[] next, double[] verdict) {
        double worst = 0;
        double lowest = 0;
        DoubleVector share = DoubleVector.broadcast(SPECIES, relative);
        for (int l = 0; l < LANES; l += WIDE) {
            DoubleVector sum = DoubleVector.zero(SPECIES);
            DoubleVector low = sum;
            for (int i = 0; i < tolerance.length; i++) {
                int q = i * LANES + l;
                DoubleVector error = DoubleVector.fromArray(SPECIES, r, at + q);
                DoubleVector made = DoubleVector.fromArray(SPECIES, r, q).add(error);
                made.intoArray(next, q);
                DoubleVector absolute = DoubleVector.broadcast(SPECIES, tolerance[i]);
                DoubleVector largest =
                        DoubleVector.fromArray(SPECIES, y, q).abs().max(made.abs());
                DoubleVector scaled = error.div(share.fma(largest, absolute));
                sum = scaled.fma(scaled, sum);
                low = low.min(made.div(absolute));
            }
            worst = Math.max(worst, sum.reduceLanes(VectorOperators.MAX));
            lowest = Math.min(lowest, low.reduceLanes(VectorOperators.MIN));
        }
        verdict[0] = Math.sqrt(worst / tolerance.length);
        verdict[1] = lowest;
    }
}

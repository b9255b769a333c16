package org.biofluxopt.kinetics;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The loops of {@link PlainLaneKernel} with the lanes in one vector register, or in two or four narrower ones. */
final class VectorLaneKernel implements LaneKernel {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED.length() > LANES
            ? DoubleVector.SPECIES_512
            : DoubleVector.SPECIES_PREFERRED;
    private static final int WIDE = SPECIES.length();

    private static DoubleVector load(double[] from, int at) {
        return DoubleVector.fromArray(SPECIES, from, at);
    }

    @Override
    public void run(LaneProgram program, double[] r) {
        int[] code = program.code();
        int[] ends = program.ends();
        RateGraph.Op[] operations = program.operations();
        int from = 0;
        for (int run = 0; run < ends.length; run++) {
            int end = ends[run];
            switch (operations[run]) {
                case ADD -> add(code, from, end, r);
                case SUBTRACT -> subtract(code, from, end, r);
                case MULTIPLY -> multiply(code, from, end, r);
                case RECIPROCAL -> reciprocal(code, from, end, r);
                case POWER, EXPONENTIAL -> {
                    for (int pc = from; pc < end; pc += 3) {
                        LaneKernel.scalar(operations[run], r, code[pc], code[pc + 1], code[pc + 2]);
                    }
                }
                case CONSTANT, PARAMETER, AMOUNT ->
                    throw new IllegalStateException("A " + operations[run] + " is no instruction");
            }
            from = end;
        }
    }

    private static void add(int[] code, int from, int end, double[] r) {
        for (int pc = from; pc < end; pc += 3) {
            for (int l = 0; l < LANES; l += WIDE) {
                load(r, code[pc + 1] + l).add(load(r, code[pc + 2] + l)).intoArray(r, code[pc] + l);
            }
        }
    }

    private static void subtract(int[] code, int from, int end, double[] r) {
        for (int pc = from; pc < end; pc += 3) {
            for (int l = 0; l < LANES; l += WIDE) {
                load(r, code[pc + 1] + l).sub(load(r, code[pc + 2] + l)).intoArray(r, code[pc] + l);
            }
        }
    }

    private static void multiply(int[] code, int from, int end, double[] r) {
        for (int pc = from; pc < end; pc += 3) {
            for (int l = 0; l < LANES; l += WIDE) {
                load(r, code[pc + 1] + l).mul(load(r, code[pc + 2] + l)).intoArray(r, code[pc] + l);
            }
        }
    }

    private static void reciprocal(int[] code, int from, int end, double[] r) {
        DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
        for (int pc = from; pc < end; pc += 3) {
            for (int l = 0; l < LANES; l += WIDE) {
                one.div(load(r, code[pc + 1] + l)).intoArray(r, code[pc] + l);
            }
        }
    }

    @Override
    public void rightHandSide(RateSums change, double[] r, double[] c, double perHour, double[] k, int stage) {
        int species = change.size();
        int size = species * LANES;
        int to = stage * size;
        int[] start = change.start();
        int[] middle = change.middle();
        int[] register = change.register();
        for (int i = 0; i < species; i++) {
            for (int l = 0; l < LANES; l += WIDE) {
                int own = i * LANES + l;
                DoubleVector sum = DoubleVector.zero(SPECIES);
                for (int j = 0, at = own; j < stage; j++, at += size) {
                    sum = DoubleVector.broadcast(SPECIES, c[j] * perHour).fma(load(k, at), sum);
                }
                for (int e = start[i]; e < middle[i]; e++) {
                    sum = sum.add(load(r, register[e] + l));
                }
                for (int e = middle[i]; e < start[i + 1]; e++) {
                    sum = sum.sub(load(r, register[e] + l));
                }
                sum.intoArray(k, to + own);
            }
        }
    }

    @Override
    public void factor(SparseLu plan, int[] source, double[] r, double shift, double[] lu) {
        int[] rowStart = plan.rowStart;
        int[] diagonal = plan.diagonal;
        int[] column = plan.column;
        DoubleVector minusOne = DoubleVector.broadcast(SPECIES, -1);
        for (int i = 0; i < diagonal.length; i++) {
            int middle = diagonal[i];
            for (int l = 0; l < LANES; l += WIDE) {
                for (int e = rowStart[i]; e < middle; e++) {
                    entry(plan, e, load(r, source[e] + l), lu, l)
                            .mul(load(lu, diagonal[column[e]] * LANES + l))
                            .intoArray(lu, e * LANES + l);
                }
                DoubleVector pivot = entry(plan, middle, load(r, source[middle] + l).sub(shift), lu, l);
                minusOne.div(pivot).intoArray(lu, middle * LANES + l);
                for (int e = middle + 1; e < rowStart[i + 1]; e++) {
                    entry(plan, e, load(r, source[e] + l), lu, l).intoArray(lu, e * LANES + l);
                }
            }
        }
    }

    private static DoubleVector entry(SparseLu plan, int e, DoubleVector start, double[] lu, int l) {
        int[] pairs = plan.pairs;
        int end = plan.pairStart[e + 1];
        DoubleVector sum = start;
        for (int p = plan.pairStart[e]; p < end; p += 2) {
            sum = load(lu, pairs[p] * LANES + l).fma(load(lu, pairs[p + 1] * LANES + l), sum);
        }
        return sum;
    }

    @Override
    public void solve(SparseLu plan, double[] lu, double[] k, int at) {
        int[] rowStart = plan.rowStart;
        int[] diagonal = plan.diagonal;
        int[] column = plan.column;
        int n = diagonal.length;
        for (int i = 0; i < n; i++) {
            int end = diagonal[i];
            int begin = rowStart[i];
            if (begin == end) {
                continue;
            }
            for (int l = 0; l < LANES; l += WIDE) {
                DoubleVector sum = load(k, at + i * LANES + l);
                for (int e = begin; e < end; e++) {
                    sum = load(lu, e * LANES + l).fma(load(k, at + column[e] * LANES + l), sum);
                }
                sum.intoArray(k, at + i * LANES + l);
            }
        }
        for (int i = n - 1; i >= 0; i--) {
            int middle = diagonal[i];
            int end = rowStart[i + 1];
            for (int l = 0; l < LANES; l += WIDE) {
                DoubleVector sum = load(k, at + i * LANES + l);
                for (int e = middle + 1; e < end; e++) {
                    sum = load(lu, e * LANES + l).fma(load(k, at + column[e] * LANES + l), sum);
                }
                sum.mul(load(lu, middle * LANES + l)).intoArray(k, at + i * LANES + l);
            }
        }
    }

    @Override
    public void count(CounterRows rows, double[] r, double shift, double[] k, int at) {
        int[] start = rows.start();
        int[] source = rows.source();
        int[] column = rows.column();
        for (int c = 0; c < rows.size(); c++) {
            for (int l = 0; l < LANES; l += WIDE) {
                int to = at + (rows.first() + c) * LANES + l;
                DoubleVector sum = load(k, to);
                for (int e = start[c]; e < start[c + 1]; e++) {
                    sum = load(r, source[e] + l).fma(load(k, at + column[e] + l), sum);
                }
                sum.div(shift).intoArray(k, to);
            }
        }
    }

    @Override
    public void combine(double[] y, double[] a, double[] k, int size, double[] u) {
        int q = 0;
        for (; q + 4 * WIDE <= size; q += 4 * WIDE) {
            DoubleVector s0 = load(y, q);
            DoubleVector s1 = load(y, q + WIDE);
            DoubleVector s2 = load(y, q + 2 * WIDE);
            DoubleVector s3 = load(y, q + 3 * WIDE);
            for (int j = 0, at = q; j < a.length; j++, at += size) {
                DoubleVector factor = DoubleVector.broadcast(SPECIES, a[j]);
                s0 = factor.fma(load(k, at), s0);
                s1 = factor.fma(load(k, at + WIDE), s1);
                s2 = factor.fma(load(k, at + 2 * WIDE), s2);
                s3 = factor.fma(load(k, at + 3 * WIDE), s3);
            }
            s0.intoArray(u, q);
            s1.intoArray(u, q + WIDE);
            s2.intoArray(u, q + 2 * WIDE);
            s3.intoArray(u, q + 3 * WIDE);
        }
        for (; q < size; q += WIDE) {
            DoubleVector sum = load(y, q);
            for (int j = 0; j < a.length; j++) {
                sum = DoubleVector.broadcast(SPECIES, a[j]).fma(load(k, j * size + q), sum);
            }
            sum.intoArray(u, q);
        }
    }

    @Override
    public void judge(
            double[] y, double[] u, double[] k, int at, double rtol, double[] scale, double[] next, double[] verdict) {
        double worst = 0;
        double lowest = 0;
        DoubleVector relative = DoubleVector.broadcast(SPECIES, rtol);
        for (int l = 0; l < LANES; l += WIDE) {
            DoubleVector sum = DoubleVector.zero(SPECIES);
            DoubleVector low = sum;
            for (int i = 0; i < scale.length; i++) {
                int q = i * LANES + l;
                DoubleVector error = load(k, at + q);
                DoubleVector made = load(u, q).add(error);
                made.intoArray(next, q);
                DoubleVector absolute = DoubleVector.broadcast(SPECIES, scale[i]);
                DoubleVector largest = load(y, q).abs().max(made.abs());
                DoubleVector share = error.div(relative.fma(largest, absolute));
                sum = share.fma(share, sum);
                low = low.min(made.div(absolute));
            }
            worst = Math.max(worst, sum.reduceLanes(VectorOperators.MAX));
            lowest = Math.min(lowest, low.reduceLanes(VectorOperators.MIN));
        }
        verdict[0] = Math.sqrt(worst / scale.length);
        verdict[1] = lowest;
    }
}

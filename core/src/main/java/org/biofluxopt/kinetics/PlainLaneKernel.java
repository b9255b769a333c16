package org.biofluxopt.kinetics;

/** Loops that run on every JVM. */
final class PlainLaneKernel implements LaneKernel {
    private static final LaneOp[] OPS = LaneOp.values();

    @Override
    public void run(LaneProgram program, double[] r) {
        int[] code = program.code();
        for (int pc = 0; pc < code.length; ) {
            LaneOp op = OPS[code[pc]];
            one(op, code, pc, r);
            pc += op.width();
        }
    }

    private static void one(LaneOp op, int[] code, int pc, double[] r) {
        int to = code[pc + 1];
        int a = code[pc + 2];
        switch (op) {
            case ADD -> {
                for (int l = 0, b = code[pc + 3]; l < LANES; l++) {
                    r[to + l] = r[a + l] + r[b + l];
                }
            }
            case SUBTRACT -> {
                for (int l = 0, b = code[pc + 3]; l < LANES; l++) {
                    r[to + l] = r[a + l] - r[b + l];
                }
            }
            case MULTIPLY -> {
                for (int l = 0, b = code[pc + 3]; l < LANES; l++) {
                    r[to + l] = r[a + l] * r[b + l];
                }
            }
            case RECIPROCAL -> {
                for (int l = 0; l < LANES; l++) {
                    r[to + l] = 1 / r[a + l];
                }
            }
            case NEGATIVE_RECIPROCAL -> {
                for (int l = 0; l < LANES; l++) {
                    r[to + l] = -1 / r[a + l];
                }
            }
            case POWER -> LaneKernel.scalar(op, r, to, a, code[pc + 3]);
            case EXPONENTIAL -> LaneKernel.scalar(op, r, to, a, a);
            case DOT1, DOT2, DOT4 -> {
                for (int p = pc + 3; p < pc + op.width(); p += 2) {
                    int b = code[p];
                    int c = code[p + 1];
                    int from = p == pc + 3 ? a : to;
                    for (int l = 0; l < LANES; l++) {
                        r[to + l] = Math.fma(r[b + l], r[c + l], r[from + l]);
                    }
                }
            }
        }
    }

    @Override
    public void combine(double[] start, double[] weights, double times, double[] k, int size, double[] to, int at) {
        for (int q = 0; q < size; q++) {
            double sum = start[q];
            for (int j = 0; j < weights.length; j++) {
                sum = Math.fma(weights[j] * times, k[j * size + q], sum);
            }
            to[at + q] = sum;
        }
    }

    @Override
    public void judge(
            double[] y, double[] r, int at, double relative, double[] tolerance, double[] next, double[] verdict) {
        double worst = 0;
        double lowest = 0;
        for (int l = 0; l < LANES; l++) {
            double sum = 0;
            for (int i = 0; i < tolerance.length; i++) {
                int q = i * LANES + l;
                double error = r[at + q];
                double made = r[q] + error;
                next[q] = made;
                double largest = Math.max(Math.abs(y[q]), Math.abs(made));
                double share = error / Math.fma(relative, largest, tolerance[i]);
                sum = Math.fma(share, share, sum);
                lowest = Math.min(lowest, made / tolerance[i]);
            }
            worst = Math.max(worst, sum);
        }
        verdict[0] = Math.sqrt(worst / tolerance.length);
        verdict[1] = lowest;
    }
}

package org.biofluxopt.kinetics;

/** Loops that run on every JVM. */
final class PlainLaneKernel implements LaneKernel {
    @Override
    public void run(LaneProgram program, double[] r) {
        int[] code = program.code();
        int from = 0;
        for (int run = 0; run < program.ends().length; run++) {
            int end = program.ends()[run];
            RateGraph.Op op = program.operations()[run];
            for (int pc = from; pc < end; pc += 3) {
                one(op, r, code[pc], code[pc + 1], code[pc + 2]);
            }
            from = end;
        }
    }

    private static void one(RateGraph.Op op, double[] r, int to, int a, int b) {
        switch (op) {
            case ADD -> {
                for (int l = 0; l < LANES; l++) {
                    r[to + l] = r[a + l] + r[b + l];
                }
            }
            case SUBTRACT -> {
                for (int l = 0; l < LANES; l++) {
                    r[to + l] = r[a + l] - r[b + l];
                }
            }
            case MULTIPLY -> {
                for (int l = 0; l < LANES; l++) {
                    r[to + l] = r[a + l] * r[b + l];
                }
            }
            case RECIPROCAL -> {
                for (int l = 0; l < LANES; l++) {
                    r[to + l] = 1 / r[a + l];
                }
            }
            case POWER, EXPONENTIAL -> LaneKernel.scalar(op, r, to, a, b);
            case CONSTANT, PARAMETER, AMOUNT -> throw new IllegalStateException("A " + op + " is no instruction");
        }
    }

    @Override
    public void rightHandSide(RateSums change, double[] r, double[] c, double perHour, double[] k, int stage) {
        int size = change.size() * LANES;
        int to = stage * size;
        for (int i = 0; i < change.size(); i++) {
            for (int l = 0; l < LANES; l++) {
                double sum = 0;
                for (int j = 0; j < stage; j++) {
                    sum = Math.fma(c[j] * perHour, k[j * size + i * LANES + l], sum);
                }
                for (int e = change.start()[i]; e < change.middle()[i]; e++) {
                    sum += r[change.register()[e] + l];
                }
                for (int e = change.middle()[i]; e < change.start()[i + 1]; e++) {
                    sum -= r[change.register()[e] + l];
                }
                k[to + i * LANES + l] = sum;
            }
        }
    }

    @Override
    public void factor(SparseLu plan, int[] source, double[] r, double shift, double[] lu) {
        for (int i = 0; i < plan.size(); i++) {
            for (int e = plan.rowStart[i]; e < plan.rowStart[i + 1]; e++) {
                int below = e < plan.diagonal[i] ? plan.diagonal[plan.column[e]] * LANES : -1;
                for (int l = 0; l < LANES; l++) {
                    double sum = r[source[e] + l];
                    if (e == plan.diagonal[i]) {
                        sum -= shift;
                    }
                    for (int p = plan.pairStart[e]; p < plan.pairStart[e + 1]; p += 2) {
                        sum = Math.fma(lu[plan.pairs[p] * LANES + l], lu[plan.pairs[p + 1] * LANES + l], sum);
                    }
                    if (below >= 0) {
                        sum *= lu[below + l];
                    } else if (e == plan.diagonal[i]) {
                        sum = -1 / sum;
                    }
                    lu[e * LANES + l] = sum;
                }
            }
        }
    }

    @Override
    public void solve(SparseLu plan, double[] lu, double[] k, int at) {
        for (int i = 0; i < plan.size(); i++) {
            for (int l = 0; l < LANES; l++) {
                double sum = k[at + i * LANES + l];
                for (int e = plan.rowStart[i]; e < plan.diagonal[i]; e++) {
                    sum = Math.fma(lu[e * LANES + l], k[at + plan.column[e] * LANES + l], sum);
                }
                k[at + i * LANES + l] = sum;
            }
        }
        for (int i = plan.size() - 1; i >= 0; i--) {
            for (int l = 0; l < LANES; l++) {
                double sum = k[at + i * LANES + l];
                for (int e = plan.diagonal[i] + 1; e < plan.rowStart[i + 1]; e++) {
                    sum = Math.fma(lu[e * LANES + l], k[at + plan.column[e] * LANES + l], sum);
                }
                k[at + i * LANES + l] = sum * lu[plan.diagonal[i] * LANES + l];
            }
        }
    }

    @Override
    public void count(CounterRows rows, double[] r, double shift, double[] k, int at) {
        for (int c = 0; c < rows.size(); c++) {
            int to = at + (rows.first() + c) * LANES;
            for (int l = 0; l < LANES; l++) {
                double sum = k[to + l];
                for (int e = rows.start()[c]; e < rows.start()[c + 1]; e++) {
                    sum = Math.fma(r[rows.source()[e] + l], k[at + rows.column()[e] + l], sum);
                }
                k[to + l] = sum / shift;
            }
        }
    }

    @Override
    public void combine(double[] y, double[] a, double[] k, int size, double[] u) {
        for (int q = 0; q < size; q++) {
            double sum = y[q];
            for (int j = 0; j < a.length; j++) {
                sum = Math.fma(a[j], k[j * size + q], sum);
            }
            u[q] = sum;
        }
    }

    @Override
    public void judge(
            double[] y, double[] u, double[] k, int at, double rtol, double[] scale, double[] next, double[] verdict) {
        double worst = 0;
        double lowest = 0;
        for (int l = 0; l < LANES; l++) {
            double sum = 0;
            for (int i = 0; i < scale.length; i++) {
                int q = i * LANES + l;
                double error = k[at + q];
                double made = u[q] + error;
                next[q] = made;
                double largest = Math.max(Math.abs(y[q]), Math.abs(made));
                double share = error / Math.fma(rtol, largest, scale[i]);
                sum = Math.fma(share, share, sum);
                lowest = Math.min(lowest, made / scale[i]);
            }
            worst = Math.max(worst, sum);
        }
        verdict[0] = Math.sqrt(worst / scale.length);
        verdict[1] = lowest;
    }
}

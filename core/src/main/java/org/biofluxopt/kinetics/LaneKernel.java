package org.biofluxopt.kinetics;

/**
 * The loops of the reference solver over blocks of eight people. An array of n numbers a person holds number i of lane l
 * at {@code 8 i + l}. Every kernel does the same operations in the same order, fused multiply-adds included, so all give
 * the same bits.
 */
sealed interface LaneKernel permits PlainLaneKernel, VectorLaneKernel {
    /** People side by side. */
    int LANES = 8;

    /** Vector registers where the JVM was started with the module for them, else the plain loops. */
    static LaneKernel fastest() {
        boolean vectors = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
        return vectors ? new VectorLaneKernel() : new PlainLaneKernel();
    }

    /** @param r registers */
    void run(LaneProgram program, double[] r);

    /**
     * Right-hand side of a stage, {@code k[stage] = f + sum_j (c_j perHour) k[j]}.
     *
     * @param change which rates change which species
     * @param r registers that hold the rates
     * @param k stages one after the other, {@code change.size()} species each
     */
    void rightHandSide(RateSums change, double[] r, double[] c, double perHour, double[] k, int stage);

    /**
     * Factorises {@code J - shift I}.
     *
     * @param source register of each entry of J, times eight
     */
    void factor(SparseLu plan, int[] source, double[] r, double shift, double[] lu);

    /** Replaces b, at {@code at} in k, by {@code -W^-1 b}. */
    void solve(SparseLu plan, double[] lu, double[] k, int at);

    /**
     * The rows of species on which nothing depends: {@code k = (k + sum_j J_j k_j) / shift}.
     *
     * @param at where the stage begins in k
     */
    void count(CounterRows rows, double[] r, double shift, double[] k, int at);

    /** {@code u = y + sum_j a_j k[j]} over the first {@code a.length} stages. */
    void combine(double[] y, double[] a, double[] k, int size, double[] u);

    /**
     * The new state {@code u + k[last]} and how good it is.
     *
     * @param scale absolute tolerance of each species
     * @param verdict gets the largest root mean square of scaled errors over the lanes (not a number if any is not) and
     *     the most negative amount over its absolute tolerance, 0 if none is negative
     */
    void judge(
            double[] y, double[] u, double[] k, int at, double rtol, double[] scale, double[] next, double[] verdict);

    /** Operations without a vector form that all kernels share: StrictMath, lane by lane. */
    static void scalar(RateGraph.Op op, double[] r, int to, int a, int b) {
        for (int lane = 0; lane < LANES; lane++) {
            r[to + lane] = op == RateGraph.Op.EXPONENTIAL
                    ? StrictMath.exp(r[a + lane])
                    : StrictMath.pow(r[a + lane], r[b + lane]);
        }
    }
}

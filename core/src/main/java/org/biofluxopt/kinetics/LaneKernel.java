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
     * {@code to = start + sum_j (weight_j times) k[j]} for all numbers of a state.
     *
     * @param start the first {@code size} numbers are used
     * @param weights one for each of the first stages in k
     * @param k stages one after the other
     * @param size numbers in a stage, lanes included
     * @param at where the result begins in {@code to}
     */
    void combine(double[] start, double[] weights, double times, double[] k, int size, double[] to, int at);

    /**
     * The new state {@code u + error} and how good it is.
     *
     * @param r registers, with u in the first ones
     * @param at where the error begins in r
     * @param tolerance absolute tolerance of each species
     * @param verdict gets the largest root mean square of scaled errors over the lanes (not a number if any is not) and
     *     the most negative amount over its absolute tolerance, 0 if none is negative
     */
    void judge(double[] y, double[] r, int at, double relative, double[] tolerance, double[] next, double[] verdict);

    /** Operations without a vector form that all kernels share: StrictMath, lane by lane. */
    static void scalar(LaneOp op, double[] r, int to, int a, int b) {
        for (int lane = 0; lane < LANES; lane++) {
            r[to + lane] =
                    op == LaneOp.EXPONENTIAL ? StrictMath.exp(r[a + lane]) : StrictMath.pow(r[a + lane], r[b + lane]);
        }
    }
}

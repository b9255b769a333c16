package org.biofluxopt.kinetics;

import org.jspecify.annotations.Nullable;

/**
 * Integrates a network with all its stiffness: a Rosenbrock method with the exact Jacobian, a sparse LU factorisation
 * planned once, error control, and eight people in step ({@link RosenbrockMethod}). Inputs are constant within a call of
 * {@link ReferenceBlock#advanceTo}; whatever happens at once (a meal, a dose, a switched rate) happens between two calls,
 * so events are hit exactly. One solver serves many threads, each with blocks of its own; the room for a step is kept
 * once for each thread.
 */
public final class ReferenceSolver {
    private static final int LANES = LaneKernel.LANES;
    private static final double SAFETY = 0.9;
    private static final double MOST_GROWTH = 6;
    private static final double LEAST_GROWTH = 0.2;
    private static final double FIRST = 1;

    /** An amount further below zero than this many of its absolute tolerances rejects the step. */
    private static final double TOO_NEGATIVE = -10;

    /** Steps below this share of the interval end a run that cannot go on. */
    private static final double SMALLEST = 1e-15;

    private final CompiledNetwork network;
    private final RosenbrockMethod method;
    private final LaneKernel kernel;
    private final double relative;
    private final double[] scale;
    private final int size;
    private final double[] zeros;
    private final ThreadLocal<Workspace> workspaces = ThreadLocal.withInitial(Workspace::new);

    /** With Rodas5P and the fastest kernel this machine has. */
    public ReferenceSolver(ReactionNetwork network, Tolerance tolerance) {
        this(network, tolerance, RosenbrockMethod.RODAS5P, LaneKernel.fastest());
    }

    ReferenceSolver(ReactionNetwork network, Tolerance tolerance, RosenbrockMethod method, LaneKernel kernel) {
        this.network = NetworkCompiler.compile(network);
        this.method = method;
        this.kernel = kernel;
        relative = tolerance.relative();
        scale = new double[network.species().size()];
        for (int i = 0; i < scale.length; i++) {
            double typical = network.species().get(i).scale();
            if (!(typical > 0 && typical < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("Species "
                        + network.species().get(i).id() + " must have a scale above 0 and finite, got " + typical);
            }
            scale[this.network.position()[i]] = tolerance.absolute() * typical;
        }
        size = scale.length * LANES;
        zeros = new double[size];
    }

    CompiledNetwork compiled() {
        return network;
    }

    /** Eight people with nothing in them and all parameters zero. */
    public ReferenceBlock newBlock() {
        return new ReferenceBlock(this, network);
    }

    /** Room for the steps of one thread, and whose parameters are in it. */
    private final class Workspace {
        final double[] registers = network.initial().clone();
        final double[] stages = new double[method.stages() * size];
        final double[] verdict = new double[2];
        double[] next = new double[size];

        @Nullable
        ReferenceBlock owner;
    }

    void advance(ReferenceBlock block, double from, double to) {
        double length = to - from;
        if (!(length >= 0 && length < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("Cannot advance from " + from + " h to " + to + " h");
        }
        if (length == 0) {
            return;
        }
        Workspace work = workspaces.get();
        if (block.parametersChanged || work.owner != block) {
            System.arraycopy(block.parameters, 0, work.registers, network.firstParameter(), block.parameters.length);
            kernel.run(network.fixed(), work.registers);
            block.parametersChanged = false;
            work.owner = block;
        }
        double done = 0;
        boolean rejectedBefore = false;
        while (done < length) {
            double left = length - done;
            if (block.step == 0) {
                block.step = firstStep(block, work, left);
            }
            double wanted = block.step;
            double h = wanted >= left ? left : Math.min(wanted, left / 2);
            step(block, work, h);
            double error = work.verdict[0];
            boolean good = error <= 1 && work.verdict[1] >= TOO_NEGATIVE;
            if (good && work.verdict[1] < 0) {
                good = network.stepBack().mend(work.next, scale);
            }
            double factor = error <= Double.MAX_VALUE
                    ? Math.clamp(SAFETY * Math.pow(error, -1.0 / method.order()), LEAST_GROWTH, MOST_GROWTH)
                    : LEAST_GROWTH;
            if (good) {
                block.accepted++;
                double[] old = block.amounts;
                block.amounts = work.next;
                work.next = old;
                done = h == left ? length : done + h;
                double proposed = h * (rejectedBefore ? Math.min(factor, 1) : factor);
                block.step = h < wanted ? Math.max(wanted, proposed) : proposed;
                rejectedBefore = false;
            } else {
                block.rejected++;
                block.step = h * Math.min(factor, 0.5);
                rejectedBefore = true;
                if (block.step < SMALLEST * length) {
                    throw new ArithmeticException(
                            "No step succeeds " + done + " h after " + from + " h: a rate is not a number there");
                }
            }
        }
    }

    private void step(ReferenceBlock block, Workspace work, double h) {
        double[] r = work.registers;
        double[] k = work.stages;
        int residual = network.residual();
        double shift = 1 / (method.gamma() * h);
        fill(r, network.shift(), shift);
        fill(r, network.inverseShift(), method.gamma() * h);
        System.arraycopy(block.amounts, 0, r, 0, size);
        kernel.run(network.begin(), r);
        for (int stage = 1; stage < method.stages(); stage++) {
            System.arraycopy(r, residual, k, (stage - 1) * size, size);
            kernel.combine(block.amounts, method.a(stage), 1, k, size, r, 0);
            kernel.combine(zeros, method.c(stage), 1 / h, k, size, r, residual);
            kernel.run(network.again(), r);
        }
        kernel.judge(block.amounts, r, residual, relative, scale, work.next, work.verdict);
    }

    private static void fill(double[] r, int place, double value) {
        for (int lane = 0; lane < LANES; lane++) {
            r[place + lane] = value;
        }
    }

    /**
     * A first step from the fastest change there is: with the time it takes, |f|/|J f|, and its size over the tolerance,
     * the step whose error term of the method's order is about one.
     */
    private double firstStep(ReferenceBlock block, Workspace work, double left) {
        double[] r = work.registers;
        System.arraycopy(block.amounts, 0, r, 0, size);
        kernel.run(network.probe(), r);
        CompiledNetwork.JacobianPlaces jacobian = network.jacobian();
        double[] second = work.next;
        double best = left;
        for (int lane = 0; lane < LANES; lane++) {
            for (int i = lane; i < size; i += LANES) {
                second[i] = 0;
            }
            for (int e = 0; e < jacobian.row().length; e++) {
                second[jacobian.row()[e] + lane] +=
                        r[jacobian.register()[e] + lane] * r[network.residual() + jacobian.column()[e] + lane];
            }
            double speed = 0;
            double bend = 0;
            for (int i = 0; i < network.dynamic(); i++) {
                int at = i * LANES + lane;
                double tolerance = scale[i] + relative * block.amounts[at];
                speed = Math.max(speed, Math.abs(r[network.residual() + at]) / tolerance);
                bend = Math.max(bend, Math.abs(second[at]) / tolerance);
            }
            if (bend > 0) {
                double time = speed / bend;
                double size = Math.max(speed * time, 1);
                best = Math.min(best, FIRST * time * Math.pow(size, -1.0 / method.order()));
            }
        }
        return best;
    }
}

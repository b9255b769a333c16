package org.biofluxopt.tune;

import java.util.Arrays;

/**
 * Minimises a smooth function of few variables inside a box: BFGS on the variables that are not held by a bound, with a
 * backtracking search along the projected direction (Bertsekas 1982, SIAM J Control Optim 20:221).
 */
final class BoxMinimiser {
    private static final double ARMIJO = 1e-4;
    private static final int HALVINGS = 30;

    private final double[] low;
    private final double[] high;
    private final int iterations;
    private final double tolerance;

    /** @param tolerance on the largest entry of the projected gradient, and on the relative decrease of a step */
    BoxMinimiser(double[] low, double[] high, int iterations, double tolerance) {
        this.low = low;
        this.high = high;
        this.iterations = iterations;
        this.tolerance = tolerance;
    }

    /** A function that writes its gradient; positive infinity where it is not defined. */
    @FunctionalInterface
    interface Smooth {
        double at(double[] x, double[] gradient);
    }

    record Minimum(double[] point, double value) {}

    Minimum from(double[] start, Smooth function) {
        int n = start.length;
        double[] x = clipped(start);
        double[] gradient = new double[n];
        double value = function.at(x, gradient);
        double[][] inverseHessian = identity(n);
        boolean[] held = new boolean[n];
        boolean fresh = true;
        for (int iteration = 0; iteration < iterations && Double.isFinite(value); iteration++) {
            boolean changed = hold(x, gradient, held);
            if (changed) {
                inverseHessian = identity(n);
                fresh = true;
            }
            if (largestFree(gradient, held) < tolerance) {
                break;
            }
            double[] direction = direction(inverseHessian, gradient, held, fresh);
            double[] next = new double[n];
            double[] nextGradient = new double[n];
            double nextValue = search(function, x, value, gradient, direction, next, nextGradient);
            if (!(nextValue < value)) {
                if (fresh) {
                    break;
                }
                inverseHessian = identity(n);
                fresh = true;
                continue;
            }
            update(inverseHessian, x, next, gradient, nextGradient, held, fresh);
            fresh = false;
            double decrease = value - nextValue;
            x = next;
            gradient = nextGradient;
            value = nextValue;
            if (decrease < tolerance * 1e-3 * Math.max(1, Math.abs(value))) {
                break;
            }
        }
        return new Minimum(x, value);
    }

    private double[] clipped(double[] x) {
        double[] result = x.clone();
        for (int j = 0; j < x.length; j++) {
            result[j] = Math.clamp(x[j], low[j], high[j]);
        }
        return result;
    }

    private static double[][] identity(int n) {
        double[][] matrix = new double[n][n];
        for (int j = 0; j < n; j++) {
            matrix[j][j] = 1;
        }
        return matrix;
    }

    /** Marks the variables at a bound that the function pushes outwards. @return whether the marks changed */
    private boolean hold(double[] x, double[] gradient, boolean[] held) {
        boolean changed = false;
        for (int j = 0; j < x.length; j++) {
            boolean now = (x[j] <= low[j] && gradient[j] > 0) || (x[j] >= high[j] && gradient[j] < 0);
            changed |= now != held[j];
            held[j] = now;
        }
        return changed;
    }

    private static double largestFree(double[] gradient, boolean[] held) {
        double largest = 0;
        for (int j = 0; j < gradient.length; j++) {
            largest = held[j] ? largest : Math.max(largest, Math.abs(gradient[j]));
        }
        return largest;
    }

    /** -H g on the free variables; a first step is at most a tenth of the widest side. */
    private double[] direction(double[][] inverseHessian, double[] gradient, boolean[] held, boolean fresh) {
        int n = gradient.length;
        double[] direction = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n && !held[i]; j++) {
                direction[i] -= held[j] ? 0 : inverseHessian[i][j] * gradient[j];
            }
        }
        if (fresh) {
            double widest = 0;
            double largest = 0;
            for (int j = 0; j < n; j++) {
                widest = Math.max(widest, high[j] - low[j]);
                largest = Math.max(largest, Math.abs(direction[j]));
            }
            double scale = Math.min(1, 0.1 * widest / largest);
            for (int j = 0; j < n; j++) {
                direction[j] *= scale;
            }
        }
        return direction;
    }

    private double search(
            Smooth function,
            double[] x,
            double value,
            double[] gradient,
            double[] direction,
            double[] next,
            double[] nextGradient) {
        double step = 1;
        for (int halving = 0; halving < HALVINGS; halving++, step /= 2) {
            double expected = 0;
            for (int j = 0; j < x.length; j++) {
                next[j] = Math.clamp(x[j] + step * direction[j], low[j], high[j]);
                expected += gradient[j] * (next[j] - x[j]);
            }
            double reached = function.at(next, nextGradient);
            if (expected < 0 && reached <= value + ARMIJO * expected) {
                return reached;
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    private static void update(
            double[][] h,
            double[] x,
            double[] next,
            double[] gradient,
            double[] nextGradient,
            boolean[] held,
            boolean fresh) {
        int n = x.length;
        double[] s = new double[n];
        double[] y = new double[n];
        double sy = 0;
        double yy = 0;
        for (int j = 0; j < n; j++) {
            s[j] = held[j] ? 0 : next[j] - x[j];
            y[j] = held[j] ? 0 : nextGradient[j] - gradient[j];
            sy += s[j] * y[j];
            yy += y[j] * y[j];
        }
        if (!(sy > 1e-12 * yy)) {
            return;
        }
        if (fresh) {
            for (int j = 0; j < n; j++) {
                Arrays.fill(h[j], 0);
                h[j][j] = sy / yy;
            }
        }
        double[] hy = new double[n];
        double yhy = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                hy[i] += h[i][j] * y[j];
            }
            yhy += y[i] * hy[i];
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                h[i][j] += (1 + yhy / sy) * s[i] * s[j] / sy - (hy[i] * s[j] + s[i] * hy[j]) / sy;
            }
        }
    }
}

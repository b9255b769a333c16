package org.biofluxopt.calibration;

import org.biofluxopt.numeric.Cholesky;

/**
 * What is to be made small: loss of the residuals less a shift of the data, and half the squared distance from a point of
 * the prior. Shift and point are 0 for the most probable point; a draw of the posterior has its own.
 *
 * @param shift of the data, in standard deviations [residual]
 * @param centre of the prior [unknown]
 */
record Objective(Loss loss, double[] shift, double[] centre) {
    private static final double LONGEST_STEP = 1.5;

    static Objective unperturbed(Problem problem, Loss loss) {
        return new Objective(loss, new double[problem.residuals()], new double[problem.unknowns()]);
    }

    double value(double[] at, double[] residuals) {
        double sum = loss.of(shifted(residuals));
        for (int j = 0; j < at.length; j++) {
            sum += (at[j] - centre[j]) * (at[j] - centre[j]) / 2;
        }
        return sum;
    }

    double[] weights(double[] residuals) {
        double[] shifted = shifted(residuals);
        double[] weights = new double[shifted.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = loss.weight(shifted[i]);
        }
        return weights;
    }

    /**
     * A damped Gauss-Newton step (Levenberg 1944, Marquardt 1963) from a point; no unknown moves further than
     * {@value #LONGEST_STEP} prior standard deviations unless damping is 0.
     */
    double[] next(double[] at, double[] residuals, Jacobian jacobian, double damping) {
        double[] weights = weights(residuals);
        double[] gradient = jacobian.gradient(weights, shifted(residuals));
        for (int j = 0; j < gradient.length; j++) {
            gradient[j] += at[j] - centre[j];
        }
        double[] step = Cholesky.of(jacobian.precision(weights, damping)).solve(gradient);
        double longest = 0;
        for (double part : step) {
            longest = Math.max(longest, Math.abs(part));
        }
        double share = damping > 0 && longest > LONGEST_STEP ? LONGEST_STEP / longest : 1;
        double[] next = at.clone();
        for (int j = 0; j < next.length; j++) {
            next[j] -= share * step[j];
        }
        return next;
    }

    private double[] shifted(double[] residuals) {
        double[] shifted = residuals.clone();
        for (int i = 0; i < shifted.length; i++) {
            shifted[i] -= shift[i];
        }
        return shifted;
    }
}

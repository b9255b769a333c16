package org.biofluxopt.calibration;

import java.util.ArrayList;
import java.util.List;

/** Derivatives of residuals, [residual][unknown], by differences over a wide step, and kept up to date by secants. */
final class Jacobian {
    private final double[][] slopes;

    private Jacobian(double[][] slopes) {
        this.slopes = slopes;
    }

    /**
     * One evaluation an unknown, all in one batch. The step goes towards the middle of the prior, where the model is
     * surely defined; it is wide, since experiments on few people answer small steps with noise.
     *
     * @param step in prior standard deviations
     */
    static Jacobian differences(Problem problem, double[] at, double[] residuals, double step) {
        int n = problem.unknowns();
        List<double[]> points = new ArrayList<>();
        double[] steps = new double[n];
        for (int j = 0; j < n; j++) {
            steps[j] = at[j] > 0 ? -step : step;
            double[] point = at.clone();
            point[j] += steps[j];
            points.add(point);
        }
        List<double[]> moved = problem.neighbours(at, points);
        double[][] slopes = new double[residuals.length][n];
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < residuals.length; i++) {
                slopes[i][j] = (moved.get(j)[i] - residuals[i]) / steps[j];
            }
        }
        return new Jacobian(slopes);
    }

    Jacobian copy() {
        double[][] copy = new double[slopes.length][];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = slopes[i].clone();
        }
        return new Jacobian(copy);
    }

    /** The least change that reproduces a step (Broyden 1965, Math Comp 19:577). */
    void learn(double[] from, double[] residualsFrom, double[] to, double[] residualsTo) {
        double length = 0;
        for (int j = 0; j < from.length; j++) {
            length += (to[j] - from[j]) * (to[j] - from[j]);
        }
        if (length < 1e-12) {
            return;
        }
        for (int i = 0; i < slopes.length; i++) {
            double expected = 0;
            for (int j = 0; j < from.length; j++) {
                expected += slopes[i][j] * (to[j] - from[j]);
            }
            double wrong = (residualsTo[i] - residualsFrom[i] - expected) / length;
            for (int j = 0; j < from.length; j++) {
                slopes[i][j] += wrong * (to[j] - from[j]);
            }
        }
    }

    /** JᵀWJ + (1 + damping) I, the precision of the posterior where damping is 0. */
    double[][] precision(double[] weights, double damping) {
        int n = slopes[0].length;
        double[][] sum = new double[n][n];
        for (int i = 0; i < slopes.length; i++) {
            for (int j = 0; j < n; j++) {
                double weighted = weights[i] * slopes[i][j];
                for (int k = 0; k <= j; k++) {
                    sum[j][k] += weighted * slopes[i][k];
                }
            }
        }
        for (int j = 0; j < n; j++) {
            sum[j][j] += 1 + damping;
            for (int k = 0; k < j; k++) {
                sum[k][j] = sum[j][k];
            }
        }
        return sum;
    }

    /** JᵀW r. */
    double[] gradient(double[] weights, double[] residuals) {
        double[] sum = new double[slopes[0].length];
        for (int i = 0; i < slopes.length; i++) {
            for (int j = 0; j < sum.length; j++) {
                sum[j] += weights[i] * slopes[i][j] * residuals[i];
            }
        }
        return sum;
    }
}

package org.biofluxopt.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The most probable point of the posterior by Levenberg and Marquardt's method. Jacobians are dear, so between two of them
 * steps are taken with one that is kept up to date by Broyden's secants; each round tries several dampings at once, which
 * keeps all cores busy and copes with noise.
 */
final class MapSearch {
    private static final double[] DAMPINGS = {0.2, 2, 20};
    private static final double STEP = 0.25;
    private static final int ROUNDS = 4;
    private static final double WORTHWHILE = 0.01;
    private static final double FIRST_DAMPING = 1;

    private final Problem problem;
    private final Objective objective;
    private final Consumer<String> told;

    /** @param told of each step, in words */
    MapSearch(Problem problem, Loss loss, Consumer<String> told) {
        this.problem = problem;
        this.objective = Objective.unperturbed(problem, loss);
        this.told = told;
    }

    /**
     * @param at the most probable point that was found
     * @param jacobian there
     */
    record Found(double[] at, double[] residuals, double value, Jacobian jacobian) {}

    /** @param jacobians at most so many before the last one, which is made at the end for the shape of the posterior */
    Found from(double[] start, int jacobians) {
        double[] at = start;
        problem.anchor(at);
        double[] residuals = problem.evaluate(List.of(at)).getFirst();
        double value = objective.value(at, residuals);
        told.accept("start: " + words(value));
        double damping = FIRST_DAMPING;
        for (int outer = 0; outer < jacobians; outer++) {
            Jacobian jacobian = Jacobian.differences(problem, at, residuals, STEP);
            double before = value;
            for (int round = 0; round < ROUNDS; round++) {
                List<double[]> points = new ArrayList<>();
                for (double factor : DAMPINGS) {
                    points.add(objective.next(at, residuals, jacobian, damping * factor));
                }
                List<double[]> tried = problem.evaluate(points);
                int best = 0;
                for (int i = 1; i < points.size(); i++) {
                    if (value(points, tried, i) < value(points, tried, best)) {
                        best = i;
                    }
                }
                for (int i = 0; i < points.size(); i++) {
                    jacobian.learn(at, residuals, points.get(i), tried.get(i));
                }
                double reached = value(points, tried, best);
                double gain = value - reached;
                told.accept("jacobian " + (outer + 1) + ", round " + (round + 1) + ": " + words(reached));
                damping = Math.max(1e-3, damping * DAMPINGS[best]);
                if (gain > 0) {
                    at = points.get(best);
                    residuals = tried.get(best);
                    value = reached;
                }
                if (gain < WORTHWHILE * value && gain > 0 || damping > 1e6) {
                    break;
                }
            }
            damping = Math.min(damping, FIRST_DAMPING);
            boolean enough = before - value < WORTHWHILE * before;
            problem.anchor(at);
            residuals = problem.evaluate(List.of(at)).getFirst();
            value = objective.value(at, residuals);
            told.accept("with all people: " + words(value));
            if (enough) {
                break;
            }
        }
        return new Found(at, residuals, value, Jacobian.differences(problem, at, residuals, STEP));
    }

    private double value(List<double[]> points, List<double[]> tried, int i) {
        return objective.value(points.get(i), tried.get(i));
    }

    private static String words(double value) {
        return "minus log posterior " + String.format(java.util.Locale.ROOT, "%.2f", value);
    }
}

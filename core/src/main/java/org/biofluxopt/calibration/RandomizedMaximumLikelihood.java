package org.biofluxopt.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.biofluxopt.numeric.Seed;

/**
 * Independent draws of a posterior: each is the most probable point for data and a prior that were perturbed by their own
 * errors (Oliver, He and Reynolds 1996; Chen and Oliver 2012, Math Geosci 44:1). Exact where the model is linear and errors
 * are normal, which a test holds it to; an approximation elsewhere.
 */
final class RandomizedMaximumLikelihood {
    private final Problem problem;
    private final Loss loss;
    private final int steps;
    private final Consumer<String> told;

    /** Half of the way where only the prior speaks: the whole way of a linear model overshoots the rows with narrow intervals. */
    private static final double FIRST_DAMPING = 1;

    /** @param steps of each draw; each tries one damping, which is halved after a success and four times as strong after a failure */
    RandomizedMaximumLikelihood(Problem problem, Loss loss, int steps, Consumer<String> told) {
        this.problem = problem;
        this.loss = loss;
        this.steps = steps;
        this.told = told;
    }

    /**
     * @param residuals at that point
     * @param value minus log posterior for the data as they are
     * @param moved whether any step was taken; a walk that stayed at the most probable point is no draw
     */
    record Draw(double[] at, double[] residuals, double value, boolean moved) {}

    /** One chain of steps: where it is, with a Jacobian of its own. */
    private static final class Walk {
        private final Objective objective;
        private final Jacobian jacobian;
        private double[] at;
        private double[] residuals;
        private double[] next;
        private double damping = FIRST_DAMPING;
        private boolean moved;

        Walk(Objective objective, Jacobian jacobian, double[] at, double[] residuals) {
            this.objective = objective;
            this.jacobian = jacobian;
            this.at = at;
            this.residuals = residuals;
            this.next = at;
        }

        double[] propose() {
            next = objective.next(at, residuals, jacobian, damping);
            return next;
        }

        void judge(double[] answered) {
            jacobian.learn(at, residuals, next, answered);
            if (objective.value(next, answered) < objective.value(at, residuals)) {
                at = next;
                residuals = answered;
                moved = true;
                damping /= 2;
            } else {
                damping *= 4;
            }
        }
    }

    /** @param map the most probable point */
    List<Draw> draws(MapSearch.Found map, int count, Seed seed) {
        List<Walk> walks = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            walks.add(new Walk(perturbed(seed.child(k)), map.jacobian().copy(), map.at(), map.residuals()));
        }
        for (int step = 0; step < steps; step++) {
            List<double[]> answers =
                    problem.evaluate(walks.stream().map(Walk::propose).toList());
            for (int k = 0; k < count; k++) {
                walks.get(k).judge(answers.get(k));
            }
            told.accept("posterior draws: step " + (step + 1) + " of " + steps);
        }
        Objective plain = Objective.unperturbed(problem, loss);
        return walks.stream()
                .map(walk -> new Draw(walk.at, walk.residuals, plain.value(walk.at, walk.residuals), walk.moved))
                .toList();
    }

    private Objective perturbed(Seed seed) {
        RandomGenerator data = seed.child("data").generator();
        RandomGenerator prior = seed.child("prior").generator();
        double[] shift = new double[problem.residuals()];
        Arrays.setAll(shift, i -> problem.measured(i) ? data.nextGaussian() : 0);
        double[] centre = new double[problem.unknowns()];
        Arrays.setAll(centre, j -> prior.nextGaussian());
        return new Objective(loss, shift, centre);
    }
}

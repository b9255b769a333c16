package org.biofluxopt.tune;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.biofluxopt.numeric.Seed;

/** Surrogates of objective and constraints from a set of evaluations, and the best of these by their means. */
final class Models {
    final double[][] points; // in the unit cube
    final Surrogate objective;
    final List<Surrogate> constraints = new ArrayList<>();
    final double[] means; // of the objective at the points, standardised
    final int best; // row of the lowest mean that is likely to be feasible and is not taken; -1 if none

    Models(SearchSpace space, List<Evaluation> data, List<Basin> taken, Seed seed, Executor executor) {
        points = data.stream().map(e -> space.toUnit(e.proposal().point())).toArray(double[][]::new);
        objective = Surrogate.fit(
                points, data.stream().mapToDouble(Evaluation::objective).toArray(), seed.child(0), executor);
        int count = data.getFirst().constraints().length;
        for (int c = 0; c < count; c++) {
            int index = c;
            double[] values =
                    data.stream().mapToDouble(e -> e.constraints()[index]).toArray();
            constraints.add(Surrogate.fit(points, values, seed.child(c + 1L), executor));
        }
        means = new double[points.length];
        int lowest = -1;
        for (int i = 0; i < points.length; i++) {
            means[i] = objective.process().predict(points[i]).mean();
            double[] point = points[i];
            if ((lowest < 0 || means[i] < means[lowest])
                    && feasible(point)
                    && taken.stream().noneMatch(basin -> basin.holds(point))) {
                lowest = i;
            }
        }
        best = lowest;
    }

    /** Whether each constraint holds with a probability of at least one half. */
    private boolean feasible(double[] x) {
        for (Surrogate constraint : constraints) {
            if (constraint.process().predict(x).mean() > constraint.standardised(0)) {
                return false;
            }
        }
        return true;
    }
}

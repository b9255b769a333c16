package org.biofluxopt.sensitivity;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.biofluxopt.numeric.Seed;

/**
 * Elementary effects (Morris 1991, Technometrics 33:161) with the mean of their absolute values (Campolongo, Cariboni and
 * Saltelli 2007, Environ Model Softw 22:1509): random paths through a grid of four levels, one quantity changed at each step.
 */
public final class Morris {
    private static final int LEVELS = 4;
    private static final double STEP = LEVELS / (2.0 * (LEVELS - 1));

    private Morris() {}

    /**
     * Of one output, in its unit per whole range of the quantity.
     *
     * @param mean of the effects; with {@code meanAbsolute} much larger the sign changes
     * @param meanAbsolute mu star: the size of the influence
     * @param sd of the effects: nonlinearity and interactions
     */
    public record Effect(double mean, double meanAbsolute, double sd) {}

    /**
     * @param quantities dimension of the cube
     * @param paths at least 2; each costs quantities + 1 evaluations
     * @return [output][quantity]
     */
    public static Effect[][] effects(Experiment experiment, int quantities, int paths, Seed seed) {
        if (quantities < 1 || paths < 2) {
            throw new IllegalArgumentException("Expected a quantity and two paths, got " + quantities + ", " + paths);
        }
        List<double[]> points = new ArrayList<>();
        List<int[]> orders = new ArrayList<>();
        for (int path = 0; path < paths; path++) {
            walk(points, orders, quantities, seed.child(path).generator());
        }
        List<double[]> outputs = experiment.evaluate(points);
        int count = outputs.getFirst().length;
        Effect[][] effects = new Effect[count][quantities];
        for (int output = 0; output < count; output++) {
            double[][] each = new double[quantities][paths];
            for (int path = 0; path < paths; path++) {
                int start = path * (quantities + 1);
                for (int k = 0; k < quantities; k++) {
                    int changed = orders.get(path)[k];
                    double moved = points.get(start + k + 1)[changed] - points.get(start + k)[changed];
                    each[changed][path] = (outputs.get(start + k + 1)[output] - outputs.get(start + k)[output]) / moved;
                }
            }
            for (int quantity = 0; quantity < quantities; quantity++) {
                effects[output][quantity] = summary(each[quantity]);
            }
        }
        return effects;
    }

    private static void walk(List<double[]> points, List<int[]> orders, int quantities, RandomGenerator random) {
        double[] at = new double[quantities];
        double[] step = new double[quantities];
        int[] order = new int[quantities];
        for (int j = 0; j < quantities; j++) {
            double low = random.nextInt(LEVELS / 2) / (LEVELS - 1.0);
            boolean up = random.nextBoolean();
            at[j] = up ? low : low + STEP;
            step[j] = up ? STEP : -STEP;
            int place = random.nextInt(j + 1); // inside-out shuffle
            order[j] = order[place];
            order[place] = j;
        }
        points.add(at.clone());
        for (int quantity : order) {
            at[quantity] += step[quantity];
            points.add(at.clone());
        }
        orders.add(order);
    }

    private static Effect summary(double[] effects) {
        double sum = 0;
        double absolute = 0;
        for (double effect : effects) {
            sum += effect;
            absolute += Math.abs(effect);
        }
        double mean = sum / effects.length;
        double squares = 0;
        for (double effect : effects) {
            squares += (effect - mean) * (effect - mean);
        }
        return new Effect(mean, absolute / effects.length, Math.sqrt(squares / (effects.length - 1)));
    }
}

package org.biofluxopt.numeric;

import java.util.Arrays;

/** Sample quantiles by linear interpolation of order statistics (Hyndman and Fan 1996, type 7; R's default). */
public final class Quantiles {
    private Quantiles() {}

    /**
     * @param values at least one, in any order; not changed
     * @param probability 0..1
     */
    public static double of(double[] values, double probability) {
        if (values.length == 0 || !(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException(
                    "Expected values and a probability in 0..1, got " + values.length + " and " + probability);
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double position = probability * (sorted.length - 1);
        int below = (int) Math.floor(position);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}

package org.biofluxopt.protocol;

import java.util.ArrayList;
import java.util.List;
import org.biofluxopt.numeric.Quantiles;

/**
 * How far the mean over people moves when the parameters are drawn from their posterior.
 *
 * @param draws number of parameter sets
 * @param rows in the order of {@link Analysis#rows()}
 */
public record ParameterSpread(int draws, List<Interval> rows) {
    /** 5th and 95th percentile of the means. */
    public record Interval(double p05, double p95) {}

    public ParameterSpread {
        rows = List.copyOf(rows);
    }

    /** @param means per draw the means of all rows */
    public static ParameterSpread of(List<double[]> means) {
        List<Interval> rows = new ArrayList<>();
        for (int row = 0; row < means.getFirst().length; row++) {
            int at = row;
            double[] drawn = means.stream()
                    .mapToDouble(mean -> mean[at])
                    .filter(Double::isFinite)
                    .toArray();
            rows.add(
                    drawn.length == 0
                            ? new Interval(Double.NaN, Double.NaN)
                            : new Interval(Quantiles.of(drawn, 0.05), Quantiles.of(drawn, 0.95)));
        }
        return new ParameterSpread(means.size(), rows);
    }
}

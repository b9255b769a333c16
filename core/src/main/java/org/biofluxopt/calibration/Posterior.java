package org.biofluxopt.calibration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.biofluxopt.numeric.Cholesky;
import org.biofluxopt.numeric.Quantiles;

/**
 * What is known after the data.
 *
 * @param unknowns in order
 * @param map the most probable point
 * @param widths posterior standard deviation over prior standard deviation near that point, by the Jacobian [unknown]
 * @param correlations likewise [unknown][unknown]
 * @param kept draws that fit about as well as they should
 * @param dropped draws whose steps did not come down to the data, or that took none
 */
public record Posterior(
        Unknowns unknowns,
        MapSearch.Found map,
        double[] widths,
        double[][] correlations,
        List<RandomizedMaximumLikelihood.Draw> kept,
        int dropped) {
    /** Identified means that the data take away more than half of the prior's width. */
    static final double IDENTIFIED = 0.5;

    static Posterior of(
            Unknowns unknowns, MapSearch.Found map, Loss loss, List<RandomizedMaximumLikelihood.Draw> draws) {
        int n = unknowns.count();
        double[] weights = new double[map.residuals().length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = loss.weight(map.residuals()[i]);
        }
        double[][] covariance =
                Cholesky.of(map.jacobian().precision(weights, 0)).inverse();
        double[] widths = new double[n];
        double[][] correlations = new double[n][n];
        for (int j = 0; j < n; j++) {
            widths[j] = Math.sqrt(covariance[j][j]);
        }
        for (int j = 0; j < n; j++) {
            for (int k = 0; k < n; k++) {
                correlations[j][k] = covariance[j][k] / (widths[j] * widths[k]);
            }
        }
        double highest = map.value() + chiSquared999(n) / 2;
        List<RandomizedMaximumLikelihood.Draw> kept = draws.stream()
                .filter(draw -> draw.moved() && draw.value() <= highest)
                .toList();
        return new Posterior(unknowns, map, widths, correlations, kept, draws.size() - kept.size());
    }

    /**
     * The 99.9 % point of chi squared (Wilson and Hilferty 1931). Twice the rise of minus log posterior over its least is so
     * distributed where the posterior is normal; a draw beyond it is not one of it.
     */
    static double chiSquared999(int degrees) {
        double a = 2.0 / (9 * degrees);
        return degrees * Math.pow(1 - a + 3.0902 * Math.sqrt(a), 3);
    }

    boolean identified(int unknown) {
        return widths[unknown] < IDENTIFIED;
    }

    /** Quantile of the kept draws in the quantity's unit; NaN without draws. */
    double quantile(int unknown, double probability) {
        return kept.isEmpty()
                ? Double.NaN
                : Quantiles.of(
                        kept.stream()
                                .mapToDouble(draw -> unknowns.all().get(unknown).value(draw.at()[unknown]))
                                .toArray(),
                        probability);
    }

    /** Two unknowns that the data bind to each other. */
    record Pair(String first, String second, double correlation) {}

    /** The strongest correlations, strongest first. */
    List<Pair> strongest(int count) {
        List<Pair> pairs = new ArrayList<>();
        for (int j = 0; j < correlations.length; j++) {
            for (int k = 0; k < j; k++) {
                pairs.add(new Pair(
                        unknowns.all().get(k).id(), unknowns.all().get(j).id(), correlations[j][k]));
            }
        }
        pairs.sort(Comparator.comparingDouble(pair -> -Math.abs(pair.correlation())));
        return pairs.subList(0, Math.min(count, pairs.size()));
    }

    /** The table that {@code knowledge/posterior/simulator.tsv} holds. */
    String drawsTable() {
        StringBuilder text = new StringBuilder("draw\tid\tvalue\n");
        for (int k = 0; k < kept.size(); k++) {
            double[] at = kept.get(k).at();
            for (int j = 0; j < at.length; j++) {
                Unknown unknown = unknowns.all().get(j);
                text.append(k + 1)
                        .append('\t')
                        .append(unknown.id())
                        .append('\t')
                        .append(number(unknown.value(at[j])))
                        .append('\n');
            }
        }
        return text.toString();
    }

    /** Six digits that {@code Double.parseDouble} and the knowledge tables read. */
    static String number(double value) {
        if (value != 0 && (Math.abs(value) < 1e-4 || Math.abs(value) >= 1e7)) {
            return String.format(Locale.ROOT, "%.5e", value);
        }
        return java.math.BigDecimal.valueOf(value)
                .round(new java.math.MathContext(6))
                .stripTrailingZeros()
                .toPlainString();
    }
}

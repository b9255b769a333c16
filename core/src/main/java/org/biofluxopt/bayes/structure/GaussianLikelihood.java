package org.biofluxopt.bayes.structure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Maximised log-likelihood of sets of variables in the conditional Gaussian family: states multinomial, numbers multivariate
 * normal with mean and covariance of their own for each joint state (Lauritzen and Wermuth 1989; Andrews, Ramsey and Cooper
 * 2018, Int J Data Sci Anal 6:3). Joint states with too few rows for a covariance share the pooled one.
 */
final class GaussianLikelihood {
    private static final double RIDGE = 1e-10; // of a variance of one: duplicate columns stay finite

    /** @param parameters free ones */
    record Fit(double logLikelihood, double parameters) {}

    private final MixedTable table;
    private final double[][] standard; // [variable][row], mean 0, variance 1
    private final Map<List<Integer>, Fit> cache = new HashMap<>();

    GaussianLikelihood(MixedTable table) {
        this.table = table;
        standard = new double[table.size()][];
        for (int v = 0; v < standard.length; v++) {
            standard[v] = table.numbers()[v].clone();
            double mean = Arrays.stream(standard[v]).average().orElse(0);
            double squares = 0;
            for (double value : standard[v]) {
                squares += (value - mean) * (value - mean);
            }
            double sd = Math.sqrt(squares / Math.max(1, standard[v].length));
            for (int r = 0; r < standard[v].length; r++) {
                standard[v][r] = sd > 0 ? (standard[v][r] - mean) / sd : 0;
            }
        }
    }

    MixedTable table() {
        return table;
    }

    /** @param variables ascending */
    Fit fit(int... variables) {
        List<Integer> key = Arrays.stream(variables).boxed().toList();
        Fit known = cache.get(key);
        if (known == null) {
            known = compute(variables);
            cache.put(key, known);
        }
        return known;
    }

    private Fit compute(int[] variables) {
        int[] numbers = Arrays.stream(variables).filter(table::isNumber).toArray();
        int[] discrete =
                Arrays.stream(variables).filter(v -> !table.isNumber(v)).toArray();
        Map<List<Integer>, List<Integer>> strata = new HashMap<>();
        int n = table.rows();
        double cells = 1;
        for (int v : discrete) {
            cells *= table.card(v);
        }
        for (int r = 0; r < n; r++) {
            List<Integer> state = new ArrayList<>();
            for (int v : discrete) {
                state.add(table.states()[v][r]);
            }
            strata.computeIfAbsent(state, s -> new ArrayList<>()).add(r);
        }
        int k = numbers.length;
        double log = 0;
        double parameters = cells - 1;
        List<List<Integer>> small = new ArrayList<>();
        for (List<Integer> rows : strata.values()) {
            log += rows.size() * Math.log((double) rows.size() / n);
            if (k > 0 && rows.size() > k + 2 && strata.size() > 1) {
                log += gaussian(numbers, List.of(rows));
                parameters += k + k * (k + 1) / 2.0;
            } else if (k > 0) {
                small.add(rows);
            }
        }
        if (!small.isEmpty()) { // own means, one covariance
            log += gaussian(numbers, small);
            parameters += small.size() * k + k * (k + 1) / 2.0;
        }
        return new Fit(log, parameters);
    }

    /** Log-likelihood of groups with own means and a common covariance, at its maximum. */
    private double gaussian(int[] numbers, List<List<Integer>> groups) {
        int k = numbers.length;
        double[][] covariance = new double[k][k];
        int n = 0;
        for (List<Integer> rows : groups) {
            double[] mean = new double[k];
            for (int r : rows) {
                for (int i = 0; i < k; i++) {
                    mean[i] += standard[numbers[i]][r] / rows.size();
                }
            }
            for (int r : rows) {
                for (int i = 0; i < k; i++) {
                    double a = standard[numbers[i]][r] - mean[i];
                    for (int j = 0; j <= i; j++) {
                        covariance[i][j] += a * (standard[numbers[j]][r] - mean[j]);
                    }
                }
            }
            n += rows.size();
        }
        for (int i = 0; i < k; i++) {
            for (int j = 0; j <= i; j++) {
                covariance[i][j] /= n;
            }
            covariance[i][i] += RIDGE;
        }
        return -0.5 * n * (k * Math.log(2 * Math.PI) + k + logDeterminant(covariance));
    }

    /** By Cholesky's factor of the lower triangle, in place. */
    private static double logDeterminant(double[][] a) {
        double log = 0;
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = a[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= a[i][k] * a[j][k];
                }
                a[i][j] = i == j ? Math.sqrt(Math.max(sum, RIDGE * RIDGE)) : sum / a[j][j];
            }
            log += 2 * Math.log(a[i][i]);
        }
        return log;
    }
}

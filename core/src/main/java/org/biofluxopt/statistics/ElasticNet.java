package org.biofluxopt.statistics;

/**
 * Linear regression with an L1 and an L2 penalty (Zou and Hastie 2005) by cyclic coordinate descent (Friedman, Hastie and
 * Tibshirani 2010, J Stat Softw 33:1). Features are scaled to unit variance (denominator n) for the fit. Minimises
 * 1/(2n) |y - a - Xb|^2 + lambda (alpha |b|_1 + (1 - alpha)/2 |b|_2^2) over the scaled features.
 *
 * @param lambda strength of the penalty
 * @param intercept on the scale of the data
 * @param coefficients on the scale of the data; 0 where a feature was left out
 */
public record ElasticNet(double lambda, double intercept, double[] coefficients) {
    private static final double CONVERGED = 1e-12;
    private static final int MOST_SWEEPS = 100_000;

    /**
     * @param x [observation][feature]
     * @param y [observation]
     * @param alpha share of the L1 penalty, 0..1
     * @param lambda at least 0
     */
    public static ElasticNet fit(double[][] x, double[] y, double alpha, double lambda) {
        return new Scaled(x, y).fit(alpha, lambda, new double[x[0].length]);
    }

    public double predict(double[] features) {
        double sum = intercept;
        for (int j = 0; j < coefficients.length; j++) {
            sum += coefficients[j] * features[j];
        }
        return sum;
    }

    /** Features and response with mean 0, features with variance 1. */
    static final class Scaled {
        private final double[][] column;
        private final double[] mean;
        private final double[] scale;
        private final double[] response;
        private final double level;

        Scaled(double[][] x, double[] y) {
            int n = y.length;
            int k = x[0].length;
            column = new double[k][n];
            mean = new double[k];
            scale = new double[k];
            level = Moments.mean(y);
            response = new double[n];
            for (int i = 0; i < n; i++) {
                response[i] = y[i] - level;
                for (int j = 0; j < k; j++) {
                    column[j][i] = x[i][j];
                }
            }
            for (int j = 0; j < k; j++) {
                mean[j] = Moments.mean(column[j]);
                scale[j] = Math.sqrt(Moments.variance(column[j]) * (n - 1) / n);
                for (int i = 0; i < n; i++) {
                    column[j][i] = scale[j] > 0 ? (column[j][i] - mean[j]) / scale[j] : 0;
                }
            }
        }

        /** Smallest lambda at which every coefficient is 0, for the given share of L1. */
        double largestLambda(double alpha) {
            double largest = 0;
            for (double[] feature : column) {
                largest = Math.max(largest, Math.abs(product(feature, response)));
            }
            return largest / Math.max(alpha, 1e-3);
        }

        /** @param start coefficients of the scaled features to start from, changed to those found */
        ElasticNet fit(double alpha, double lambda, double[] start) {
            int n = response.length;
            double[] residual = response.clone();
            for (int j = 0; j < start.length; j++) {
                for (int i = 0; i < n; i++) {
                    residual[i] -= start[j] * column[j][i];
                }
            }
            double size = Math.sqrt(product(response, response));
            for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
                double moved = 0;
                for (int j = 0; j < start.length; j++) {
                    if (scale[j] > 0) {
                        double before = start[j];
                        double pull = product(column[j], residual) + before;
                        start[j] = soft(pull, lambda * alpha) / (1 + lambda * (1 - alpha));
                        double change = start[j] - before;
                        if (change != 0) {
                            for (int i = 0; i < n; i++) {
                                residual[i] -= change * column[j][i];
                            }
                            moved = Math.max(moved, Math.abs(change));
                        }
                    }
                }
                if (moved <= CONVERGED * size) {
                    break;
                }
            }
            return onDataScale(lambda, start);
        }

        private ElasticNet onDataScale(double lambda, double[] scaled) {
            double[] coefficients = new double[scaled.length];
            double intercept = level;
            for (int j = 0; j < scaled.length; j++) {
                coefficients[j] = scale[j] > 0 ? scaled[j] / scale[j] : 0;
                intercept -= coefficients[j] * mean[j];
            }
            return new ElasticNet(lambda, intercept, coefficients);
        }

        /** Mean of products. */
        private static double product(double[] a, double[] b) {
            double sum = 0;
            for (int i = 0; i < a.length; i++) {
                sum += a[i] * b[i];
            }
            return sum / a.length;
        }

        private static double soft(double value, double threshold) {
            return Math.signum(value) * Math.max(0, Math.abs(value) - threshold);
        }
    }
}

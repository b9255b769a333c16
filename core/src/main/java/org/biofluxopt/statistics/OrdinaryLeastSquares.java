package org.biofluxopt.statistics;

import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealMatrix;

/**
 * Linear regression with an intercept and standard errors that hold where the spread differs from one observation to the
 * next: HC3 (MacKinnon and White 1985; Long and Ervin 2000 recommend it below 250 observations).
 *
 * @param coefficients intercept first
 * @param standardErrors HC3
 * @param t coefficient over standard error
 * @param p two-sided, n - k degrees of freedom
 * @param rSquared share of variance explained
 */
public record OrdinaryLeastSquares(
        double[] coefficients, double[] standardErrors, double[] t, double[] p, double rSquared) {
    private static final double SINGULAR = 1e-10;

    /**
     * @param x features [observation][feature], no constant column
     * @param y response [observation], more observations than features + 1
     * @throws IllegalArgumentException if a feature is a combination of others, or there are too few observations
     */
    public static OrdinaryLeastSquares fit(double[][] x, double[] y) {
        int n = y.length;
        int k = x.length == 0 ? 1 : x[0].length + 1;
        if (x.length != n || n <= k) {
            throw new IllegalArgumentException("Expected more than " + k + " observations with features, got " + n);
        }
        RealMatrix design = new Array2DRowRealMatrix(n, k);
        for (int i = 0; i < n; i++) {
            design.setEntry(i, 0, 1);
            for (int j = 1; j < k; j++) {
                design.setEntry(i, j, x[i][j - 1]);
            }
        }
        QRDecomposition qr = new QRDecomposition(design, 0);
        RealMatrix r = qr.getR();
        for (int j = 0; j < k; j++) {
            if (!(Math.abs(r.getEntry(j, j))
                    > SINGULAR * design.getColumnVector(j).getNorm())) {
                throw new IllegalArgumentException(
                        "Feature " + (j - 1) + " is constant or a combination of the features before it");
            }
        }
        RealMatrix q = thin(qr.getQ(), n, k);
        double[] coefficients = backward(r, q.transpose().operate(y), k);
        double[] residual = new double[n];
        double squares = 0;
        double[] fitted = design.operate(coefficients);
        for (int i = 0; i < n; i++) {
            residual[i] = y[i] - fitted[i];
            squares += residual[i] * residual[i];
        }
        double[] errors = hc3(q, r, residual, n, k);
        double[] t = new double[k];
        double[] p = new double[k];
        TDistribution law = new TDistribution(n - k);
        for (int j = 0; j < k; j++) {
            t[j] = coefficients[j] / errors[j];
            p[j] = PairedTTest.twoSided(law, t[j]);
        }
        return new OrdinaryLeastSquares(coefficients, errors, t, p, 1 - squares / (Moments.variance(y) * (n - 1)));
    }

    private static RealMatrix thin(RealMatrix q, int n, int k) {
        return q.getSubMatrix(0, n - 1, 0, k - 1);
    }

    private static double[] backward(RealMatrix r, double[] right, int k) {
        double[] solution = new double[k];
        for (int j = k - 1; j >= 0; j--) {
            double sum = right[j];
            for (int l = j + 1; l < k; l++) {
                sum -= r.getEntry(j, l) * solution[l];
            }
            solution[j] = sum / r.getEntry(j, j);
        }
        return solution;
    }

    /** Roots of the diagonal of (X'X)^-1 X' diag(e^2 / (1 - h)^2) X (X'X)^-1, where (X'X)^-1 X' = R^-1 Q'. */
    private static double[] hc3(RealMatrix q, RealMatrix r, double[] residual, int n, int k) {
        double[] variance = new double[k];
        for (int i = 0; i < n; i++) {
            double[] row = q.getRow(i);
            double leverage = 0;
            for (double value : row) {
                leverage += value * value;
            }
            double weight = residual[i] / (1 - leverage);
            double[] influence = backward(r, row, k);
            for (int j = 0; j < k; j++) {
                variance[j] += influence[j] * influence[j] * weight * weight;
            }
        }
        double[] errors = new double[k];
        for (int j = 0; j < k; j++) {
            errors[j] = Math.sqrt(variance[j]);
        }
        return errors;
    }
}

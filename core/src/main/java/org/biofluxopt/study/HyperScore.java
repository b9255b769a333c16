package org.biofluxopt.study;

import java.util.Map;

/**
 * The paper's score: 100 (1 + s^kappa) with s the logistic function of beta ln V + gamma. A label, not evidence: it lies
 * between 100 and 200 whatever V is.
 *
 * @param v mean of performance metrics, above 0 up to 1
 * @param beta slope; the paper does not print it
 * @param gamma offset; the paper does not print it
 * @param kappa exponent, above 0
 */
public record HyperScore(double v, double beta, double gamma, double kappa) {
    /** The paper's example: V = 0.85 and s = 0.985. 5 and 5 are our reading, one of many pairs that give .985. */
    public static final HyperScore PAPER = new HyperScore(0.85, 5, 5, 2.2);

    /** What the paper prints for its example; its own formula gives 196.7. */
    public static final double PAPER_PRINTED = 127.4;

    public HyperScore {
        if (!(v > 0 && v <= 1) || !Double.isFinite(beta) || !Double.isFinite(gamma) || !(kappa > 0)) {
            throw new IllegalArgumentException("Expected 0 < V <= 1, finite beta and gamma and kappa > 0, got " + v
                    + ", " + beta + ", " + gamma + ", " + kappa);
        }
    }

    /**
     * With the paper's beta, gamma and kappa.
     *
     * @param metrics named performance metrics, each above 0 up to 1
     */
    public static HyperScore of(Map<String, Double> metrics) {
        double v = metrics.values().stream()
                .mapToDouble(metric -> metric)
                .average()
                .orElseThrow();
        return new HyperScore(v, PAPER.beta, PAPER.gamma, PAPER.kappa);
    }

    /** The logistic part, 0..1. */
    public double sigma() {
        return 1 / (1 + StrictMath.exp(-(beta * StrictMath.log(v) + gamma)));
    }

    /** The score. */
    public double value() {
        return 100 * (1 + StrictMath.pow(sigma(), kappa));
    }
}

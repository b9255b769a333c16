package org.biofluxopt.tune;

/**
 * Logarithms of expected improvement and of normal probabilities that neither underflow nor cancel (the aim of Ament et
 * al. 2023, arXiv 2310.20708). Below z = -1, with t = -z, F = t + 1/(t + 2/(t + 3/...)) and G = t + 2/(t + 3/...), the
 * normal tail is phi(t)/F (Abramowitz and Stegun 26.2.14), hence phi(z) + z Phi(z) = phi(t) (F - t)/F = phi(t)/(F G).
 */
final class LogImprovement {
    private static final double LOG_ROOT_TWO_PI = 0.5 * Math.log(2 * Math.PI);

    private LogImprovement() {}

    /** A function's logarithm and the derivative of that logarithm. */
    record Log(double value, double slope) {}

    /** log(phi(z) + z Phi(z)): the expected improvement of a standard normal over -z. */
    static Log improvement(double z) {
        if (z > -1) {
            double probability = probability(z);
            double h = density(z) + z * probability;
            return new Log(StrictMath.log(h), probability / h);
        }
        double g = fraction(-z, 2);
        double f = -z + 1 / g;
        return new Log(logDensity(z) - StrictMath.log(f) - StrictMath.log(g), g);
    }

    /** log Phi(z). */
    static Log probabilityBelow(double z) {
        if (z > -1) {
            double probability = probability(z);
            return new Log(StrictMath.log(probability), density(z) / probability);
        }
        double f = fraction(-z, 1);
        return new Log(logDensity(z) - StrictMath.log(f), f);
    }

    /** t + first/(t + (first+1)/(t + ...)), for t of at least 1 to 1e-15 relative. */
    private static double fraction(double t, int first) {
        int terms = t < 3 ? 500 : 60; // the error falls like exp(-2 t sqrt(terms))
        double fraction = t;
        for (int n = first + terms; n >= first; n--) {
            fraction = t + n / fraction;
        }
        return fraction;
    }

    private static double logDensity(double z) {
        return -0.5 * z * z - LOG_ROOT_TWO_PI;
    }

    private static double density(double z) {
        return StrictMath.exp(logDensity(z));
    }

    /** Phi(z) for z above -1, by the series of Abramowitz and Stegun 26.2.11; above 9 it is 1 to the last bit. */
    private static double probability(double z) {
        if (z > 9) {
            return 1;
        }
        double term = z;
        double sum = z;
        for (int n = 1; Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
            term *= z * z / (2 * n + 1);
            sum += term;
        }
        return 0.5 + density(z) * sum;
    }
}

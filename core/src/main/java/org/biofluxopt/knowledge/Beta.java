package org.biofluxopt.knowledge;

/**
 * A Beta prior of a probability; {@code alpha + beta} is how many observations it is worth.
 *
 * @param alpha pseudo-count of yes, above 0
 * @param beta pseudo-count of no, above 0
 */
public record Beta(double alpha, double beta) {
    public Beta {
        if (!(alpha > 0 && beta > 0)) {
            throw new IllegalArgumentException(
                    "A Beta prior needs two numbers above 0, got " + alpha + " and " + beta + ".");
        }
    }

    public double mean() {
        return alpha / (alpha + beta);
    }

    @Override
    public String toString() {
        return "Beta(" + Plain.number(alpha) + ", " + Plain.number(beta) + ")";
    }
}

package org.biofluxopt.simulator;

/**
 * First-order loss over one step with constant inflow, exact: X' = in/h - k X.
 *
 * @param kept share of the amount at the start that is still there at the end
 * @param keptOfInflow share of what arrives during the step, evenly, that is still there at the end
 */
record Decay(double kept, double keptOfInflow) {
    /** @param ratePerHour 1/h, not negative */
    static Decay of(double ratePerHour, double hours) {
        double x = ratePerHour * hours;
        return new Decay(Math.exp(-x), x < 1e-12 ? 1 : -Math.expm1(-x) / x);
    }

    /** The amount after a step. What left is {@code before + inflow - after}, so nothing is lost. */
    double after(double before, double inflow) {
        return before * kept + inflow * keptOfInflow;
    }
}

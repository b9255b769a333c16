package org.biofluxopt.statistics;

/** Mean and sample variance in two passes. */
final class Moments {
    private Moments() {}

    static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        double mean = sum / values.length;
        double rest = 0; // second pass takes back what rounding lost
        for (double value : values) {
            rest += value - mean;
        }
        return mean + rest / values.length;
    }

    /** With n - 1 in the denominator; 0 of one value. */
    static double variance(double[] values) {
        double mean = mean(values);
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return values.length < 2 ? 0 : sum / (values.length - 1);
    }
}

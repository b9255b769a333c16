package org.biofluxopt.generate;

import org.biofluxopt.numeric.Normal;

/**
 * A mean with its 95 % interval by Student's t. Cuts of one table share samples, so the interval is a little too narrow
 * (Nadeau and Bengio 2003, Machine Learning 52:239).
 */
public record Estimate(double mean, double low, double high) {
    static Estimate of(double... values) {
        int n = values.length;
        if (n == 0) {
            return new Estimate(Double.NaN, Double.NaN, Double.NaN);
        }
        double mean = GenusTable.sum(values) / n;
        if (n == 1) {
            return new Estimate(mean, Double.NaN, Double.NaN);
        }
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        double half = student(n - 1) * Math.sqrt(squares / (n - 1) / n);
        return new Estimate(mean, mean - half, mean + half);
    }

    /** 97.5 % quantile of Student's t; exact for one and two degrees of freedom, else Cornish-Fisher (A&amp;S 26.7.5). */
    static double student(int freedom) {
        if (freedom == 1) {
            return 12.706204736;
        }
        if (freedom == 2) {
            return 4.302652730;
        }
        double z = Normal.quantile(0.975);
        double v = freedom;
        double z2 = z * z;
        return z
                * (1
                        + (z2 + 1) / (4 * v)
                        + ((5 * z2 + 16) * z2 + 3) / (96 * v * v)
                        + (((3 * z2 + 19) * z2 + 17) * z2 - 15) / (384 * v * v * v)
                        + ((((79 * z2 + 776) * z2 + 1482) * z2 - 1920) * z2 - 945) / (92160 * v * v * v * v));
    }
}

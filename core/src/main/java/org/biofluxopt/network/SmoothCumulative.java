package org.biofluxopt.network;

/**
 * A cumulative distribution through the probabilities of bins: on the log scale a monotone cubic in each bin (slopes by Fritsch and Butland
 * 1984, SIAM J Sci Stat Comput 5:300; at the outer bounds the three-point formula, held between 0 and three times the
 * bin's mean density). So the density has no steps at the bounds, and goes on falling in an outermost bin that holds less than its
 * neighbour: such a bin tells how much lies beyond its inner bound, not that it is spread to the end.
 */
final class SmoothCumulative {
    private static final int HALVINGS = 60;

    private final double[] at; // logarithms of the bounds
    private final double[] reached; // probability below each
    private final double[] slopes;

    /**
     * @param p probability of each bin
     */
    SmoothCumulative(Bins bins, double[] p) {
        int n = p.length;
        at = new double[n + 1];
        reached = new double[n + 1];
        slopes = new double[n + 1];
        for (int k = 0; k <= n; k++) {
            at[k] = Math.log(Math.max(bins.bounds().get(k), bins.leastPositive()));
            reached[k] = k == 0 ? 0 : reached[k - 1] + p[k - 1];
        }
        for (int k = 1; k < n; k++) {
            double left = at[k] - at[k - 1];
            double right = at[k + 1] - at[k];
            double before = p[k - 1] / left;
            double after = p[k] / right;
            double w = (left + 2 * right) / (3 * (left + right));
            slopes[k] = before > 0 && after > 0 ? before * after / (w * after + (1 - w) * before) : 0;
        }
        if (n > 1) {
            slopes[0] = outer(at[1] - at[0], at[2] - at[1], p[0], p[1]);
            slopes[n] = outer(at[n] - at[n - 1], at[n - 1] - at[n - 2], p[n - 1], p[n - 2]);
        }
    }

    private static double outer(double width, double next, double p, double pNext) {
        double mean = p / width;
        return Math.clamp(((2 * width + next) * mean - width * pNext / next) / (width + next), 0, 3 * mean);
    }

    /** The value below which a share of the probability lies. */
    double quantile(double share) {
        int bin = 0;
        while (bin < at.length - 2 && reached[bin + 1] < share) {
            bin++;
        }
        double low = 0;
        double high = 1;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (cumulative(bin, middle) < share) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Math.exp(at[bin] + high * (at[bin + 1] - at[bin]));
    }

    /** @param t place in the bin, 0 to 1 on the log scale */
    private double cumulative(int bin, double t) {
        double width = at[bin + 1] - at[bin];
        double s = 1 - t;
        return (1 + 2 * t) * s * s * reached[bin]
                + t * s * s * width * slopes[bin]
                + t * t * (3 - 2 * t) * reached[bin + 1]
                - t * t * s * width * slopes[bin + 1];
    }
}

package org.biofluxopt.study;

/**
 * Shares of several causes in what they do together: the mean over all orders of what a cause adds when it comes (Shapley
 * 1953). The shares sum to the whole.
 */
final class Shapley {
    private Shapley() {}

    /**
     * @param worth of each set of causes, a bit each; the empty set first; 2^n of them
     * @return a share for each cause
     */
    static double[] shares(double[] worth) {
        int causes = Integer.numberOfTrailingZeros(worth.length);
        if (worth.length != 1 << causes) {
            throw new IllegalArgumentException("Expected the worth of all sets, got " + worth.length + " values");
        }
        double[] shares = new double[causes];
        for (int set = 0; set < worth.length; set++) {
            double weight = factorial(Integer.bitCount(set))
                    * factorial(Math.max(0, causes - Integer.bitCount(set) - 1))
                    / factorial(causes);
            for (int cause = 0; cause < causes; cause++) {
                if ((set & 1 << cause) == 0) {
                    shares[cause] += weight * (worth[set | 1 << cause] - worth[set]);
                }
            }
        }
        return shares;
    }

    private static double factorial(int n) {
        double product = 1;
        for (int i = 2; i <= n; i++) {
            product *= i;
        }
        return product;
    }
}

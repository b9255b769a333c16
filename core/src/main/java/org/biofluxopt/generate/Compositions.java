package org.biofluxopt.generate;

/** Quantities of compositions. */
public final class Compositions {
    private Compositions() {}

    /**
     * Centred log-ratios (Aitchison 1986) after half a read was added to every count, or half the least share that
     * occurs where the table holds shares.
     *
     * @return [sample][genus], rows sum to 0
     */
    public static double[][] centredLogRatios(GenusTable table) {
        double pseudo = pseudoCount(table);
        double[][] rows = new double[table.size()][];
        for (int i = 0; i < rows.length; i++) {
            double[] counts = table.counts(i);
            double[] row = new double[counts.length];
            double mean = 0;
            for (int j = 0; j < counts.length; j++) {
                row[j] = Math.log(counts[j] + pseudo);
                mean += row[j] / counts.length;
            }
            for (int j = 0; j < counts.length; j++) {
                row[j] -= mean;
            }
            rows[i] = row;
        }
        return rows;
    }

    static double pseudoCount(GenusTable table) {
        if (table.holdsReads()) {
            return 0.5;
        }
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < table.size(); i++) {
            for (double value : table.counts(i)) {
                least = value > 0 ? Math.min(least, value) : least;
            }
        }
        return least / 2;
    }

    /** Shannon index of the sample's shares, nats. */
    public static double shannon(double[] counts) {
        double total = GenusTable.sum(counts);
        double sum = 0;
        for (double count : counts) {
            sum -= count > 0 ? count / total * Math.log(count / total) : 0;
        }
        return sum;
    }

    /** Number of genera seen. */
    public static int richness(double[] counts) {
        int seen = 0;
        for (double count : counts) {
            seen += count > 0 ? 1 : 0;
        }
        return seen;
    }

    /** Bray-Curtis dissimilarity of two rows of shares, 0..1. */
    public static double brayCurtis(double[] shares, double[] others) {
        double shared = 0;
        for (int j = 0; j < shares.length; j++) {
            shared += Math.min(shares[j], others[j]);
        }
        return Math.min(1, Math.max(0, 1 - shared));
    }
}

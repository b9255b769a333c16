package org.biofluxopt.network;

import java.util.Optional;

/**
 * How each row of a node's table spreads a quantity inside each bin, tabulated at points evenly apart on the log scale (evenly
 * where the bin begins at 0); evenly between these points.
 */
final class BinShapes {
    private static final int STEPS = 64;
    private static final double HARDLY = 1e-9;

    private final Bins bins;
    private final boolean smooth;
    private final double[][] points; // [bin][step]
    private final double[][][] cumulative; // [bin][row][step], 0 to 1

    BinShapes(NetworkNode node, QuantityBeliefs.Inside inside) {
        smooth = inside == QuantityBeliefs.Inside.SMOOTH;
        boolean asRows = inside == QuantityBeliefs.Inside.ROWS;
        bins = node.requireBins();
        points = new double[bins.count()][STEPS + 1];
        cumulative = new double[bins.count()][node.rows().size()][STEPS + 1];
        for (int bin = 0; bin < points.length; bin++) {
            double low = bins.bounds().get(bin);
            double high = bins.bounds().get(bin + 1);
            for (int step = 0; step <= STEPS; step++) {
                double part = (double) step / STEPS;
                points[bin][step] = low > 0 ? low * Math.pow(high / low, part) : low + part * (high - low);
            }
            for (int row = 0; row < node.rows().size(); row++) {
                fill(asRows ? node.rows().get(row) : Optional.empty(), points[bin], cumulative[bin][row]);
            }
        }
    }

    private static void fill(Optional<Location> row, double[] at, double[] cumulative) {
        double below = row.map(location -> location.cumulative(at[0])).orElse(0.0);
        double inside = row.map(location -> location.cumulative(at[STEPS])).orElse(0.0) - below;
        for (int step = 0; step <= STEPS; step++) {
            double x = at[step];
            cumulative[step] = inside > HARDLY
                    ? (row.orElseThrow().cumulative(x) - below) / inside
                    : (double) step / STEPS; // no distribution, or hardly any of it here
        }
    }

    Bins bins() {
        return bins;
    }

    /** Whether the density is to be smooth across bins. */
    boolean smooth() {
        return smooth;
    }

    /**
     * Where the probability inside a bin reaches what is wanted.
     *
     * @param joint P(row, bin), flat
     */
    double value(int bin, double[] joint, double wanted) {
        double before = 0;
        for (int step = 1; step <= STEPS; step++) {
            double reached = 0;
            for (int row = 0; row < cumulative[bin].length; row++) {
                reached += joint[row * points.length + bin] * cumulative[bin][row][step];
            }
            if (reached >= wanted) {
                double part = reached > before ? (wanted - before) / (reached - before) : 0;
                return points[bin][step - 1] + part * (points[bin][step] - points[bin][step - 1]);
            }
            before = reached;
        }
        return points[bin][STEPS];
    }
}

package org.biofluxopt.generate;

import java.util.Arrays;
import java.util.function.Supplier;
import org.biofluxopt.numeric.Normal;

/**
 * Makes each variable standard normal again. Means of neighbours lie nearer the middle than samples do, so draws from
 * neighbourhoods vary too little; a pilot set tells by how much, variable by variable.
 */
final class MarginRepair {
    private static final int PILOT = 1000;

    private final double strength;
    private final double[][] sorted; // [variable][pilot]
    private final double[] normal = new double[PILOT]; // quantiles that the pilot's order statistics stand for

    private MarginRepair(double strength, double[][] sorted) {
        this.strength = strength;
        this.sorted = sorted;
        for (int i = 0; i < PILOT; i++) {
            normal[i] = Normal.quantile((i + 0.5) / PILOT);
        }
    }

    /**
     * @param strength 0..1, part of the way that variables are moved
     * @param draws as the model makes them, all of one length
     */
    static MarginRepair of(double strength, Supplier<double[]> draws) {
        double[][] sorted = new double[0][];
        for (int i = 0; i < PILOT; i++) {
            double[] z = draws.get();
            sorted = sorted.length == 0 ? new double[z.length][PILOT] : sorted;
            for (int c = 0; c < z.length; c++) {
                sorted[c][i] = z[c];
            }
        }
        for (double[] column : sorted) {
            Arrays.sort(column);
        }
        return new MarginRepair(strength, sorted);
    }

    /** The draw with its variables put right; not changed itself. */
    double[] of(double[] z) {
        double[] repaired = new double[z.length];
        for (int c = 0; c < z.length; c++) {
            double[] column = sorted[c];
            int at = Arrays.binarySearch(column, z[c]);
            int above = at >= 0 ? at : -at - 1;
            if (above == 0) {
                repaired[c] = normal[0] + Math.max(-1, z[c] - column[0]);
            } else if (above == PILOT) {
                repaired[c] = normal[PILOT - 1] + Math.min(1, z[c] - column[PILOT - 1]);
            } else {
                double gap = column[above] - column[above - 1];
                double fraction = gap > 0 ? (z[c] - column[above - 1]) / gap : 0.5;
                repaired[c] = normal[above - 1] + fraction * (normal[above] - normal[above - 1]);
            }
            repaired[c] = z[c] + strength * (repaired[c] - z[c]);
        }
        return repaired;
    }
}

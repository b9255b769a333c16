package org.biofluxopt.kinetics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Mends amounts that rounding and truncation left a little below zero without breaking any balance: a reaction that used
 * the species up is taken back by as much as is missing. Whatever the reactions conserve (and count) stays conserved.
 *
 * @param users reactions that use up each species, by position
 * @param touched positions of the species that each reaction changes
 * @param factor by how much, beside {@code touched}
 */
record StepBack(int[][] users, int[][] touched, double[][] factor) {
    private static final int LANES = LaneKernel.LANES;

    /** Amounts below zero by less than this share of their tolerance are rounding, and become zero. */
    private static final double ROUNDING = 1e-9;

    private static final int ROUNDS = 3;

    static StepBack of(List<Map<Integer, Double>> changes, int[] position) {
        int[][] touched = new int[changes.size()][];
        double[][] factor = new double[changes.size()][];
        List<List<Integer>> users = new ArrayList<>();
        for (int i = 0; i < position.length; i++) {
            users.add(new ArrayList<>());
        }
        for (int r = 0; r < touched.length; r++) {
            List<Map.Entry<Integer, Double>> entries =
                    List.copyOf(changes.get(r).entrySet());
            touched[r] = entries.stream().mapToInt(e -> position[e.getKey()]).toArray();
            factor[r] = entries.stream().mapToDouble(Map.Entry::getValue).toArray();
            for (int e = 0; e < touched[r].length; e++) {
                if (factor[r][e] < 0) {
                    users.get(touched[r][e]).add(r);
                }
            }
        }
        return new StepBack(
                users.stream()
                        .map(u -> u.stream().mapToInt(Integer::intValue).toArray())
                        .toArray(int[][]::new),
                touched,
                factor);
    }

    /**
     * Lifts every amount to zero or above.
     *
     * @param y amounts, eight lanes a position
     * @param scale absolute tolerance of each position
     * @return false if some amount could not be mended
     */
    boolean mend(double[] y, double[] scale) {
        for (int round = 0; round < ROUNDS; round++) {
            boolean clean = true;
            for (int i = 0; i < scale.length; i++) {
                for (int lane = 0; lane < LANES; lane++) {
                    if (y[i * LANES + lane] < 0) {
                        clean &= mend(y, scale, i, lane);
                    }
                }
            }
            if (clean) {
                return true;
            }
        }
        return false;
    }

    private boolean mend(double[] y, double[] scale, int species, int lane) {
        int best = -1;
        double most = 0;
        double extent = 0;
        for (int r : users[species]) {
            double back = -y[species * LANES + lane] / -own(r, species);
            double spare = Double.POSITIVE_INFINITY;
            for (int e = 0; e < touched[r].length; e++) {
                if (factor[r][e] > 0) {
                    double left = y[touched[r][e] * LANES + lane] - factor[r][e] * back;
                    spare = Math.min(spare, left / scale[touched[r][e]]);
                }
            }
            if (spare >= 0 && (best < 0 || spare > most)) {
                best = r;
                most = spare;
                extent = back;
            }
        }
        if (best < 0) {
            if (y[species * LANES + lane] > -ROUNDING * scale[species]) {
                y[species * LANES + lane] = 0;
                return true;
            }
            return false;
        }
        for (int e = 0; e < touched[best].length; e++) {
            y[touched[best][e] * LANES + lane] -= factor[best][e] * extent;
        }
        y[species * LANES + lane] = 0; // the difference to what stands there is one rounding
        return true;
    }

    private double own(int reaction, int species) {
        for (int e = 0; e < touched[reaction].length; e++) {
            if (touched[reaction][e] == species) {
                return factor[reaction][e];
            }
        }
        throw new IllegalStateException("Reaction " + reaction + " does not change species " + species);
    }
}

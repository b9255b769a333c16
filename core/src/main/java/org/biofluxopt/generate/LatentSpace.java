package org.biofluxopt.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.biofluxopt.numeric.Cholesky;

/**
 * Samples of one group as correlated normal variables: one for each genus seen often enough, one for the depth. A zero
 * says only that its variable lies below the genus's threshold; where, is drawn given all other variables under the
 * correlations found so far, and the correlations are found from the drawn ones, in turn (extended rank likelihood,
 * Hoff 2007, doi 10.1214/07-AOAS107; shrinkage of the correlations by Schafer and Strimmer 2005,
 * doi 10.2202/1544-6115.1175).
 */
final class LatentSpace {
    private static final int SWEEPS = 40;
    private static final int KEPT = 10;
    private static final int LEAST_SEEN = 3;

    private final boolean reads;
    private final Margin[] margins; // of all genera
    private final Margin depth;
    private final int[] columns; // genera that are correlated; the depth comes after them
    private final double[][] correlation;
    private final List<double[][]> imputations = new ArrayList<>();

    LatentSpace(GenusTable own, RandomGenerator random) {
        reads = own.holdsReads();
        int n = own.size();
        double[][] shares = own.shares();
        margins = new Margin[own.genera().size()];
        double[] depths = new double[n];
        for (int i = 0; i < n; i++) {
            depths[i] = own.depth(i);
        }
        depth = new Margin(depths);
        List<Integer> often = new ArrayList<>();
        for (int j = 0; j < margins.length; j++) {
            double[] column = new double[n];
            for (int i = 0; i < n; i++) {
                column[i] = shares[i][j];
            }
            margins[j] = new Margin(column);
            if (margins[j].seen() >= LEAST_SEEN) {
                often.add(j);
            }
        }
        columns = often.stream().mapToInt(Integer::intValue).toArray();
        double[][] z = new double[n][columns.length + 1];
        boolean[][] hidden = new boolean[n][columns.length + 1];
        for (int i = 0; i < n; i++) {
            for (int c = 0; c < columns.length; c++) {
                Margin margin = margins[columns[c]];
                double share = shares[i][columns[c]];
                hidden[i][c] = share <= 0;
                z[i][c] = hidden[i][c]
                        ? Draws.below(0, 1, margin.threshold(), random)
                        : margin.normal(share, random.nextDouble());
            }
            z[i][columns.length] = depth.normal(depths[i], 0.5);
        }
        correlation = fill(z, hidden, random);
    }

    private double[][] fill(double[][] z, boolean[][] hidden, RandomGenerator random) {
        int d = columns.length + 1;
        double[][] mean = new double[d][d];
        double[][] now = shrunk(z);
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            double[][] precision = Cholesky.of(now).inverse();
            for (int i = 0; i < z.length; i++) {
                for (int c = 0; c < columns.length; c++) {
                    if (hidden[i][c]) {
                        double sum = 0;
                        double[] row = precision[c];
                        for (int k = 0; k < d; k++) {
                            sum += row[k] * z[i][k];
                        }
                        double others = sum - row[c] * z[i][c];
                        z[i][c] = Draws.below(
                                -others / row[c], 1 / Math.sqrt(row[c]), margins[columns[c]].threshold(), random);
                    }
                }
            }
            now = shrunk(z);
            if (sweep >= SWEEPS - KEPT) {
                double[][] copy = new double[z.length][];
                for (int i = 0; i < z.length; i++) {
                    copy[i] = z[i].clone();
                }
                imputations.add(copy);
                for (int a = 0; a < d; a++) {
                    for (int b = 0; b < d; b++) {
                        mean[a][b] += now[a][b] / KEPT;
                    }
                }
            }
        }
        return mean;
    }

    /** Correlations of the columns, those off the diagonal shrunk towards 0. */
    private static double[][] shrunk(double[][] z) {
        int n = z.length;
        int d = z[0].length;
        double[][] columns = new double[d][n];
        for (int i = 0; i < n; i++) {
            for (int c = 0; c < d; c++) {
                columns[c][i] = z[i][c];
            }
        }
        double[][] r = new double[d][d];
        double squares = 0;
        double variances = 0;
        for (int a = 0; a < d; a++) {
            r[a][a] = 1;
            for (int b = 0; b < a; b++) {
                r[a][b] = Ranks.pearson(columns[a], columns[b]);
                r[b][a] = r[a][b];
                squares += r[a][b] * r[a][b];
                variances += Math.pow(1 - r[a][b] * r[a][b], 2) / Math.max(1, n - 1);
            }
        }
        double kept = 1 - Math.min(0.95, Math.max(0.02, squares > 0 ? variances / squares : 1));
        for (int a = 0; a < d; a++) {
            for (int b = 0; b < d; b++) {
                r[a][b] *= a == b ? 1 : kept;
            }
        }
        return r;
    }

    /** Number of variables, the depth's included. */
    int dimensions() {
        return columns.length + 1;
    }

    /** Genus of each variable but the last, which is the depth. */
    int[] columns() {
        return columns;
    }

    double[][] correlation() {
        return correlation;
    }

    /** The samples as variables, zeros drawn anew in each of several copies [copy][sample][variable]. */
    List<double[][]> imputations() {
        return imputations;
    }

    /** Counts of all genera; genera too rare to be correlated come by themselves. */
    double[] decode(double[] z, RandomGenerator random) {
        double[] amounts = new double[margins.length];
        for (int c = 0; c < columns.length; c++) {
            amounts[columns[c]] = margins[columns[c]].value(z[c]);
        }
        for (int j = 0; j < margins.length; j++) {
            if (margins[j].seen() > 0 && margins[j].seen() < LEAST_SEEN) {
                amounts[j] = margins[j].value(random.nextGaussian());
            }
        }
        double total = GenusTable.sum(amounts);
        double sampleDepth = depth.value(z[columns.length]);
        for (int j = 0; j < amounts.length; j++) {
            double amount = amounts[j] / total * sampleDepth;
            amounts[j] = !reads || amount <= 0 ? amount : Math.max(1, Math.rint(amount));
        }
        return amounts;
    }
}

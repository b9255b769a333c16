package org.biofluxopt.bayes.structure;

import java.util.Arrays;
import java.util.List;
import org.biofluxopt.bayes.CategoricalTable;
import org.hipparchus.special.Gamma;

/**
 * Likelihood-ratio (G2) and Pearson's chi-square test of conditional independence (Agresti 2002, chapter 3). Each stratum
 * of the conditioning variables counts (rows with observations - 1) x (columns with observations - 1) degrees of freedom:
 * states that never occur in it carry no information (Fienberg 1980, section 8.1; Tsamardinos and Borboudakis 2010).
 */
public final class ContingencyTest implements IndependenceTest {
    /** Which distance between observed and expected counts. */
    public enum Statistic {
        G2,
        CHI_SQUARE
    }

    private final Counter counter;
    private final Statistic statistic;
    private final double[] nLogN; // n ln n

    public ContingencyTest(CategoricalTable table, Statistic statistic) {
        this.counter = new Counter(table);
        this.statistic = statistic;
        nLogN = new double[table.rows() + 1];
        for (int n = 2; n < nLogN.length; n++) {
            nLogN[n] = n * Math.log(n);
        }
    }

    @Override
    public List<String> names() {
        return counter.table().names();
    }

    @Override
    public Result test(int x, int y, int... given) {
        int[] variables = Arrays.copyOf(given, given.length + 2);
        variables[given.length] = x;
        variables[given.length + 1] = y;
        if (counter.cells(variables) < 0) {
            return new Result(1, 0, 0); // more cells than any sample could fill
        }
        int[] counts = counter.count(variables);
        int rx = Math.max(1, counter.table().card(x));
        int ry = Math.max(1, counter.table().card(y));
        double sum = 0;
        double df = 0;
        int[] rows = new int[rx];
        int[] columns = new int[ry];
        for (int from = 0; from < counts.length; from += rx * ry) {
            Arrays.fill(rows, 0);
            Arrays.fill(columns, 0);
            int total = 0;
            for (int i = 0, cell = from; i < rx; i++) {
                for (int j = 0; j < ry; j++, cell++) {
                    rows[i] += counts[cell];
                    columns[j] += counts[cell];
                }
                total += rows[i];
            }
            if (total == 0) {
                continue;
            }
            int free = (filled(rows) - 1) * (filled(columns) - 1);
            if (free > 0) {
                df += free;
                sum += statistic == Statistic.G2
                        ? g2(counts, from, rows, columns, total)
                        : chiSquare(counts, from, rows, columns, total);
            }
        }
        return df == 0 ? new Result(1, 0, 0) : new Result(upperTail(sum, df), sum, df);
    }

    private double g2(int[] counts, int from, int[] rows, int[] columns, int total) {
        double sum = nLogN[total];
        for (int cell = from; cell < from + rows.length * columns.length; cell++) {
            sum += nLogN[counts[cell]];
        }
        for (int row : rows) {
            sum -= nLogN[row];
        }
        for (int column : columns) {
            sum -= nLogN[column];
        }
        return 2 * sum;
    }

    private static double chiSquare(int[] counts, int from, int[] rows, int[] columns, int total) {
        double sum = 0;
        for (int i = 0, cell = from; i < rows.length; i++) {
            for (int j = 0; j < columns.length; j++, cell++) {
                double expected = (double) rows[i] * columns[j] / total;
                if (expected > 0) {
                    double difference = counts[cell] - expected;
                    sum += difference * difference / expected;
                }
            }
        }
        return sum;
    }

    private static int filled(int[] sums) {
        int filled = 0;
        for (int sum : sums) {
            filled += sum > 0 ? 1 : 0;
        }
        return filled;
    }

    /** P(chi-square with df degrees of freedom > value). */
    static double upperTail(double value, double df) {
        if (value <= 0) {
            return 1;
        }
        double z = (Math.cbrt(value / df) - (1 - 2 / (9 * df))) / Math.sqrt(2 / (9 * df)); // Wilson and Hilferty 1931
        return z > 12 ? 0 : Gamma.regularizedGammaQ(df / 2, value / 2);
    }
}

package org.biofluxopt.generate;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Classifier two-sample test (Lopez-Paz and Oquab 2017, arXiv 1610.06545): how well a random forest tells two tables
 * apart, by shares of genera, in five-fold cross-validation. Samples of one person stay in one fold.
 */
public final class TwoSampleTest {
    private static final int FOLDS = 5;
    private static final int TREES = 100;

    private TwoSampleTest() {}

    /** Area under the ROC curve of the held-out scores: 0.5 if the tables cannot be told apart, 1 if always. */
    public static double auc(GenusTable one, GenusTable other, RandomGenerator random) {
        int n = one.size() + other.size();
        double[][] x = new double[n][];
        int[] y = new int[n];
        long[] unit = new long[n];
        double[][] first = one.shares();
        double[][] second = other.shares();
        for (int i = 0; i < n; i++) {
            boolean isFirst = i < one.size();
            x[i] = isFirst ? first[i] : second[i - one.size()];
            y[i] = isFirst ? 0 : 1;
            int person = isFirst ? one.person(i) : other.person(i - one.size());
            unit[i] = ((long) y[i] << 32) + person;
        }
        int[] fold = folds(unit, random);
        double[] score = new double[n];
        for (int f = 0; f < FOLDS; f++) {
            int now = f;
            int[] train = IntStream.range(0, n).filter(i -> fold[i] != now).toArray();
            RandomForest forest = RandomForest.fit(
                    Arrays.stream(train).mapToObj(i -> x[i]).toArray(double[][]::new),
                    Arrays.stream(train).map(i -> y[i]).toArray(),
                    2,
                    TREES,
                    random);
            for (int i = 0; i < n; i++) {
                if (fold[i] == f) {
                    score[i] = forest.predict(x[i])[1];
                }
            }
        }
        return auc(score, y);
    }

    /** Units of each side are dealt to the folds in turn, so that each fold has both. */
    private static int[] folds(long[] unit, RandomGenerator random) {
        int[] fold = new int[unit.length];
        for (long side = 0; side < 2; side++) {
            long now = side;
            long[] units = Arrays.stream(unit)
                    .filter(u -> (u >> 32) == now)
                    .distinct()
                    .sorted()
                    .toArray();
            int[] order = IntStream.range(0, units.length).toArray();
            Draws.shuffle(order, random);
            for (int i = 0; i < unit.length; i++) {
                if ((unit[i] >> 32) == side) {
                    fold[i] = order[Arrays.binarySearch(units, unit[i])] % FOLDS;
                }
            }
        }
        return fold;
    }

    /** Probability that a row of class 1 scores higher than one of class 0, ties half (Mann and Whitney 1947). */
    static double auc(double[] score, int[] y) {
        double[] ranks = Ranks.of(score);
        double sum = 0;
        double ones = 0;
        for (int i = 0; i < y.length; i++) {
            sum += y[i] * ranks[i];
            ones += y[i];
        }
        return (sum - ones * (ones + 1) / 2) / (ones * (y.length - ones));
    }
}

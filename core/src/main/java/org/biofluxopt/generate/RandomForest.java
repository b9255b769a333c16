package org.biofluxopt.generate;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Random forest for classes (Breiman 2001, Machine Learning 45:5): bootstrap samples, Gini impurity, square root of the
 * features tried at each node, leaves of at least two; a prediction is the mean of the leaves' class shares.
 */
public final class RandomForest {
    private static final int SMALLEST_LEAF = 2;

    private final double[][] x;
    private final int[] y;
    private final int classes;
    private final RandomGenerator random;
    private final Node[] trees;

    private sealed interface Node {
        record Leaf(double[] shares) implements Node {}

        record Split(int feature, double threshold, Node low, Node high) implements Node {}
    }

    private RandomForest(double[][] x, int[] y, int classes, int trees, RandomGenerator random) {
        this.x = x;
        this.y = y;
        this.classes = classes;
        this.random = random;
        this.trees = new Node[trees];
        for (int t = 0; t < trees; t++) {
            int[] drawn = new int[x.length];
            for (int i = 0; i < drawn.length; i++) {
                drawn[i] = random.nextInt(x.length);
            }
            this.trees[t] = grow(drawn);
        }
    }

    /**
     * @param x features [row][feature]
     * @param y class of each row, 0 .. classes - 1
     */
    public static RandomForest fit(double[][] x, int[] y, int classes, int trees, RandomGenerator random) {
        return new RandomForest(x, y, classes, trees, random);
    }

    /** Probability of each class. */
    public double[] predict(double[] row) {
        double[] sum = new double[classes];
        for (Node tree : trees) {
            Node node = tree;
            while (node instanceof Node.Split split) {
                node = row[split.feature()] <= split.threshold() ? split.low() : split.high();
            }
            if (node instanceof Node.Leaf leaf) {
                for (int c = 0; c < classes; c++) {
                    sum[c] += leaf.shares()[c] / trees.length;
                }
            }
        }
        return sum;
    }

    private Node grow(int[] rows) {
        double[] counts = new double[classes];
        for (int row : rows) {
            counts[y[row]]++;
        }
        boolean pure = Arrays.stream(counts).filter(c -> c > 0).count() < 2;
        if (pure || rows.length < 2 * SMALLEST_LEAF) {
            return leaf(counts, rows.length);
        }
        int features = x[0].length;
        int tried = Math.max(1, (int) Math.round(Math.sqrt(features)));
        double best = Double.POSITIVE_INFINITY;
        int feature = -1;
        double threshold = 0;
        double[][] keyed = new double[rows.length][];
        for (int t = 0; t < tried; t++) {
            int f = random.nextInt(features);
            for (int i = 0; i < rows.length; i++) {
                keyed[i] = new double[] {x[rows[i]][f], y[rows[i]]};
            }
            Arrays.sort(keyed, (a, b) -> Double.compare(a[0], b[0]));
            double[] low = new double[classes];
            double[] high = counts.clone();
            for (int i = 1; i < rows.length; i++) {
                int moved = (int) keyed[i - 1][1];
                low[moved]++;
                high[moved]--;
                boolean tie = keyed[i][0] <= keyed[i - 1][0];
                if (!tie && i >= SMALLEST_LEAF && rows.length - i >= SMALLEST_LEAF) {
                    double impurity = impurity(low, i) + impurity(high, rows.length - i);
                    if (impurity < best) {
                        best = impurity;
                        feature = f;
                        threshold = (keyed[i][0] + keyed[i - 1][0]) / 2;
                    }
                }
            }
        }
        if (feature < 0) {
            return leaf(counts, rows.length);
        }
        int f = feature;
        double cut = threshold;
        int[] low = Arrays.stream(rows).filter(row -> x[row][f] <= cut).toArray();
        int[] high = Arrays.stream(rows).filter(row -> x[row][f] > cut).toArray();
        if (low.length == 0 || high.length == 0) {
            return leaf(counts, rows.length); // two neighbours whose mean rounds to one of them
        }
        return new Node.Split(f, cut, grow(low), grow(high));
    }

    private static Node leaf(double[] counts, int n) {
        return new Node.Leaf(Arrays.stream(counts).map(c -> c / n).toArray());
    }

    private static double impurity(double[] counts, double n) {
        double squares = 0;
        for (double count : counts) {
            squares += count * count;
        }
        return n - squares / n;
    }
}

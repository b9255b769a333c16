package org.biofluxopt.generate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.biofluxopt.numeric.Quantiles;

/**
 * How close a synthetic table comes to samples of persons that no model has seen. All three tables have the same
 * columns; genera in fewer than 5 % of all real samples count as "other".
 */
public final class Fidelity {
    /** One figure. */
    public enum Metric {
        /** Area under the curve of a classifier that tells synthetic from held-out real; 0.5 is best. */
        C2ST_AUC("c2st_auc", false, "Classifier two-sample test, AUC (0.5 is best)"),
        /** Kolmogorov-Smirnov distance of the Shannon index. */
        SHANNON_KS("shannon_ks", false, "Shannon index, KS distance"),
        /** Kolmogorov-Smirnov distance of the number of genera seen. */
        RICHNESS_KS("richness_ks", false, "Richness, KS distance"),
        PRECISION("precision", true, "Precision"),
        RECALL("recall", true, "Recall"),
        DENSITY("density", true, "Density"),
        COVERAGE("coverage", true, "Coverage"),
        /** Root mean square difference of the Spearman correlations of the 30 commonest genera. */
        CORRELATION_RMSE("correlation_rmse", false, "Correlations, RMSE"),
        /** Share of synthetic samples nearer (Bray-Curtis) to a training sample than 95 % of held-out real ones are. */
        LEAK("leak", false, "Leak (0.05 is chance)"),
        /** Balanced accuracy on held-out real samples of a classifier of groups trained on synthetic ones. */
        TSTR("tstr", true, "Trained on synthetic, tested on real"),
        /** The same, trained on the real training samples. */
        TRTR("trtr", true, "Trained on real, tested on real");

        private final String word;
        private final boolean larger;
        private final String title;

        Metric(String word, boolean larger, String title) {
            this.word = word;
            this.larger = larger;
            this.title = title;
        }

        public String word() {
            return word;
        }

        /** In words. */
        public String title() {
            return title;
        }

        public boolean largerIsBetter() {
            return larger;
        }
    }

    private static final int NEIGHBOURS = 5;
    private static final int COMMONEST = 30;
    private static final double LEAST_PREVALENCE = 0.05;
    private static final int TREES = 100;

    private final GenusTable seen;
    private final GenusTable train;
    private final GenusTable held;
    private final int[] columns;
    private final int[] common;
    private final double[][] heldRatios;
    private final double[] heldShannon;
    private final double[] heldRichness;
    private final double[][] heldCorrelation;
    private final double leakRadius;
    private final double heldLeak;

    /**
     * @param all every real sample, for what counts as common
     * @param train what the models may see
     * @param held what they are compared with
     */
    public Fidelity(GenusTable all, GenusTable train, GenusTable held) {
        double[] prevalence = all.prevalence();
        columns = IntStream.range(0, prevalence.length)
                .filter(j -> prevalence[j] >= LEAST_PREVALENCE)
                .toArray();
        seen = train;
        this.train = train.lumped(columns);
        this.held = held.lumped(columns);
        double[] mean = new double[columns.length];
        for (double[] row : all.lumped(columns).shares()) {
            for (int j = 0; j < mean.length; j++) {
                mean[j] += row[j];
            }
        }
        common = IntStream.range(0, columns.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(j -> -prevalence[columns[j]])
                        .thenComparing(j -> -mean[j]))
                .limit(COMMONEST)
                .mapToInt(Integer::intValue)
                .toArray();
        heldRatios = Compositions.centredLogRatios(this.held);
        heldShannon = Likeness.shannon(this.held);
        heldRichness = Likeness.richness(held);
        heldCorrelation = Ranks.spearman(this.held.shares(), common);
        double[] distances = nearest(this.held);
        leakRadius = Quantiles.of(distances, 0.05);
        heldLeak = shareBelow(distances, leakRadius);
    }

    /** All figures of one table against the held-out samples; TSTR and TRTR only where there are groups. */
    public Map<Metric, Double> of(GenusTable full, RandomGenerator random) {
        GenusTable synthetic = full.lumped(columns);
        Map<Metric, Double> figures = new EnumMap<>(Metric.class);
        figures.put(Metric.C2ST_AUC, TwoSampleTest.auc(synthetic, held, random));
        figures.put(Metric.SHANNON_KS, Ranks.kolmogorovSmirnov(Likeness.shannon(synthetic), heldShannon));
        figures.put(Metric.RICHNESS_KS, Ranks.kolmogorovSmirnov(Likeness.richness(full), heldRichness));
        Manifold manifold = Manifold.of(heldRatios, Compositions.centredLogRatios(synthetic), NEIGHBOURS);
        figures.put(Metric.PRECISION, manifold.precision());
        figures.put(Metric.RECALL, manifold.recall());
        figures.put(Metric.DENSITY, manifold.density());
        figures.put(Metric.COVERAGE, manifold.coverage());
        figures.put(Metric.CORRELATION_RMSE, rmse(Ranks.spearman(synthetic.shares(), common), heldCorrelation));
        figures.put(Metric.LEAK, shareBelow(nearest(synthetic), leakRadius));
        if (held.groups().size() > 1) {
            figures.put(Metric.TSTR, accuracy(synthetic, random));
            figures.put(Metric.TRTR, accuracy(train, random));
        }
        return figures;
    }

    /** What the training samples get in place of a synthetic table, but for the leak: that is the held-out samples' own. */
    public Map<Metric, Double> floor(RandomGenerator random) {
        Map<Metric, Double> figures = of(seen, random);
        figures.put(Metric.LEAK, heldLeak);
        return figures;
    }

    private static double shareBelow(double[] distances, double radius) {
        return Arrays.stream(distances).filter(d -> d < radius).count() / (double) distances.length;
    }

    private static double rmse(double[][] one, double[][] other) {
        double sum = 0;
        int pairs = 0;
        for (int a = 0; a < one.length; a++) {
            for (int b = 0; b < a; b++) {
                sum += (one[a][b] - other[a][b]) * (one[a][b] - other[a][b]);
                pairs++;
            }
        }
        return Math.sqrt(sum / Math.max(1, pairs));
    }

    /** Bray-Curtis dissimilarity of each sample to the training sample that is nearest. */
    private double[] nearest(GenusTable table) {
        double[][] mine = table.shares();
        double[][] seen = train.shares();
        double[] nearest = new double[mine.length];
        for (int i = 0; i < mine.length; i++) {
            double least = 1;
            for (double[] row : seen) {
                least = Math.min(least, Compositions.brayCurtis(mine[i], row));
            }
            nearest[i] = least;
        }
        return nearest;
    }

    private double accuracy(GenusTable teacher, RandomGenerator random) {
        int classes = held.groups().size();
        RandomForest forest = RandomForest.fit(
                teacher.shares(),
                IntStream.range(0, teacher.size()).map(teacher::group).toArray(),
                classes,
                TREES,
                random);
        double[] right = new double[classes];
        double[] all = new double[classes];
        double[][] rows = held.shares();
        for (int i = 0; i < rows.length; i++) {
            double[] vote = forest.predict(rows[i]);
            int best = 0;
            for (int c = 1; c < classes; c++) {
                best = vote[c] > vote[best] ? c : best;
            }
            all[held.group(i)]++;
            right[held.group(i)] += best == held.group(i) ? 1 : 0;
        }
        double sum = 0;
        int present = 0;
        for (int c = 0; c < classes; c++) {
            if (all[c] > 0) {
                sum += right[c] / all[c];
                present++;
            }
        }
        return sum / present;
    }
}

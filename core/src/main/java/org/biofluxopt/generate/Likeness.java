package org.biofluxopt.generate;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a picture of real beside synthetic samples shows.
 *
 * @param map principal coordinates of Bray-Curtis dissimilarities, the real samples first
 * @param real number of real samples in it
 * @param realShannon Shannon index of every real sample, nats
 * @param syntheticShannon the same of the synthetic ones
 * @param realRichness genera seen in every real sample
 * @param syntheticRichness the same of the synthetic ones
 * @param genera the genera commonest in the real samples
 * @param realCorrelation their Spearman correlations
 * @param syntheticCorrelation the same of the synthetic ones
 */
public record Likeness(
        PrincipalCoordinates map,
        int real,
        double[] realShannon,
        double[] syntheticShannon,
        double[] realRichness,
        double[] syntheticRichness,
        List<String> genera,
        double[][] realCorrelation,
        double[][] syntheticCorrelation) {
    private static final int COMMONEST = 30;
    private static final int MOST_POINTS = 300; // of each kind

    /** @param synthetic with the columns of the real table */
    public static Likeness of(GenusTable real, GenusTable synthetic) {
        GenusTable some = thinned(real);
        GenusTable others = thinned(synthetic);
        int n = some.size() + others.size();
        double[][] shares = new double[n][];
        System.arraycopy(some.shares(), 0, shares, 0, some.size());
        System.arraycopy(others.shares(), 0, shares, some.size(), others.size());
        double[][] dissimilarity = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                dissimilarity[i][j] = Compositions.brayCurtis(shares[i], shares[j]);
                dissimilarity[j][i] = dissimilarity[i][j];
            }
        }
        double[] prevalence = real.prevalence();
        int[] common = IntStream.range(0, prevalence.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(j -> -prevalence[j]).thenComparing(j -> j))
                .limit(COMMONEST)
                .mapToInt(Integer::intValue)
                .toArray();
        return new Likeness(
                PrincipalCoordinates.of(dissimilarity),
                some.size(),
                shannon(real),
                shannon(synthetic),
                richness(real),
                richness(synthetic),
                IntStream.of(common).mapToObj(j -> real.genera().get(j)).toList(),
                Ranks.spearman(real.shares(), common),
                Ranks.spearman(synthetic.shares(), common));
    }

    private static GenusTable thinned(GenusTable table) {
        if (table.size() <= MOST_POINTS) {
            return table;
        }
        return table.rows(IntStream.range(0, MOST_POINTS)
                .map(i -> (int) ((long) i * table.size() / MOST_POINTS))
                .toArray());
    }

    static double[] shannon(GenusTable table) {
        return IntStream.range(0, table.size())
                .mapToDouble(i -> Compositions.shannon(table.counts(i)))
                .toArray();
    }

    static double[] richness(GenusTable table) {
        return IntStream.range(0, table.size())
                .mapToDouble(i -> Compositions.richness(table.counts(i)))
                .toArray();
    }
}

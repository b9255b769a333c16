package org.biofluxopt.generate;

import java.util.random.RandomGenerator;

/** Simple models that anything better has to beat. */
public final class Baselines {
    private Baselines() {}

    /** Samples of the table itself, drawn with replacement; keeps nothing secret. */
    public static MicrobiomeModel bootstrap(GenusTable train) {
        return PerGroup.of(train, g -> {
            GenusTable own = train.ofGroup(g);
            return random -> () -> own.counts(random.nextInt(own.size())).clone();
        });
    }

    /**
     * Dirichlet shares with the mean of the samples and the precision that fits the variances best (the median over
     * genera of the moment estimate), read at the depth of a random sample.
     */
    public static MicrobiomeModel dirichlet(GenusTable train) {
        return PerGroup.of(train, g -> {
            GenusTable own = train.ofGroup(g);
            double[] alpha = alpha(own.shares());
            return random -> () -> {
                double[] weights = new double[alpha.length];
                for (int j = 0; j < alpha.length; j++) {
                    weights[j] = alpha[j] > 0 ? Draws.gamma(alpha[j], random) : 0;
                }
                return read(own, weights, random);
            };
        });
    }

    private static double[] alpha(double[][] shares) {
        int d = shares[0].length;
        double[] mean = new double[d];
        double[] square = new double[d];
        for (double[] row : shares) {
            for (int j = 0; j < d; j++) {
                mean[j] += row[j] / shares.length;
                square[j] += row[j] * row[j] / shares.length;
            }
        }
        double logSum = 0;
        double weight = 0;
        for (int j = 0; j < d; j++) {
            double variance = square[j] - mean[j] * mean[j];
            double precision = mean[j] * (1 - mean[j]) / variance - 1;
            if (mean[j] > 0 && precision > 0 && precision < 1e6) {
                logSum += mean[j] * Math.log(precision); // by abundance: rare genera say little
                weight += mean[j];
            }
        }
        double precision = weight > 0 ? Math.exp(logSum / weight) : 1;
        double[] alpha = new double[d];
        for (int j = 0; j < d; j++) {
            alpha[j] = mean[j] * precision;
        }
        return alpha;
    }

    /**
     * Logistic-normal (Aitchison and Shen 1980, Biometrika 67:261) with zeros: centred log-ratios with the samples' mean
     * and covariance, each genus then present with its prevalence, independently, read at the depth of a random sample.
     */
    public static MicrobiomeModel logisticNormal(GenusTable train) {
        return PerGroup.of(train, g -> {
            GenusTable own = train.ofGroup(g);
            double[][] ratios = Compositions.centredLogRatios(own);
            double[] prevalence = own.prevalence();
            int d = prevalence.length;
            double[] mean = new double[d];
            for (double[] row : ratios) {
                for (int j = 0; j < d; j++) {
                    mean[j] += row[j] / ratios.length;
                }
            }
            double scale = 1 / Math.sqrt(Math.max(1, ratios.length - 1));
            return random -> () -> {
                double[] log = mean.clone();
                for (double[] row : ratios) { // a normal draw with exactly the samples' covariance
                    double z = random.nextGaussian() * scale;
                    for (int j = 0; j < d; j++) {
                        log[j] += z * (row[j] - mean[j]);
                    }
                }
                double[] weights = new double[d];
                for (int j = 0; j < d; j++) {
                    boolean present = random.nextDouble() < prevalence[j];
                    weights[j] = present ? Math.exp(log[j]) : 0;
                }
                return read(own, weights, random);
            };
        });
    }

    /** Reads at the depth of a random sample; shares stay shares where the table holds no reads. */
    private static double[] read(GenusTable own, double[] weights, RandomGenerator random) {
        double depth = own.depth(random.nextInt(own.size()));
        if (GenusTable.sum(weights) <= 0) {
            return own.counts(random.nextInt(own.size())).clone();
        }
        if (own.holdsReads()) {
            return Draws.reads(weights, depth, random);
        }
        double total = GenusTable.sum(weights);
        double[] scaled = new double[weights.length];
        for (int j = 0; j < weights.length; j++) {
            scaled[j] = weights[j] / total * depth;
        }
        return scaled;
    }
}

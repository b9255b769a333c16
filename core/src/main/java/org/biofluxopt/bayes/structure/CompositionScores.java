package org.biofluxopt.bayes.structure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Counts of the parts of a whole, such as sequences by taxon, made comparable between samples. Only ratios of parts mean
 * anything (Aitchison 1982), a zero means "fewer than could be seen", and a count of one says little. So counts are taken
 * as Poisson draws of {@code exp(part's mean + sample's effect + deviation)} with normal deviations (the Poisson-lognormal
 * model, Aitchison and Ho 1989; for networks Chiquet, Robin and Mariadassou 2019). The sample's effect, common to all parts,
 * takes up depth and closure, as the centre of a log-ratio does; a part's score is what its count lets expect of its
 * deviation, so zeros are never filled with a number. The model is fitted by maximum likelihood with Laplace's
 * approximation of each cell, the parts as independent.
 *
 * @param names of the parts, in alphabetical order
 * @param scores [part][sample] expected deviation in standard deviations
 * @param reliability [part] share of the deviation's variance that the counts show, 0..1
 * @param prevalence [part] share of samples in which the part was seen
 */
public record CompositionScores(List<String> names, double[][] scores, double[] reliability, double[] prevalence) {
    private static final int ROUNDS = 40;
    private static final int MOST_STEPS = 30;
    private static final double LEAST_SPREAD = 0.05; // so that no part rules the samples' effects
    private static final double LONGEST_STEP = 2;
    private static final double FARTHEST = 4; // standard deviations a score may count

    public CompositionScores {
        names = List.copyOf(names);
    }

    /**
     * @param counts [sample][part], >= 0; shares of a whole may be given times a usual depth
     * @param least a part seen in a smaller share of the samples is left out: nothing can be learned of it
     */
    public static CompositionScores of(List<String> names, double[][] counts, double least) {
        int n = counts.length;
        List<Integer> kept = new ArrayList<>();
        for (int j = 0; j < names.size(); j++) {
            int part = j;
            double seen = Arrays.stream(counts).filter(row -> row[part] > 0).count();
            if (seen >= Math.max(2, least * n)) {
                kept.add(j);
            }
        }
        kept.sort(Comparator.comparing(names::get));
        int p = kept.size();
        double[][] columns = new double[p][n];
        for (int j = 0; j < p; j++) {
            for (int i = 0; i < n; i++) {
                columns[j][i] = counts[i][kept.get(j)];
            }
        }
        return fitted(kept.stream().map(names::get).toList(), columns, n);
    }

    /** Samples' effects, parts' means and spreads are improved in turn. */
    private static CompositionScores fitted(List<String> names, double[][] counts, int n) {
        int p = counts.length;
        double[] effect = depths(counts, n);
        double[] mean = new double[p];
        double[] spread = new double[p];
        double[][] scores = new double[p][n];
        double[] reliability = new double[p];
        Arrays.fill(spread, 1.5);
        for (int j = 0; j < p; j++) {
            double total = Arrays.stream(counts[j]).sum();
            double exposure = Arrays.stream(effect).map(Math::exp).sum();
            mean[j] = Math.log(total / exposure) - 0.5 * spread[j] * spread[j];
        }
        double[] cell = new double[2];
        for (int round = 0; round <= ROUNDS; round++) {
            double[] slope = new double[n]; // of the log-likelihood by the sample's effect
            double[] curve = new double[n];
            for (int j = 0; j < p; j++) {
                double precision = 1 / (spread[j] * spread[j]);
                double total = 0;
                double squares = 0;
                double unknown = 0;
                for (int i = 0; i < n; i++) {
                    posterior(counts[j][i], mean[j] + effect[i], precision, cell);
                    double deviation = cell[0] - mean[j] - effect[i];
                    total += deviation;
                    squares += deviation * deviation;
                    unknown += cell[1];
                    slope[i] += precision * deviation;
                    curve[i] += precision * (1 - precision * cell[1]);
                    scores[j][i] = Math.clamp(deviation / spread[j], -FARTHEST, FARTHEST);
                }
                reliability[j] = Math.clamp(1 - unknown / (unknown + squares), 0, 1);
                if (round < ROUNDS) {
                    mean[j] += total / n;
                    spread[j] = Math.max(LEAST_SPREAD, Math.sqrt((squares + unknown) / n - total / n * total / n));
                }
            }
            if (round < ROUNDS) {
                improve(effect, slope, curve);
            }
        }
        return new CompositionScores(names, scores, reliability, prevalence(counts, n));
    }

    private static double[] depths(double[][] counts, int n) {
        double[] effect = new double[n];
        double middle = 0;
        for (int i = 0; i < n; i++) {
            double depth = 0.5;
            for (double[] part : counts) {
                depth += part[i];
            }
            effect[i] = Math.log(depth);
            middle += effect[i] / n;
        }
        for (int i = 0; i < n; i++) {
            effect[i] -= middle;
        }
        return effect;
    }

    /** One step of Newton's method each; effects keep the mean 0. */
    private static void improve(double[] effect, double[] slope, double[] curve) {
        double middle = 0;
        for (int i = 0; i < effect.length; i++) {
            effect[i] += curve[i] > 0 ? Math.clamp(slope[i] / curve[i], -LONGEST_STEP, LONGEST_STEP) : 0;
            middle += effect[i] / effect.length;
        }
        for (int i = 0; i < effect.length; i++) {
            effect[i] -= middle;
        }
    }

    /**
     * Mean and variance of a log rate with a normal prior, given a Poisson count (Tierney and Kadane 1986, to first order).
     *
     * @param cell receives the two
     */
    private static void posterior(double count, double mean, double precision, double[] cell) {
        double x = count > 0 ? (Math.log(count) + mean * precision) / (1 + precision) : mean;
        x = Math.min(x, 30);
        double curve = precision;
        for (int step = 0; step < MOST_STEPS; step++) {
            double rate = Math.exp(x);
            curve = precision + rate;
            double change = (precision * (mean - x) + count - rate) / curve;
            x += Math.clamp(change, -LONGEST_STEP, LONGEST_STEP);
            if (Math.abs(change) < 1e-9) {
                break;
            }
        }
        double rate = Math.exp(x);
        cell[0] = x - 0.5 * rate / (curve * curve); // the mean lies below the mode: third derivative of the log density
        cell[1] = 1 / curve;
    }

    private static double[] prevalence(double[][] counts, int n) {
        return Arrays.stream(counts)
                .mapToDouble(
                        part -> Arrays.stream(part).filter(count -> count > 0).count() / (double) n)
                .toArray();
    }
}

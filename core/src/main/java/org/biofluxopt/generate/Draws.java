package org.biofluxopt.generate;

import java.util.random.RandomGenerator;

/** Random draws that the models share. */
final class Draws {
    private Draws() {}

    /** Fisher and Yates. */
    static void shuffle(int[] values, RandomGenerator random) {
        for (int i = values.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = values[i];
            values[i] = values[other];
            values[other] = kept;
        }
    }

    /** Gamma with scale 1 (Marsaglia and Tsang 2000, ACM TOMS 26:363). */
    static double gamma(double shape, RandomGenerator random) {
        if (shape < 1) {
            return gamma(shape + 1, random) * Math.pow(1 - random.nextDouble(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = random.nextGaussian();
            double v = 1 + c * x;
            if (v <= 0) {
                continue;
            }
            v = v * v * v;
            double u = 1 - random.nextDouble();
            if (Math.log(u) < 0.5 * x * x + d - d * v + d * Math.log(v)) {
                return d * v;
            }
        }
    }

    /** Poisson: by products below 30 (Knuth), else the rounded normal, off by less than sampling can show. */
    static double poisson(double mean, RandomGenerator random) {
        if (mean > 30) {
            return Math.max(0, Math.rint(mean + Math.sqrt(mean) * random.nextGaussian()));
        }
        double limit = Math.exp(-mean);
        double product = random.nextDouble();
        int count = 0;
        while (product > limit) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }

    /** Reads of a sample whose genera have these weights; at least one read. */
    static double[] reads(double[] weights, double depth, RandomGenerator random) {
        double total = GenusTable.sum(weights);
        double[] reads = new double[weights.length];
        int most = 0;
        for (int j = 0; j < weights.length; j++) {
            reads[j] = weights[j] > 0 ? poisson(weights[j] / total * depth, random) : 0;
            most = weights[j] > weights[most] ? j : most;
        }
        if (GenusTable.sum(reads) == 0) {
            reads[most] = 1;
        }
        return reads;
    }

    /** Standard normal given that it lies below a bound, by inversion. */
    static double below(double mean, double sd, double bound, RandomGenerator random) {
        double mass = org.biofluxopt.numeric.Normal.probability((bound - mean) / sd);
        if (mass < 1e-10) {
            return bound - 1e-3 * sd;
        }
        double p = mass * (1 - random.nextDouble());
        return mean + sd * org.biofluxopt.numeric.Normal.quantile(Math.min(Math.max(p, 1e-12), 1 - 1e-12));
    }
}

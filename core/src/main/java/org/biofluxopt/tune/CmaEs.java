package org.biofluxopt.tune;

import java.util.Arrays;
import java.util.Comparator;
import java.util.random.RandomGenerator;

/**
 * Covariance matrix adaptation evolution strategy, minimising, with rank-one and rank-mu update and cumulative step-size
 * adaptation; constants of Hansen 2016 (arXiv 1604.00772), positive weights only. Points are unbounded: the function
 * clips.
 *
 * <p>Cycle: {@link #ask}, evaluate, {@link #tell}.
 */
public final class CmaEs {
    private final int n;
    private final int population;
    private final double[] weights; // of the better half, best first, sum 1
    private final double effective; // variance-effective selection mass
    private final double sigmaRate;
    private final double sigmaDamping;
    private final double pathRate;
    private final double rankOne;
    private final double rankMu;
    private final double expectedNorm;
    private final RandomGenerator random;

    private final double[] mean;
    private double sigma;
    private final double[][] covariance;
    private double[] scales; // square roots of eigenvalues
    private double[][] axes; // eigenvectors in columns
    private final double[] sigmaPath;
    private final double[] path;
    private double[][] asked = {};
    private int generation;

    /**
     * @param start mean of the first generation
     * @param sigma standard deviation of the first generation, &gt; 0
     * @param population points a generation, at least 4; 4 + 3 ln n is usual
     */
    public CmaEs(double[] start, double sigma, int population, RandomGenerator random) {
        if (!(sigma > 0) || population < 4 || start.length < 1) {
            throw new IllegalArgumentException("Expected a start, sigma > 0 and 4 points or more, got %d, %s and %d"
                    .formatted(start.length, sigma, population));
        }
        n = start.length;
        mean = start.clone();
        this.sigma = sigma;
        this.population = population;
        this.random = random;
        weights = new double[population / 2];
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Math.log((population + 1) / 2.0) - Math.log(i + 1.0);
            sum += weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sum;
            squares += weights[i] * weights[i];
        }
        effective = 1 / squares;
        sigmaRate = (effective + 2) / (n + effective + 5);
        sigmaDamping = 1 + 2 * Math.max(0, Math.sqrt((effective - 1) / (n + 1)) - 1) + sigmaRate;
        pathRate = (4 + effective / n) / (n + 4 + 2 * effective / n);
        rankOne = 2 / ((n + 1.3) * (n + 1.3) + effective);
        rankMu =
                Math.min(1 - rankOne, 2 * (0.25 + effective + 1 / effective - 2) / ((n + 2.0) * (n + 2.0) + effective));
        expectedNorm = Math.sqrt(n) * (1 - 1 / (4.0 * n) + 1 / (21.0 * n * n));
        covariance = identity(n);
        axes = identity(n);
        scales = new double[n];
        Arrays.fill(scales, 1);
        sigmaPath = new double[n];
        path = new double[n];
    }

    private static double[][] identity(int n) {
        double[][] identity = new double[n][n];
        for (int i = 0; i < n; i++) {
            identity[i][i] = 1;
        }
        return identity;
    }

    /** The points of the next generation. */
    public double[][] ask() {
        asked = new double[population][n];
        for (double[] point : asked) {
            double[] normal = new double[n];
            for (int i = 0; i < n; i++) {
                normal[i] = scales[i] * random.nextGaussian();
            }
            for (int i = 0; i < n; i++) {
                double step = 0;
                for (int j = 0; j < n; j++) {
                    step += axes[i][j] * normal[j];
                }
                point[i] = mean[i] + sigma * step;
            }
        }
        return Arrays.stream(asked).map(double[]::clone).toArray(double[][]::new);
    }

    /** @param values of the points that {@link #ask} gave, in their order; the smaller the better */
    public void tell(double[] values) {
        if (values.length != asked.length || asked.length == 0) {
            throw new IllegalArgumentException(
                    "Expected the values of %d points that were asked, got %d".formatted(asked.length, values.length));
        }
        Integer[] order = new Integer[population];
        Arrays.setAll(order, i -> i);
        Arrays.sort(
                order,
                Comparator.comparingDouble((Integer i) -> Double.isNaN(values[i]) ? Double.MAX_VALUE : values[i]));
        double[] moved = new double[n];
        double[][] steps = new double[weights.length][n];
        for (int k = 0; k < weights.length; k++) {
            for (int i = 0; i < n; i++) {
                steps[k][i] = (asked[order[k]][i] - mean[i]) / sigma;
                moved[i] += weights[k] * steps[k][i];
            }
        }
        for (int i = 0; i < n; i++) {
            mean[i] += sigma * moved[i];
        }
        generation++;
        boolean stalled = movePaths(moved);
        adapt(moved, steps, stalled);
        sigma *= Math.exp(Math.min(1, sigmaRate / sigmaDamping * (norm(sigmaPath) / expectedNorm - 1)));
        decompose();
        asked = new double[0][];
    }

    /** @return whether the step-size path is so long that the covariance path is not to follow */
    private boolean movePaths(double[] moved) {
        double[] white = new double[n]; // C^-1/2 times the move
        for (int j = 0; j < n; j++) {
            double along = 0;
            for (int i = 0; i < n; i++) {
                along += axes[i][j] * moved[i];
            }
            for (int i = 0; i < n; i++) {
                white[i] += axes[i][j] * along / scales[j];
            }
        }
        double gain = Math.sqrt(sigmaRate * (2 - sigmaRate) * effective);
        for (int i = 0; i < n; i++) {
            sigmaPath[i] = (1 - sigmaRate) * sigmaPath[i] + gain * white[i];
        }
        double settled = Math.sqrt(1 - Math.pow(1 - sigmaRate, 2.0 * generation));
        return norm(sigmaPath) / settled >= (1.4 + 2 / (n + 1.0)) * expectedNorm;
    }

    private void adapt(double[] moved, double[][] steps, boolean stalled) {
        double gain = stalled ? 0 : Math.sqrt(pathRate * (2 - pathRate) * effective);
        for (int i = 0; i < n; i++) {
            path[i] = (1 - pathRate) * path[i] + gain * moved[i];
        }
        double kept = 1 - rankOne - rankMu + (stalled ? rankOne * pathRate * (2 - pathRate) : 0);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double ranked = 0;
                for (int k = 0; k < weights.length; k++) {
                    ranked += weights[k] * steps[k][i] * steps[k][j];
                }
                covariance[i][j] = kept * covariance[i][j] + rankOne * path[i] * path[j] + rankMu * ranked;
                covariance[j][i] = covariance[i][j];
            }
        }
    }

    private static double norm(double[] x) {
        double sum = 0;
        for (double value : x) {
            sum += value * value;
        }
        return Math.sqrt(sum);
    }

    private void decompose() {
        SymmetricEigen eigen = SymmetricEigen.of(covariance);
        axes = eigen.vectors();
        scales = Arrays.stream(eigen.values())
                .map(value -> Math.sqrt(Math.max(value, LEAST_EIGENVALUE)))
                .toArray();
    }

    private static final double LEAST_EIGENVALUE = 1e-20;

    /** Where the next generation is centred. */
    public double[] mean() {
        return mean.clone();
    }

    /** Overall standard deviation of the next generation. */
    public double sigma() {
        return sigma;
    }
}

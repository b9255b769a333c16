package org.biofluxopt.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.random.RandomGenerator;
import org.biofluxopt.numeric.Seed;
import org.biofluxopt.tune.GaussianProcess.Prediction;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class GaussianProcessTest {
    private static final double[] LOGS = {Math.log(0.4), Math.log(1.3), Math.log(0.7), Math.log(0.8), Math.log(0.02)};

    private static double[][] points(int n, RandomGenerator random) {
        double[][] points = new double[n][];
        for (int i = 0; i < n; i++) {
            points[i] = random.doubles(3).toArray();
        }
        return points;
    }

    /** Textbook formula, straight from the paper: Rasmussen and Williams 2006, equation 4.17. */
    private static double matern(double[] a, double[] b) {
        double squared = 0;
        for (int j = 0; j < 3; j++) {
            squared += Math.pow((a[j] - b[j]) / Math.exp(LOGS[j]), 2);
        }
        double r = Math.sqrt(squared);
        return 0.8 * (1 + Math.sqrt(5) * r + 5 * squared / 3) * Math.exp(-Math.sqrt(5) * r);
    }

    @RepeatedTest(5)
    void posteriorAndLikelihoodAreThoseOfTheDenseFormulas(RepetitionInfo run) {
        RandomGenerator random = new Seed(run.getCurrentRepetition()).generator();
        int n = 9;
        double[][] points = points(n, random);
        double[] values = random.doubles(n, -1, 1).toArray();
        GaussianProcess process = new GaussianProcess(points, values, Hyperparameters.ofLogs(LOGS));
        RealMatrix k = MatrixUtils.createRealMatrix(n, n);
        double[] x = random.doubles(3).toArray();
        RealVector cross = MatrixUtils.createRealVector(new double[n]);
        for (int i = 0; i < n; i++) {
            cross.setEntry(i, matern(x, points[i]));
            for (int j = 0; j < n; j++) {
                k.setEntry(i, j, matern(points[i], points[j]) + (i == j ? 0.02 : 0));
            }
        }
        LUDecomposition lu = new LUDecomposition(k); // Hipparchus, independent of our Cholesky
        RealVector ones = MatrixUtils.createRealVector(new double[n]);
        ones.set(1);
        RealVector y = MatrixUtils.createRealVector(values);
        double mean = ones.dotProduct(lu.getSolver().solve(y))
                / ones.dotProduct(lu.getSolver().solve(ones));
        RealVector centred = y.subtract(ones.mapMultiply(mean));
        RealVector weights = lu.getSolver().solve(centred);
        Prediction prediction = process.predict(x);
        // the jitter of 1e-10 on the diagonal is amplified by at most .8/.02 = 40
        assertThat(prediction.mean()).isCloseTo(mean + cross.dotProduct(weights), within(1e-7));
        assertThat(prediction.deviation() * prediction.deviation())
                .isCloseTo(0.8 - cross.dotProduct(lu.getSolver().solve(cross)), within(1e-7));
        assertThat(process.negativeLogLikelihood())
                .isCloseTo(
                        0.5 * (centred.dotProduct(weights) + Math.log(lu.getDeterminant()) + n * Math.log(2 * Math.PI)),
                        within(1e-6));
    }

    @RepeatedTest(3)
    void posteriorOfHyperparametersHasTheGradientOfTheCentralDifference(RepetitionInfo run) {
        RandomGenerator random = new Seed(run.getCurrentRepetition()).generator();
        double[][] points = points(12, random);
        double[] values = random.doubles(12, -1, 1).toArray();
        double[] gradient = new double[LOGS.length];
        double[] scratch = new double[LOGS.length];
        Surrogate.negativeLogPosterior(points, values, LOGS, gradient);
        double h = 1e-5;
        for (int i = 0; i < LOGS.length; i++) {
            double[] moved = LOGS.clone();
            moved[i] = LOGS[i] + h;
            double up = Surrogate.negativeLogPosterior(points, values, moved, scratch);
            moved[i] = LOGS[i] - h;
            double down = Surrogate.negativeLogPosterior(points, values, moved, scratch);
            // truncation h^2 and rounding 1e-14/h, times a condition number of about 100
            assertThat(gradient[i]).as("hyperparameter %d", i).isCloseTo((up - down) / (2 * h), within(1e-6));
        }
    }

    @Test
    void acquisitionWithConstraintAndTakenBasinHasTheGradientOfTheCentralDifference() {
        RandomGenerator random = new Seed(4).generator();
        SearchSpace space = BenchmarkFunction.BRANIN.space();
        List<Evaluation> data = random.doubles(15)
                .mapToObj(u -> space.fromUnit(new double[] {u, random.nextDouble()}))
                .map(x -> new Evaluation(
                        new Proposal(x, 0, true),
                        BenchmarkFunction.BRANIN.value(x) + 20 * random.nextGaussian(),
                        new double[] {x[0] - x[1] + 5 * random.nextGaussian()})) // noise keeps deviations away from 0
                .toList();
        Models models = new Models(space, data, List.of(), new Seed(1), Runnable::run);
        Basin basin = new Basin(new double[] {0.2, 0.3}, new Matern52(new double[] {0.3, 0.5}, 2));
        double[] gradient = new double[2];
        double[] scratch = new double[2];
        double h = 1e-6;
        for (int trial = 0; trial < 20; trial++) {
            Acquisition acquisition = new Acquisition(models, List.of(basin), trial % 2 == 1);
            double[] x = random.doubles(2, 0.01, 0.99).toArray();
            assertThat(acquisition.loss(x, gradient)).isEqualTo(acquisition.loss(x));
            for (int j = 0; j < 2; j++) {
                double[] moved = x.clone();
                moved[j] = x[j] + h;
                double up = acquisition.loss(moved, scratch);
                moved[j] = x[j] - h;
                double down = acquisition.loss(moved, scratch);
                double numeric = (up - down) / (2 * h);
                // losses of about 10 carry rounding 1e-14, magnified by the condition of K, over h
                assertThat(gradient[j]).isCloseTo(numeric, within(1e-4 * Math.max(1, Math.abs(numeric))));
            }
        }
    }
}

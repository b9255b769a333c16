package org.biofluxopt.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import org.biofluxopt.numeric.Seed;
import org.junit.jupiter.api.Test;

class ElasticNetTest {
    private static final int N = 80;
    private static final int FEATURES = 12;

    private static double[][] features(long seed) {
        RandomGenerator random = new Seed(seed).generator();
        double[][] x = new double[N][FEATURES];
        for (double[] row : x) {
            for (int j = 0; j < FEATURES; j++) {
                row[j] = random.nextGaussian() * (j + 1);
            }
        }
        return x;
    }

    private static double[] response(double[][] x, double noise, long seed) {
        RandomGenerator random = new Seed(seed).child("noise").generator();
        double[] y = new double[N];
        for (int i = 0; i < N; i++) {
            y[i] = 5 + 2 * x[i][0] - x[i][3] / 2 + noise * random.nextGaussian();
        }
        return y;
    }

    @Test
    void meetsTheConditionsOfAnOptimum() {
        // Karush-Kuhn-Tucker on scaled features: gradient = lambda alpha sign(b) + lambda (1 - alpha) b, or within
        // +-lambda alpha at 0
        double[][] x = features(1);
        double[] y = response(x, 1, 1);
        double alpha = 0.5;
        double lambda = 0.4;
        ElasticNet net = ElasticNet.fit(x, y, alpha, lambda);
        for (int j = 0; j < FEATURES; j++) {
            double mean = 0;
            double squares = 0;
            for (double[] row : x) {
                mean += row[j] / N;
                squares += row[j] * row[j] / N;
            }
            double scale = Math.sqrt(squares - mean * mean);
            double gradient = 0;
            for (int i = 0; i < N; i++) {
                gradient += (y[i] - net.predict(x[i])) * (x[i][j] - mean) / scale / N;
            }
            double b = net.coefficients()[j] * scale;
            if (b == 0) {
                assertThat(Math.abs(gradient)).isLessThanOrEqualTo(lambda * alpha + 1e-9);
            } else {
                assertThat(gradient)
                        .isCloseTo(lambda * alpha * Math.signum(b) + lambda * (1 - alpha) * b, within(1e-9));
            }
        }
    }

    @Test
    void crossValidationFindsTheFeaturesThatMatter() {
        double[][] x = features(2);
        ElasticNetCv found = ElasticNetCv.fit(x, response(x, 1, 2), 0.9, 10, new Seed(5));
        assertThat(found.chosen().coefficients()[0]).isGreaterThan(1);
        assertThat(found.chosen().coefficients()[3]).isLessThan(-0.3);
        assertThat(found.explained()).isGreaterThan(0.7); // true share of variance: 8 / 9
    }

    @Test
    void crossValidationFindsNothingInNoise() {
        double[][] x = features(3);
        double[] noise = response(features(4), 1, 4); // of other features
        ElasticNetCv found = ElasticNetCv.fit(x, noise, 0.9, 10, new Seed(5));
        assertThat(found.explained()).isLessThan(0.1);
    }

    @Test
    void theRegressionRefusesFeaturesThatRepeatEachOther() {
        double[][] x = features(1);
        for (double[] row : x) {
            row[5] = 2 * row[1] - row[2];
        }
        assertThatThrownBy(() -> OrdinaryLeastSquares.fit(x, response(x, 1, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Feature 5");
    }
}

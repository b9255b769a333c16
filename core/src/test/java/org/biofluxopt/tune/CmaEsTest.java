package org.biofluxopt.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.biofluxopt.numeric.Seed;
import org.junit.jupiter.api.Test;

class CmaEsTest {
    /** Best value after a number of evaluations. */
    private static double minimum(ToDoubleFunction<double[]> function, int n, int evaluations, long seed) {
        double[] start = new double[n];
        Arrays.fill(start, 0.5);
        CmaEs search = new CmaEs(start, 0.3, 10, new Seed(seed).generator());
        double best = Double.POSITIVE_INFINITY;
        for (int done = 0; done < evaluations; done += 10) {
            double[][] points = search.ask();
            double[] values = Arrays.stream(points).mapToDouble(function).toArray();
            best = Math.min(best, Arrays.stream(values).min().orElseThrow());
            search.tell(values);
        }
        return best;
    }

    private static double ellipsoid(double[] x) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += Math.pow(1e6, i / (x.length - 1.0)) * x[i] * x[i];
        }
        return sum;
    }

    private static double rosenbrock(double[] x) {
        double sum = 0;
        for (int i = 0; i < x.length - 1; i++) {
            sum += 100 * Math.pow(x[i + 1] - x[i] * x[i], 2) + Math.pow(1 - x[i], 2);
        }
        return sum;
    }

    @Test
    void minimisesTheYardsticksWithinTheUsualEffort() {
        // Hansen and Ostermeier 2001 (Evol Comput 9:159) show some thousand evaluations to 1e-10 in 10 dimensions for
        // an
        // ellipsoid of axis ratio 1,000, and more for Rosenbrock's function (from memory); twice that is allowed
        for (long seed = 1; seed <= 3; seed++) {
            assertThat(minimum(CmaEsTest::ellipsoid, 10, 12_000, seed)).isLessThan(1e-10);
            assertThat(minimum(CmaEsTest::rosenbrock, 10, 16_000, seed)).isLessThan(1e-10);
        }
    }

    @Test
    void theSameSeedFindsTheSameBits() {
        assertThat(minimum(CmaEsTest::rosenbrock, 5, 500, 4)).isEqualTo(minimum(CmaEsTest::rosenbrock, 5, 500, 4));
        assertThat(minimum(CmaEsTest::rosenbrock, 5, 500, 5)).isNotEqualTo(minimum(CmaEsTest::rosenbrock, 5, 500, 4));
    }

    @Test
    void eigenvectorsGiveTheMatrixBack() {
        double[][] matrix = {{4, 1, -2}, {1, 2, 0}, {-2, 0, 3}};
        SymmetricEigen eigen = SymmetricEigen.of(matrix);
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                double sum = 0;
                double product = 0;
                for (int k = 0; k < 3; k++) {
                    sum += eigen.vectors()[i][k] * eigen.values()[k] * eigen.vectors()[j][k];
                    product += eigen.vectors()[k][i] * eigen.vectors()[k][j];
                }
                assertThat(sum).isCloseTo(matrix[i][j], within(1e-12)); // a few roundings of numbers of order 1
                assertThat(product).isCloseTo(i == j ? 1 : 0, within(1e-12));
            }
        }
    }

    @Test
    void valuesThatWereNotAskedForAreRefused() {
        CmaEs search = new CmaEs(new double[] {0, 0}, 1, 6, new Seed(1).generator());
        assertThatThrownBy(() -> search.tell(new double[6])).hasMessageContaining("asked");
        search.ask();
        assertThatThrownBy(() -> search.tell(new double[5])).hasMessageContaining("6 points");
    }
}

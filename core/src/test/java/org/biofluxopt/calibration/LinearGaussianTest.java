package org.biofluxopt.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.biofluxopt.numeric.Cholesky;
import org.biofluxopt.numeric.Seed;
import org.junit.jupiter.api.Test;

/**
 * For r(z) = A z - b and a standard normal prior the posterior is normal with precision AᵀA + I and mean (AᵀA + I)⁻¹ Aᵀb
 * (for example Tarantola 2005, Inverse Problem Theory, 3.2), which the search and the draws must find.
 */
class LinearGaussianTest {
    private static final int UNKNOWNS = 6;
    private static final int DATA = 9;

    /** Unknown 5 is seen by no datum. */
    private static final class Linear implements Problem {
        private final double[][] a = new double[DATA][UNKNOWNS];
        private final double[] b = new double[DATA];

        Linear() {
            RandomGenerator random = new Seed(5).generator();
            for (int i = 0; i < DATA; i++) {
                for (int j = 0; j < UNKNOWNS - 1; j++) {
                    a[i][j] = random.nextGaussian();
                }
                b[i] = random.nextGaussian() * 2;
            }
        }

        @Override
        public int unknowns() {
            return UNKNOWNS;
        }

        @Override
        public int residuals() {
            return DATA;
        }

        @Override
        public boolean measured(int residual) {
            return true;
        }

        @Override
        public List<double[]> evaluate(List<double[]> points) {
            List<double[]> answers = new ArrayList<>();
            for (double[] point : points) {
                double[] answer = new double[DATA];
                for (int i = 0; i < DATA; i++) {
                    answer[i] = -b[i];
                    for (int j = 0; j < UNKNOWNS; j++) {
                        answer[i] += a[i][j] * point[j];
                    }
                }
                answers.add(answer);
            }
            return answers;
        }

        double[][] precision() {
            double[][] sum = new double[UNKNOWNS][UNKNOWNS];
            for (int j = 0; j < UNKNOWNS; j++) {
                for (int k = 0; k < UNKNOWNS; k++) {
                    sum[j][k] = j == k ? 1 : 0;
                    for (int i = 0; i < DATA; i++) {
                        sum[j][k] += a[i][j] * a[i][k];
                    }
                }
            }
            return sum;
        }

        double[] mean() {
            double[] right = new double[UNKNOWNS];
            for (int j = 0; j < UNKNOWNS; j++) {
                for (int i = 0; i < DATA; i++) {
                    right[j] += a[i][j] * b[i];
                }
            }
            return Cholesky.of(precision()).solve(right);
        }
    }

    private final Linear problem = new Linear();

    private MapSearch.Found map() {
        double[] far = {2, -2, 2, -2, 2, -2};
        return new MapSearch(problem, Loss.SQUARES, words -> {}).from(far, 5);
    }

    /** The search stops when a Jacobian gains less than 1 % of the value, hence the tolerance of a hundredth prior SD. */
    @Test
    void theSearchFindsTheMean() {
        assertThat(map().at()).containsExactly(problem.mean(), within(0.03));
    }

    /** 4000 draws: the error of a mean is SD/63, of a variance 2.2 %; four of these are allowed. */
    @Test
    void theDrawsHaveMeanAndCovarianceOfThePosterior() {
        int count = 4000;
        List<RandomizedMaximumLikelihood.Draw> draws =
                new RandomizedMaximumLikelihood(problem, Loss.SQUARES, 6, words -> {}).draws(map(), count, new Seed(1));
        double[][] covariance = Cholesky.of(problem.precision()).inverse();
        double[] mean = problem.mean();
        for (int j = 0; j < UNKNOWNS; j++) {
            double sum = 0;
            double squares = 0;
            for (RandomizedMaximumLikelihood.Draw draw : draws) {
                sum += draw.at()[j];
                squares += Math.pow(draw.at()[j] - mean[j], 2);
            }
            double sd = Math.sqrt(covariance[j][j]);
            assertThat(sum / count).as("mean of %d", j).isCloseTo(mean[j], within(4 * sd / Math.sqrt(count)));
            assertThat(squares / count / (sd * sd)).as("variance of %d", j).isCloseTo(1, within(0.09));
        }
    }

    @Test
    void widthsTellWhatTheDataSawAndWhatNot() {
        double[][] covariance = Cholesky.of(problem.precision()).inverse();
        MapSearch.Found map = map();
        double[] ones = new double[DATA];
        java.util.Arrays.fill(ones, 1);
        double[][] found = Cholesky.of(map.jacobian().precision(ones, 0)).inverse();
        for (int j = 0; j < UNKNOWNS; j++) {
            assertThat(found[j][j]).isCloseTo(covariance[j][j], within(1e-9));
        }
        assertThat(found[UNKNOWNS - 1][UNKNOWNS - 1]).isCloseTo(1, within(1e-9));
    }

    @Test
    void theSameSeedGivesTheSameDraws() {
        MapSearch.Found map = map();
        RandomizedMaximumLikelihood sampler = new RandomizedMaximumLikelihood(problem, Loss.ROBUST, 2, words -> {});
        assertThat(sampler.draws(map, 3, new Seed(7)).get(2).at())
                .containsExactly(sampler.draws(map, 8, new Seed(7)).get(2).at());
    }

    /** Answers that are right around the most probable point and hopeless anywhere else leave no walk a step. */
    @Test
    void aWalkThatTakesNoStepIsNoDraw() {
        MapSearch.Found map = map();
        Problem cliff = new Problem() {
            @Override
            public int unknowns() {
                return UNKNOWNS;
            }

            @Override
            public int residuals() {
                return DATA;
            }

            @Override
            public boolean measured(int residual) {
                return true;
            }

            @Override
            public List<double[]> evaluate(List<double[]> points) {
                List<double[]> answers = problem.evaluate(points);
                answers.forEach(answer -> java.util.Arrays.fill(answer, 1e6));
                return answers;
            }
        };
        assertThat(new RandomizedMaximumLikelihood(cliff, Loss.SQUARES, 2, words -> {}).draws(map, 20, new Seed(1)))
                .hasSize(20)
                .noneMatch(RandomizedMaximumLikelihood.Draw::moved);
        assertThat(new RandomizedMaximumLikelihood(problem, Loss.SQUARES, 2, words -> {}).draws(map, 20, new Seed(1)))
                .allMatch(RandomizedMaximumLikelihood.Draw::moved);
    }

    /** A datum ten standard deviations off: z + 4 z / (1 + z^2/9) = (10 - z) / (1 + (10 - z)^2 / 9) has its root at 0.17. */
    @Test
    void aWildDatumHasABoundedPull() {
        Problem five = new Problem() {
            @Override
            public int unknowns() {
                return 1;
            }

            @Override
            public int residuals() {
                return 5;
            }

            @Override
            public boolean measured(int residual) {
                return true;
            }

            @Override
            public List<double[]> evaluate(List<double[]> points) {
                return points.stream()
                        .map(z -> new double[] {z[0], z[0], z[0], z[0], z[0] - 10})
                        .toList();
            }
        };
        double robust = new MapSearch(five, Loss.ROBUST, words -> {})
                .from(new double[] {0}, 5)
                .at()[0];
        double squares = new MapSearch(five, Loss.SQUARES, words -> {})
                .from(new double[] {0}, 5)
                .at()[0];
        assertThat(robust).isCloseTo(0.17, within(0.02));
        assertThat(squares).isCloseTo(10.0 / 6, within(0.05));
    }
}

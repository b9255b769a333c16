package org.biofluxopt.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reference: R 4.2.2 by fixtures.R; 1e-9 relative is what the project asks of its statistics. */
class StatisticsMatchRTest {
    private static final double RELATIVE = 1e-9;

    private static void same(double actual, double expected, String what) {
        assertThat(actual).as(what).isCloseTo(expected, within(RELATIVE * Math.max(Math.abs(expected), 1e-9)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"few", "many", "hundred", "zeros", "far"})
    void theTTestIsThatOfR(String name) {
        double[] expected = Fixtures.of(name + ".t");
        PairedTTest test = PairedTTest.of(Fixtures.of(name + ".data"), 0.95);
        same(test.mean(), expected[0], "mean");
        same(test.sd(), expected[1], "sd");
        same(test.t().orElseThrow(), expected[2], "t");
        same(test.p().orElseThrow(), expected[3], "p");
        same(test.low(), expected[4], "low");
        same(test.high(), expected[5], "high");
        double[] ninety = Fixtures.of(name + ".t90");
        PairedTTest narrow = PairedTTest.of(Fixtures.of(name + ".data"), 0.9);
        same(narrow.low(), ninety[0], "low of 90 %");
        same(narrow.high(), ninety[1], "high of 90 %");
    }

    @ParameterizedTest
    @ValueSource(strings = {"few", "many", "hundred", "tied", "zeros", "far"})
    void theSignedRankTestIsThatOfR(String name) {
        double[] expected = Fixtures.of(name + ".wilcoxon");
        WilcoxonSignedRank test = WilcoxonSignedRank.of(Fixtures.of(name + ".data"));
        assertThat(test.statistic()).isEqualTo(expected[0]);
        same(test.p().orElseThrow(), expected[1], "p");
        assertThat(test.exact()).isEqualTo(!name.equals("hundred") && !name.equals("tied") && !name.equals("zeros"));
    }

    @Test
    void adjustedPValuesAreThoseOfR() {
        double[] p = Fixtures.of("p");
        assertThat(MultipleTests.holm(p)).containsExactly(Fixtures.of("p.holm"), within(1e-15));
        assertThat(MultipleTests.benjaminiHochberg(p)).containsExactly(Fixtures.of("p.bh"), within(1e-15));
    }

    static double[][] features() {
        double[] one = Fixtures.of("ols.x1");
        double[] two = Fixtures.of("ols.x2");
        double[] three = Fixtures.of("ols.x3");
        double[][] x = new double[one.length][];
        for (int i = 0; i < x.length; i++) {
            x[i] = new double[] {one[i], two[i], three[i]};
        }
        return x;
    }

    @Test
    void theRegressionAndItsRobustErrorsAreThoseOfR() {
        OrdinaryLeastSquares fit = OrdinaryLeastSquares.fit(features(), Fixtures.of("ols.y"));
        double[] coefficients = Fixtures.of("ols.coefficients");
        double[] errors = Fixtures.of("ols.hc3");
        double[] p = Fixtures.of("ols.p");
        for (int j = 0; j < coefficients.length; j++) {
            same(fit.coefficients()[j], coefficients[j], "coefficient " + j);
            same(fit.standardErrors()[j], errors[j], "HC3 error " + j);
            // the p of a t of 30 has an error 900 times that of t
            assertThat(fit.p()[j]).as("p " + j).isCloseTo(p[j], withinPercentage(1e-7));
        }
        same(fit.rSquared(), Fixtures.of("ols.r2")[0], "R squared");
    }

    @Test
    void withoutL1TheElasticNetIsRidgeInClosedForm() {
        ElasticNet ridge = ElasticNet.fit(features(), Fixtures.of("ols.y"), 0, 0.3);
        double[] expected = Fixtures.of("ridge.coefficients");
        for (int j = 0; j < expected.length; j++) {
            same(ridge.coefficients()[j], expected[j], "coefficient " + j);
        }
    }

    @Test
    void withoutPenaltyTheElasticNetIsLeastSquares() {
        ElasticNet free = ElasticNet.fit(features(), Fixtures.of("ols.y"), 0.5, 0);
        double[] expected = Fixtures.of("ols.coefficients");
        assertThat(free.intercept()).isCloseTo(expected[0], within(1e-9));
        for (int j = 1; j < expected.length; j++) {
            same(free.coefficients()[j - 1], expected[j], "coefficient " + j);
        }
    }
}

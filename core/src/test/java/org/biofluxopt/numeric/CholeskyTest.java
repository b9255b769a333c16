package org.biofluxopt.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CholeskyTest {
    private static final double[][] MATRIX = {{4, 12, -16}, {12, 37, -43}, {-16, -43, 98}};

    /** By cofactors the determinant is 36 and the inverse that many thirty-sixths; the right side is A (1, 1, 1). */
    @Test
    void solvesAndInverts() {
        double[][] expected = {{1777, -488, 76}, {-488, 136, -20}, {76, -20, 4}};
        double[][] inverse = Cholesky.of(MATRIX).inverse();
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                assertThat(36 * inverse[i][j]).isCloseTo(expected[i][j], within(1e-9));
            }
        }
        assertThat(Cholesky.of(MATRIX).solve(new double[] {0, 6, 39}))
                .containsExactly(new double[] {1, 1, 1}, within(1e-10));
    }

    /** L of this matrix is {{2}, {6, 1}, {-8, 5, 3}}; its inverse by forward substitution. */
    @Test
    void invertsTheFactorAndKnowsTheDeterminant() {
        double[][] inverse = Cholesky.of(MATRIX).inverseLower();
        assertThat(inverse[0]).containsExactly(new double[] {0.5}, within(1e-14));
        assertThat(inverse[1]).containsExactly(new double[] {-3, 1}, within(1e-14));
        assertThat(inverse[2]).containsExactly(new double[] {19 / 3.0, -5 / 3.0, 1 / 3.0}, within(1e-13));
        assertThat(Cholesky.of(MATRIX).logDeterminant()).isCloseTo(Math.log(36), within(1e-13));
    }

    @Test
    void refusesWhatIsNotPositiveDefinite() {
        assertThatThrownBy(() -> Cholesky.of(new double[][] {{1, 2}, {2, 1}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("pivot 1");
    }
}

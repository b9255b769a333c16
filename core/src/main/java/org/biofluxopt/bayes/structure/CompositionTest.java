package org.biofluxopt.bayes.structure;

import java.util.List;
import org.biofluxopt.numeric.Cholesky;
import org.biofluxopt.numeric.Normal;

/**
 * Test of conditional independence between parts of a whole, by the partial correlation of their {@link
 * CompositionScores}. Correlations are divided by the parts' reliabilities, so that conditioning on a part seldom seen
 * takes away what that part explains and not less; the number of observations that Fisher's z counts on shrinks by the same
 * reliabilities.
 */
public final class CompositionTest implements IndependenceTest {
    private static final double STRONGEST = 0.95;
    private static final double LEAST_OBSERVATIONS = 10; // fewer cannot show anything
    private static final double LEAST_DETERMINANT = 1e-6;

    private final List<String> names;
    private final double[][] correlation;
    private final double[] reliability;
    private final int samples;

    public CompositionTest(CompositionScores scores) {
        names = scores.names();
        reliability = scores.reliability();
        int p = names.size();
        samples = p == 0 ? 0 : scores.scores()[0].length;
        correlation = new double[p][p];
        for (int a = 0; a < p; a++) {
            correlation[a][a] = 1;
            for (int b = 0; b < a; b++) {
                double sum = 0;
                for (int i = 0; i < samples; i++) {
                    sum += scores.scores()[a][i] * scores.scores()[b][i];
                }
                double latent = sum / samples / (reliability[a] * reliability[b]);
                correlation[a][b] = Math.clamp(latent, -STRONGEST, STRONGEST);
                correlation[b][a] = correlation[a][b];
            }
        }
    }

    @Override
    public List<String> names() {
        return names;
    }

    @Override
    public Result test(int x, int y, int... given) {
        double partial = partial(x, y, given);
        double observations = samples * reliability[x] * reliability[y] - given.length - 3;
        if (!(observations > LEAST_OBSERVATIONS)) {
            return new Result(1, 0, 0);
        }
        double z = Math.abs(0.5 * Math.log((1 + partial) / (1 - partial))) * Math.sqrt(observations);
        return new Result(Math.min(1, 2 * Normal.probability(-z)), z, observations);
    }

    /** Correlation of two parts given others, or without the others if their correlations are not those of any whole. */
    double partial(int x, int y, int... given) {
        int k = given.length;
        if (k == 0) {
            return correlation[x][y];
        }
        double[][] matrix = new double[k][k];
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                matrix[i][j] = correlation[given[i]][given[j]];
            }
        }
        Cholesky factor;
        try {
            factor = Cholesky.of(matrix);
        } catch (IllegalArgumentException notPositive) {
            return correlation[x][y];
        }
        double[] ofX = column(x, given);
        double[] ofY = column(y, given);
        double[] solved = factor.solve(ofX.clone());
        double[] solvedY = factor.solve(ofY.clone());
        double xx = 1;
        double yy = 1;
        double xy = correlation[x][y];
        for (int i = 0; i < k; i++) {
            xx -= ofX[i] * solved[i];
            yy -= ofY[i] * solvedY[i];
            xy -= ofY[i] * solved[i];
        }
        if (xx < LEAST_DETERMINANT || yy < LEAST_DETERMINANT) {
            return correlation[x][y];
        }
        return Math.clamp(xy / Math.sqrt(xx * yy), -STRONGEST, STRONGEST);
    }

    private double[] column(int v, int[] given) {
        double[] column = new double[given.length];
        for (int i = 0; i < column.length; i++) {
            column[i] = correlation[v][given[i]];
        }
        return column;
    }
}

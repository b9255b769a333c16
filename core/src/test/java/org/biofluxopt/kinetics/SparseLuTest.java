package org.biofluxopt.kinetics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class SparseLuTest {
    @RepeatedTest(50)
    void solvesDiagonallyDominantSystems(RepetitionInfo run) {
        var rng = new SplittableRandom(run.getCurrentRepetition());
        int n = rng.nextInt(1, 30);
        double[][] w = new double[n][n];
        boolean[][] pattern = new boolean[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                pattern[i][j] = i == j || rng.nextInt(5) == 0;
                w[i][j] = i == j ? n + rng.nextDouble() : pattern[i][j] ? rng.nextDouble(-1, 1) : 0;
            }
        }
        double[] x = rng.doubles(n, -1, 1).toArray();
        double[] solved = solve(pattern, w, x);
        for (int i = 0; i < n; i++) {
            // n + 1 / n - 1 bounds the condition number; 1e-12 is some thousand roundings
            assertEquals(-x[i], solved[i], 1e-12, "seed " + run.getCurrentRepetition());
        }
    }

    @Test
    void orderKeepsAnArrowMatrixFreeOfFill() {
        // an arrow with its full row and column first fills up entirely in the natural order, not at all in Markowitz's
        int n = 20;
        boolean[][] arrow = new boolean[n][n];
        for (int i = 0; i < n; i++) {
            arrow[i][i] = arrow[0][i] = arrow[i][0] = true;
        }
        assertEquals(n * n, SparseLu.plan(arrow).entries());
        int[] order = SparseLu.order(arrow);
        boolean[][] sorted = new boolean[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                sorted[i][j] = arrow[order[i]][order[j]];
            }
        }
        assertEquals(3 * n - 2, SparseLu.plan(sorted).entries());
    }

    /** {@code -W^-1 (W x)} by the instructions. */
    private static double[] solve(boolean[][] pattern, double[][] w, double[] x) {
        int n = x.length;
        SparseLu plan = SparseLu.plan(pattern);
        int[][] matrix = new int[n][n];
        int zero = n * n;
        int b = zero + 1;
        int free = b + n;
        double[] r = new double[(free + plan.entries()) * LaneKernel.LANES];
        for (int i = 0; i < n; i++) {
            double sum = 0;
            for (int j = 0; j < n; j++) {
                matrix[i][j] = pattern[i][j] ? i * n + j : -1;
                Arrays.fill(r, (i * n + j) * LaneKernel.LANES, (i * n + j + 1) * LaneKernel.LANES, w[i][j]);
                sum += w[i][j] * x[j];
            }
            Arrays.fill(r, (b + i) * LaneKernel.LANES, (b + i + 1) * LaneKernel.LANES, sum);
        }
        LaneAssembler code = new LaneAssembler();
        int[][] factors = plan.writeFactorisation(code, matrix, register -> true, free, zero);
        plan.writeSolution(code, factors, b, zero);
        new PlainLaneKernel().run(code.assemble(), r);
        double[] solved = new double[n];
        Arrays.setAll(solved, i -> r[(b + i) * LaneKernel.LANES]);
        return solved;
    }
}

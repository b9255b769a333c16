package org.biofluxopt.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.biofluxopt.learn.Kernel.Operand;
import org.biofluxopt.numeric.Seed;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class MlpTest {
    private static final Kernel KERNEL = Kernel.portable();

    @RepeatedTest(50)
    void blockedProductIsTheTextbookProductForAnyShapeAndStride(RepetitionInfo run) {
        RandomGenerator random = new Seed(run.getCurrentRepetition()).generator();
        int m = random.nextInt(1, 14);
        int k = random.nextInt(1, 14);
        int n = random.nextInt(1, 14);
        double[] a = random.doubles(5 + (long) m * k, -1, 1).toArray();
        double[] b = random.doubles(3 + (long) k * n, -1, 1).toArray();
        double[] c = random.doubles(2 + (long) m * n, -1, 1).toArray();
        boolean transposedA = random.nextBoolean();
        boolean transposedB = random.nextBoolean();
        boolean accumulate = random.nextBoolean();
        Operand left = transposedA ? Operand.rowMajor(a, 5, m).transposed() : Operand.rowMajor(a, 5, k);
        Operand right = transposedB ? Operand.rowMajor(b, 3, k).transposed() : Operand.rowMajor(b, 3, n);
        double[] expected = c.clone();
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                double sum = accumulate ? c[2 + i * n + j] : 0;
                for (int p = 0; p < k; p++) {
                    sum += a[5 + (transposedA ? p * m + i : i * k + p)] * b[3 + (transposedB ? j * k + p : p * n + j)];
                }
                expected[2 + i * n + j] = sum;
            }
        }
        KERNEL.multiply(m, k, n, left, right, c, 2, accumulate);
        assertThat(c).containsExactly(expected, within(1e-14)); // at most 14 terms below 1: rounding only
    }

    @RepeatedTest(20)
    void vectorKernelGivesTheBitsOfThePortableOne(RepetitionInfo run) {
        RandomGenerator random = new Seed(run.getCurrentRepetition()).generator();
        int m = random.nextInt(1, 14);
        int k = random.nextInt(1, 40);
        int n = random.nextInt(1, 60);
        double[] a = random.doubles((long) m * k, -3, 3).toArray();
        double[] b = random.doubles((long) k * n, -3, 3).toArray();
        double[] c = random.doubles((long) m * n, -1, 1).toArray();
        double[] sums = random.doubles(n, -1, 1).toArray();
        Operand left = random.nextBoolean() ? Operand.rowMajor(a, 0, m).transposed() : Operand.rowMajor(a, 0, k);
        Operand right = random.nextBoolean() ? Operand.rowMajor(b, 0, k).transposed() : Operand.rowMajor(b, 0, n);
        boolean accumulate = random.nextBoolean();
        double[] vectorC = c.clone();
        double[] vectorSums = sums.clone();
        double[] vectorTanh = b.clone();
        vectorTanh[0] = -0.0;
        double[] tanh = vectorTanh.clone();
        Kernel vector = new VectorKernel();
        vector.multiply(m, k, n, left, right, vectorC, 0, accumulate);
        vector.addColumnSums(c, m, n, vectorSums, 0);
        vector.tanh(vectorTanh, 0, vectorTanh.length);
        double[] expected = c.clone();
        KERNEL.multiply(m, k, n, left, right, expected, 0, accumulate);
        KERNEL.addColumnSums(c, m, n, sums, 0);
        KERNEL.tanh(tanh, 0, tanh.length);
        assertThat(vectorC).isEqualTo(expected);
        assertThat(vectorSums).isEqualTo(sums);
        assertThat(vectorTanh).isEqualTo(tanh);
    }

    @Test
    void tanhAgreesWithTheLibraryEverywhere() {
        for (double z = -45; z <= 45; z += 0.00137) {
            // 1 - 2/(1+e) loses at most two units of the last place of 1
            assertThat(BlockedKernel.tanh(z)).isCloseTo(StrictMath.tanh(z), within(5e-16));
        }
        assertThat(BlockedKernel.tanh(Double.NEGATIVE_INFINITY)).isEqualTo(-1);
        assertThat(BlockedKernel.tanh(Double.NaN)).isNaN();
    }

    @Test
    void startsWithOrthogonalWeightsOfTheStatedGain() {
        Mlp net = new Mlp(7, 5, 16, 3);
        double[] p = new double[7 + net.parameters()];
        net.initialise(p, 0.01, new Seed(1).generator());
        assertThat(dotOfRows(p, net.weights(0), 16, 0, 0)).isCloseTo(2, within(1e-12)); // (sqrt 2)^2
        assertThat(dotOfRows(p, net.weights(0), 16, 1, 4)).isCloseTo(0, within(1e-12));
        double columns = 0;
        for (int i = 0; i < 16; i++) {
            columns += p[net.weights(1) + i * 3] * p[net.weights(1) + i * 3];
        }
        assertThat(columns).isCloseTo(1e-4, within(1e-16));
        assertThat(Arrays.copyOf(p, 7)).containsOnly(0);
    }

    private static double dotOfRows(double[] p, int offset, int columns, int r, int s) {
        double sum = 0;
        for (int j = 0; j < columns; j++) {
            sum += p[offset + r * columns + j] * p[offset + s * columns + j];
        }
        return sum;
    }

    @RepeatedTest(10)
    void gradientOfEveryParameterIsTheCentralDifference(RepetitionInfo run) {
        RandomGenerator random = new Seed(run.getCurrentRepetition()).generator();
        Mlp net = new Mlp(0, 3, 5, 7, 2);
        double[] p = random.doubles(net.parameters(), -1, 1).toArray();
        int rows = 6;
        double[] x = random.doubles(rows * 3L, -1, 1).toArray();
        double[] weight = random.doubles(rows * 2L, -1, 1).toArray();
        Mlp.Workspace work = net.workspace(rows);
        net.forward(KERNEL, p, x, 0, rows, work);
        System.arraycopy(weight, 0, work.outputDelta(), 0, weight.length);
        double[] gradient = new double[p.length];
        net.backward(KERNEL, p, x, 0, rows, work, gradient);
        for (int i = 0; i < p.length; i++) {
            double numeric = centralDifference(net, p, i, x, rows, weight, work);
            // step 1e-5: truncation and rounding each about 1e-10
            assertThat(gradient[i])
                    .as("parameter %d", i)
                    .isCloseTo(numeric, within(1e-6 * Math.max(1e-2, Math.abs(numeric))));
        }
    }

    private static double centralDifference(
            Mlp net, double[] p, int i, double[] x, int rows, double[] weight, Mlp.Workspace work) {
        double h = 1e-5;
        double kept = p[i];
        p[i] = kept + h;
        double up = weighted(net, p, x, rows, weight, work);
        p[i] = kept - h;
        double down = weighted(net, p, x, rows, weight, work);
        p[i] = kept;
        return (up - down) / (2 * h);
    }

    private static double weighted(Mlp net, double[] p, double[] x, int rows, double[] weight, Mlp.Workspace work) {
        net.forward(KERNEL, p, x, 0, rows, work);
        double sum = 0;
        for (int i = 0; i < weight.length; i++) {
            sum += weight[i] * work.output()[i];
        }
        return sum;
    }
}

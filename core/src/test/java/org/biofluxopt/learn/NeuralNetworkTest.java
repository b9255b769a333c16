package org.biofluxopt.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.biofluxopt.learn.Kernel.Operand;
import org.biofluxopt.learn.PpoSettings.Inputs;
import org.biofluxopt.learn.PpoSettings.Network;
import org.biofluxopt.numeric.Seed;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class NeuralNetworkTest {
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
        NeuralNetwork net = NeuralNetwork.mlp(7, 0.01, 5, 16, 3);
        double[] p = new double[7 + net.parameters()];
        net.initialise(p, new Seed(1).generator());
        int first = ((Linear) net.layers().getFirst()).offset();
        assertThat(dotOfRows(p, first, 16, 0, 0)).isCloseTo(2, within(1e-12)); // (sqrt 2)^2
        assertThat(dotOfRows(p, first, 16, 1, 4)).isCloseTo(0, within(1e-12));
        double columns = 0;
        for (int i = 0; i < 16; i++) {
            columns += p[net.last().offset() + i * 3] * p[net.last().offset() + i * 3];
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

    /** Weights -1.1 .. 1.1 in steps of .1, in the order of the parameter vector. */
    private static double[] numbered(int count) {
        double[] p = new double[count];
        for (int i = 0; i < count; i++) {
            p[i] = ((i + 1) * 37 % 23 - 11) / 10.0;
        }
        return p;
    }

    @Test
    void theRecurrentUnitIsPyTorchs() {
        Gru gru = new Gru(0, 2, 2);
        double[] p = numbered(gru.parameters());
        double[] x = {0.5, -1, 2, 0.25, -0.75, 1.5};
        Layer.Work work = gru.work(3);
        Sequences three = new Sequences(3, 1, new double[] {0.3, -0.6}, 0, new boolean[3], 0);
        gru.forward(KERNEL, p, x, 0, three, work);
        double[] torch = {
            -0.6408983749670512,
            -0.4808584480487892,
            -0.8449783958992565,
            -0.16584424690612054,
            0.8158568537720396,
            0.25247129713064415
        };
        // torch.nn.GRU of PyTorch 1.13 in double, the same numbers copied into its weights
        assertThat(work.output).containsExactly(torch, within(1e-14));
    }

    @Test
    void layerNormalisationIsPyTorchs() {
        LayerNorm norm = new LayerNorm(0, 4);
        double[] p = {1, 2, -1, 0.5, 0, 0.1, 0.2, 0.3};
        Layer.Work work = norm.work(1);
        norm.forward(KERNEL, p, new double[] {1, -2, 4, 0.5}, 0, Sequences.unrelated(1), work);
        double[] torch = {0.05862097371316394, -2.596564790805541, -1.2655243428290985, 0.21206853943025408};
        assertThat(work.output).containsExactly(torch, within(1e-14)); // torch.nn.functional.layer_norm, 1.13, double
    }

    private static final List<Network> ARCHITECTURES = List.of(
            new Network(List.of(5, 7), 0),
            new Network(List.of(5), 0, Inputs.RAW, true, 0, 1),
            new Network(List.of(5), 0, Inputs.RAW, false, 4, 10),
            new Network(List.of(5, 6), 0, Inputs.RAW, true, 4, 10));

    /** Four steps of three sequences; in the middle of one an episode starts. */
    private static Sequences sequences(NeuralNetwork net, RandomGenerator random) {
        if (net.memory() == 0) {
            return Sequences.unrelated(12);
        }
        boolean[] fresh = new boolean[12];
        fresh[2 * 3 + 1] = true;
        return new Sequences(4, 3, random.doubles(3L * net.memory(), -1, 1).toArray(), 0, fresh, 0);
    }

    @RepeatedTest(8)
    void gradientOfEveryParameterIsTheCentralDifference(RepetitionInfo run) {
        RandomGenerator random = new Seed(run.getCurrentRepetition()).generator();
        Network settings = ARCHITECTURES.get(run.getCurrentRepetition() % ARCHITECTURES.size());
        NeuralNetwork net = NeuralNetwork.of(settings, 0, 3, 2, 1);
        double[] p = random.doubles(net.parameters(), -1, 1).toArray();
        Sequences rows = sequences(net, random);
        double[] x = random.doubles(rows.rows() * 3L, -1, 1).toArray();
        double[] weight = random.doubles(rows.rows() * 2L, -1, 1).toArray();
        NeuralNetwork.Workspace work = net.workspace(rows.rows());
        net.forward(KERNEL, p, x, 0, rows, work);
        System.arraycopy(weight, 0, work.outputDelta(), 0, weight.length);
        double[] gradient = new double[p.length];
        net.backward(KERNEL, p, x, 0, rows, work, gradient);
        for (int i = 0; i < p.length; i++) {
            double h = 1e-5;
            double kept = p[i];
            p[i] = kept + h;
            double up = weighted(net, p, x, rows, weight, work);
            p[i] = kept - h;
            double down = weighted(net, p, x, rows, weight, work);
            p[i] = kept;
            double numeric = (up - down) / (2 * h);
            // step 1e-5: truncation and rounding each about 1e-10
            assertThat(gradient[i])
                    .as("parameter %d of %s", i, settings)
                    .isCloseTo(numeric, within(1e-6 * Math.max(1e-2, Math.abs(numeric))));
        }
    }

    private static double weighted(
            NeuralNetwork net, double[] p, double[] x, Sequences rows, double[] weight, NeuralNetwork.Workspace work) {
        net.forward(KERNEL, p, x, 0, rows, work);
        double sum = 0;
        for (int i = 0; i < weight.length; i++) {
            sum += weight[i] * work.output()[i];
        }
        return sum;
    }

    @Test
    void aSequenceAtOnceEqualsItsRowsOneByOne() {
        RandomGenerator random = new Seed(4).generator();
        NeuralNetwork net = NeuralNetwork.of(ARCHITECTURES.get(3), 0, 3, 2, 1);
        double[] p = random.doubles(net.parameters(), -1, 1).toArray();
        Sequences rows = sequences(net, random);
        double[] x = random.doubles(rows.rows() * 3L, -1, 1).toArray();
        NeuralNetwork.Workspace whole = net.workspace(12);
        net.forward(KERNEL, p, x, 0, rows, whole);
        NeuralNetwork.Workspace single = net.workspace(3);
        double[] memory = rows.hidden().clone();
        for (int t = 0; t < 4; t++) {
            if (t == 2) {
                Arrays.fill(memory, net.memory(), 2 * net.memory(), 0); // the second sequence's episode starts
            }
            net.forward(KERNEL, p, x, t * 9, Sequences.single(3, memory, 0), single);
            assertThat(Arrays.copyOf(single.output(), 6))
                    .isEqualTo(Arrays.copyOfRange(whole.output(), t * 6, t * 6 + 6));
            System.arraycopy(single.remembered(), 0, memory, 0, memory.length);
        }
    }
}

package org.biofluxopt.learn;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.biofluxopt.learn.Kernel.Operand;

/**
 * A fully connected network with tanh hidden layers and a linear output. It holds no numbers: the parameters live in a
 * flat array that is handed in, layer after layer as weights [in][out] row-major, then biases [out], from
 * {@link #offset} on. So several networks share one parameter vector, one optimiser and one gradient norm.
 */
public final class Mlp {
    private static final double HIDDEN_GAIN = Math.sqrt(2);

    private final int[] sizes; // in, hidden.., out
    private final int offset;

    /** @param sizes inputs, hidden units of each layer, outputs */
    public Mlp(int offset, int... sizes) {
        if (sizes.length < 2) {
            throw new IllegalArgumentException("Expected at least inputs and outputs, got " + sizes.length + " sizes");
        }
        this.offset = offset;
        this.sizes = sizes.clone();
    }

    public int inputs() {
        return sizes[0];
    }

    public int outputs() {
        return sizes[sizes.length - 1];
    }

    public int layers() {
        return sizes.length - 1;
    }

    /** Number of parameters. */
    public int parameters() {
        return weights(layers()) - offset;
    }

    /** Index of the first weight of a layer in the parameter vector. */
    int weights(int layer) {
        int at = offset;
        for (int l = 0; l < layer; l++) {
            at += (sizes[l] + 1) * sizes[l + 1];
        }
        return at;
    }

    /** Index of the first bias of a layer in the parameter vector. */
    int biases(int layer) {
        return weights(layer) + sizes[layer] * sizes[layer + 1];
    }

    /** Orthogonal weights (Saxe et al. 2014, arXiv 1312.6120), gain sqrt 2 inside, {@code outputGain} at the output. */
    public void initialise(double[] parameters, double outputGain, RandomGenerator random) {
        for (int l = 0; l < layers(); l++) {
            double gain = l == layers() - 1 ? outputGain : HIDDEN_GAIN;
            Orthogonal.fill(parameters, weights(l), sizes[l], sizes[l + 1], gain, random);
            Arrays.fill(parameters, biases(l), biases(l) + sizes[l + 1], 0);
        }
    }

    /** Buffers for up to {@code rows} rows: the output of each layer and the loss's derivative by it. */
    public final class Workspace {
        private final double[][] values = new double[layers()][];
        private final double[][] deltas = new double[layers()][];

        Workspace(int rows) {
            for (int l = 0; l < layers(); l++) {
                values[l] = new double[rows * sizes[l + 1]];
                deltas[l] = new double[rows * sizes[l + 1]];
            }
        }

        /** Network output, [rows][outputs]. */
        double[] output() {
            return values[layers() - 1];
        }

        /** To be filled with d loss / d output, [rows][outputs], before {@link Mlp#backward}. */
        double[] outputDelta() {
            return deltas[layers() - 1];
        }
    }

    public Workspace workspace(int rows) {
        return new Workspace(rows);
    }

    /** @param x inputs [rows][inputs], from {@code xOffset} on */
    void forward(Kernel kernel, double[] parameters, double[] x, int xOffset, int rows, Workspace work) {
        Operand in = Operand.rowMajor(x, xOffset, sizes[0]);
        for (int l = 0; l < layers(); l++) {
            int n = sizes[l + 1];
            double[] out = work.values[l];
            for (int i = 0; i < rows; i++) {
                System.arraycopy(parameters, biases(l), out, i * n, n);
            }
            Operand w = Operand.rowMajor(parameters, weights(l), n);
            kernel.multiply(rows, sizes[l], n, in, w, out, 0, true);
            if (l < layers() - 1) {
                kernel.tanh(out, 0, rows * n);
            }
            in = Operand.rowMajor(out, 0, n);
        }
    }

    /** Adds the gradient of the rows of the last {@link #forward} to {@code gradient}, which has the parameters' layout. */
    void backward(
            Kernel kernel, double[] parameters, double[] x, int xOffset, int rows, Workspace work, double[] gradient) {
        for (int l = layers() - 1; l >= 0; l--) {
            int n = sizes[l + 1];
            double[] delta = work.deltas[l];
            Operand d = Operand.rowMajor(delta, 0, n);
            Operand in =
                    l == 0 ? Operand.rowMajor(x, xOffset, sizes[0]) : Operand.rowMajor(work.values[l - 1], 0, sizes[l]);
            kernel.multiply(sizes[l], rows, n, in.transposed(), d, gradient, weights(l), true);
            kernel.addColumnSums(delta, rows, n, gradient, biases(l));
            if (l > 0) {
                Operand w = Operand.rowMajor(parameters, weights(l), n);
                kernel.multiply(rows, n, sizes[l], d, w.transposed(), work.deltas[l - 1], 0, false);
                timesTanhDerivative(work.deltas[l - 1], work.values[l - 1], rows * sizes[l]);
            }
        }
    }

    private static void timesTanhDerivative(double[] delta, double[] value, int length) {
        for (int i = 0; i < length; i++) {
            delta[i] *= 1 - value[i] * value[i];
        }
    }
}

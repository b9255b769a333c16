package org.biofluxopt.learn;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.biofluxopt.learn.Kernel.Operand;

/**
 * x W + b, with or without tanh. Parameters: weights [in][out] row-major, then biases [out].
 *
 * @param offset of the first weight in the parameter vector
 * @param gain of the orthogonal start (Saxe et al. 2014, arXiv 1312.6120)
 */
record Linear(int offset, int inputs, int outputs, boolean tanh, double gain) implements Layer {
    int biases() {
        return offset + inputs * outputs;
    }

    @Override
    public int parameters() {
        return (inputs + 1) * outputs;
    }

    @Override
    public void initialise(double[] parameters, RandomGenerator random) {
        Orthogonal.fill(parameters, offset, inputs, outputs, gain, random);
        Arrays.fill(parameters, biases(), biases() + outputs, 0);
    }

    @Override
    public Work work(int rows) {
        return new Work(rows, outputs);
    }

    @Override
    public void forward(Kernel kernel, double[] parameters, double[] x, int xOffset, Sequences rows, Work work) {
        double[] out = work.output;
        for (int i = 0; i < rows.rows(); i++) {
            System.arraycopy(parameters, biases(), out, i * outputs, outputs);
        }
        Operand in = Operand.rowMajor(x, xOffset, inputs);
        kernel.multiply(rows.rows(), inputs, outputs, in, Operand.rowMajor(parameters, offset, outputs), out, 0, true);
        if (tanh) {
            kernel.tanh(out, 0, rows.rows() * outputs);
        }
    }

    @Override
    public void backward(
            Kernel kernel,
            double[] parameters,
            double[] x,
            int xOffset,
            Sequences rows,
            Work work,
            double[] gradient,
            double[] inputDelta) {
        int n = rows.rows();
        double[] delta = work.delta;
        if (tanh) {
            for (int i = 0; i < n * outputs; i++) {
                delta[i] *= 1 - work.output[i] * work.output[i];
            }
        }
        Operand d = Operand.rowMajor(delta, 0, outputs);
        Operand in = Operand.rowMajor(x, xOffset, inputs);
        kernel.multiply(inputs, n, outputs, in.transposed(), d, gradient, offset, true);
        kernel.addColumnSums(delta, n, outputs, gradient, biases());
        if (inputDelta.length > 0) {
            Operand w = Operand.rowMajor(parameters, offset, outputs);
            kernel.multiply(n, outputs, inputs, d, w.transposed(), inputDelta, 0, false);
        }
    }
}

package org.biofluxopt.learn;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Layer normalisation (Ba et al. 2016, arXiv 1607.06450): every row is brought to mean 0 and variance 1, then scaled and
 * shifted by learned numbers. Parameters: gains [size], shifts [size].
 *
 * @param offset of the first gain in the parameter vector
 */
record LayerNorm(int offset, int size) implements Layer {
    private static final double EPSILON = 1e-5; // of the variance, as in PyTorch

    @Override
    public int inputs() {
        return size;
    }

    @Override
    public int outputs() {
        return size;
    }

    @Override
    public int parameters() {
        return 2 * size;
    }

    @Override
    public void initialise(double[] parameters, RandomGenerator random) {
        Arrays.fill(parameters, offset, offset + size, 1);
        Arrays.fill(parameters, offset + size, offset + 2 * size, 0);
    }

    private static final class NormWork extends Work {
        final double[] standard;
        final double[] inverse; // 1 / standard deviation, per row

        NormWork(int rows, int size) {
            super(rows, size);
            standard = new double[rows * size];
            inverse = new double[rows];
        }
    }

    @Override
    public Work work(int rows) {
        return new NormWork(rows, size);
    }

    @Override
    public void forward(Kernel kernel, double[] parameters, double[] x, int xOffset, Sequences rows, Work work) {
        NormWork own = (NormWork) work;
        for (int i = 0; i < rows.rows(); i++) {
            int from = xOffset + i * size;
            double mean = 0;
            for (int j = 0; j < size; j++) {
                mean += x[from + j];
            }
            mean /= size;
            double variance = 0;
            for (int j = 0; j < size; j++) {
                double d = x[from + j] - mean;
                variance += d * d;
            }
            double inverse = 1 / Math.sqrt(variance / size + EPSILON);
            own.inverse[i] = inverse;
            for (int j = 0; j < size; j++) {
                double z = (x[from + j] - mean) * inverse;
                own.standard[i * size + j] = z;
                own.output[i * size + j] = z * parameters[offset + j] + parameters[offset + size + j];
            }
        }
    }

    /** d x = (d z - mean(d z) - z mean(z d z)) / deviation, with z the standardised row. */
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
        NormWork own = (NormWork) work;
        double[] delta = work.delta;
        for (int i = 0; i < rows.rows(); i++) {
            int at = i * size;
            double mean = 0;
            double along = 0;
            for (int j = 0; j < size; j++) {
                double z = own.standard[at + j];
                double d = delta[at + j];
                gradient[offset + j] += d * z;
                gradient[offset + size + j] += d;
                d *= parameters[offset + j];
                delta[at + j] = d;
                mean += d;
                along += d * z;
            }
            mean /= size;
            along /= size;
            for (int j = 0; j < size && inputDelta.length > 0; j++) {
                inputDelta[at + j] = (delta[at + j] - mean - own.standard[at + j] * along) * own.inverse[i];
            }
        }
    }
}

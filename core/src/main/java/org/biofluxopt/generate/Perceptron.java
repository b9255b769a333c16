package org.biofluxopt.generate;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.biofluxopt.learn.Kernel;
import org.biofluxopt.learn.Kernel.Operand;

/**
 * Two hidden layers of tanh and a linear output, with the gradient of a penalty on its own input gradient: the double
 * backpropagation that WGAN-GP needs, written out. Parameters lie in one vector: W1 [in][h], b1, W2 [h][h], b2, W3 [h][out],
 * b3. Rows of the last {@link #forward} are kept for {@link #backward}.
 */
final class Perceptron {
    private final Kernel kernel;
    private final int in;
    private final int hidden;
    private final int out;
    private final int b1;
    private final int w2;
    private final int b2;
    private final int w3;
    private final int b3;
    final double[] parameters;

    private double[] x = new double[0];
    private double[] t1 = new double[0];
    private double[] t2 = new double[0];
    private int n;

    Perceptron(Kernel kernel, int in, int hidden, int out, double outputGain, RandomGenerator random) {
        this.kernel = kernel;
        this.in = in;
        this.hidden = hidden;
        this.out = out;
        b1 = in * hidden;
        w2 = b1 + hidden;
        b2 = w2 + hidden * hidden;
        w3 = b2 + hidden;
        b3 = w3 + hidden * out;
        parameters = new double[b3 + out];
        normal(0, in * hidden, 1 / Math.sqrt(in), random);
        normal(w2, hidden * hidden, 1 / Math.sqrt(hidden), random);
        normal(w3, hidden * out, outputGain / Math.sqrt(hidden), random);
    }

    private void normal(int from, int length, double sd, RandomGenerator random) {
        for (int i = from; i < from + length; i++) {
            parameters[i] = sd * random.nextGaussian();
        }
    }

    /** @param rows inputs [n][in], not changed until {@link #backward}; @return outputs [n][out] */
    double[] forward(double[] rows, int count) {
        x = rows;
        n = count;
        t1 = layer(x, in, 0, b1, hidden);
        kernel.tanh(t1, 0, n * hidden);
        t2 = layer(t1, hidden, w2, b2, hidden);
        kernel.tanh(t2, 0, n * hidden);
        return layer(t2, hidden, w3, b3, out);
    }

    private double[] layer(double[] rows, int width, int weights, int biases, int outputs) {
        double[] y = new double[n * outputs];
        for (int i = 0; i < n; i++) {
            System.arraycopy(parameters, biases, y, i * outputs, outputs);
        }
        kernel.multiply(n, width, outputs, dense(rows, 0, width), dense(parameters, weights, outputs), y, 0, true);
        return y;
    }

    private static Operand dense(double[] values, int offset, int columns) {
        return new Operand(values, offset, columns, 1);
    }

    private static Operand transposed(double[] values, int offset, int columns) {
        return new Operand(values, offset, 1, columns);
    }

    /**
     * Adds the loss's gradient by the parameters.
     *
     * @param delta d loss / d output of the last forward rows [n][out]
     * @return d loss / d input [n][in]
     */
    double[] backward(double[] delta, double[] gradient) {
        double[] d2 = new double[n * hidden];
        kernel.multiply(hidden, n, out, transposed(t2, 0, hidden), dense(delta, 0, out), gradient, w3, true);
        kernel.addColumnSums(delta, n, out, gradient, b3);
        kernel.multiply(n, out, hidden, dense(delta, 0, out), transposed(parameters, w3, out), d2, 0, false);
        for (int i = 0; i < d2.length; i++) {
            d2[i] *= 1 - t2[i] * t2[i];
        }
        return below(d2, new double[n * hidden], gradient);
    }

    /** From d loss / d second pre-activation on; {@code own1} is added to d loss / d first pre-activation. */
    private double[] below(double[] d2, double[] own1, double[] gradient) {
        kernel.multiply(hidden, n, hidden, transposed(t1, 0, hidden), dense(d2, 0, hidden), gradient, w2, true);
        kernel.addColumnSums(d2, n, hidden, gradient, b2);
        double[] d1 = new double[n * hidden];
        kernel.multiply(n, hidden, hidden, dense(d2, 0, hidden), transposed(parameters, w2, hidden), d1, 0, false);
        for (int i = 0; i < d1.length; i++) {
            d1[i] = d1[i] * (1 - t1[i] * t1[i]) + own1[i];
        }
        kernel.multiply(in, n, hidden, transposed(x, 0, in), dense(d1, 0, hidden), gradient, 0, true);
        kernel.addColumnSums(d1, n, hidden, gradient, b1);
        double[] dx = new double[n * in];
        kernel.multiply(n, hidden, in, dense(d1, 0, hidden), transposed(parameters, 0, hidden), dx, 0, false);
        return dx;
    }

    /**
     * Adds the gradient of weight * mean over rows of (|d output / d input| - 1)^2 (Gulrajani et al. 2017, arXiv
     * 1704.00028), for a network of one output. Inputs from {@code free} on do not count in the norm: conditions.
     *
     * @return the penalty
     */
    double penalty(double[] rows, int count, int free, double weight, double[] gradient) {
        forward(rows, count);
        double[] s2 = new double[n * hidden]; // d output / d second pre-activation
        for (int i = 0; i < s2.length; i++) {
            s2[i] = parameters[w3 + i % hidden] * (1 - t2[i] * t2[i]);
        }
        double[] u1 = new double[n * hidden]; // by first hidden values
        kernel.multiply(n, hidden, hidden, dense(s2, 0, hidden), transposed(parameters, w2, hidden), u1, 0, false);
        double[] s1 = new double[n * hidden];
        for (int i = 0; i < s1.length; i++) {
            s1[i] = u1[i] * (1 - t1[i] * t1[i]);
        }
        double[] slope = new double[n * in];
        kernel.multiply(n, hidden, in, dense(s1, 0, hidden), transposed(parameters, 0, hidden), slope, 0, false);
        double penalty = 0;
        for (int i = 0; i < n; i++) {
            Arrays.fill(slope, i * in + free, (i + 1) * in, 0);
            double square = 0;
            for (int c = 0; c < free; c++) {
                square += slope[i * in + c] * slope[i * in + c];
            }
            double norm = Math.sqrt(square);
            penalty += weight / n * (norm - 1) * (norm - 1);
            double factor = 2 * weight / n * (norm - 1) / Math.max(norm, 1e-12);
            for (int c = 0; c < free; c++) {
                slope[i * in + c] *= factor; // now d penalty / d slope
            }
        }
        second(slope, s1, u1, s2, gradient);
        return penalty;
    }

    /** Through slope = s1 W1', s1 = u1 (1 - t1^2), u1 = s2 W2', s2 = w3 (1 - t2^2), then through the activations. */
    private void second(double[] dSlope, double[] s1, double[] u1, double[] s2, double[] gradient) {
        kernel.multiply(in, n, hidden, transposed(dSlope, 0, in), dense(s1, 0, hidden), gradient, 0, true);
        double[] ds1 = new double[n * hidden];
        kernel.multiply(n, in, hidden, dense(dSlope, 0, in), dense(parameters, 0, hidden), ds1, 0, false);
        double[] own1 = new double[n * hidden];
        double[] du1 = new double[n * hidden];
        for (int i = 0; i < ds1.length; i++) {
            double rise = 1 - t1[i] * t1[i];
            du1[i] = ds1[i] * rise;
            own1[i] = ds1[i] * u1[i] * -2 * t1[i] * rise;
        }
        kernel.multiply(hidden, n, hidden, transposed(du1, 0, hidden), dense(s2, 0, hidden), gradient, w2, true);
        double[] ds2 = new double[n * hidden];
        kernel.multiply(n, hidden, hidden, dense(du1, 0, hidden), dense(parameters, w2, hidden), ds2, 0, false);
        double[] d2 = new double[n * hidden];
        for (int i = 0; i < ds2.length; i++) {
            double rise = 1 - t2[i] * t2[i];
            gradient[w3 + i % hidden] += ds2[i] * rise;
            d2[i] = ds2[i] * parameters[w3 + i % hidden] * -2 * t2[i] * rise;
        }
        below(d2, own1, gradient);
    }
}

package org.biofluxopt.learn;

import java.util.random.RandomGenerator;

/** A differentiable function of rows. It holds no numbers: its parameters lie in a vector that is handed in. */
sealed interface Layer permits Linear, LayerNorm, Gru {
    int inputs();

    int outputs();

    /** Number of parameters. */
    int parameters();

    void initialise(double[] parameters, RandomGenerator random);

    /** Buffers for up to {@code rows} rows; those of the layer's own type. */
    Work work(int rows);

    /** @param x inputs [rows][inputs], from {@code xOffset} on */
    void forward(Kernel kernel, double[] parameters, double[] x, int xOffset, Sequences rows, Work work);

    /**
     * Adds the gradient of the rows of the last {@link #forward} to {@code gradient}, which has the parameters' layout.
     *
     * @param work {@link Work#delta} holds d loss / d output and is destroyed
     * @param inputDelta filled with d loss / d input, unless empty
     */
    void backward(
            Kernel kernel,
            double[] parameters,
            double[] x,
            int xOffset,
            Sequences rows,
            Work work,
            double[] gradient,
            double[] inputDelta);

    /** Output and the loss's derivative by it, [rows][outputs]. */
    class Work {
        final double[] output;
        final double[] delta;

        Work(int rows, int outputs) {
            output = new double[rows * outputs];
            delta = new double[rows * outputs];
        }
    }
}

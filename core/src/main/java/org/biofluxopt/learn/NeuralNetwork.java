package org.biofluxopt.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Layers one after another, the last one linear. It holds no numbers: the parameters live in a flat array that is handed
 * in, layer after layer from an offset on. So several networks share one parameter vector, one optimiser and one gradient
 * norm.
 */
public final class NeuralNetwork {
    private static final double HIDDEN_GAIN = Math.sqrt(2);
    private static final double[] NOT_WANTED = {};

    private final List<Layer> layers;
    private final Linear last;
    private final int memory; // index of the recurrent layer, -1 if none
    private final int parameters;

    private NeuralNetwork(List<Layer> layers, Linear last) {
        this.layers = List.copyOf(layers);
        this.last = last;
        int recurrent = -1;
        int sum = 0;
        for (int l = 0; l < layers.size(); l++) {
            recurrent = layers.get(l) instanceof Gru ? l : recurrent;
            sum += layers.get(l).parameters();
        }
        memory = recurrent;
        parameters = sum;
    }

    /**
     * Fully connected, with tanh hidden layers.
     *
     * @param outputGain of the last layer's orthogonal start; inside it is sqrt 2
     * @param sizes inputs, hidden units of each layer, outputs
     */
    public static NeuralNetwork mlp(int offset, double outputGain, int... sizes) {
        if (sizes.length < 2) {
            throw new IllegalArgumentException("Expected at least inputs and outputs, got " + sizes.length + " sizes");
        }
        Builder builder = new Builder(offset, sizes[0]);
        for (int l = 1; l < sizes.length - 1; l++) {
            builder.hidden(sizes[l]);
        }
        return builder.build(sizes[sizes.length - 1], outputGain);
    }

    /** The network that the settings describe. */
    static NeuralNetwork of(PpoSettings.Network settings, int offset, int inputs, int outputs, double outputGain) {
        Builder builder = new Builder(offset, inputs);
        builder.norm(settings.layerNorm());
        for (int units : settings.hidden()) {
            builder.hidden(units);
            builder.norm(settings.layerNorm());
        }
        if (settings.memory() > 0) {
            builder.memory(settings.memory());
            builder.norm(settings.layerNorm());
        }
        return builder.build(outputs, outputGain);
    }

    private static final class Builder {
        private final List<Layer> layers = new ArrayList<>();
        private int at;
        private int width;

        Builder(int offset, int inputs) {
            at = offset;
            width = inputs;
        }

        private void add(Layer layer) {
            layers.add(layer);
            at += layer.parameters();
            width = layer.outputs();
        }

        void hidden(int units) {
            add(new Linear(at, width, units, true, HIDDEN_GAIN));
        }

        void norm(boolean wanted) {
            if (wanted) {
                add(new LayerNorm(at, width));
            }
        }

        void memory(int units) {
            add(new Gru(at, width, units));
        }

        NeuralNetwork build(int outputs, double gain) {
            Linear last = new Linear(at, width, outputs, false, gain);
            add(last);
            return new NeuralNetwork(layers, last);
        }
    }

    public int inputs() {
        return layers.getFirst().inputs();
    }

    public int outputs() {
        return last.outputs();
    }

    /** Number of parameters. */
    public int parameters() {
        return parameters;
    }

    /** Numbers that the network remembers from row to row. */
    public int memory() {
        return memory < 0 ? 0 : layers.get(memory).outputs();
    }

    List<Layer> layers() {
        return layers;
    }

    /** The linear output layer. */
    Linear last() {
        return last;
    }

    public void initialise(double[] into, RandomGenerator random) {
        for (Layer layer : layers) {
            layer.initialise(into, random);
        }
    }

    /** Buffers for up to {@code rows} rows. */
    public final class Workspace {
        private final List<Layer.Work> works = new ArrayList<>();

        Workspace(int rows) {
            for (Layer layer : layers) {
                works.add(layer.work(rows));
            }
        }

        /** Network output, [rows][outputs]. */
        double[] output() {
            return works.getLast().output;
        }

        /** To be filled with d loss / d output, [rows][outputs], before {@link NeuralNetwork#backward}. */
        double[] outputDelta() {
            return works.getLast().delta;
        }

        /** What the network remembers after each row, [rows][memory]; empty without memory. */
        double[] remembered() {
            return memory < 0 ? NOT_WANTED : works.get(memory).output;
        }
    }

    public Workspace workspace(int rows) {
        return new Workspace(rows);
    }

    /** @param x inputs [rows][inputs], from {@code xOffset} on */
    void forward(Kernel kernel, double[] vector, double[] x, int xOffset, Sequences rows, Workspace work) {
        double[] in = x;
        int offset = xOffset;
        for (int l = 0; l < layers.size(); l++) {
            layers.get(l).forward(kernel, vector, in, offset, rows, work.works.get(l));
            in = work.works.get(l).output;
            offset = 0;
        }
    }

    /** Adds the gradient of the rows of the last {@link #forward} to {@code gradient}, which has the parameters' layout. */
    void backward(
            Kernel kernel,
            double[] vector,
            double[] x,
            int xOffset,
            Sequences rows,
            Workspace work,
            double[] gradient) {
        for (int l = layers.size() - 1; l >= 0; l--) {
            double[] in = l == 0 ? x : work.works.get(l - 1).output;
            double[] inputDelta = l == 0 ? NOT_WANTED : work.works.get(l - 1).delta;
            layers.get(l)
                    .backward(kernel, vector, in, l == 0 ? xOffset : 0, rows, work.works.get(l), gradient, inputDelta);
        }
    }
}

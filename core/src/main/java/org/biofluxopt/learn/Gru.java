package org.biofluxopt.learn;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.biofluxopt.learn.Kernel.Operand;

/**
 * Gated recurrent unit (Cho et al. 2014, arXiv 1406.1078) with the gates as PyTorch writes them: r = sigma(x Wr + h Ur),
 * z = sigma(x Wz + h Uz), n = tanh(x Wn + r (h Un)), h' = (1 - z) n + z h, a bias with each product. Trained through the
 * steps of a sequence and not beyond its first row.
 *
 * <p>Parameters: W [in][3 units], its biases, U [units][3 units], its biases; order of the gates r, z, n.
 *
 * @param offset of the first parameter in the parameter vector
 */
record Gru(int offset, int inputs, int units) implements Layer {
    private int width() {
        return 3 * units;
    }

    private int inputBiases() {
        return offset + inputs * width();
    }

    private int recurrent() {
        return inputBiases() + width();
    }

    private int recurrentBiases() {
        return recurrent() + units * width();
    }

    @Override
    public int outputs() {
        return units;
    }

    @Override
    public int parameters() {
        return (inputs + units + 2) * width();
    }

    @Override
    public void initialise(double[] parameters, RandomGenerator random) {
        Arrays.fill(parameters, offset, offset + parameters(), 0);
        Orthogonal.fill(parameters, offset, inputs, width(), 1, random);
        Orthogonal.fill(parameters, recurrent(), units, width(), 1, random);
    }

    private static final class GruWork extends Work {
        final double[] gates; // r, z, n; in backward the derivatives by their arguments
        final double[] pulled; // what h contributes to the gates; in backward the derivatives by it
        final double[] before; // h before each row
        final double[] carry; // d loss / d h before the row at hand

        GruWork(int rows, int units) {
            super(rows, units);
            gates = new double[rows * 3 * units];
            pulled = new double[rows * 3 * units];
            before = new double[rows * units];
            carry = new double[rows * units];
        }
    }

    @Override
    public Work work(int rows) {
        return new GruWork(rows, units);
    }

    @Override
    public void forward(Kernel kernel, double[] parameters, double[] x, int xOffset, Sequences rows, Work work) {
        GruWork own = (GruWork) work;
        int all = rows.rows();
        fill(own.gates, 0, all, parameters, inputBiases());
        fill(own.pulled, 0, all, parameters, recurrentBiases());
        kernel.multiply(
                all,
                inputs,
                width(),
                Operand.rowMajor(x, xOffset, inputs),
                Operand.rowMajor(parameters, offset, width()),
                own.gates,
                0,
                true);
        Operand u = Operand.rowMajor(parameters, recurrent(), width());
        for (int t = 0; t < rows.steps(); t++) {
            int first = t * rows.count();
            remember(own, rows, first);
            Operand before = Operand.rowMajor(own.before, first * units, units);
            kernel.multiply(rows.count(), units, width(), before, u, own.pulled, first * width(), true);
            for (int i = first; i < first + rows.count(); i++) {
                advance(kernel, own, i);
            }
        }
    }

    private void fill(double[] into, int from, int rows, double[] parameters, int biases) {
        for (int i = from; i < from + rows; i++) {
            System.arraycopy(parameters, biases, into, i * width(), width());
        }
    }

    private void remember(GruWork own, Sequences rows, int first) {
        for (int s = 0; s < rows.count(); s++) {
            int to = (first + s) * units;
            if (rows.fresh(first + s)) {
                Arrays.fill(own.before, to, to + units, 0);
            } else if (first == 0) {
                System.arraycopy(rows.hidden(), rows.hiddenOffset() + s * units, own.before, to, units);
            } else {
                System.arraycopy(own.output, to - rows.count() * units, own.before, to, units);
            }
        }
    }

    /** sigma(a) = (1 + tanh(a / 2)) / 2. */
    private void advance(Kernel kernel, GruWork own, int row) {
        double[] gates = own.gates;
        int g = row * width();
        for (int j = g; j < g + 2 * units; j++) {
            gates[j] = 0.5 * (gates[j] + own.pulled[j]);
        }
        kernel.tanh(gates, g, 2 * units);
        for (int j = g; j < g + 2 * units; j++) {
            gates[j] = 0.5 + 0.5 * gates[j];
        }
        int n = g + 2 * units;
        for (int j = 0; j < units; j++) {
            gates[n + j] += gates[g + j] * own.pulled[n + j];
        }
        kernel.tanh(gates, n, units);
        for (int j = 0; j < units; j++) {
            double z = gates[g + units + j];
            own.output[row * units + j] = (1 - z) * gates[n + j] + z * own.before[row * units + j];
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
        GruWork own = (GruWork) work;
        int all = rows.rows();
        int last = all - rows.count();
        Arrays.fill(own.carry, 0, rows.count() * units, 0);
        Operand transposed = Operand.rowMajor(parameters, recurrent(), width()).transposed();
        for (int first = last; first >= 0; first -= rows.count()) {
            for (int s = 0; s < rows.count(); s++) {
                retreat(own, first + s, s * units);
            }
            Operand byPulled = Operand.rowMajor(own.pulled, first * width(), width());
            kernel.multiply(rows.count(), width(), units, byPulled, transposed, own.carry, 0, true);
            for (int s = 0; s < rows.count(); s++) {
                if (rows.fresh(first + s)) {
                    Arrays.fill(own.carry, s * units, (s + 1) * units, 0);
                }
            }
        }
        Operand byGates = Operand.rowMajor(own.gates, 0, width());
        Operand in = Operand.rowMajor(x, xOffset, inputs);
        kernel.multiply(inputs, all, width(), in.transposed(), byGates, gradient, offset, true);
        kernel.addColumnSums(own.gates, all, width(), gradient, inputBiases());
        Operand before = Operand.rowMajor(own.before, 0, units);
        Operand byPulled = Operand.rowMajor(own.pulled, 0, width());
        kernel.multiply(units, all, width(), before.transposed(), byPulled, gradient, recurrent(), true);
        kernel.addColumnSums(own.pulled, all, width(), gradient, recurrentBiases());
        if (inputDelta.length > 0) {
            Operand w = Operand.rowMajor(parameters, offset, width());
            kernel.multiply(all, width(), inputs, byGates, w.transposed(), inputDelta, 0, false);
        }
    }

    /** Turns gates and pulls of a row into derivatives, and the carry into the direct part of d loss / d h before it. */
    private void retreat(GruWork own, int row, int carried) {
        int g = row * width();
        for (int j = 0; j < units; j++) {
            int at = row * units + j;
            double r = own.gates[g + j];
            double z = own.gates[g + units + j];
            double n = own.gates[g + 2 * units + j];
            double delta = own.delta[at] + own.carry[carried + j];
            double byN = delta * (1 - z) * (1 - n * n);
            double byR = byN * own.pulled[g + 2 * units + j] * r * (1 - r);
            double byZ = delta * (own.before[at] - n) * z * (1 - z);
            own.gates[g + j] = byR;
            own.gates[g + units + j] = byZ;
            own.gates[g + 2 * units + j] = byN;
            own.pulled[g + j] = byR;
            own.pulled[g + units + j] = byZ;
            own.pulled[g + 2 * units + j] = byN * r;
            own.carry[carried + j] = delta * z;
        }
    }
}

package org.biofluxopt.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import org.biofluxopt.learn.Kernel;
import org.biofluxopt.numeric.Seed;
import org.junit.jupiter.api.Test;

class PerceptronTest {
    private static final double STEP = 1e-5;
    private final RandomGenerator random = new Seed(11).generator();

    private double[] rows(int length) {
        double[] rows = new double[length];
        for (int i = 0; i < length; i++) {
            rows[i] = random.nextGaussian();
        }
        return rows;
    }

    private interface Loss {
        double value();
    }

    /** Central differences of second order: error about STEP^2 and rounding 1e-16 / STEP, so 1e-8 of values near 1. */
    private static void check(double[] at, double[] gradient, Loss loss) {
        for (int i = 0; i < at.length; i++) {
            double kept = at[i];
            at[i] = kept + STEP;
            double above = loss.value();
            at[i] = kept - STEP;
            double below = loss.value();
            at[i] = kept;
            double numeric = (above - below) / (2 * STEP);
            assertThat(gradient[i])
                    .as("parameter %d", i)
                    .isCloseTo(numeric, within(1e-7 * Math.max(1, Math.abs(numeric))));
        }
    }

    @Test
    void theGradientOfTheOutputsIsThatOfFiniteDifferences() {
        Perceptron net = new Perceptron(Kernel.portable(), 5, 6, 3, 1, random);
        double[] x = rows(4 * 5);
        double[] weights = rows(4 * 3);
        Loss loss = () -> {
            double[] y = net.forward(x, 4);
            double sum = 0;
            for (int i = 0; i < y.length; i++) {
                sum += weights[i] * y[i];
            }
            return sum;
        };
        loss.value();
        double[] gradient = new double[net.parameters.length];
        double[] dx = net.backward(weights.clone(), gradient);
        check(net.parameters, gradient, loss);
        check(x, dx, loss);
    }

    @Test
    void theGradientOfTheGradientPenaltyIsThatOfFiniteDifferences() {
        Perceptron net = new Perceptron(Kernel.portable(), 5, 6, 1, 1, random);
        double[] x = rows(4 * 5);
        double[] gradient = new double[net.parameters.length];
        double penalty = net.penalty(x, 4, 4, 10, gradient);
        assertThat(penalty).isPositive();
        check(net.parameters, gradient, () -> net.penalty(x, 4, 4, 10, new double[gradient.length]));
    }

    @Test
    void thePenaltyIsZeroWhereTheSlopeIsOne() {
        // Inputs near 0, tanh is the identity: slope W1 W2 W3 = 1 in the first coordinate, none in the second.
        Perceptron net = new Perceptron(Kernel.portable(), 2, 1, 1, 1, random);
        double[] p = {1, 0, 0, 1, 0, 1, 0};
        System.arraycopy(p, 0, net.parameters, 0, p.length);
        assertThat(net.penalty(new double[] {0, 0.7}, 1, 2, 10, new double[7])).isCloseTo(0, within(1e-12));
        // tanh'(0.5) twice: the slope is (1 - tanh(0.5)^2)(1 - tanh(tanh(0.5))^2).
        double t = Math.tanh(0.5);
        double slope = (1 - t * t) * (1 - Math.tanh(t) * Math.tanh(t));
        assertThat(net.penalty(new double[] {0.5, 0}, 1, 2, 10, new double[7]))
                .isCloseTo(10 * (slope - 1) * (slope - 1), within(1e-12));
    }
}

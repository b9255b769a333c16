package org.biofluxopt.tune;

import java.util.ArrayList;
import java.util.List;
import org.biofluxopt.tune.SearchSpace.Dimension;

/** Functions with known minima on which optimisers are compared (Dixon and Szego 1978, Towards Global Optimisation 2). */
public enum BenchmarkFunction {
    /** Three equal minima of .397887 on [-5, 10] x [0, 15]. */
    BRANIN(0.39788735772973816) {
        @Override
        public SearchSpace space() {
            return new SearchSpace(List.of(new Dimension("x1", -5, 10), new Dimension("x2", 0, 15)));
        }

        @Override
        public double value(double[] x) {
            double bowl = x[1] - 5.1 / (4 * Math.PI * Math.PI) * x[0] * x[0] + 5 / Math.PI * x[0] - 6;
            return bowl * bowl + 10 * (1 - 1 / (8 * Math.PI)) * StrictMath.cos(x[0]) + 10;
        }
    },
    /** Six minima on the unit cube; the best is -3.32237, the second -3.20316. */
    HARTMANN6(-3.322368011391339) {
        @Override
        public SearchSpace space() {
            List<Dimension> sides = new ArrayList<>();
            for (int j = 1; j <= 6; j++) {
                sides.add(new Dimension("x" + j, 0, 1));
            }
            return new SearchSpace(sides);
        }

        @Override
        public double value(double[] x) {
            double sum = 0;
            for (int i = 0; i < WEIGHT.length; i++) {
                double exponent = 0;
                for (int j = 0; j < 6; j++) {
                    double d = x[j] - 1e-4 * CENTRE[i][j];
                    exponent += SHARPNESS[i][j] * d * d;
                }
                sum += WEIGHT[i] * StrictMath.exp(-exponent);
            }
            return -sum;
        }
    };

    private static final double[] WEIGHT = {1, 1.2, 3, 3.2};
    private static final double[][] SHARPNESS = {
        {10, 3, 17, 3.5, 1.7, 8}, {0.05, 10, 17, 0.1, 8, 14}, {3, 3.5, 1.7, 10, 17, 8}, {17, 8, 0.05, 10, 0.1, 14}
    };
    private static final double[][] CENTRE = {
        {1312, 1696, 5569, 124, 8283, 5886},
        {2329, 4135, 8307, 3736, 1004, 9991},
        {2348, 1451, 3522, 2883, 3047, 6650},
        {4047, 8828, 8732, 5743, 1091, 381}
    };

    private final double minimum;

    BenchmarkFunction(double minimum) {
        this.minimum = minimum;
    }

    public abstract SearchSpace space();

    public abstract double value(double[] x);

    /** The smallest value in the space. */
    public double minimum() {
        return minimum;
    }
}

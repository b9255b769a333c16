package org.biofluxopt.tune;

import java.util.List;

/** A box; every dimension is searched linearly, so hand over logarithms where ratios matter. */
public record SearchSpace(List<Dimension> dimensions) {
    /**
     * @param name of what is tuned
     * @param low smallest value
     * @param high largest value
     */
    public record Dimension(String name, double low, double high) {
        public Dimension {
            if (!(low < high) || Double.isInfinite(low) || Double.isInfinite(high)) {
                throw new IllegalArgumentException(
                        "Expected finite bounds, low below high, of " + name + ", got " + low + " and " + high);
            }
        }
    }

    public SearchSpace {
        dimensions = List.copyOf(dimensions);
        if (dimensions.isEmpty()) {
            throw new IllegalArgumentException("Expected at least one dimension");
        }
    }

    public int size() {
        return dimensions.size();
    }

    /** From the unit cube. */
    double[] fromUnit(double[] unit) {
        double[] point = new double[unit.length];
        for (int j = 0; j < unit.length; j++) {
            Dimension side = dimensions.get(j);
            point[j] = Math.clamp(side.low() + unit[j] * (side.high() - side.low()), side.low(), side.high());
        }
        return point;
    }

    /** To the unit cube. */
    double[] toUnit(double[] point) {
        if (point.length != dimensions.size()) {
            throw new IllegalArgumentException("Expected " + dimensions.size() + " numbers, got " + point.length);
        }
        double[] unit = new double[point.length];
        for (int j = 0; j < point.length; j++) {
            Dimension side = dimensions.get(j);
            unit[j] = (point[j] - side.low()) / (side.high() - side.low());
        }
        return unit;
    }
}

package org.biofluxopt.calibration;

import org.biofluxopt.validation.Target;

/**
 * The distance of a simulated value from a target, in standard deviations. The interval of the target is read as the central
 * 95 % of a normal distribution, on a log scale where the published value lies nearer to the geometric middle of the
 * interval; a target that gives a direction only counts from its threshold on.
 */
record TargetResidual(Target target) {
    private static final double Z95 = 1.96;
    /** Stands for "infinitely far", as when an event that is waited for never came. */
    private static final double FARTHEST = 20;
    /** Share of a threshold, or units, that count as one standard deviation for a direction. */
    private static final double DIRECTION_SD = 2 / Z95;

    boolean measured() {
        return target.kind() != Target.Kind.DIRECTION;
    }

    double of(double simulated) {
        double residual = measured() ? twoSided(simulated) : oneSided(simulated);
        return Double.isNaN(residual) ? FARTHEST : Math.clamp(residual, -FARTHEST, FARTHEST);
    }

    private double twoSided(double simulated) {
        double low = target.low();
        double high = target.high();
        if (low == 0 && target.value().orElse(1) == 0) { // none was published, and fewer there cannot be
            return simulated / (high / Z95);
        }
        if (logarithmic()) {
            if (!(simulated > 0)) {
                return -FARTHEST;
            }
            double middle = Math.log(low * high) / 2;
            return (Math.log(simulated) - middle) / (Math.log(high / low) / 2 / Z95);
        }
        return (simulated - (low + high) / 2) / ((high - low) / 2 / Z95);
    }

    private boolean logarithmic() {
        double low = target.low();
        double high = target.high();
        if (!(low > 0) || target.value().isEmpty()) {
            return false;
        }
        double value = target.value().getAsDouble();
        return Math.abs(value - Math.sqrt(low * high)) < Math.abs(value - (low + high) / 2);
    }

    /** Directions are per cent changes past 2 or medians past a threshold. */
    private double oneSided(double simulated) {
        double low = target.low();
        double high = target.high();
        double width = DIRECTION_SD * Math.max(1, Math.min(Math.abs(low), Math.abs(high)) / 20);
        return simulated < low ? (simulated - low) / width : simulated > high ? (simulated - high) / width : 0;
    }
}

package org.biofluxopt.validation;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One published number that the simulator is held against: a line of {@code knowledge/validation_targets.tsv}.
 *
 * @param id row and name, such as {@code V33.serum_b12}
 * @param row experiment; it is inside when all its counted lines are
 * @param counted whether it decides about its row
 * @param protocol file below {@code experiments/validation}; empty if the experiment is not a human protocol
 * @param arm arm of the protocol, "" if it has none
 * @param output what is measured, such as {@code serum_b12} or {@code label_body:A}
 * @param day days since day 0; empty if the statistic needs none
 * @param value published; empty if only a direction was
 * @param low least value that is inside
 * @param high greatest value that is inside
 * @param how the arithmetic behind the interval
 */
public record Target(
        String id,
        String row,
        Split split,
        boolean counted,
        Kind kind,
        Optional<String> protocol,
        String arm,
        String output,
        Statistic statistic,
        OptionalDouble day,
        OptionalDouble value,
        double low,
        double high,
        String unit,
        String how) {

    /** Whether calibration may see the row. */
    public enum Split {
        /** May steer the calibration. */
        FIT,
        /** Is only reported. */
        CHECK,
        /** A negative control: no effect is expected. */
        NULL
    }

    /** How the interval came about. */
    public enum Kind {
        CI,
        SE,
        RANGE,
        DEFAULT,
        DIRECTION,
        NULL
    }

    public Target {
        if (!(low <= high)) {
            throw new IllegalArgumentException(id + ": low " + low + " above high " + high);
        }
    }

    /** Whether a simulated value counts as reproduced; the ends belong to the interval. */
    public boolean holds(double simulated) {
        return simulated >= low && simulated <= high;
    }

    /** How far outside a value is, in half-widths of the interval; 0 inside, infinite if it is no number. */
    public double distance(double simulated) {
        if (Double.isNaN(simulated)) {
            return Double.POSITIVE_INFINITY;
        }
        return simulated < low
                ? (low - simulated) / halfWidth()
                : simulated > high ? (simulated - high) / halfWidth() : 0;
    }

    /**
     * Half of the interval. Where a direction has only one end that matters, the distance of that end from no effect stands
     * for it.
     */
    public double halfWidth() {
        double half = openAbove() ? low : openBelow() ? high : (high - low) / 2;
        return Math.max(Math.abs(half), 1e-12);
    }

    /** A rise without an upper end. */
    public boolean openAbove() {
        return kind == Kind.DIRECTION && high >= NO_UPPER_END;
    }

    /** A fall without a lower end but -100 %. */
    public boolean openBelow() {
        return kind == Kind.DIRECTION && low <= -100;
    }

    private static final double NO_UPPER_END = 10_000;
}

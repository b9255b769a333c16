package org.biofluxopt.kinetics;

/**
 * How exact a solution is asked for. The local error of an amount y with {@link Species#scale} s is kept to
 * {@code relative |y| + absolute s}. Both are fixed for a run: they never depend on how the run is cut into calls.
 *
 * @param relative between 1e-12 and 1e-2
 * @param absolute share of the species' scale
 */
public record Tolerance(double relative, double absolute) {
    public Tolerance {
        if (!(relative >= 1e-12 && relative <= 1e-2)) {
            throw new IllegalArgumentException("Relative tolerance must be between 1e-12 and 1e-2, got " + relative);
        }
        if (!(absolute > 0 && absolute <= 1)) {
            throw new IllegalArgumentException("Absolute tolerance must be above 0 and at most 1, got " + absolute);
        }
    }

    /** A relative tolerance, and a thousandth of it of each species' scale. */
    public static Tolerance of(double relative) {
        return new Tolerance(relative, 1e-3 * relative);
    }
}

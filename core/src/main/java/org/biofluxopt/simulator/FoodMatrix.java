package org.biofluxopt.simulator;

/**
 * A food that gives up its cobalamin in its own way.
 *
 * @param releaseFraction share that is released at normal acid and pepsin, 0..1
 * @param releaseHalfTimeHours half-time of the release in the stomach, h
 */
public record FoodMatrix(double releaseFraction, double releaseHalfTimeHours) {
    public FoodMatrix {
        if (!(releaseFraction >= 0 && releaseFraction <= 1) || !(releaseHalfTimeHours > 0)) {
            throw new IllegalArgumentException("Expected a fraction 0..1 and a half-time above 0 h, got "
                    + releaseFraction + " and " + releaseHalfTimeHours);
        }
    }
}

package org.biofluxopt.kinetics;

/**
 * Which registers add to and which subtract from the change of each species.
 *
 * @param middle where the subtracted ones of species i begin
 * @param start where the added ones of species i begin; {@code start[i + 1]} is past the subtracted ones
 * @param register registers times eight
 */
record RateSums(int[] start, int[] middle, int[] register) {
    int size() {
        return middle.length;
    }
}

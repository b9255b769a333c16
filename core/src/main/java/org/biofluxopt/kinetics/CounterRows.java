package org.biofluxopt.kinetics;

/**
 * Rows of the Jacobian of species on which nothing depends.
 *
 * @param first index of the first such species
 * @param start where the entries of each row begin
 * @param source register of each entry, times eight
 * @param column species of each entry, times eight
 */
record CounterRows(int first, int[] start, int[] source, int[] column) {
    int size() {
        return start.length - 1;
    }
}

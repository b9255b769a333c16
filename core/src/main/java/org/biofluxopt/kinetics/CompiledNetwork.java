package org.biofluxopt.kinetics;

/**
 * A network as programs over registers of eight lanes; made by {@link NetworkCompiler}. The first registers are the
 * amounts, in pivot order, those on which no rate depends last. A position is a place in that order of species. With
 * J the Jacobian at the amounts, f the rates of change and b the {@code residual} registers:
 *
 * @param position of each species of the network
 * @param dynamic how many species, the first ones, some rate depends on
 * @param parameters how many
 * @param firstParameter register of the first parameter, times eight
 * @param shift register of s, times eight
 * @param inverseShift register of 1/s, times eight
 * @param residual first register of b, times eight; as many as species
 * @param initial registers with the constants in them
 * @param fixed works out what follows from parameters alone
 * @param probe works out J and {@code b = f}
 * @param begin works out J, factorises {@code s I - J} and solves {@code b = (s I - J)^-1 f}
 * @param again solves {@code b = (s I - J)^-1 (f + b)} with f at the present amounts and J as it was factorised
 * @param jacobian where J stands after {@code probe}
 */
record CompiledNetwork(
        int[] position,
        int dynamic,
        int parameters,
        int firstParameter,
        int shift,
        int inverseShift,
        int residual,
        double[] initial,
        LaneProgram fixed,
        LaneProgram probe,
        LaneProgram begin,
        LaneProgram again,
        JacobianPlaces jacobian,
        StepBack stepBack) {
    int species() {
        return position.length;
    }

    /**
     * Entries of the Jacobian other than 0.
     *
     * @param row position times eight
     * @param column position times eight
     * @param register place of the entry, times eight
     */
    record JacobianPlaces(int[] row, int[] column, int[] register) {}
}

package org.biofluxopt.kinetics;

/**
 * A network as programs over registers of eight lanes; made by {@link NetworkCompiler}. The first registers are the
 * amounts, in pivot order, those on which no rate depends last; then parameters, constants, what follows from parameters
 * alone, rates and entries of the Jacobian. A position is a place in that order of species.
 *
 * @param position of each species of the network
 * @param dynamic how many species, the first ones, some rate depends on
 * @param firstParameter register of the first parameter, times eight
 * @param initial registers with the constants in them
 * @param fixed what follows from parameters alone
 * @param rates all rates at the amounts in the registers
 * @param jacobian the Jacobian there; runs after {@code rates}
 * @param source register of each entry of the plan {@code lu}, times eight
 */
record CompiledNetwork(
        int[] position,
        int dynamic,
        int firstParameter,
        double[] initial,
        LaneProgram fixed,
        LaneProgram rates,
        LaneProgram jacobian,
        RateSums sums,
        SparseLu lu,
        int[] source,
        CounterRows counters,
        StepBack stepBack) {
    int species() {
        return position.length;
    }
}

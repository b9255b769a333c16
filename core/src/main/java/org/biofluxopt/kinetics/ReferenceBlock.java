package org.biofluxopt.kinetics;

/**
 * Eight people side by side in the reference tier. They take the same steps, as long as the most demanding of them
 * allows; within the tolerance a person's result depends neither on lane mates nor on how a run is cut into calls. Set
 * all lanes, spare ones like a neighbour: one with rates that are no numbers stops all. Not for two threads at once.
 */
public final class ReferenceBlock implements LaneBlock {
    private static final int LANES = LaneKernel.LANES;

    private final ReferenceSolver solver;
    private final int[] position;

    /** Lanes of each parameter, in the order of the network. */
    final double[] parameters;

    /** Lanes of each amount, in the order of positions. */
    double[] amounts;

    /** Step to try next, h; 0 where the solution has been disturbed since the last one. */
    double step;

    /** Whether a parameter has changed since what follows from parameters was last worked out. */
    boolean parametersChanged = true;

    private double hour;
    long accepted;
    long rejected;

    ReferenceBlock(ReferenceSolver solver, CompiledNetwork network) {
        this.solver = solver;
        position = network.position();
        parameters = new double[network.parameters() * LANES];
        amounts = new double[network.species() * LANES];
    }

    private ReferenceBlock(ReferenceBlock from) {
        solver = from.solver;
        position = from.position;
        parameters = from.parameters.clone();
        amounts = from.amounts.clone();
        step = from.step;
        hour = from.hour;
    }

    @Override
    public int lanes() {
        return LANES;
    }

    @Override
    public double hour() {
        return hour;
    }

    @Override
    public void resetClock() {
        hour = 0;
    }

    @Override
    public double amount(int lane, int species) {
        return amounts[position[species] * LANES + lane];
    }

    @Override
    public void amount(int lane, int species, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("An amount must be 0 or more and finite, got " + value);
        }
        int at = position[species] * LANES + lane;
        if (amounts[at] != value) {
            amounts[at] = value;
            step = 0;
        }
    }

    @Override
    public double parameter(int lane, int parameter) {
        return parameters[parameter * LANES + lane];
    }

    @Override
    public void parameter(int lane, int parameter, double value) {
        int at = parameter * LANES + lane;
        if (parameters[at] != value) {
            parameters[at] = value;
            parametersChanged = true;
            step = 0;
        }
    }

    @Override
    public void put(int lane, LaneBlock other, int fromLane) {
        ReferenceBlock from = (ReferenceBlock) other;
        for (int i = 0; i < amounts.length; i += LANES) {
            amounts[i + lane] = from.amounts[i + fromLane];
        }
        for (int i = 0; i < parameters.length; i += LANES) {
            parameters[i + lane] = from.parameters[i + fromLane];
        }
        parametersChanged = true;
        step = 0;
    }

    /**
     * @throws IllegalArgumentException if the hour is past
     * @throws ArithmeticException if rates are no numbers, so that no step however small succeeds
     */
    @Override
    public void advanceTo(double to) {
        solver.advance(this, hour, to);
        hour = to;
    }

    @Override
    public ReferenceBlock copy() {
        return new ReferenceBlock(this);
    }

    /** Steps taken so far. */
    public long acceptedSteps() {
        return accepted;
    }

    /** Steps tried in vain so far. */
    public long rejectedSteps() {
        return rejected;
    }
}

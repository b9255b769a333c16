package org.biofluxopt.kinetics;

/**
 * Up to eight people side by side with all the room their integration needs. Not for use by two threads at once. Lanes
 * without a person repeat the first one.
 */
public final class LaneBlock {
    private static final int LANES = LaneKernel.LANES;

    private final int people;
    private final int[] position;
    private final int firstParameter;

    final double[] registers;
    final double[] stages;
    final double[] verdict = new double[2];
    double[] amounts;
    double[] next;

    /** Step to try next, h; 0 where the solution has been disturbed since the last one. */
    double step;

    /** Whether a parameter has changed since what follows from parameters was last worked out. */
    boolean parametersChanged = true;

    long accepted;
    long rejected;

    LaneBlock(CompiledNetwork network, int people, int stages) {
        if (people < 1 || people > LANES) {
            throw new IllegalArgumentException("A block holds 1 to " + LANES + " people, got " + people);
        }
        this.people = people;
        position = network.position();
        firstParameter = network.firstParameter();
        registers = network.initial().clone();
        amounts = new double[network.species() * LANES];
        next = new double[amounts.length];
        this.stages = new double[stages * amounts.length];
    }

    /** How many lanes hold a person. */
    public int people() {
        return people;
    }

    /** @return amount of a species, in its unit, never negative */
    public double amount(int lane, int species) {
        return amounts[position[species] * LANES + lane];
    }

    /** Sets an amount, from outside the reactions. */
    public void setAmount(int lane, int species, double amount) {
        if (!(amount >= 0 && amount < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("An amount must be 0 or more and finite, got " + amount);
        }
        if (set(amounts, position[species] * LANES, lane, amount)) {
            step = 0;
        }
    }

    public double parameter(int lane, int parameter) {
        return registers[firstParameter + parameter * LANES + lane];
    }

    public void setParameter(int lane, int parameter, double value) {
        if (set(registers, firstParameter + parameter * LANES, lane, value)) {
            step = 0;
            parametersChanged = true;
        }
    }

    /** Steps taken so far. */
    public long acceptedSteps() {
        return accepted;
    }

    /** Steps tried in vain so far. */
    public long rejectedSteps() {
        return rejected;
    }

    private boolean set(double[] values, int at, int lane, double value) {
        if (lane < 0 || lane >= people) {
            throw new IndexOutOfBoundsException("Lane " + lane + " of a block of " + people + " people");
        }
        if (values[at + lane] == value) {
            return false;
        }
        values[at + lane] = value;
        if (lane == 0) {
            for (int idle = people; idle < LANES; idle++) {
                values[at + idle] = value;
            }
        }
        return true;
    }
}

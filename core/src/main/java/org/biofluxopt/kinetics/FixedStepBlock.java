package org.biofluxopt.kinetics;

/**
 * People side by side in the fixed-step tier. Amounts and parameters may be set at any full step; lanes never touch
 * each other, and the bits of one do not depend on the others.
 */
public final class FixedStepBlock implements LaneBlock {
    private static final int LANES = Tape.LANES;

    private final FixedStepScheme scheme;
    private final double[] r;
    private final int firstParameter;
    private final int firstAmount;
    private long step;
    private boolean parametersChanged = true;

    FixedStepBlock(FixedStepScheme scheme) {
        this(scheme, scheme.registers.allocate());
    }

    private FixedStepBlock(FixedStepScheme scheme, double[] registers) {
        this.scheme = scheme;
        r = registers;
        firstParameter = scheme.registers.firstParameter();
        firstAmount = scheme.registers.firstAmount();
    }

    @Override
    public FixedStepBlock copy() {
        FixedStepBlock copy = new FixedStepBlock(scheme, r.clone());
        copy.step = step;
        copy.parametersChanged = parametersChanged;
        return copy;
    }

    @Override
    public int lanes() {
        return LANES;
    }

    @Override
    public double hour() {
        return step / (double) scheme.stepsPerHour();
    }

    @Override
    public void resetClock() {
        if (stepsToSlow() > 0) {
            for (int lane = 0; lane < LANES; lane++) {
                letIn(lane, stepsToSlow());
            }
        }
        step = 0;
    }

    private long stepsToSlow() {
        return Math.floorMod(-step, scheme.stepsPerSlow);
    }

    /** Lets in at once what waits to come in during the given steps. */
    private void letIn(int lane, long steps) {
        for (int species = 0; species < scheme.waitingPlace.length; species++) {
            int place = scheme.waitingPlace[species];
            if (place >= 0) {
                r[(firstAmount + species) * LANES + lane] += r[place * LANES + lane] * steps;
                r[place * LANES + lane] = 0;
            }
        }
    }

    /** What waits to come in during the time to the next slow step is counted as there. */
    @Override
    public double amount(int lane, int species) {
        double present = r[(firstAmount + species) * LANES + lane];
        int place = scheme.waitingPlace[species];
        return place < 0 ? present : present + r[place * LANES + lane] * stepsToSlow();
    }

    @Override
    public void amount(int lane, int species, double value) {
        double present = value;
        int place = scheme.waitingPlace[species];
        if (place >= 0) {
            present = value - r[place * LANES + lane] * stepsToSlow();
            if (!(present >= 0)) {
                r[place * LANES + lane] = 0;
                present = value;
            }
        }
        r[(firstAmount + species) * LANES + lane] = present;
        int before = scheme.beforePlace[species];
        if (before >= 0) {
            r[before * LANES + lane] = value;
        }
    }

    @Override
    public double parameter(int lane, int parameter) {
        return r[(firstParameter + parameter) * LANES + lane];
    }

    @Override
    public void parameter(int lane, int parameter, double value) {
        r[(firstParameter + parameter) * LANES + lane] = value;
        parametersChanged = true;
    }

    @Override
    public void put(int lane, LaneBlock other, int fromLane) {
        FixedStepBlock from = (FixedStepBlock) other;
        for (int i = 0; i < r.length; i += LANES) {
            r[i + lane] = from.r[i + fromLane];
        }
        if (from.stepsToSlow() != stepsToSlow()) {
            letIn(lane, from.stepsToSlow());
        }
        parametersChanged |= from.parametersChanged;
    }

    @Override
    public void advanceTo(double hour) {
        long end = Math.round(hour * scheme.stepsPerHour());
        if (end > step && parametersChanged) {
            scheme.machine.run(scheme.whenParametersChange, r);
            scheme.machine.run(scheme.whenPartsChange, r);
            parametersChanged = false;
        }
        int perHour = scheme.stepsPerHour();
        long perRefresh = (long) FixedStepScheme.HOURS_OF_DAILY_PARTS * perHour;
        while (step < end) {
            if (step % perRefresh == 0) {
                scheme.machine.run(scheme.dailyParts, r);
            }
            if (step % perHour == 0) {
                scheme.machine.run(scheme.hourlyParts, r);
            }
            if (step % scheme.stepsPerSlow == 0) {
                scheme.machine.run(scheme.slow, r);
                scheme.machine.run(scheme.whenPartsChange, r);
            }
            scheme.machine.run(scheme.fast, r);
            step++;
        }
    }
}

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
        step = 0;
    }

    @Override
    public double amount(int lane, int species) {
        return r[(firstAmount + species) * LANES + lane];
    }

    @Override
    public void amount(int lane, int species, double value) {
        r[(firstAmount + species) * LANES + lane] = value;
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
        parametersChanged |= from.parametersChanged;
    }

    @Override
    public void advanceTo(double hour) {
        long end = Math.round(hour * scheme.stepsPerHour());
        if (end > step && parametersChanged) {
            scheme.machine.run(scheme.whenParametersChange, r);
            parametersChanged = false;
        }
        int perHour = scheme.stepsPerHour();
        long perDay = 24L * perHour;
        while (step < end) {
            if (step % perDay == 0) {
                scheme.machine.run(scheme.dailyParts, r);
            }
            if (step % perHour == 0) {
                scheme.machine.run(scheme.hourlyParts, r);
            }
            scheme.machine.run(scheme.fast, r);
            step++;
            if (step % perHour == 0) {
                scheme.machine.run(scheme.slow, r);
            }
        }
    }
}

package org.biofluxopt.kinetics;

/**
 * Writes the solution of {@code x' = inflow - rate x} over a step with even inflow: exact where the rate is constant, by a
 * third-order L-stable rational function where it varies, exp(-a) becoming 1 / (1 + a + a^2/2 + a^3/6). So shares are
 * between 0 and 1 whatever the rate, and for a large rate {@code x} becomes inflow / rate.
 */
final class PoolWriter {
    private final TapeWriter tape;
    private final double step;

    PoolWriter(TapeWriter tape, double stepHours) {
        this.tape = tape;
        step = stepHours;
    }

    /**
     * Shares that stay to the end of the step.
     *
     * @param ofPresent of what is there
     * @param ofInflow of what comes in evenly
     */
    record Kept(int ofPresent, int ofInflow) {}

    /** @param rate 1/h */
    Kept kept(int rate) {
        int a = overStep(rate);
        int one = tape.constant(1);
        if (Registers.fixed(rate)) {
            int positive = tape.max(a, tape.constant(SMALL));
            int present = tape.exp(tape.subtract(tape.constant(0), positive));
            return new Kept(present, tape.divide(tape.subtract(one, present), positive));
        }
        int nearly = nearly(a);
        int stays = tape.divide(one, below(a, nearly));
        return new Kept(stays, tape.multiply(nearly, stays));
    }

    /**
     * Share that stays of an inflow that came before the step if as much more is expected during it: what that will lose is
     * taken from what is there. For rates up to one a step the outflow is as if both came when they do.
     */
    int ofLastInflow(Kept kept) {
        int less = tape.subtract(tape.add(kept.ofPresent(), kept.ofInflow()), tape.constant(1));
        return tape.max(less, tape.constant(0));
    }

    /**
     * Mean of {@code x} over the step.
     *
     * @param present amount at the beginning
     * @param inflow amount that comes in evenly, the constant 0 where none does
     * @param rate 1/h
     */
    int mean(int present, int inflow, int rate) {
        int a = overStep(rate);
        int nearly = nearly(a);
        return tape.divide(weighed(present, inflow, a, nearly), below(a, nearly));
    }

    /**
     * What a pool with a varying rate comes to: each way out takes its coefficient times {@code meanTimesStep}.
     *
     * @param stays amount at the end
     * @param meanTimesStep mean amount times the step, h
     */
    record Course(int stays, int meanTimesStep) {}

    /** As {@link #mean} and {@link #kept} together, with one division. */
    Course course(int present, int inflow, int rate) {
        int a = overStep(rate);
        int nearly = nearly(a);
        int each = tape.divide(tape.constant(1), below(a, nearly));
        int stays = tape.multiply(tape.add(present, tape.multiply(inflow, nearly)), each);
        int mean = tape.multiply(weighed(present, inflow, a, nearly), each);
        return new Course(stays, tape.multiply(mean, tape.constant(step)));
    }

    private int weighed(int present, int inflow, int a, int nearly) {
        int sum = tape.multiply(present, nearly);
        if (inflow == tape.constant(0)) {
            return sum;
        }
        int later = tape.multiply(a, tape.constant(1.0 / 6));
        later = tape.multiply(a, tape.add(later, tape.constant(1.0 / 3)));
        return tape.add(sum, tape.multiply(inflow, tape.add(later, tape.constant(1.0 / 2))));
    }

    private int overStep(int rate) {
        return tape.multiply(rate, tape.constant(step));
    }

    /** 1 + a/2 + a^2/6 */
    private int nearly(int a) {
        int slope = tape.add(tape.multiply(a, tape.constant(1.0 / 6)), tape.constant(1.0 / 2));
        return tape.add(tape.multiply(a, slope), tape.constant(1));
    }

    /** 1 + a + a^2/2 + a^3/6 */
    private int below(int a, int nearly) {
        return tape.add(tape.constant(1), tape.multiply(a, nearly));
    }

    /** Below this loss over a step, what stays of an inflow is taken as all: rounding would spoil the quotient. */
    private static final double SMALL = 1e-9;
}

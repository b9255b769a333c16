package org.biofluxopt.simulator;

import static org.biofluxopt.simulator.Pool.*;

import java.util.Arrays;
import org.biofluxopt.intervention.DaySlot;
import org.biofluxopt.simulator.SimulatorParameters.Body;
import org.biofluxopt.simulator.SimulatorParameters.Markers;

/** The laws of one lane: a day of host and microbes, and how its state reads as laboratory values. */
final class LaneModel {
    private static final DaySlot[] SLOTS = DaySlot.values();
    private static final int STEPS_PER_HOUR = 4;

    private final SimulatorParameters parameters;
    private final HostRates rates;
    private final CommunityModel community;

    LaneModel(SimulatorParameters parameters, VirtualPerson person) {
        this.parameters = parameters;
        rates = new HostRates(parameters, person);
        community = new CommunityModel(parameters, person);
    }

    HostRates rates() {
        return rates;
    }

    CommunityModel community() {
        return community;
    }

    double[] initial() {
        double[] x = new double[HOST_POOLS + community.size()];
        x[APO_TC] = rates.apoAtRest;
        community.begin(x);
        return x;
    }

    /** From 08:00 to 08:00. */
    void day(double[] x, DayEvents events, int lane) {
        beginDay(x);
        community.scale(x, events, lane);
        community.swallow(x, events, lane);
        for (int step = 0; step < HostRates.STEPS; step++) {
            swallow(x, events, lane, step);
            HostKinetics.step(x, rates);
            if (step % STEPS_PER_HOUR == STEPS_PER_HOUR - 1) {
                community.hour(x, events.fibre[lane]);
            }
        }
        double kept = Math.exp(-1 / parameters.variation().withinDays());
        for (int w = DEVIATION_SERUM; w <= DEVIATION_HCY; w++) {
            x[w] *= kept;
        }
    }

    private void beginDay(double[] x) {
        Arrays.fill(x, DAY_ABSORBED_NAT, DAY_BILE + 1, 0);
        double cells = x[METHYL] + x[ADENOSYL];
        x[RATE_HC_RELEASE] = cells > 0 ? haptocorrinRelease(cells) / cells : 0;
        x[RATE_STORE_RELEASE] = storeRelease(x[STORE]);
    }

    /** Saturable return of stored cobalamin to plasma, 1/h, at a store in ug. */
    double storeRelease(double store) {
        Body b = parameters.body();
        return b.storeRelease() / 24 / (b.storeReleaseHalf() + store);
    }

    /** ug/h of cobalamin that leaves cells on haptocorrin at a cellular pool in ug: a Hill law. */
    double haptocorrinRelease(double cells) {
        Body b = parameters.body();
        double filled = 1 / (1 + Math.pow(b.haptocorrinHalf() / cells, b.haptocorrinHill()));
        double clearance = Math.log(2) / (24 * b.haptocorrinHalfLife());
        return b.haptocorrinMax() * rates.haptocorrinFactor * filled * clearance / rates.picomolarPerMicrogram;
    }

    private void swallow(double[] x, DayEvents events, int lane, int step) {
        for (int s = 0; s < SLOTS.length; s++) {
            if (STEP_OF_SLOT[s] == step) {
                boolean meal = SLOTS[s].isMeal() && !events.noMeals[lane];
                food(x, events.food[lane * DayEvents.SLOTS + s]);
                tablet(x, events.tablet[lane * DayEvents.SLOTS + s], meal ? rates.tabletMixing : 0);
                if (meal) {
                    x[MEAL] += 1;
                }
            }
        }
    }

    private void food(double[] x, double micrograms) {
        double free = micrograms * rates.foodFree;
        x[SOLID_NAT] += free;
        x[PROTEIN] += micrograms - free;
        x[SUM_IN] += micrograms;
    }

    private static void tablet(double[] x, double micrograms, double mixing) {
        double mixed = micrograms * mixing;
        x[SOLID_CN] += mixed;
        x[LIQUID_CN] += micrograms - mixed;
        x[SUM_IN] += micrograms;
    }

    double serum(double[] x) {
        return x[DAY_SERUM] / HostRates.STEPS * rates.picomolarPerMicrogram * Math.exp(x[DEVIATION_SERUM]);
    }

    double holoTc(double[] x) {
        return x[DAY_HOLO_TC] / HostRates.STEPS * rates.picomolarPerMicrogram * Math.exp(x[DEVIATION_HOLO_TC]);
    }

    double mma(double[] x) {
        Markers m = parameters.markers();
        return rates.mmaBase * lacking(m.mmaHalf(), x[ADENOSYL], m.mmaHill()) * Math.exp(x[DEVIATION_MMA]);
    }

    double homocysteine(double[] x) {
        Markers m = parameters.markers();
        return rates.homocysteineBase
                * lacking(m.homocysteineHalf(), x[METHYL], m.homocysteineHill())
                * Math.exp(x[DEVIATION_HCY]);
    }

    /** 1 at full status; grows as the coenzyme pool falls, up to {@link #LARGEST_RISE}. */
    private static double lacking(double half, double pool, double hill) {
        return Math.min(LARGEST_RISE, 1 + Math.pow(half / Math.max(pool, 1e-9), hill));
    }

    static double body(double[] x) {
        double sum = 0;
        for (int pool = ENT_NAT; pool <= STORE; pool++) {
            sum += x[pool];
        }
        return sum;
    }

    /** Scales what is bound to haptocorrin and to transcobalamin, and the last day's sums with it. */
    static void scaleReadOuts(double[] x, double haptocorrin, double transcobalamin) {
        double bound = x[HOLO_HC] * (haptocorrin - 1);
        double holoTc = x[DAY_HOLO_TC] * (transcobalamin - 1);
        x[HOLO_HC] += bound;
        x[HOLO_TC] *= transcobalamin;
        x[APO_TC] *= transcobalamin;
        x[DAY_HOLO_TC] += holoTc;
        x[DAY_SERUM] += bound * HostRates.STEPS + holoTc;
    }

    double cobalamin(double[] x) {
        double sum = 0;
        for (int pool = 0; pool < COBALAMIN_POOLS; pool++) {
            sum += x[pool];
        }
        return sum + community.trueCobalamin(x);
    }

    /** Starts the books anew at the present content. */
    void openBooks(double[] x) {
        x[SUM_IN] = 0;
        x[SUM_SYNTHESIS] = 0;
        x[SUM_OUT] = 0;
        x[SUM_REMODELLED] = 0;
        x[AMOUNT_AT_START] = cobalamin(x);
    }

    double massBalanceError(double[] x) {
        double gained = x[SUM_IN] + x[SUM_SYNTHESIS];
        double gone = x[SUM_OUT] + x[SUM_REMODELLED];
        double throughput = Math.max(x[AMOUNT_AT_START] + gained, 1e-12);
        return Math.abs(x[AMOUNT_AT_START] + gained - gone - cobalamin(x)) / throughput;
    }

    private static final double LARGEST_RISE = 500;
    private static final int[] STEP_OF_SLOT = steps();

    private static int[] steps() {
        int[] steps = new int[SLOTS.length];
        for (int s = 0; s < steps.length; s++) {
            steps[s] = (int) Math.round((SLOTS[s].hour() - 8) / HostRates.STEP);
        }
        return steps;
    }
}

package org.biofluxopt.simulator;

import static org.biofluxopt.simulator.Pool.*;

import java.util.concurrent.Executor;

/**
 * The steady state of a daily routine. Fast pools run; the slow ones (store, coenzymes, haptocorrin) are set each day to
 * where the day's absorption would hold them, the store by a secant step on "absorbed minus lost".
 */
final class SteadyState {
    private static final int DAYS = 16;

    private SteadyState() {}

    static void settle(Lanes lanes, Executor executor) {
        DayEvents day = lanes.habitualDay();
        int n = lanes.size();
        double[] before = new double[n];
        double[] excessBefore = new double[n];
        for (int lane = 0; lane < n; lane++) {
            place(lanes.model(lane), lanes.state(lane), FIRST_STORE, FIRST_ABSORBED, 0);
            before[lane] = Double.NaN;
        }
        for (int d = 0; d < DAYS; d++) {
            lanes.day(day, executor);
            for (int lane = 0; lane < n; lane++) {
                improve(lanes.model(lane), lanes.state(lane), before, excessBefore, lane, d);
            }
        }
        lanes.openBooks();
    }

    private static void improve(
            LaneModel model, double[] x, double[] before, double[] excessBefore, int lane, int day) {
        HostRates r = model.rates();
        double lossRate = 24 * (r.bile + r.otherLoss);
        double renal = Math.max(0, x[DAY_URINE] - 24 * r.otherLoss * r.urineShare * x[STORE]);
        double absorbed = x[DAY_ABSORBED_NAT] + x[DAY_ABSORBED_CN];
        double store = x[STORE];
        double wanted = Math.max(0, absorbed - renal) / lossRate;
        double next = wanted;
        if (day >= 2 && Math.abs(store - before[lane]) > 1e-9 * store) {
            double slope = (wanted - store - excessBefore[lane]) / (store - before[lane]);
            next = slope < -0.2 ? store - (wanted - store) / slope : wanted;
        }
        before[lane] = store;
        excessBefore[lane] = wanted - store;
        place(model, x, Math.max(next, 1e-6), x[DAY_ABSORBED_NAT], x[DAY_ABSORBED_CN] - renal);
        model.community().balance(x, day >= 2 ? 24 : 0);
    }

    /** Sets the slow pools to the values that a store and a daily absorption hold. */
    private static void place(LaneModel model, double[] x, double store, double nat, double cn) {
        HostRates r = model.rates();
        x[STORE] = store;
        double fromStore = model.storeRelease(store) * store;
        double plasma = nat * (1 - r.firstPassNatural) + cn * (1 - r.firstPassCn);
        double toCells = Math.max(0, (plasma + fromStore * 24) * (1 - r.toStore));
        double cells = toCells / (24 * r.coenzymeRate);
        double release = 0;
        for (int i = 0; i < REFINEMENTS; i++) { // what leaves on haptocorrin is a small part, so this contracts fast
            release = Math.min(model.haptocorrinRelease(Math.max(cells, 1e-12)), toCells / 24 / 2);
            cells = Math.max(0, toCells / 24 - release) / r.coenzymeRate;
        }
        x[METHYL] = cells * r.methylShare;
        x[ADENOSYL] = cells - x[METHYL];
        x[HOLO_HC] = release / r.haptocorrinRate;
    }

    private static final int REFINEMENTS = 6;
    private static final double FIRST_STORE = 1000;
    private static final double FIRST_ABSORBED = 1.5;
}

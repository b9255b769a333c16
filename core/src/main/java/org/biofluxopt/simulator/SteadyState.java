package org.biofluxopt.simulator;

import java.util.Optional;
import java.util.concurrent.Executor;
import org.biofluxopt.kinetics.Expr;
import org.biofluxopt.kinetics.LaneBlock;
import org.biofluxopt.network.HostDraw;

/**
 * The steady state of a daily routine. Fast pools run; the slow ones (store, coenzymes, haptocorrin) are set each day to
 * where the day's absorption would hold them, the store by a secant step on "absorbed minus lost"; each microbe's loss is
 * set so that the given composition stays.
 */
final class SteadyState {
    private static final int DAYS = 16;

    private final ModelGroup group;
    private final HostGutModel model;
    private final HostPart host;
    private final Routine routine;

    SteadyState(ModelGroup group, Routine routine) {
        this.group = group;
        this.routine = routine;
        model = group.model();
        host = model.host;
    }

    void settle(Executor executor) {
        int n = group.size();
        double[] before = new double[n];
        double[] excessBefore = new double[n];
        for (int lane = 0; lane < n; lane++) {
            place(lane, FIRST_STORE, FIRST_ABSORBED, 0);
            before[lane] = Double.NaN;
        }
        double[] hours = routine.mealHours().stream().mapToDouble(h -> h).toArray();
        for (int day = 0; day < DAYS; day++) {
            group.runDay(hours, this::eat, executor);
            for (int lane = 0; lane < n; lane++) {
                improve(lane, before, excessBefore, day);
            }
        }
        group.resetClock();
        group.openBooks();
    }

    private void eat(int lane, int meal) {
        HostDraw person = group.subject(lane).host();
        double food = person.foodMicrograms() * routine.mealShares().get(meal);
        group.take(lane, new Intake.Food(food, Optional.empty(), true, Optional.empty()));
        if (meal == 0 && person.tabletMicrograms() > 0) {
            group.take(lane, new Intake.Dose(person.tabletMicrograms(), Form.CN, Route.ORAL, true, Optional.empty()));
        }
    }

    private void improve(int lane, double[] before, double[] excessBefore, int day) {
        Subject s = group.subject(lane);
        double bile = s.body().bile() * s.factors().loss();
        double other = s.body().otherLoss() * s.factors().loss();
        double store = group.amount(lane, host.store);
        double renal =
                Math.max(0, group.onLastDay(lane, host.urine) - other * s.body().urineShare() * store);
        double absorbedNat = group.onLastDay(lane, host.absorbed[0]);
        double absorbedCn = group.onLastDay(lane, host.absorbed[1]);
        double wanted = Math.max(0, absorbedNat + absorbedCn - renal) / (bile + other);
        double next = wanted;
        if (day >= 2 && Math.abs(store - before[lane]) > 1e-9 * store) {
            double slope = (wanted - store - excessBefore[lane]) / (store - before[lane]);
            next = slope < -0.2 ? store - (wanted - store) / slope : wanted;
        }
        before[lane] = store;
        excessBefore[lane] = wanted - store;
        place(lane, Math.max(next, 1e-6), absorbedNat, absorbedCn - renal);
        balance(lane);
    }

    /** Sets the slow pools to the values that a store and a daily absorption hold. */
    private void place(int lane, double store, double nat, double cn) {
        Subject s = group.subject(lane);
        SimulatorParameters.Body b = s.body();
        group.amount(lane, host.store, store);
        double fromStore = b.storeRelease() * store / (b.storeReleaseHalf() + store);
        double plasma = nat * (1 - b.firstPassNatural()) + cn * (1 - b.firstPassCn());
        double intoPlasma = Math.max(0, plasma + fromStore) / 24;
        double turnover = b.cellTurnover() / 24;
        double fresh = intoPlasma / (turnover * (1 - b.reexport()));
        double release = 0;
        for (int i = 0; i < REFINEMENTS; i++) { // what leaves on haptocorrin is a small part, so this contracts fast
            release = Math.min(haptocorrinRelease(s, Math.max(fresh, 1e-12)), intoPlasma / 2);
            fresh = (intoPlasma - release) / (turnover * (1 - b.reexport()));
        }
        double cells = (intoPlasma - release) * (1 - b.toStore()) / (b.cellReturn() / 24);
        group.amount(lane, host.methyl, cells * b.methylShare());
        group.amount(lane, host.adenosyl, cells * (1 - b.methylShare()));
        double floor = HostPart.floorRelease(s) * store / (store + HostPart.FLOOR_FAILS);
        group.amount(lane, host.holoHc, (release + floor) / HostPart.haptocorrinClearance(s));
    }

    /** ug/h that leaves on haptocorrin at some ug of freshly taken up cobalamin. */
    private static double haptocorrinRelease(Subject s, double cells) {
        SimulatorParameters.Body b = s.body();
        double filled = 1 / (1 + Math.pow(b.haptocorrinHalf() / cells, b.haptocorrinHill()));
        return b.haptocorrinMax()
                * s.haptocorrin()
                * filled
                * HostPart.haptocorrinClearance(s)
                / s.picomolarPerMicrogram();
    }

    /** Each member's loss becomes what its growth and inflow leave over washout; its cells become the usual ones. */
    private void balance(int lane) {
        CommunityPart gut = model.community;
        LaneBlock block = group.block(lane);
        int at = group.place(lane);
        double[][] usual = UsualCells.of(group.subject(lane));
        SimulatorParameters.Community c = group.subject(lane).community();
        double[] washout = {c.smallWashout(), c.smallWashout(), c.colonWashout()};
        for (int s = 0; s < CommunityPart.SEGMENTS; s++) {
            for (int m = 0; m < gut.residents; m++) {
                Expr law = gut.growthOf(s, m);
                double growth = law.value(i -> block.amount(at, i), p -> block.parameter(at, p));
                double above = s == 0 ? 0 : washout[s - 1] * usual[s - 1][m] / usual[s][m];
                block.parameter(at, CommunityPart.index(gut.loss[s][m]), Math.max(0, growth + above - washout[s]));
                double change = usual[s][m] / Math.max(block.amount(at, gut.cells[s][m]), 1e-300);
                for (int species : new int[] {gut.cells[s][m], gut.trueCobalamin[s][m], gut.analogue[s][m]}) {
                    block.amount(at, species, block.amount(at, species) * change);
                }
            }
        }
    }

    private static final int REFINEMENTS = 6;
    private static final double FIRST_STORE = 1000;
    private static final double FIRST_ABSORBED = 1.5;
}

package org.biofluxopt.simulator;

import static org.biofluxopt.simulator.Pool.*;

/**
 * One step of stomach, small bowel and body. Every transfer takes from one place and gives to another, so cobalamin is
 * kept to rounding. First-order chains are exact for constant inflow over the step (exponential Euler, Hochbruck and
 * Ostermann 2010), so their steady states are exact at any step size; the binding steps are semi-implicit and cannot
 * take more than is there.
 */
final class HostKinetics {
    private HostKinetics() {}

    static void step(double[] x, HostRates r) {
        stomach(x, r);
        body(x, r);
    }

    /** Stomach, then on with its outflow into the jejunum. */
    private static void stomach(double[] x, HostRates r) {
        double protein = r.protein.after(x[PROTEIN], 0);
        double lost = x[PROTEIN] - protein;
        x[PROTEIN] = protein;
        double released = lost * r.proteinReleased;
        double unavailable = lost - released;

        double solidNat = r.solid.after(x[SOLID_NAT], released);
        double solidCn = x[SOLID_CN] * r.solid.kept();
        double liquidNat = x[LIQUID_NAT] * r.liquid.kept();
        double liquidCn = x[LIQUID_CN] * r.liquid.kept();
        double outNat = x[SOLID_NAT] + released - solidNat + (x[LIQUID_NAT] - liquidNat);
        double outCn = x[SOLID_CN] - solidCn + (x[LIQUID_CN] - liquidCn);
        x[SOLID_NAT] = solidNat;
        x[SOLID_CN] = solidCn;
        x[LIQUID_NAT] = liquidNat;
        x[LIQUID_CN] = liquidCn;
        double meal = x[MEAL] * r.solid.kept();
        double mealOut = x[MEAL] - meal;
        x[MEAL] = meal;
        jejunum(x, r, unavailable, outNat, outCn, mealOut);
    }

    private static void jejunum(double[] x, HostRates r, double unavailable, double nat, double cn, double mealIn) {
        double squeeze = r.gallbladderMeal * x[MEAL] + r.gallbladderBasal;
        double bile = x[GALLBLADDER] * squeeze / (1 + squeeze);
        x[GALLBLADDER] -= bile;
        x[MEAL_JEJ] = r.jejunum.after(x[MEAL_JEJ], mealIn);

        double protein = r.jejunum.after(x[JEJ_PROTEIN], unavailable);
        double proteinOut = x[JEJ_PROTEIN] + unavailable - protein;
        x[JEJ_PROTEIN] = protein;

        double passive = r.passive * (1 - (1 - r.fedPassive) * Math.min(1, x[MEAL_JEJ] / FED));
        double boundNat = bound(x, r, JEJ_HC_NAT, nat + bile);
        double boundCn = bound(x, r, JEJ_HC_CN, cn);
        x[FACTOR_JEJ] += r.factorBasal + r.factorMeal * x[MEAL];
        bindFactor(x, JEJ_FREE_NAT, JEJ_IF_NAT, FACTOR_JEJ);
        steal(x, JEJ_FREE_NAT, STEAL_JEJ_FREE, TAKEN_JEJ_FREE);
        steal(x, JEJ_IF_NAT, STEAL_JEJ_IF, TAKEN_JEJ_IF);
        double absorbedNat = passive(x, JEJ_FREE_NAT, passive);
        double absorbedCn = passive(x, JEJ_FREE_CN, passive);
        double factor = x[FACTOR_JEJ] * r.jejunum.kept();
        double factorOut = x[FACTOR_JEJ] - factor;
        x[FACTOR_JEJ] = factor;
        ileum(x, r, proteinOut, boundNat, boundCn, factorOut, passive, absorbedNat, absorbedCn);
    }

    /** Haptocorrin-bound cobalamin: part is freed by proteases into the pool two places on, the rest passes. */
    private static double bound(double[] x, HostRates r, int pool, double inflow) {
        double after = r.jejunalHaptocorrin.after(x[pool], inflow);
        double out = x[pool] + inflow - after;
        x[pool] = after;
        double freed = out * r.jejunalFreed;
        x[pool + 2] += freed;
        return out - freed;
    }

    private static void ileum(
            double[] x,
            HostRates r,
            double proteinIn,
            double boundNat,
            double boundCn,
            double factorIn,
            double passive,
            double absorbedNat,
            double absorbedCn) {
        double colon = moveProtein(x, r, proteinIn);
        double freeNat = leave(x, JEJ_FREE_NAT, r.jejunum);
        double freeCn = leave(x, JEJ_FREE_CN, r.jejunum);
        double factorNat = leave(x, JEJ_IF_NAT, r.jejunum);
        double factorCn = leave(x, JEJ_IF_CN, r.jejunum);
        colon += ilealBound(x, r, ILE_HC_NAT, boundNat) + ilealBound(x, r, ILE_HC_CN, boundCn);
        x[FACTOR_ILE] += factorIn;
        x[ILE_FREE_NAT] += freeNat;
        x[ILE_FREE_CN] += freeCn;
        x[ILE_IF_NAT] += factorNat;
        x[ILE_IF_CN] += factorCn;
        bindFactor(x, ILE_FREE_NAT, ILE_IF_NAT, FACTOR_ILE);
        steal(x, ILE_FREE_NAT, STEAL_ILE_FREE, TAKEN_ILE_FREE);
        steal(x, ILE_IF_NAT, STEAL_ILE_IF, TAKEN_ILE_IF);
        double nat = absorbedNat + passive(x, ILE_FREE_NAT, passive);
        double cn = absorbedCn + passive(x, ILE_FREE_CN, passive);

        double ligand = x[ILE_IF_NAT] + x[ILE_IF_CN];
        x[RECEPTORS_USED] -= x[RECEPTORS_USED] * r.receptorReturn;
        double open = Math.max(0, r.receptors - x[RECEPTORS_USED]);
        double share = r.binding * open / (1 + r.binding * (ligand + open));
        double activeNat = x[ILE_IF_NAT] * share;
        double activeCn = x[ILE_IF_CN] * share;
        x[ILE_IF_NAT] -= activeNat;
        x[ILE_IF_CN] -= activeCn;
        x[RECEPTORS_USED] += activeNat + activeCn;

        colon += leave(x, ILE_FREE_NAT, r.ileum) + leave(x, ILE_FREE_CN, r.ileum);
        colon += leave(x, ILE_IF_NAT, r.ileum) + leave(x, ILE_IF_CN, r.ileum);
        x[FACTOR_ILE] *= r.ileum.kept();
        x[COLON] += colon;
        absorb(x, r, nat + activeNat, cn + activeCn);
    }

    private static double moveProtein(double[] x, HostRates r, double inflow) {
        double after = r.ileum.after(x[ILE_PROTEIN], inflow);
        double out = x[ILE_PROTEIN] + inflow - after;
        x[ILE_PROTEIN] = after;
        return out;
    }

    private static double ilealBound(double[] x, HostRates r, int pool, double inflow) {
        double after = r.ilealHaptocorrin.after(x[pool], inflow);
        double out = x[pool] + inflow - after;
        x[pool] = after;
        double freed = out * r.ilealFreed;
        x[pool + 2] += freed;
        return out - freed;
    }

    /** Binding to intrinsic factor is fast: what is less, cobalamin or factor, is used up (K_D about 1 pM). */
    private static void bindFactor(double[] x, int free, int bound, int factor) {
        double total = x[free] + x[free + 1];
        if (total <= 0) {
            return;
        }
        double binds = Math.min(total, x[factor]);
        double share = binds / total;
        double nat = x[free] * share;
        double cn = x[free + 1] * share;
        x[free] -= nat;
        x[free + 1] -= cn;
        x[bound] += nat;
        x[bound + 1] += cn;
        x[factor] -= binds;
    }

    /** Microbes take from the two pools of a class pair; the rate is per hour. */
    private static void steal(double[] x, int pool, int rate, int taken) {
        double hours = x[rate] * HostRates.STEP;
        double share = hours / (1 + hours);
        double nat = x[pool] * share;
        double cn = x[pool + 1] * share;
        x[pool] -= nat;
        x[pool + 1] -= cn;
        x[taken] += nat + cn;
    }

    private static double passive(double[] x, int pool, double share) {
        double taken = x[pool] * share;
        x[pool] -= taken;
        return taken;
    }

    private static double leave(double[] x, int pool, Decay decay) {
        double after = x[pool] * decay.kept();
        double out = x[pool] - after;
        x[pool] = after;
        return out;
    }

    private static void absorb(double[] x, HostRates r, double nat, double cn) {
        double colonic = r.colonUptake * x[COLON] / (r.colonHalf + x[COLON] + r.colonUptake);
        x[COLON] -= colonic;
        x[DAY_COLON_UPTAKE] += colonic;
        x[DAY_ABSORBED_NAT] += nat + colonic;
        x[DAY_ABSORBED_CN] += cn;
        double fromNat = chain(x, ENT_NAT, nat + colonic, r.enterocyte);
        double fromCn = chain(x, ENT_CN, cn, r.enterocyte);
        double liver = fromNat * r.firstPassNatural + fromCn * r.firstPassCn;
        x[STORE] += liver;
        x[PLASMA_FREE] += fromNat + fromCn - liver;
    }

    private static double chain(double[] x, int first, double inflow, Decay decay) {
        double flow = inflow;
        for (int stage = first; stage < first + 3; stage++) {
            double after = decay.after(x[stage], flow);
            double out = x[stage] + flow - after;
            x[stage] = after;
            flow = out;
        }
        return flow;
    }

    private static void body(double[] x, HostRates r) {
        double storeOut = x[STORE] * x[RATE_STORE_RELEASE] * HostRates.STEP;
        double bile = x[STORE] * r.bile * HostRates.STEP;
        double other = x[STORE] * r.otherLoss * HostRates.STEP;
        x[STORE] -= storeOut + bile + other;
        x[GALLBLADDER] += bile;
        x[DAY_BILE] += bile;
        double urine = other * r.urineShare;
        x[COLON] += other - urine;

        double fromCell = x[CELL] * (1 - r.cell.kept());
        x[CELL] -= fromCell;
        double reexported = fromCell * r.reexport;
        double rest = fromCell - reexported;
        double toStore = rest * r.toStore;
        double methyl = (rest - toStore) * r.methylShare;
        x[STORE] += toStore + coenzyme(x, METHYL, methyl, r) + coenzyme(x, ADENOSYL, rest - toStore - methyl, r);

        x[PLASMA_FREE] += storeOut + reexported;
        plasma(x, r, urine);
    }

    /** A coenzyme pool: inflow, turnover to the store, and the cobalamin that leaves on haptocorrin. */
    private static double coenzyme(double[] x, int pool, double inflow, HostRates r) {
        double after = r.coenzyme.after(x[pool], inflow);
        double out = x[pool] + inflow - after;
        double released = after * x[RATE_HC_RELEASE] * HostRates.STEP;
        x[pool] = after - released;
        x[HOLO_HC] += released;
        return out;
    }

    private static void plasma(double[] x, HostRates r, double basalUrine) {
        double apo = r.apoAtRest + (x[APO_TC] - r.apoAtRest) * r.apoKept;
        double binds = Math.min(x[PLASMA_FREE], apo);
        x[PLASMA_FREE] -= binds;
        x[APO_TC] = apo - binds;
        double before = x[HOLO_TC];
        double after = r.holoTc.after(before, binds);
        double cleared = before + binds - after;
        x[HOLO_TC] = after;
        x[CELL] += cleared;

        double tissueRate = r.tissueFree + r.tissueFreeMax / (r.tissueFreeHalf + x[PLASMA_FREE]);
        double hours = (r.renalFree + tissueRate) * HostRates.STEP;
        double lost = x[PLASMA_FREE] * hours / (1 + hours);
        double renal = lost * r.renalFree / (r.renalFree + tissueRate);
        x[PLASMA_FREE] -= lost;
        x[STORE] += lost - renal;

        double carried = x[HOLO_HC] * (1 - r.holoHc.kept());
        x[HOLO_HC] -= carried;
        x[STORE] += carried;

        x[DAY_URINE] += basalUrine + renal;
        x[SUM_OUT] += basalUrine + renal;
        x[DAY_HOLO_TC] += (before + after) / 2;
        x[DAY_SERUM] += x[HOLO_HC] + (before + after) / 2 + x[PLASMA_FREE];
    }

    /** A quarter of a meal in the jejunum counts as fully fed. */
    private static final double FED = 0.25;
}

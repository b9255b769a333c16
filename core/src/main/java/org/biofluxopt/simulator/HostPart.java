package org.biofluxopt.simulator;

import static org.biofluxopt.simulator.Declaration.amount;
import static org.biofluxopt.simulator.Declaration.pair;

import java.util.ArrayList;
import java.util.List;
import org.biofluxopt.kinetics.Expr;

/**
 * Stomach, small bowel and body. NAT is cobalamin from food and bile and all forms but cyanocobalamin; CN is
 * cyanocobalamin. The order of the laws is the order of flow.
 */
final class HostPart {
    // Stomach.
    final int protein;
    final int[] matrix;
    final int[] solid;
    final int[] liquid;
    final int meal;
    final int mealJejunum;
    // Small bowel, [NAT, CN].
    final int unreleased;
    final int[] jejunumHc;
    final int[] jejunumFree;
    final int[] jejunumIf;
    final int[] ileumHc;
    final int[] ileumFree;
    final int[] ileumIf;
    final int factorJejunum;
    final int factorIleum;
    final int open;
    final int used;
    final int takenJejunum;
    final int takenIleum;
    final int colon;
    final int[][] enterocyte;
    // Body.
    final int gallbladder;
    final int[] depot;
    final int[] free;
    final int hydroxoTissue;
    final int apoTc;
    final int holoTc;
    final int holoHc;
    final int cell;
    final int methyl;
    final int adenosyl;
    final int store;
    // Counted.
    final int[] absorbed;
    final int colonAbsorbed;
    final int urine;
    final int bile;
    final int serumHours;
    final int holoTcHours;

    private final Declaration d;

    HostPart(Declaration d, int matrices) {
        this.d = d;
        protein = d.cobalamin("protein", "bound to food protein", "stomach", 0.5);
        matrix = new int[matrices];
        for (int i = 0; i < matrices; i++) {
            matrix[i] = d.cobalamin("matrix" + (i + 1), "in food " + (i + 1) + " with its own release", "jejunum", 0.5);
        }
        solid = pairOf("solid", "free, leaving with solids", "stomach", 0.5);
        liquid = pairOf("liquid", "free, leaving with liquid", "stomach", 0.5);
        meal = d.other("meal", "meal in the stomach", "stomach", "meal", 1);
        mealJejunum = d.other("meal_jej", "meal in the jejunum", "jejunum", "meal", 1);
        gallbladder = d.cobalamin("gallbladder", "in gallbladder bile", "gallbladder", 0.5);
        unreleased = d.cobalamin("unreleased", "never released from food", "jejunum", 0.5);
        jejunumHc = pairOf("jej_hc", "bound to haptocorrin", "jejunum", 0.5);
        jejunumFree = pairOf("jej_free", "unbound", "jejunum", 0.5);
        jejunumIf = pairOf("jej_if", "bound to intrinsic factor", "jejunum", 0.5);
        factorJejunum = d.other("factor_jej", "free intrinsic factor, as what it binds", "jejunum", "ug", 1);
        ileumHc = pairOf("ile_hc", "bound to haptocorrin", "ileum", 0.5);
        ileumFree = pairOf("ile_free", "unbound", "ileum", 0.5);
        ileumIf = pairOf("ile_if", "bound to intrinsic factor", "ileum", 0.5);
        factorIleum = d.other("factor_ile", "free intrinsic factor, as what it binds", "ileum", "ug", 1);
        open = d.other("receptors_open", "open ileal receptors, as what they bind", "ileum", "ug", 0.2);
        used = d.other("receptors_used", "used ileal receptors", "ileum", "ug", 0.2);
        takenJejunum = d.cobalamin("taken_jej", "caught by microbes", "jejunum", 0.5);
        takenIleum = d.cobalamin("taken_ile", "caught by microbes", "ileum", 0.5);
        colon = d.cobalamin("colon", "free in colon content", "colon", 0.5);
        enterocyte = new int[][] {
            pairOf("ent1", "enterocyte, first stage", "enterocyte", 0.5),
            pairOf("ent2", "enterocyte, second stage", "enterocyte", 0.5),
            pairOf("ent3", "enterocyte, third stage", "enterocyte", 0.5)
        };
        depot = new int[] {
            d.cobalamin("depot_nat", "injected, not yet in plasma (hydroxo-, methyl-, adenosyl-)", "muscle", 1),
            d.cobalamin("depot_cn", "injected or on the nasal mucosa, not yet in plasma (cyano-)", "muscle", 1)
        };
        store = d.cobalamin("store", "liver and tissue store", "tissue", 100);
        cell = d.cobalamin("cell", "freshly taken up by cells", "tissue", 1);
        methyl = d.cobalamin("methyl", "cytosolic methylcobalamin", "tissue", 10);
        adenosyl = d.cobalamin("adenosyl", "mitochondrial adenosylcobalamin", "tissue", 10);
        hydroxoTissue = d.cobalamin("hydroxo_tissue", "hydroxocobalamin held by tissue", "tissue", 1);
        apoTc = d.other("apo_tc", "apotranscobalamin, as what it binds", "plasma", "ug", 1);
        free = pairOf("plasma_free", "unbound", "plasma", 0.1);
        holoTc = d.cobalamin("holo_tc", "holotranscobalamin", "plasma", 0.1);
        holoHc = d.cobalamin("holo_hc", "holohaptocorrin", "plasma", 0.5);
        absorbed = new int[] {
            d.counter("absorbed_nat", "entered the gut wall (not cyano-)", "ug"),
            d.counter("absorbed_cn", "entered the gut wall (cyano-)", "ug")
        };
        colonAbsorbed = d.counter("absorbed_colon", "entered the wall of the colon", "ug");
        urine = d.counter("urine", "lost in urine", "ug");
        bile = d.counter("bile", "put into bile", "ug");
        serumHours = d.counter("serum_hours", "cobalamin in plasma over time", "ug h");
        holoTcHours = d.counter("holo_tc_hours", "holotranscobalamin over time", "ug h");
    }

    private int[] pairOf(String id, String label, String compartment, double scale) {
        return new int[] {
            d.cobalamin(id + "_nat", label + " (not cyano-)", compartment, scale),
            d.cobalamin(id + "_cn", label + " (cyano-)", compartment, scale)
        };
    }

    /** @param microbes how microbes of jejunum and ileum take the host's cobalamin */
    void laws(MicrobialCapture microbes) {
        stomach();
        Expr jejunalTransit = d.number(
                "k_jej", "outflow of the jejunum", "1/h", s -> s.lumen().jejunalTransit());
        Expr ilealTransit =
                d.number("k_ile", "outflow of the ileum", "1/h", s -> s.lumen().ilealTransit());
        Expr proteolysis = d.number(
                "k_hc",
                "haptocorrin degraded by proteases",
                "1/h",
                s -> s.lumen().proteolysis() * s.host().pancreas());
        Expr factorBinding = d.number(
                "kon_if",
                "binding to intrinsic factor",
                "1/(ug h)",
                s -> s.lumen().factorBinding());
        Expr passive = passive();
        Expr[] firstPass = firstPass();
        jejunum(microbes, jejunalTransit, proteolysis, factorBinding, passive, firstPass);
        ileum(microbes, ilealTransit, proteolysis, factorBinding, passive, firstPass);
        d.fast(unreleased, jejunalTransit.times(ilealTransit).over(jejunalTransit.plus(ilealTransit)), colon);
        enterocyte(firstPass);
        tissue();
        plasma();
    }

    private void stomach() {
        Expr solids = d.number(
                "k_sol", "gastric emptying of solids", "1/h", s -> s.lumen().solidEmptying());
        Expr liquids = d.number(
                "k_liq", "gastric emptying of liquid", "1/h", s -> s.lumen().liquidEmptying());
        Expr release = d.number(
                "k_rel",
                "release from food protein",
                "1/h",
                s -> s.lumen().proteinRelease() * s.host().acid());
        d.fast(protein, release, solid[0]);
        d.fast(protein, solids, unreleased);
        Expr acid = d.number(
                "acid",
                "release by acid and pepsin",
                "ratio",
                s -> Math.min(1, s.host().acid()));
        for (int i = 0; i < matrix.length; i++) {
            int which = i;
            Expr rate = d.number(
                    "k_matrix" + (i + 1),
                    "release from food " + (i + 1),
                    "1/h",
                    s -> Math.log(2) / s.setup().matrices().get(which).releaseHalfTimeHours());
            d.fast(matrix[i], rate.times(acid), jejunumHc[0]);
            d.fast(matrix[i], solids.times(Expr.ONE.minus(acid)), unreleased);
        }
        Expr squeeze = d.number(
                        "k_gb_meal",
                        "gallbladder emptying, a meal in the stomach",
                        "1/h",
                        s -> s.lumen().gallbladderMeal())
                .times(amount(meal))
                .plus(d.number(
                        "k_gb_basal", "gallbladder leak", "1/h", s -> s.lumen().gallbladderBasal()));
        d.fast(gallbladder, squeeze, jejunumHc[0]);
        for (int f = 0; f < 2; f++) {
            d.fast(solid[f], solids, jejunumHc[f]);
            d.fast(liquid[f], liquids, jejunumHc[f]);
        }
        Expr basal = d.number(
                "if_basal",
                "intrinsic factor between meals",
                "ug/h",
                s -> s.lumen().factorBasal() * s.host().intrinsicFactor());
        Expr fed = d.number(
                "if_meal",
                "intrinsic factor, a meal in the stomach",
                "ug/h",
                s -> s.lumen().factorMeal() * s.host().intrinsicFactor());
        d.fastInflow(factorJejunum, basal.plus(fed.times(amount(meal))));
        d.fast(meal, solids, mealJejunum);
    }

    /** Passive uptake, less with food: the lumen is fed while some of a meal is in the jejunum. */
    private Expr passive() {
        Expr rate = d.number(
                "k_passive", "passive uptake, fasting", "1/h", s -> s.lumen().passive());
        Expr fedRatio = d.number(
                "fed_passive",
                "passive uptake with food / fasting",
                "ratio",
                s -> s.factors().fedPassive());
        Expr fed = amount(mealJejunum).over(amount(mealJejunum).plus(HALF_FED));
        return rate.times(Expr.ONE.minus(Expr.ONE.minus(fedRatio).times(fed)));
    }

    /** Kept by the liver at first pass, [NAT, CN]. */
    private Expr[] firstPass() {
        return new Expr[] {
            d.number(
                    "fp_nat",
                    "kept by the liver at first pass",
                    "fraction",
                    s -> s.body().firstPassNatural()),
            d.number(
                    "fp_cn",
                    "kept by the liver at first pass (cyano-)",
                    "fraction",
                    s -> s.body().firstPassCn())
        };
    }

    /**
     * Passive uptake reaches the portal vein without the hours in the enterocyte that carrier-bound cobalamin takes: of a
     * large dose plasma shows an early and a late part (Doscherholmen, Hagen: J Clin Invest 1957;36:1551).
     */
    private void passiveUptake(int from, int form, Expr passive, Expr[] firstPass) {
        d.fast(from, passive.times(firstPass[form]), store, absorbed[form]);
        d.fast(from, passive.times(Expr.ONE.minus(firstPass[form])), free[form], absorbed[form]);
    }

    private void jejunum(
            MicrobialCapture microbes,
            Expr transit,
            Expr proteolysis,
            Expr factorBinding,
            Expr passive,
            Expr[] firstPass) {
        for (int f = 0; f < 2; f++) {
            d.fast(jejunumHc[f], proteolysis, jejunumFree[f]);
            d.fast(jejunumHc[f], transit, ileumHc[f]);
        }
        d.instant(
                "if_binding_jejunum",
                factorBinding,
                factorJejunum,
                pair(jejunumFree[0], jejunumIf[0]),
                pair(jejunumFree[1], jejunumIf[1]));
        for (int f = 0; f < 2; f++) {
            passiveUptake(jejunumFree[f], f, passive, firstPass);
            d.fast(jejunumFree[f], microbes.jejunumFree(), takenJejunum);
            d.fast(jejunumFree[f], transit, ileumFree[f]);
            d.fast(jejunumIf[f], microbes.jejunumBound(), takenJejunum);
            d.fast(jejunumIf[f], transit, ileumIf[f]);
        }
        d.fast(factorJejunum, transit, factorIleum);
        d.fast(mealJejunum, transit);
    }

    private void ileum(
            MicrobialCapture microbes,
            Expr transit,
            Expr proteolysis,
            Expr factorBinding,
            Expr passive,
            Expr[] firstPass) {
        for (int f = 0; f < 2; f++) {
            d.fast(ileumHc[f], proteolysis, ileumFree[f]);
            d.fast(ileumHc[f], transit, colon);
        }
        d.instant(
                "if_binding_ileum",
                factorBinding,
                factorIleum,
                pair(ileumFree[0], ileumIf[0]),
                pair(ileumFree[1], ileumIf[1]));
        for (int f = 0; f < 2; f++) {
            passiveUptake(ileumFree[f], f, passive, firstPass);
            d.fast(ileumFree[f], microbes.ileumFree(), takenIleum);
            d.fast(ileumFree[f], transit, colon);
        }
        Expr receptorBinding = d.number(
                "kon_receptor",
                "binding by open receptors",
                "1/(ug h)",
                s -> s.lumen().binding());
        d.fast(
                used,
                d.number(
                        "k_gate",
                        "return of used receptors",
                        "1/h",
                        s -> s.factors().gateRecovery()),
                open);
        d.binding(
                "receptor_uptake",
                receptorBinding,
                open,
                used,
                pair(ileumIf[0], enterocyte[0][0], absorbed[0]),
                pair(ileumIf[1], enterocyte[0][1], absorbed[1]));
        for (int f = 0; f < 2; f++) {
            d.fast(ileumIf[f], microbes.ileumBound(), takenIleum);
            d.fast(ileumIf[f], transit, colon);
        }
        d.fast(factorIleum, transit);
    }

    private void enterocyte(Expr[] firstPass) {
        Expr rate = d.number(
                "k_ent", "each stage of the enterocyte", "1/h", s -> s.body().enterocyte());
        for (int f = 0; f < 2; f++) {
            d.fast(enterocyte[0][f], rate, enterocyte[1][f]);
            d.fast(enterocyte[1][f], rate, enterocyte[2][f]);
            d.fast(enterocyte[2][f], rate.times(firstPass[f]), store);
            d.fast(enterocyte[2][f], rate.times(Expr.ONE.minus(firstPass[f])), free[f]);
        }
    }

    private void tissue() {
        Expr largest = d.number(
                "v_store",
                "largest release of stored cobalamin",
                "ug/h",
                s -> s.body().storeRelease() / 24);
        Expr half =
                d.number("k_store", "store at half of that", "ug", s -> s.body().storeReleaseHalf());
        Expr release = new Expr.Slow("store_release", largest.over(half.plus(amount(store))), Expr.Pace.DAILY);
        Expr otherLoss = d.number(
                "k_other",
                "other loss of the store",
                "1/h",
                s -> s.body().otherLoss() / 24 * s.factors().loss());
        Expr urineShare = d.number(
                "urine_share", "of it by urine", "fraction", s -> s.body().urineShare());
        d.fast(store, release, free[0]);
        d.fast(
                store,
                d.number(
                        "k_bile",
                        "cobalamin put into bile",
                        "1/h",
                        s -> s.body().bile() / 24 * s.factors().loss()),
                gallbladder,
                bile);
        d.fast(store, otherLoss.times(urineShare), urine);
        d.fast(store, otherLoss.times(Expr.ONE.minus(urineShare)), colon);

        Expr turnover = d.number(
                "k_cell",
                "turnover of freshly taken up cobalamin",
                "1/h",
                s -> s.body().cellTurnover() / 24);
        Expr again = d.number(
                "reexport",
                "of it back onto transcobalamin",
                "fraction",
                s -> s.body().reexport());
        Expr kept = turnover.times(Expr.ONE.minus(again));
        Expr toStore = d.number(
                "to_store",
                "of the rest to the store",
                "fraction",
                s -> s.body().toStore());
        Expr toCoenzymes = kept.times(Expr.ONE.minus(toStore));
        Expr methylShare = d.number(
                "me_share",
                "of coenzymes that is methyl-",
                "fraction",
                s -> s.body().methylShare());
        d.fast(cell, turnover.times(again), holoTc);
        d.fast(cell, kept.times(toStore), store);
        d.fast(cell, toCoenzymes.times(methylShare), methyl);
        d.fast(cell, toCoenzymes.times(Expr.ONE.minus(methylShare)), adenosyl);

        Expr back = d.number(
                "k_coenzyme",
                "turnover of coenzymes into the store",
                "1/h",
                s -> s.body().cellReturn() / 24);
        d.fast(methyl, back, store);
        d.fast(adenosyl, back, store);
        d.fast(cell, haptocorrinRelease(), holoHc);
        d.fast(store, haptocorrinFloor(), holoHc);
    }

    /** Cobalamin that leaves on haptocorrin whatever the status, per ug of store: what keeps serum above 0 in deficiency. */
    private Expr haptocorrinFloor() {
        Expr rate = d.number("hc_floor", "release on haptocorrin whatever the status", "ug/h", HostPart::floorRelease);
        return new Expr.Slow("hc_floor_release", rate.over(amount(store).plus(FLOOR_FAILS)), Expr.Pace.DAILY);
    }

    /** ug/h that holds haptocorrin at its floor. */
    static double floorRelease(Subject s) {
        return s.body().haptocorrinFloor() * s.haptocorrin() * haptocorrinClearance(s) / s.picomolarPerMicrogram();
    }

    /** Cobalamin that leaves cells on haptocorrin, per ug freshly taken up: a Hill law. */
    private Expr haptocorrinRelease() {
        Expr most = d.number(
                "hc_most",
                "largest release on haptocorrin",
                "ug/h",
                s -> s.body().haptocorrinMax() * s.haptocorrin() * haptocorrinClearance(s) / s.picomolarPerMicrogram());
        Expr half = d.number(
                "hc_half",
                "freshly taken up cobalamin at half of that",
                "ug",
                s -> s.body().haptocorrinHalf());
        Expr hill = d.number(
                "hc_hill", "steepness of that", "dimensionless", s -> s.body().haptocorrinHill());
        Expr cells = amount(cell).plus(TRACE);
        Expr filled = Expr.ONE.over(Expr.ONE.plus(half.over(cells).power(hill)));
        return new Expr.Slow("hc_release", most.times(filled).over(cells), Expr.Pace.HOURLY);
    }

    static double haptocorrinClearance(Subject s) {
        return Math.log(2) / (24 * s.body().haptocorrinHalfLife());
    }

    private void plasma() {
        d.fast(
                depot[0],
                d.number(
                        "ka_ho",
                        "absorption of injected hydroxocobalamin",
                        "1/h",
                        s -> s.body().depotHydroxo()),
                free[0]);
        d.fast(
                depot[1],
                d.number(
                        "ka_cn",
                        "absorption of injected cyanocobalamin",
                        "1/h",
                        s -> s.body().depotCyano()),
                free[1]);
        Expr heldBack = d.number(
                "k_ho_back",
                "return of hydroxocobalamin from tissue",
                "1/h",
                s -> s.body().hydroxoReturn());
        Expr heldStore = d.number(
                "k_ho_store",
                "hydroxocobalamin of tissue into the store",
                "1/h",
                s -> s.body().hydroxoToStore());
        d.fast(hydroxoTissue, heldBack, free[0]);
        d.fast(hydroxoTissue, heldStore, store);

        Expr turnover = d.number(
                "k_apo", "turnover of apotranscobalamin", "1/h", s -> s.body().transcobalaminTurnover());
        Expr rest = d.number("apo_rest", "apotranscobalamin at rest", "ug", Subject::apoAtRest);
        d.fastInflow(apoTc, turnover.times(rest));
        d.fast(apoTc, turnover);
        d.instant(
                "tc_binding",
                d.number(
                        "kon_tc",
                        "binding to transcobalamin",
                        "1/(ug h)",
                        s -> s.body().carrierBinding()),
                apoTc,
                pair(free[0], holoTc),
                pair(free[1], holoTc));

        Expr kidney = d.number(
                "gfr", "filtration relative to normal", "ratio", s -> s.host().gfr() / Subject.NORMAL_GFR);
        Expr renal = d.number(
                        "k_renal",
                        "renal loss of unbound cyanocobalamin",
                        "1/h",
                        s -> s.body().renalFree())
                .times(kidney);
        Expr renalHydroxo = d.number(
                        "k_renal_ho",
                        "renal loss of unbound hydroxocobalamin",
                        "1/h",
                        s -> s.body().renalHydroxo())
                .times(kidney);
        Expr saturable = d.number(
                        "v_tissue",
                        "saturable uptake of unbound cobalamin",
                        "ug/h",
                        s -> s.body().tissueFreeMax())
                .over(d.number(
                                "k_half_tissue",
                                "unbound cobalamin at half of that",
                                "ug",
                                s -> s.body().tissueFreeHalf())
                        .plus(amount(free[0]))
                        .plus(amount(free[1])));
        Expr linear = d.number(
                "k_tissue", "uptake of unbound cobalamin", "1/h", s -> s.body().tissueFree());
        d.fast(free[0], renalHydroxo, urine);
        d.fast(
                free[0],
                d.number(
                        "k_tissue_ho",
                        "unbound hydroxocobalamin into tissue",
                        "1/h",
                        s -> s.body().tissueHydroxo()),
                hydroxoTissue);
        d.fast(free[0], saturable, cell);
        d.fast(free[1], renal, urine);
        d.fast(free[1], linear.plus(saturable), cell);

        d.fast(
                holoTc,
                d.number(
                        "k_tc",
                        "uptake of holotranscobalamin by tissue",
                        "1/h",
                        s -> s.body().transcobalaminClearance() / s.transcobalamin()),
                cell);
        d.fast(
                holoHc,
                d.number("k_hc_clear", "clearance of holohaptocorrin", "1/h", HostPart::haptocorrinClearance),
                store);
        d.fastInflow(holoTcHours, amount(holoTc));
        d.fastInflow(
                serumHours,
                amount(holoTc).plus(amount(holoHc)).plus(amount(free[0])).plus(amount(free[1])));
    }

    /** All places of the body outside the gut lumen. */
    List<Integer> body() {
        List<Integer> body = new ArrayList<>(
                List.of(gallbladder, free[0], free[1], holoTc, holoHc, cell, methyl, adenosyl, store, hydroxoTissue));
        for (int[] stage : enterocyte) {
            body.add(stage[0]);
            body.add(stage[1]);
        }
        body.add(depot[0]);
        body.add(depot[1]);
        return body;
    }

    /** Meal in the jejunum at which half of the effect of food is there. */
    private static final double HALF_FED = 0.06;
    /** Store at which half of the floor's release is left, ug: below any store a person lives with (BO06: 300). */
    static final double FLOOR_FAILS = 10;
    /** ug, keeps the law defined in a body without cobalamin. */
    private static final double TRACE = 1e-9;
}

package org.biofluxopt.simulator;

import static org.biofluxopt.simulator.Declaration.amount;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.biofluxopt.kinetics.Expr;
import org.biofluxopt.simulator.GutCommunity.Member;

/**
 * Microbes of jejunum, ileum and colon with their corrinoids. Growth is limited by carbon and by the corrinoid quota
 * (Droop 1973) and pays for scaled enzymes; a member's loss grows with its own density ("kill the winner", Thingstad
 * 2000: assumed), which keeps the given composition stable. Cells in 1e12, corrinoids in ug.
 */
final class CommunityPart {
    static final int SEGMENTS = 3;
    static final int COLON = 2;
    static final String[] SEGMENT = {"jej", "ile", "col"};
    private static final String[] PLACE = {"jejunum", "ileum", "colon"};

    final int residents;
    final int members;
    final int[][] cells;
    final int[][] trueCobalamin;
    final int[][] analogue;
    final int[] carbon = new int[SEGMENTS];
    final int[] other = new int[SEGMENTS];
    final int fibre;
    final int cobinamide;
    final int ligand;
    // Counted.
    final int synthesised;
    final int remodelled;
    final int faecesTrue;
    final int faecesAnalogue;
    final int faecesCobinamide;
    // Numbers of a person that are set by hand.
    final Expr[][] loss;
    final Expr[][] scaling;
    final Expr[] effort;
    final Expr fibreGrams;

    private final Declaration d;
    private final Expr[][] target;
    private final Expr[] usualCells = new Expr[SEGMENTS];
    private final Expr[] fluid = new Expr[SEGMENTS];
    private final Expr[] washout = new Expr[SEGMENTS];
    private final Expr[][] growth;

    CommunityPart(Declaration d, ModelLayout layout) {
        this.d = d;
        residents = layout.residents();
        members = residents + layout.transients();
        cells = new int[SEGMENTS][members];
        trueCobalamin = new int[SEGMENTS][members];
        analogue = new int[SEGMENTS][members];
        loss = new Expr[SEGMENTS][residents];
        target = new Expr[SEGMENTS][residents];
        growth = new Expr[SEGMENTS][residents];
        scaling = new Expr[members][Enzyme.values().length];
        effort = new Expr[residents];
        for (int s = 0; s < SEGMENTS; s++) {
            carbon[s] = d.other("carbon_" + SEGMENT[s], "fermentable carbon", PLACE[s], "ratio", 1);
            other[s] = d.other("other_" + SEGMENT[s], "corrinoids that are no cobalamin, free", PLACE[s], "ug", 1);
        }
        fibre = d.other("fibre", "added fibre", "colon", "ratio", 1);
        cobinamide = d.other("cobinamide", "cobinamide, free", "colon", "ug", 1);
        ligand = d.other("dmb", "lower ligand DMB", "colon", "umol", 1);
        for (int s = 0; s < SEGMENTS; s++) {
            for (int m = 0; m < members; m++) {
                String id = SEGMENT[s] + "_m" + (m + 1);
                double few = s == COLON ? 1e-2 : 1e-6;
                cells[s][m] = d.other("cells_" + id, "cells of member " + (m + 1), PLACE[s], "1e12 cells", few);
                trueCobalamin[s][m] = d.cobalamin("true_" + id, "true cobalamin in member " + (m + 1), PLACE[s], few);
                analogue[s][m] =
                        d.other("analogue_" + id, "other corrinoid in member " + (m + 1), PLACE[s], "ug", 10 * few);
            }
        }
        synthesised = d.counter("synthesised", "true cobalamin made by microbes", "ug");
        remodelled = d.counter("remodelled", "true cobalamin turned into other corrinoids", "ug");
        faecesTrue = d.counter("faeces_true", "true cobalamin in faeces", "ug");
        faecesAnalogue = d.counter("faeces_analogue", "other complete corrinoids in faeces", "ug");
        faecesCobinamide = d.counter("faeces_cobinamide", "cobinamide in faeces", "ug");
        for (int m = 0; m < members; m++) {
            for (Enzyme enzyme : Enzyme.values()) {
                String id = "scale_m" + (m + 1) + "_" + enzyme.name().toLowerCase(Locale.ROOT);
                scaling[m][enzyme.ordinal()] = d.number(id, "scaling of enzymes of member " + (m + 1), "ratio", s -> 1);
            }
        }
        for (int m = 0; m < residents; m++) {
            effort[m] = d.number("effort_m" + (m + 1), "growth left after enzyme costs", "ratio", s -> 1);
        }
        for (int s = 0; s < SEGMENTS; s++) {
            for (int m = 0; m < residents; m++) {
                String id = SEGMENT[s] + "_m" + (m + 1);
                loss[s][m] = d.number("loss_" + id, "loss of cells at the usual density", "1/h", p -> 0);
            }
        }
        fibreGrams = d.number("fibre_in", "added fibre, of the usual fermentable carbon", "ratio", s -> 0);
        declareSegments();
    }

    private void declareSegments() {
        ToDoubleFunction<Subject> small = s -> s.community().smallWashout();
        ToDoubleFunction<Subject> large = s -> s.community().colonWashout();
        Expr smallWashout = d.number("wash_small", "washout of small-bowel residents", "1/h", small);
        Expr colonWashout = d.number("wash_colon", "outflow of the colon", "1/h", large);
        fluid[0] = d.number(
                "fluid_jej",
                "fluid outflow of the jejunum",
                "1/h",
                s -> s.lumen().jejunalTransit());
        fluid[1] = d.number(
                "fluid_ile", "fluid outflow of the ileum", "1/h", s -> s.lumen().ilealTransit());
        fluid[2] = colonWashout;
        for (int s = 0; s < SEGMENTS; s++) {
            int segment = s;
            washout[s] = s == COLON ? colonWashout : smallWashout;
            usualCells[s] = d.number(
                    "usual_cells_" + SEGMENT[s],
                    "usual number of cells",
                    "1e12 cells",
                    p -> total(UsualCells.of(p), segment));
            for (int m = 0; m < residents; m++) {
                int member = m;
                String id = "target_" + SEGMENT[s] + "_m" + (m + 1);
                target[s][m] = d.number(
                        id, "usual cells of member " + (m + 1), "1e12 cells", p -> UsualCells.of(p)[segment][member]);
            }
        }
    }

    private static double total(double[][] cells, int segment) {
        double sum = 0;
        for (double c : cells[segment]) {
            sum += c;
        }
        return sum;
    }

    /** How microbes catch the host's cobalamin; needed before the host's laws. */
    MicrobialCapture capture() {
        return new MicrobialCapture(
                jejunal("free", weights(0, false), s -> s.community().usualSalvage()),
                jejunal("bound", weights(0, true), s -> s.community().usualFactorBound()),
                ileal("free", weights(1, false), s -> s.community().usualSalvage()),
                ileal("bound", weights(1, true), s -> s.community().usualFactorBound()));
    }

    /** Nothing up to some density, then saturating: k N^2 / ((N + none)(N + half)), N cells/mL. */
    private Expr jejunal(String what, Expr cells, ToDoubleFunction<Subject> usual) {
        Expr perMl = d.number(
                "catch_jej_" + what,
                "cells/mL of usual uptake per 1e12",
                "1/mL",
                s -> 1e12 / (s.community().jejunumVolume() * usual.applyAsDouble(s)));
        Expr density = cells.times(perMl);
        Expr none = d.number(
                "steal_none_" + what,
                "density with little uptake",
                "1/mL",
                s -> s.community().stealNone());
        Expr half = d.number(
                "steal_half_" + what,
                "density at half uptake",
                "1/mL",
                s -> s.community().stealHalf());
        Expr most = d.number(
                "steal_most_" + what,
                "largest uptake",
                "1/h",
                s -> s.community().stealMax());
        Expr rate = most.times(density).over(density.plus(none)).times(density).over(density.plus(half));
        return new Expr.Slow("steal_jej_" + what, rate, Expr.Pace.HOURLY);
    }

    private Expr ileal(String what, Expr cells, ToDoubleFunction<Subject> usual) {
        Expr each = d.number(
                "steal_ile_" + what + "_each",
                "uptake per 1e12 cells",
                "1/h",
                s -> s.community().stealIleum() / (usual.applyAsDouble(s) * total(UsualCells.of(s), 1)));
        return new Expr.Slow("steal_ile_" + what, each.times(cells), Expr.Pace.HOURLY);
    }

    private Expr weights(int segment, boolean bound) {
        Expr sum = Expr.ZERO;
        for (int m = 0; m < residents; m++) {
            sum = sum.plus(weight(segment, m, bound));
        }
        return sum;
    }

    private Expr weight(int segment, int m, boolean bound) {
        String id = (bound ? "bound_" : "free_") + SEGMENT[segment] + "_m" + (m + 1);
        Expr trait = bound
                ? d.number(
                        id,
                        "uptake of factor-bound cobalamin",
                        "ratio",
                        s -> member(s, m).takesFactorBound())
                : d.number(
                        id, "uptake of corrinoids", "ratio", s -> member(s, m).salvage());
        return trait.times(amount(cells[segment][m])).times(scale(m, Enzyme.UPTAKE));
    }

    private Expr scale(int m, Enzyme enzyme) {
        return scaling[m][enzyme.ordinal()];
    }

    static Member member(Subject s, int m) {
        return s.person().community().members().get(m);
    }

    /** Laws in the order of flow: shared pools, then members from above to below. */
    void laws(HostPart host) {
        for (int s = 0; s < SEGMENTS; s++) {
            caught(s, host);
            shared(s);
            for (int m = 0; m < members; m++) {
                member(s, m, host);
            }
            if (s == COLON) {
                colonContent(host);
            }
            corrinoids(s);
        }
    }

    /** What microbes of the small bowel caught goes into their cells; part becomes another corrinoid. */
    private void caught(int s, HostPart host) {
        if (s == COLON) {
            return;
        }
        int taken = s == 0 ? host.takenJejunum : host.takenIleum;
        Expr fraction = d.number(
                "remodelled_" + SEGMENT[s],
                "share of it that is remodelled",
                "fraction",
                p -> p.community().stealRemodelled());
        Expr inside = Expr.of(INTERNALISED).times(Expr.ONE.minus(fraction));
        d.fast(taken, Expr.of(INTERNALISED).times(fraction), other[s], remodelled);
        d.fast(taken, fluid[s].times(LOOSE), host.colon);
        for (int m = 0; m < residents; m++) {
            Expr usual = d.number(
                    "share_" + SEGMENT[s] + "_m" + (m + 1),
                    "usual share of uptake",
                    "1/1e12 cells",
                    p -> usualShare(p, s));
            Expr rate = inside.times(usual).times(weight2(s, m));
            d.fast(
                    taken,
                    new Expr.Slow("into_" + SEGMENT[s] + "_m" + (m + 1), rate, Expr.Pace.HOURLY),
                    trueCobalamin[s][m]);
        }
    }

    private Expr weight2(int s, int m) {
        Expr trait = d.number(
                "catch_" + SEGMENT[s] + "_m" + (m + 1),
                "uptake of the host's cobalamin",
                "ratio",
                p -> member(p, m).takesFactorBound() + SOME * member(p, m).salvage());
        return trait.times(amount(cells[s][m])).times(scale(m, Enzyme.UPTAKE));
    }

    private double usualShare(Subject p, int s) {
        double sum = 0;
        double[][] usual = UsualCells.of(p);
        for (int m = 0; m < residents; m++) {
            sum += usual[s][m]
                    * (member(p, m).takesFactorBound() + SOME * member(p, m).salvage());
        }
        return 1 / sum;
    }

    private void shared(int s) {
        Expr use = d.number(
                "use_" + SEGMENT[s],
                "use of carbon by the usual community",
                "1/h",
                p -> p.community().carbonUse());
        Expr present = Expr.ZERO;
        for (int m = 0; m < residents; m++) {
            present = present.plus(amount(cells[s][m]));
        }
        Expr used = use.times(present).over(usualCells[s]);
        d.slowInflow(carbon[s], fluid[s].plus(use));
        d.slow(carbon[s], fluid[s].plus(used));
        if (s == COLON) {
            d.slowInflow(fibre, fluid[s].plus(use).times(fibreGrams));
            d.slow(fibre, fluid[s].plus(used));
            Expr making = Expr.ZERO;
            for (int m = 0; m < residents; m++) {
                making = making.plus(amount(cells[s][m]).times(scale(m, Enzyme.LOWER_LIGAND)));
            }
            Expr usual = d.number(
                    "dmb_usual",
                    "usual content of DMB",
                    "umol",
                    p -> p.community().dmbHalf());
            d.slowInflow(ligand, usual.times(fluid[s]).times(making).over(present));
            d.slow(ligand, fluid[s]);
        }
    }

    private void member(int s, int m, HostPart host) {
        boolean resident = m < residents;
        String id = SEGMENT[s] + "_m" + (m + 1);
        Expr out = resident ? washout[s] : fluid[s];
        Expr living = d.number(
                "release_" + id,
                "release from living cells",
                "1/h",
                p -> resident ? p.community().release() : p.community().transientRelease());
        Expr release = living.times(scale(m, Enzyme.RELEASE));
        if (resident) {
            Expr crowding = amount(cells[s][m]).over(target[s][m]);
            Expr death = loss[s][m]
                    .times(crowding)
                    .times(1 + 1 / MOST_CROWDED)
                    .over(Expr.ONE.plus(crowding.times(1 / MOST_CROWDED)));
            growth[s][m] = growth(s, m);
            d.slowInflow(cells[s][m], growth[s][m].times(amount(cells[s][m])));
            d.slow(cells[s][m], death);
            release = release.plus(death);
            synthesis(s, m);
        }
        if (resident && s == COLON) {
            remodelling(m);
        }
        pass(cells[s][m], out, s, cells, m);
        if (resident || s == COLON) {
            d.slow(trueCobalamin[s][m], release, lumen(s, host));
            pass(trueCobalamin[s][m], out, s, trueCobalamin, m);
        } else { // it passes with the fluid, in little more than an hour
            d.fast(trueCobalamin[s][m], release, lumen(s, host));
            d.fast(trueCobalamin[s][m], out, trueCobalamin[s + 1][m]);
        }
        d.slow(analogue[s][m], release, other[s]);
        pass(analogue[s][m], out, s, analogue, m);
    }

    private void pass(int what, Expr out, int s, int[][] places, int m) {
        if (s < COLON) {
            d.slow(what, out, places[s + 1][m]);
        } else if (places == trueCobalamin) {
            d.slow(what, out, faecesTrue);
        } else if (places == analogue) {
            d.slow(what, out, faecesAnalogue);
        } else {
            d.slow(what, out);
        }
    }

    private static int lumen(int s, HostPart host) {
        return s == 0 ? host.jejunumFree[0] : s == 1 ? host.ileumFree[0] : host.colon;
    }

    /** 1/h: carbon, corrinoid quota (Droop 1973) and the cost of scaled enzymes. */
    private Expr growth(int s, int m) {
        String id = SEGMENT[s] + "_m" + (m + 1);
        Expr most = d.number(
                "mu_" + id,
                "largest growth rate",
                "1/h",
                p -> s == COLON ? p.community().growthColon() : p.community().growthSmall());
        Expr food = amount(carbon[s]);
        if (s == COLON) {
            food = food.plus(d.number(
                            "fibre_use_" + id,
                            "use of added fibre",
                            "ratio",
                            p -> member(p, m).fibreResponse())
                    .times(amount(fibre)));
        }
        Expr need = d.number(
                "need_" + id,
                "need for corrinoid times least quota",
                "ug/1e12 cells",
                p -> member(p, m).need() * p.community().quotaMin());
        Expr least = d.number(
                "quota_" + id,
                "least quota",
                "ug/1e12 cells",
                p -> p.community().quotaMin());
        Expr held = amount(trueCobalamin[s][m]).plus(amount(analogue[s][m]));
        Expr quota = Expr.ONE.minus(need.times(amount(cells[s][m]))
                .over(least.times(amount(cells[s][m])).plus(held)));
        return most.times(food).over(Expr.ONE.plus(food)).times(quota).times(effort[m]);
    }

    private void synthesis(int s, int m) {
        String id = SEGMENT[s] + "_m" + (m + 1);
        Expr made = d.number(
                        "synthesis_" + id,
                        "corrinoid made",
                        "ug/(1e12 cells h)",
                        p -> p.community().synthesis() * member(p, m).deNovo())
                .times(scale(m, Enzyme.CORRIN_SYNTHESIS))
                .times(amount(cells[s][m]));
        Expr odds = d.number(
                        "odds_" + id,
                        "true cobalamin to other, at the usual DMB",
                        "ratio",
                        p -> member(p, m).trueShare()
                                / Math.max(1 - member(p, m).trueShare(), 1e-9))
                .times(scale(m, Enzyme.LOWER_LIGAND));
        if (s == COLON) {
            Expr half = d.number(
                    "dmb_half_" + id,
                    "DMB at half of its limit",
                    "umol",
                    p -> p.community().dmbHalf());
            odds = odds.times(2).times(amount(ligand)).over(half.plus(amount(ligand)));
        }
        Expr share = odds.over(Expr.ONE.plus(odds));
        Expr real = made.times(share);
        d.slowInflow(trueCobalamin[s][m], real);
        d.slowInflow(synthesised, real);
        d.slowInflow(analogue[s][m], made.over(Expr.ONE.plus(odds)));
    }

    /** Free cobalamin in the colon: nearly all is caught by microbes, a little enters the wall, the rest leaves. */
    private void colonContent(HostPart host) {
        Expr most = d.number(
                "v_colon", "largest colonic uptake", "ug/h", p -> p.lumen().colonUptake());
        Expr half = d.number(
                "k_colon",
                "free cobalamin at half of that",
                "ug",
                p -> p.lumen().colonHalf());
        d.fast(
                host.colon,
                most.over(half.plus(amount(host.colon))),
                host.enterocyte[0][0],
                host.absorbed[0],
                host.colonAbsorbed);
        for (int m = 0; m < members; m++) {
            Expr caught = new Expr.Slow("caught_col_m" + (m + 1), uptake(COLON, m, "colon"), Expr.Pace.HOURLY);
            d.fast(host.colon, caught, trueCobalamin[COLON][m]);
        }
        d.fast(host.colon, fluid[COLON], faecesTrue);
    }

    /** Inside its cells a member turns cobalamin into the corrinoid it prefers (CbiR, CbiZ); a little ends as cobinamide. */
    private void remodelling(int m) {
        Expr rate = d.number(
                        "remodels_m" + (m + 1),
                        "exchange of lower ligands",
                        "1/h",
                        p -> p.community().remodelling()
                                * member(p, m).remodelling()
                                * (1 - member(p, m).trueShare()))
                .times(scale(m, Enzyme.REMODELLING));
        Expr lost = d.number(
                "to_cobinamide_m" + (m + 1),
                "of it into cobinamide",
                "fraction",
                p -> p.community().cobinamide());
        d.slow(trueCobalamin[COLON][m], rate.times(lost), cobinamide, remodelled);
        d.slow(trueCobalamin[COLON][m], rate.times(Expr.ONE.minus(lost)), analogue[COLON][m], remodelled);
    }

    private Expr uptake(int s, int m, String what) {
        String id = "uptake_" + what + "_" + SEGMENT[s] + "_m" + (m + 1);
        return d.number(
                        id,
                        "uptake of corrinoid",
                        "1/(1e12 cells h)",
                        p -> p.community().uptake()
                                * member(p, m).salvage()
                                * (what.equals("colon") ? p.community().capture() : 1))
                .times(amount(cells[s][m]))
                .times(scale(m, Enzyme.UPTAKE));
    }

    private void corrinoids(int s) {
        for (int m = 0; m < members; m++) {
            d.slow(other[s], uptake(s, m, "other"), analogue[s][m]);
        }
        if (s < COLON) {
            d.slow(other[s], fluid[s], other[s + 1]);
            return;
        }
        d.slow(other[s], fluid[s], faecesAnalogue);
        for (int m = 0; m < members; m++) {
            d.slow(cobinamide, uptake(s, m, "cobinamide"), analogue[s][m]);
        }
        d.slow(cobinamide, fluid[s], faecesCobinamide);
    }

    /** Numbers that a person's host and parameters do not decide: they are set by hand and kept. */
    Set<Integer> setByHand() {
        Set<Integer> indices = new HashSet<>();
        indices.add(index(fibreGrams));
        for (Expr[] some : loss) {
            for (Expr number : some) {
                indices.add(index(number));
            }
        }
        for (Expr[] some : scaling) {
            for (Expr number : some) {
                indices.add(index(number));
            }
        }
        for (Expr number : effort) {
            indices.add(index(number));
        }
        return indices;
    }

    /** Place of a number among the network's parameters. */
    static int index(Expr number) {
        return ((Expr.Parameter) number).index();
    }

    /** 1/h, growth of a resident as a law; for finding the loss that balances it. */
    Expr growthOf(int segment, int member) {
        return growth[segment][member];
    }

    /** Into cells after being caught, 1/h: fast against an hour. Assumed. */
    private static final double INTERNALISED = 2;
    /** Share of the fluid's rate at which what was caught is lost again. Assumed. */
    private static final double LOOSE = 0.05;
    /** Weight of unbound against factor-bound uptake when caught cobalamin is shared out. Assumed. */
    private static final double SOME = 0.1;
    /** Crowding at which the loss levels off, so that a treated overgrowth leaves in hours, not at once. */
    private static final double MOST_CROWDED = 20;
}

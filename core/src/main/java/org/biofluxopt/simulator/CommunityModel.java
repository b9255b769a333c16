package org.biofluxopt.simulator;

import static org.biofluxopt.simulator.Pool.*;

import java.util.List;
import org.biofluxopt.simulator.GutCommunity.Member;
import org.biofluxopt.simulator.SimulatorParameters.Community;

/**
 * Microbes of jejunum, ileum and colon with their corrinoids, in steps of an hour, semi-implicit: what a cell or a pool
 * loses is in proportion to what it holds afterwards, so nothing becomes negative and nothing is lost. A member's loss
 * grows with its own density ("kill the winner", Thingstad 2000: assumed), which keeps the given composition stable.
 */
final class CommunityModel {
    static final int SEGMENTS = 3;
    private static final int COLON_SEGMENT = 2;
    // Places in a segment's block.
    private static final int CARBON = 0;
    private static final int FIBRE = 1;
    private static final int OTHER = 2;
    private static final int COBINAMIDE = 3;
    private static final int DMB = 4;
    private static final int SHARED = 5;
    // Places in a member's block.
    private static final int CELLS = 0;
    private static final int TRUE = 1;
    private static final int ANALOGUE = 2;
    private static final int LOSS = 3;
    private static final int GROWTH_SUM = 4;
    private static final int PER_MEMBER = 5;

    private final Community c;
    private final List<Member> members;
    private final int residents;
    private final int count;
    private final int scaleBase;
    private final double[] target;
    private final double[] washout;
    private final double[] fluid;
    private final double[] growthMax;
    private final double[] cost;
    private final double factorBoundUsual;
    private final double salvageUsual;
    private final double remodellingUsual;
    private final double[] usualCells = new double[SEGMENTS];

    CommunityModel(SimulatorParameters parameters, VirtualPerson person) {
        c = parameters.community();
        members = person.community().members();
        residents = person.community().residents();
        count = members.size();
        scaleBase = HOST_POOLS + SEGMENTS * (SHARED + count * PER_MEMBER);
        washout = new double[] {c.smallWashout(), c.smallWashout(), c.colonWashout()};
        fluid = new double[] {
            parameters.lumen().jejunalTransit(), parameters.lumen().ilealTransit(), c.colonWashout()
        };
        growthMax = new double[] {c.growthSmall(), c.growthSmall(), c.growthColon()};
        cost = new double[] {c.costSynthesis(), c.costLigand(), c.costUptake(), c.costRemodelling(), c.costRelease()};
        target = targets(person.host().overgrowthLog10());
        factorBoundUsual = c.usualFactorBound();
        salvageUsual = c.usualSalvage();
        remodellingUsual = colonMean(person.community());
    }

    private double[] targets(double overgrowthLog10) {
        double small = 0;
        for (int m = 0; m < residents; m++) {
            small += members.get(m).share() * members.get(m).smallBowel();
        }
        double[] total = {
            Math.pow(10, overgrowthLog10) * c.jejunumVolume() / 1e12,
            c.ileumDensity() * c.ileumVolume() / 1e12,
            c.colonCells()
        };
        double[] cells = new double[SEGMENTS * count];
        for (int m = 0; m < residents; m++) {
            Member member = members.get(m);
            double inSmall = small > 0 ? member.share() * member.smallBowel() / small : member.share();
            for (int s = 0; s < SEGMENTS; s++) {
                double share = s == COLON_SEGMENT ? member.share() : inSmall;
                cells[s * count + m] = Math.max(total[s] * share, LEAST_CELLS * total[s]);
                usualCells[s] += cells[s * count + m];
            }
        }
        return cells;
    }

    private static double colonMean(GutCommunity community) {
        double sum = 0;
        for (Member m : community.members()) {
            sum += m.share() * m.remodelling();
        }
        return Math.max(sum, 1e-9);
    }

    /** Numbers that the state of the microbes takes. */
    int size() {
        return SEGMENTS * (SHARED + count * PER_MEMBER) + count * DayEvents.ENZYMES;
    }

    private int segment(int s) {
        return HOST_POOLS + s * (SHARED + count * PER_MEMBER);
    }

    private int member(int s, int m) {
        return segment(s) + SHARED + m * PER_MEMBER;
    }

    /** The usual composition, with contents close to their steady state. */
    void begin(double[] x) {
        for (int s = 0; s < SEGMENTS; s++) {
            x[segment(s) + CARBON] = 1;
            x[segment(s) + DMB] = c.dmbHalf();
            x[segment(s) + OTHER] = s == COLON_SEGMENT ? 100 : 0;
            for (int m = 0; m < count; m++) {
                int at = member(s, m);
                x[at + CELLS] = target[s * count + m];
                x[at + ANALOGUE] = QUOTA_AT_START * x[at + CELLS];
                x[at + LOSS] = growthMax[s] / 2;
            }
        }
        scale(x, null, 0);
        refreshSteal(x);
    }

    /** Sets the day's enzyme scalings. */
    void scale(double[] x, @org.jspecify.annotations.Nullable DayEvents events, int lane) {
        int n = count * DayEvents.ENZYMES;
        for (int i = 0; i < n; i++) {
            double log2 = events == null ? 0 : events.log2[lane * n + i];
            x[scaleBase + i] = log2 == 0 ? 1 : Math.pow(2, log2);
        }
    }

    /** Live cells of transients swallowed with breakfast, 1e12 cells, with their cobalamin. */
    void swallow(double[] x, DayEvents events, int lane) {
        for (int m = 0; m < count; m++) {
            double cells = events.probiotic[lane * count + m] / 1e12;
            if (cells > 0) {
                double cargo = cells * c.transientCargo() * members.get(m).trueShare();
                x[member(0, m) + CELLS] += cells;
                x[member(0, m) + TRUE] += cargo;
                x[member(0, m) + ANALOGUE] += cells * c.transientCargo() - cargo;
                x[SUM_IN] += cargo;
            }
        }
    }

    void hour(double[] x, double fibreGramsPerDay) {
        double[] moved = new double[count * 3];
        for (int s = 0; s < SEGMENTS; s++) {
            take(x, s);
            grow(x, s, s == COLON_SEGMENT ? fibreGramsPerDay : 0, moved);
            shared(x, s);
        }
        for (int m = 0; m < count; m++) {
            x[DAY_FAECES] += moved[m * 3 + TRUE];
            x[SUM_OUT] += moved[m * 3 + TRUE];
            x[DAY_FAECES_CORRINOID] += moved[m * 3 + TRUE] + moved[m * 3 + ANALOGUE];
        }
        refreshSteal(x);
    }

    private double scaling(double[] x, int m, Enzyme enzyme) {
        return x[scaleBase + m * DayEvents.ENZYMES + enzyme.ordinal()];
    }

    /** Cobalamin of the host's lumen, and corrinoids of the segment, into cells. */
    private void take(double[] x, int s) {
        if (s < COLON_SEGMENT) {
            share(x, s, s == 0 ? TAKEN_JEJ_FREE : TAKEN_ILE_FREE, false);
            share(x, s, s == 0 ? TAKEN_JEJ_IF : TAKEN_ILE_IF, true);
        }
        int base = segment(s);
        double uptake = 0;
        for (int m = 0; m < count; m++) {
            uptake += uptakeRate(x, s, m);
        }
        double exits = 1 + uptake + fluid[s];
        double other = x[base + OTHER] / exits;
        double cobinamide = x[base + COBINAMIDE] / exits;
        double colon = 0;
        double remodelled = 0;
        if (s == COLON_SEGMENT) {
            double remodelling = remodellingRate(x);
            colon = x[COLON] / (exits + remodelling);
            remodelled = colon * remodelling;
            x[COLON] = colon;
            x[SUM_REMODELLED] += remodelled;
            x[DAY_FAECES] += colon * fluid[s];
            x[SUM_OUT] += colon * fluid[s];
            x[DAY_FAECES_CORRINOID] += (colon + other + cobinamide) * fluid[s];
        } else {
            x[segment(s + 1) + OTHER] += other * fluid[s];
            x[segment(s + 1) + COBINAMIDE] += cobinamide * fluid[s];
        }
        x[base + OTHER] = other + remodelled * (1 - c.cobinamide());
        x[base + COBINAMIDE] = cobinamide + remodelled * c.cobinamide();
        for (int m = 0; m < count; m++) {
            double rate = uptakeRate(x, s, m);
            x[member(s, m) + TRUE] += colon * rate;
            x[member(s, m) + ANALOGUE] += (other + cobinamide) * rate;
        }
    }

    private double uptakeRate(double[] x, int s, int m) {
        return c.uptake() * members.get(m).salvage() * x[member(s, m) + CELLS] * scaling(x, m, Enzyme.UPTAKE);
    }

    private double remodellingRate(double[] x) {
        double sum = 0;
        for (int m = 0; m < residents; m++) {
            sum += members.get(m).remodelling()
                    * x[member(COLON_SEGMENT, m) + CELLS]
                    * scaling(x, m, Enzyme.REMODELLING);
        }
        return c.remodelling() * sum / (remodellingUsual * usualCells[COLON_SEGMENT]);
    }

    /** Shares what microbes took from the host's lumen among them by their uptake; part becomes analogue. */
    private void share(double[] x, int s, int taken, boolean factorBound) {
        double amount = x[taken];
        if (amount <= 0) {
            return;
        }
        double total = 0;
        for (int m = 0; m < residents; m++) {
            total += weight(x, s, m, factorBound);
        }
        x[taken] = 0;
        double remodelled = amount * c.stealRemodelled();
        x[SUM_REMODELLED] += remodelled;
        for (int m = 0; m < residents; m++) {
            double part = weight(x, s, m, factorBound) / total;
            x[member(s, m) + TRUE] += (amount - remodelled) * part;
            x[member(s, m) + ANALOGUE] += remodelled * part;
        }
    }

    private double weight(double[] x, int s, int m, boolean factorBound) {
        Member member = members.get(m);
        return x[member(s, m) + CELLS]
                * (factorBound ? member.takesFactorBound() : member.salvage())
                * scaling(x, m, Enzyme.UPTAKE);
    }

    /** How fast microbes of the small bowel take the host's cobalamin, 1/h. */
    private void refreshSteal(double[] x) {
        for (int s = 0; s < COLON_SEGMENT; s++) {
            double bound = 0;
            double free = 0;
            for (int m = 0; m < residents; m++) {
                bound += weight(x, s, m, true);
                free += weight(x, s, m, false);
            }
            if (s == 0) {
                x[STEAL_JEJ_IF] = overgrowth(bound / factorBoundUsual);
                x[STEAL_JEJ_FREE] = overgrowth(free / salvageUsual);
            } else {
                x[STEAL_ILE_IF] = c.stealIleum() * bound / (factorBoundUsual * usualCells[s]);
                x[STEAL_ILE_FREE] = c.stealIleum() * free / (salvageUsual * usualCells[s]);
            }
        }
    }

    private double overgrowth(double cells) {
        double density = cells * 1e12 / c.jejunumVolume();
        return c.stealMax() * Math.max(0, density - c.stealNone()) / (density + c.stealHalf());
    }

    /** Growth, loss and washout of cells with what they hold; {@code moved} carries the outflow of the segment above. */
    private void grow(double[] x, int s, double fibreGramsPerDay, double[] moved) {
        int base = segment(s);
        double cellsNow = 0;
        for (int m = 0; m < residents; m++) {
            cellsNow += x[member(s, m) + CELLS];
        }
        double use = c.carbonUse() * cellsNow / usualCells[s];
        double exits = 1 + fluid[s] + use;
        double usualInflow = fluid[s] + c.carbonUse();
        x[base + CARBON] = (x[base + CARBON] + usualInflow) / exits;
        x[base + FIBRE] = (x[base + FIBRE] + usualInflow * fibreGramsPerDay / c.usualFibre()) / exits;
        for (int m = 0; m < count; m++) {
            growMember(x, s, m, moved);
        }
    }

    private void growMember(double[] x, int s, int m, double[] moved) {
        int at = member(s, m);
        boolean resident = m < residents;
        double growth = resident ? growth(x, s, m) : 0;
        double out = resident ? washout[s] : fluid[s];
        double cells = x[at + CELLS];
        double death = resident ? x[at + LOSS] * Math.min(cells / target[s * count + m], MOST_CROWDED) : 0;
        x[at + GROWTH_SUM] += growth + (resident ? moved[m * 3 + CELLS] / Math.max(cells, 1e-300) : 0);
        double after = (cells * (1 + growth) + moved[m * 3 + CELLS]) / (1 + out + death);
        x[at + CELLS] = after;
        moved[m * 3 + CELLS] = out * after;

        double release = death + (resident ? c.release() : c.transientRelease()) * scaling(x, m, Enzyme.RELEASE);
        double made = resident ? synthesis(x, m) * cells : 0;
        double trueMade = made * trueShare(x, s, m);
        x[SUM_SYNTHESIS] += trueMade;
        double exits = 1 + out + release;
        double trueAfter = (x[at + TRUE] + trueMade + moved[m * 3 + TRUE]) / exits;
        double analogueAfter = (x[at + ANALOGUE] + made - trueMade + moved[m * 3 + ANALOGUE]) / exits;
        x[at + TRUE] = trueAfter;
        x[at + ANALOGUE] = analogueAfter;
        x[lumen(s)] += trueAfter * release;
        x[segment(s) + OTHER] += analogueAfter * release;
        moved[m * 3 + TRUE] = trueAfter * out;
        moved[m * 3 + ANALOGUE] = analogueAfter * out;
    }

    private static int lumen(int s) {
        return s == 0 ? JEJ_FREE_NAT : s == 1 ? ILE_FREE_NAT : COLON;
    }

    /** 1/h: carbon, corrinoid quota (Droop 1973) and the cost of scaled enzymes. */
    private double growth(double[] x, int s, int m) {
        Member member = members.get(m);
        int base = segment(s);
        int at = member(s, m);
        double carbon = x[base + CARBON] + member.fibreResponse() * x[base + FIBRE];
        double quota = (x[at + TRUE] + x[at + ANALOGUE]) / Math.max(x[at + CELLS], 1e-300);
        double droop = 1 - member.need() * c.quotaMin() / Math.max(quota, c.quotaMin());
        double effort = 1;
        for (int e = 0; e < cost.length; e++) {
            effort -= cost[e] * (x[scaleBase + m * DayEvents.ENZYMES + e] - 1);
        }
        return growthMax[s] * carbon / (1 + carbon) * droop * Math.max(0, effort);
    }

    private double synthesis(double[] x, int m) {
        return c.synthesis() * members.get(m).deNovo() * scaling(x, m, Enzyme.CORRIN_SYNTHESIS);
    }

    private double trueShare(double[] x, int s, int m) {
        double share = members.get(m).trueShare();
        double ligand = x[segment(s) + DMB];
        double odds = share
                / Math.max(1 - share, 1e-9)
                * scaling(x, m, Enzyme.LOWER_LIGAND)
                * 2
                * ligand
                / (c.dmbHalf() + ligand);
        return odds / (1 + odds);
    }

    /** The lower ligand: made by the community in proportion to its lower-ligand enzymes, washed out. */
    private void shared(double[] x, int s) {
        double making = 0;
        double cells = 0;
        for (int m = 0; m < residents; m++) {
            cells += x[member(s, m) + CELLS];
            making += x[member(s, m) + CELLS] * scaling(x, m, Enzyme.LOWER_LIGAND);
        }
        double inflow = c.dmbHalf() * fluid[s] * (cells > 0 ? making / cells : 1);
        x[segment(s) + DMB] = (x[segment(s) + DMB] + inflow) / (1 + fluid[s]);
    }

    /** Makes the present composition stationary: each member's loss balances its mean growth since the last call. */
    void balance(double[] x, int hours) {
        for (int s = 0; s < SEGMENTS; s++) {
            for (int m = 0; m < residents; m++) {
                int at = member(s, m);
                if (hours > 0) {
                    x[at + LOSS] = Math.max(0, x[at + GROWTH_SUM] / hours - washout[s]);
                }
                x[at + GROWTH_SUM] = 0;
                double target = this.target[s * count + m];
                double change = target / Math.max(x[at + CELLS], 1e-300);
                x[at + CELLS] = target;
                x[at + TRUE] *= change;
                x[at + ANALOGUE] *= change;
            }
        }
    }

    double trueCobalamin(double[] x) {
        double sum = 0;
        for (int s = 0; s < SEGMENTS; s++) {
            for (int m = 0; m < count; m++) {
                sum += x[member(s, m) + TRUE];
            }
        }
        return sum;
    }

    /** Shares of colonic cells, residents and transients. */
    double[] shares(double[] x) {
        double[] shares = new double[count];
        double sum = 0;
        for (int m = 0; m < count; m++) {
            shares[m] = x[member(COLON_SEGMENT, m) + CELLS];
            sum += shares[m];
        }
        for (int m = 0; m < count; m++) {
            shares[m] /= sum;
        }
        return shares;
    }

    /** A resident is never quite absent. */
    private static final double LEAST_CELLS = 1e-9;

    private static final double QUOTA_AT_START = 5;
    /** Crowding beyond which the loss grows no further, so that a treated overgrowth leaves in hours, not at once. */
    private static final double MOST_CROWDED = 20;
}

package org.biofluxopt.simulator;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.biofluxopt.intervention.DailyRegimen;
import org.biofluxopt.intervention.DaySlot;

/** What each lane swallows on one day, and how its microbes' enzymes are scaled. A lane not named gets nothing. */
public final class DayEvents {
    static final int SLOTS = DaySlot.values().length;
    static final int ENZYMES = Enzyme.values().length;
    /** Scaling is held within 2^-4 to 2^4. */
    public static final double LARGEST_LOG2 = 4;

    private final List<String> memberIds;
    final double[] food;
    final double[] tablet;
    final double[] fibre;
    final double[] probiotic;
    final double[] log2;
    final boolean[] noMeals;

    DayEvents(int lanes, List<String> memberIds) {
        this.memberIds = memberIds;
        food = new double[lanes * SLOTS];
        tablet = new double[lanes * SLOTS];
        fibre = new double[lanes];
        probiotic = new double[lanes * memberIds.size()];
        log2 = new double[lanes * memberIds.size() * ENZYMES];
        noMeals = new boolean[lanes];
    }

    /** Back to a day on which nothing is swallowed but three meals without cobalamin. */
    public void clear() {
        Arrays.fill(food, 0);
        Arrays.fill(tablet, 0);
        Arrays.fill(fibre, 0);
        Arrays.fill(probiotic, 0);
        Arrays.fill(log2, 0);
        Arrays.fill(noMeals, false);
    }

    /**
     * Adds cobalamin in food. Food outside a meal is a bite without bulk.
     *
     * @param micrograms ug, finite and not negative
     */
    public void food(DaySlot slot, int lane, double micrograms) {
        food[lane * SLOTS + slot.ordinal()] += checked(micrograms, "food cobalamin in ug");
    }

    /**
     * Adds a cyanocobalamin tablet.
     *
     * @param micrograms ug, finite and not negative
     */
    public void tablet(DaySlot slot, int lane, double micrograms) {
        tablet[lane * SLOTS + slot.ordinal()] += checked(micrograms, "tablet in ug");
    }

    /** Adds fermentable fibre beyond the usual diet, g a day. */
    public void fibre(int lane, double gramsPerDay) {
        fibre[lane] += checked(gramsPerDay, "fibre in g a day");
    }

    /** Adds live cells of an ingested member with breakfast, colony-forming units. */
    public void probiotic(int member, int lane, double cfu) {
        probiotic[lane * memberIds.size() + member] += checked(cfu, "probiotic in CFU");
    }

    /**
     * Scales an enzyme activity of a member by 2^log2 for the day.
     *
     * @param log2 held within {@link #LARGEST_LOG2}
     */
    public void enzyme(int member, Enzyme enzyme, int lane, double log2) {
        if (Double.isNaN(log2)) {
            throw new IllegalArgumentException("Expected the log2 of a scaling, got NaN");
        }
        this.log2[(lane * memberIds.size() + member) * ENZYMES + enzyme.ordinal()] =
                Math.clamp(log2, -LARGEST_LOG2, LARGEST_LOG2);
    }

    /** The lane eats nothing today, as in an absorption test. */
    public void noMeals(int lane) {
        noMeals[lane] = true;
    }

    /** Adds a whole regimen; probiotics by taxon id, which must be a member. */
    public void regimen(int lane, DailyRegimen regimen) {
        regimen.food().forEach((slot, micrograms) -> food(slot, lane, micrograms));
        regimen.tablet().forEach((slot, micrograms) -> tablet(slot, lane, micrograms));
        fibre(lane, regimen.fibreGrams());
        for (Map.Entry<String, Double> dose : regimen.probioticCfu().entrySet()) {
            int member = memberIds.indexOf(dose.getKey());
            if (member < 0) {
                throw new IllegalArgumentException(
                        "Probiotic " + dose.getKey() + " is no member of the community; members are " + memberIds);
            }
            probiotic(member, lane, dose.getValue());
        }
    }

    private static double checked(double value, String what) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("Expected " + what + " >= 0, got " + value);
        }
        return value;
    }
}

package org.biofluxopt.agents;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.biofluxopt.intervention.DailyRegimen;
import org.biofluxopt.intervention.DaySlot;
import org.biofluxopt.simulator.Lanes;

/**
 * What the agents' numbers mean as a day of a person. All zeros are the standard regimen, and no numbers change the day's
 * total cobalamin: they only distribute it.
 *
 * <p>The diet agent's first six numbers are added to the standard split of the tablet over the occasions and the sum is
 * projected on the simplex (sparsemax, Martins and Astudillo 2016, arXiv 1602.02068): unlike softmax this leaves most
 * occasions at exactly 0, which is what a person can follow. Then come the share of the largest food replacement and of
 * the largest fibre dose. A resident's number is its vote on fibre, averaged over the residents; a probiotic's number is
 * its own dose.
 */
public final class PlanActions {
    /** Numbers that the diet agent chooses. */
    public static final int DIET_ACTIONS = DaySlot.values().length + 2;

    private static final int FOOD = DaySlot.values().length;
    private static final int FIBRE = FOOD + 1;

    private final DailyRegimen standard;
    private final PolicyContext context;
    private final PlanLimits limits;

    public PlanActions(DailyRegimen standard, PolicyContext context, PlanLimits limits) {
        this.standard = standard;
        this.context = context;
        this.limits = limits;
    }

    /** The diet agent's numbers that ask for equal parts at all occasions where the standard is one tablet with breakfast. */
    public static double[] evenly() {
        double[] numbers = new double[DIET_ACTIONS];
        for (DaySlot slot : DaySlot.values()) {
            numbers[slot.ordinal()] = 1.0 / DaySlot.values().length - (slot == DaySlot.BREAKFAST ? 1 : 0);
        }
        return numbers;
    }

    /**
     * @param diet the diet agent's numbers from {@code dietOffset} on
     * @param microbes one number per member of the community from {@code microbesOffset} on
     */
    public DailyRegimen decode(double[] diet, int dietOffset, double[] microbes, int microbesOffset) {
        double moved = movedToFood(diet[dietOffset + FOOD]);
        return new DailyRegimen(
                tablet(diet, dietOffset, standard.tabletMicrogramsPerDay() - moved),
                food(moved),
                fibre(diet[dietOffset + FIBRE], microbes, microbesOffset),
                probiotics(microbes, microbesOffset));
    }

    private double movedToFood(double share) {
        double most = Math.min(limits.foodMicrograms(), standard.tabletMicrogramsPerDay());
        return context.animalFood() ? most * Math.clamp(share, 0.0, 1.0) : 0;
    }

    private Map<DaySlot, Double> tablet(double[] diet, int offset, double micrograms) {
        Map<DaySlot, Double> result = new EnumMap<>(DaySlot.class);
        double usual = standard.tabletMicrogramsPerDay();
        if (!(usual > 0)) {
            return result;
        }
        double[] shares = new double[DaySlot.values().length];
        for (DaySlot slot : DaySlot.values()) {
            shares[slot.ordinal()] = standard.tablet().getOrDefault(slot, 0.0) / usual + diet[offset + slot.ordinal()];
        }
        projectOnSimplex(shares);
        for (DaySlot slot : DaySlot.values()) {
            if (shares[slot.ordinal()] > 0) {
                result.put(slot, micrograms * shares[slot.ordinal()]);
            }
        }
        return result;
    }

    private Map<DaySlot, Double> food(double moved) {
        Map<DaySlot, Double> result = new EnumMap<>(DaySlot.class);
        result.putAll(standard.food());
        for (int meal = 0; moved > 0 && meal < SwallowedDay.MEALS.size(); meal++) {
            result.merge(SwallowedDay.MEALS.get(meal), moved * Lanes.MEAL_SHARES.get(meal), Double::sum);
        }
        return result;
    }

    private double fibre(double own, double[] microbes, int offset) {
        double votes = 0;
        int voters = 0;
        for (int m = 0; m < context.members().size(); m++) {
            if (!context.members().get(m).mayBeSwallowed()) {
                votes += microbes[offset + m];
                voters++;
            }
        }
        double vote = own + (voters > 0 ? votes / voters : 0);
        double most = Math.max(0, limits.fibreGrams() - standard.fibreGrams());
        return standard.fibreGrams() + most * Math.clamp(vote, 0.0, 1.0);
    }

    private Map<String, Double> probiotics(double[] microbes, int offset) {
        Map<String, Double> result = new TreeMap<>(standard.probioticCfu());
        for (int m = 0; m < context.members().size(); m++) {
            double dose = limits.probioticCfu() * Math.clamp(microbes[offset + m], 0.0, 1.0);
            if (context.members().get(m).mayBeSwallowed() && dose > 0) {
                result.merge(context.members().get(m).id(), dose, Double::sum);
            }
        }
        return result;
    }

    /** The nearest point whose entries are >= 0 and sum to 1 (Held, Wolfe and Crowder 1974, Math Program 6:62). */
    static void projectOnSimplex(double[] x) {
        double[] sorted = x.clone();
        Arrays.sort(sorted);
        double sum = 0;
        double threshold = 0;
        for (int i = sorted.length - 1, count = 1; i >= 0; i--, count++) {
            sum += sorted[i];
            double candidate = (sum - 1) / count;
            if (sorted[i] <= candidate) {
                break;
            }
            threshold = candidate;
        }
        for (int i = 0; i < x.length; i++) {
            x[i] = Math.max(0, x[i] - threshold);
        }
    }
}

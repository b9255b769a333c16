package org.biofluxopt.study;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.biofluxopt.intervention.DailyRegimen;
import org.biofluxopt.intervention.DaySlot;
import org.biofluxopt.plan.Regimens;
import org.biofluxopt.simulator.Lanes;

/** Names of the arms; all with the same cobalamin a day. */
public final class Arms {
    /** One tablet with breakfast. */
    public static final String C1 = "c1";
    /** One tablet at bedtime, hours from any meal. */
    public static final String C2 = "c2";
    /** The plan. */
    public static final String P = "p";
    /** The plan with its clinical items. */
    public static final String P_PLUS = "p_plus";
    /** The same cobalamin in milk, egg and fish; not for vegans. */
    public static final String FOOD = "food";
    /** C1, and microbes scale their enzymes. */
    public static final String FLUX = "flux";
    /** A third of the tablet with each meal, for everybody. */
    public static final String SPLIT = "split3";
    /** A half with breakfast and with dinner, for everybody. */
    public static final String HALVES = "split2";
    /** A third between meals, twice, and at bedtime, for everybody. */
    public static final String BETWEEN = "split3_between";
    /** A sixth at every occasion, for everybody. */
    public static final String SIXTHS = "split6";
    /** The best fixed schedule by the network's beliefs, no agents. */
    public static final String NETWORK_ONLY = "network_only";
    /** What the shipped policy asks for, not judged against anything. */
    public static final String AGENTS_ONLY = "agents_only";
    /** Propionibacterium beside C1. */
    public static final String CULTURE = "culture";
    /** The same cobalamin as in the culture, without it, beside C1. */
    public static final String CULTURE_VEHICLE = "culture_vehicle";
    /** C1 while residents make more pseudo-B12. */
    public static final String PSEUDO = "pseudo_b12";
    /** C1 in the same person with no FUT2 effect allele. */
    public static final String FUT2_NONE = "fut2_0";
    /** C1 in the same person with two. */
    public static final String FUT2_TWO = "fut2_2";
    /** The tablet dissolved under the tongue, at bedtime. */
    public static final String SUBLINGUAL = "sublingual";
    /** The same tablet swallowed at bedtime. */
    public static final String SWALLOWED = "swallowed";

    private Arms() {}

    /** An arm at another dose, ug a day. */
    public static String at(String arm, double dose) {
        return arm + "@" + (dose == Math.rint(dose) ? Long.toString((long) dose) : Double.toString(dose));
    }

    /** An arm in a person of whom one thing is changed. */
    public static String in(String change, String arm) {
        return change + ":" + arm;
    }

    /** Levers of the decomposition that are on, a bit each. */
    public static String coalition(int levers) {
        return "levers" + levers;
    }

    /** The dose as food in the usual meals. */
    static DailyRegimen foodOnly(double dose) {
        List<DaySlot> meals = List.of(DaySlot.BREAKFAST, DaySlot.LUNCH, DaySlot.DINNER);
        Map<DaySlot, Double> food = new EnumMap<>(DaySlot.class);
        for (int meal = 0; meal < meals.size(); meal++) {
            food.put(meals.get(meal), dose * Lanes.MEAL_SHARES.get(meal));
        }
        return new DailyRegimen(Map.of(), food, 0, Map.of());
    }

    /** C1 at a dose. */
    static DailyRegimen c1(double dose) {
        return Regimens.standard(dose);
    }
}

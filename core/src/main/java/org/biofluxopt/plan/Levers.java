package org.biofluxopt.plan;

import java.util.EnumMap;
import java.util.Map;
import org.biofluxopt.intervention.DailyRegimen;
import org.biofluxopt.intervention.DaySlot;
import org.biofluxopt.network.HostDraw;

/** A regimen or a host with one thing changed. */
public final class Levers {
    private Levers() {}

    public static DailyRegimen withoutFibre(DailyRegimen regimen) {
        return new DailyRegimen(regimen.tablet(), regimen.food(), 0, regimen.probioticCfu());
    }

    public static DailyRegimen withoutProbiotic(DailyRegimen regimen) {
        return new DailyRegimen(regimen.tablet(), regimen.food(), regimen.fibreGrams(), Map.of());
    }

    /** The food's cobalamin goes back to the tablet in its proportions, so that the day's total stays. */
    public static DailyRegimen withoutFood(DailyRegimen regimen) {
        if (regimen.food().isEmpty()) {
            return regimen;
        }
        double total = regimen.microgramsPerDay();
        double tablet = regimen.tabletMicrogramsPerDay();
        Map<DaySlot, Double> tablets = tablet > 0
                ? times(regimen.tablet(), total / tablet)
                : Regimens.standard(total).tablet();
        return new DailyRegimen(tablets, Map.of(), regimen.fibreGrams(), regimen.probioticCfu());
    }

    /** Nothing but a tablet once a day. */
    public static boolean isOneTablet(DailyRegimen regimen) {
        return regimen.tablet().size() == 1
                && regimen.food().isEmpty()
                && regimen.fibreGrams() == 0
                && regimen.probioticCfu().isEmpty();
    }

    /** The tablet taken whole with breakfast, all else as it is. */
    public static DailyRegimen withoutTiming(DailyRegimen regimen) {
        return new DailyRegimen(
                Regimens.standard(regimen.tabletMicrogramsPerDay()).tablet(),
                regimen.food(),
                regimen.fibreGrams(),
                regimen.probioticCfu());
    }

    /** Tablet and food times {@code factor}. */
    public static DailyRegimen scaled(DailyRegimen regimen, double factor) {
        return new DailyRegimen(
                times(regimen.tablet(), factor),
                times(regimen.food(), factor),
                regimen.fibreGrams(),
                regimen.probioticCfu());
    }

    private static Map<DaySlot, Double> times(Map<DaySlot, Double> bySlot, double factor) {
        Map<DaySlot, Double> result = new EnumMap<>(DaySlot.class);
        bySlot.forEach((slot, micrograms) -> result.put(slot, micrograms * factor));
        return result;
    }

    public static HostDraw withCalcium(HostDraw host) {
        return copy(host, host.acid(), host.metformin() || host.calcium(), host.overgrowthLog10());
    }

    /** @param log10 bacteria in the proximal small bowel, log10 cells/mL */
    public static HostDraw withOvergrowth(HostDraw host, double log10) {
        return copy(host, host.acid(), host.calcium(), log10);
    }

    /** @param acid release relative to normal, 0..1 */
    public static HostDraw withAcid(HostDraw host, double acid) {
        return copy(host, acid, host.calcium(), host.overgrowthLog10());
    }

    private static HostDraw copy(HostDraw host, double acid, boolean calcium, double overgrowthLog10) {
        return new HostDraw(
                host.ageYears(),
                host.weightKg(),
                host.gfr(),
                host.foodMicrograms(),
                host.tabletMicrograms(),
                acid,
                host.intrinsicFactor(),
                host.ileum(),
                host.metformin(),
                calcium,
                overgrowthLog10,
                host.folateLow(),
                host.pancreas(),
                host.effectAlleles());
    }
}

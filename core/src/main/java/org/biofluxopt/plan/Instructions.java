package org.biofluxopt.plan;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.biofluxopt.intervention.DailyRegimen;
import org.biofluxopt.intervention.DaySlot;
import org.biofluxopt.profile.CobalaminForm;
import org.biofluxopt.profile.Profile;
import org.biofluxopt.profile.Supplement;

/** Says a regimen in sentences a person can follow. */
final class Instructions {
    private Instructions() {}

    /**
     * What to do, one action per lever in use.
     *
     * @param compound what the tablet holds, such as cyanocobalamin
     */
    static List<Action> of(DailyRegimen regimen, String compound) {
        List<Action> actions = new ArrayList<>();
        if (regimen.tabletMicrogramsPerDay() > 0) {
            actions.add(new Action(
                    "tablet",
                    Action.Kind.DO,
                    tablet(regimen, compound),
                    "Uptake in the ileum saturates at one to two micrograms an occasion and recovers in four to six hours,"
                            + " so smaller doses apart are absorbed better than one.",
                    regimen.tabletMicrogramsPerDay(),
                    "ug/d",
                    "AB01, AB05"));
        }
        if (!regimen.food().isEmpty()) {
            actions.add(new Action(
                    "food",
                    Action.Kind.DO,
                    "Take " + micrograms(regimen.foodMicrogramsPerDay())
                            + " of the day's cobalamin from food instead of the tablet, " + times(regimen, false)
                            + " (100 mL of milk holds about 0.4 µg).",
                    "Food releases cobalamin slowly, so that uptake is less saturated.",
                    regimen.foodMicrogramsPerDay(),
                    "ug/d",
                    "AB20"));
        }
        if (regimen.fibreGrams() > 0) {
            actions.add(new Action(
                    "fibre",
                    Action.Kind.DO,
                    "Eat about %.0f g more fermentable fibre a day (whole grain, pulses, vegetables)."
                            .formatted(regimen.fibreGrams()),
                    "It feeds the residents of the colon; by itself it is not known to move serum B12.",
                    regimen.fibreGrams(),
                    "g/d",
                    "FI01"));
        }
        regimen.probioticCfu()
                .forEach((taxon, cfu) -> actions.add(new Action(
                        "probiotic",
                        Action.Kind.DO,
                        "Take %s, %s CFU a day, with breakfast.".formatted(name(taxon), power(cfu)),
                        "It passes through the small bowel and releases part of its own cobalamin there.",
                        cfu,
                        "CFU/d",
                        "MI18")));
        return actions;
    }

    private static String name(String taxon) {
        return Character.toUpperCase(taxon.charAt(0)) + taxon.substring(1);
    }

    private static String power(double cfu) {
        return "10^" + Math.round(Math.log10(cfu));
    }

    /** "Take the day's 10 µg of cyanocobalamin as 3.3 µg with breakfast, ...". */
    private static String tablet(DailyRegimen regimen, String compound) {
        long occasions = regimen.tablet().values().stream().filter(ug -> ug > 0).count();
        if (occasions == 1) {
            return "Take " + micrograms(regimen.tabletMicrogramsPerDay()) + " of " + compound + " "
                    + times(regimen, true) + ".";
        }
        return "Split the day's " + micrograms(regimen.tabletMicrogramsPerDay()) + " of " + compound + ": "
                + times(regimen, true) + ".";
    }

    private static String times(DailyRegimen regimen, boolean tablet) {
        var bySlot = tablet ? regimen.tablet() : regimen.food();
        List<String> parts = new ArrayList<>();
        for (DaySlot slot : DaySlot.values()) {
            double micrograms = bySlot.getOrDefault(slot, 0.0);
            if (micrograms > 0) {
                parts.add((bySlot.size() == 1 ? "" : micrograms(micrograms) + " ") + slot.words());
            }
        }
        if (parts.size() <= 1) {
            return String.join("", parts);
        }
        return String.join(", ", parts.subList(0, parts.size() - 1)) + " and " + parts.getLast();
    }

    /** What this person's tablets shall hold: as now, or cyanocobalamin, where the safety rules allow it. */
    static String compound(Profile profile, SafetyAssessment safety) {
        return safety.form(forms(profile))
                .map(CobalaminForm::chemicalName)
                .orElseGet(() -> safety.barredForms().isEmpty()
                        ? "your B12 supplements"
                        : "those of your B12 supplements that are allowed to you");
    }

    /** Forms of cobalamin that the profile lists a dose of. */
    static Set<CobalaminForm> forms(Profile profile) {
        Set<CobalaminForm> forms = EnumSet.noneOf(CobalaminForm.class);
        for (Supplement supplement : profile.supplements()) {
            if (supplement.microgramsPerDay() > 0) {
                forms.add(supplement.form());
            }
        }
        return forms;
    }

    static String micrograms(double value) {
        String number = value == Math.rint(value)
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, value < 10 ? "%.1f" : "%.0f", value);
        return number + " µg";
    }
}

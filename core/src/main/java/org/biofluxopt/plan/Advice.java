package org.biofluxopt.plan;

import java.util.ArrayList;
import java.util.List;
import org.biofluxopt.intervention.DailyRegimen;
import org.biofluxopt.profile.Profile;

/** What a plan says about things it does not change, because people ask. */
final class Advice {
    private Advice() {}

    /** Where nothing is worth changing. */
    static Action keep(Profile profile, double dose, boolean adequate) {
        boolean takes = profile.supplementMicrogramsPerDay() > 0;
        String instruction = adequate
                ? takes
                        ? "Keep what you do; your " + Instructions.micrograms(dose) + " a day can be taken at any time."
                        : "Keep what you do; on these values no B12 supplement is needed."
                : "Take " + Instructions.micrograms(dose) + " of cyanocobalamin a day with breakfast.";
        String why = adequate
                ? "Serum B12 follows intake only weakly in people who have enough: doubling intake moves it by about a"
                        + " tenth, and MMA hardly at all."
                : "No other schedule was better over the whole range of what is not known.";
        return new Action("keep", Action.Kind.KEEP, instruction, why, 0, "", "PL14, PL15");
    }

    /** Levers people ask for that are not in this plan. */
    static List<Action> leftOut(DailyRegimen chosen) {
        List<Action> actions = new ArrayList<>();
        if (chosen.probioticCfu().isEmpty()) {
            actions.add(new Action(
                    "no_probiotic",
                    Action.Kind.KEEP,
                    "No probiotic is recommended for B12.",
                    "A Propionibacterium yogurt did nothing for serum B12 in a randomised trial, and what colonic microbes"
                            + " make is hardly absorbed.",
                    0,
                    "",
                    "PR01"));
        }
        if (chosen.fibreGrams() == 0) {
            actions.add(new Action(
                    "no_fibre",
                    Action.Kind.KEEP,
                    "No extra fibre is needed for B12 (it is good for other reasons).",
                    "No convincing trial found an effect of fibre on serum B12.",
                    0,
                    "",
                    "FI01"));
        }
        return actions;
    }
}

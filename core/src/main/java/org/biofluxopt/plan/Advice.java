package org.biofluxopt.plan;

import java.util.ArrayList;
import java.util.List;
import org.biofluxopt.intervention.DailyRegimen;
import org.biofluxopt.profile.Profile;

/** What a plan says about things it does not change, because people ask. */
final class Advice {
    private Advice() {}

    /**
     * Status is adequate and no schedule is worth a change of habits. What is said here is what both arms simulate, or says
     * where it differs: a diet without enough cobalamin is never called enough, however good today's values are.
     *
     * @param safety which form of cobalamin may be offered
     * @param dose of both arms, ug a day
     * @param food the ensemble's median cobalamin in food, ug a day
     * @param allowance recommended intake, ug a day (IN11)
     */
    static Action adequate(Profile profile, SafetyAssessment safety, double dose, double food, double allowance) {
        String amount = Instructions.micrograms(dose) + " of " + Instructions.compound(profile, safety) + " a day";
        if (profile.supplementMicrogramsPerDay() > 0) {
            return new Action(
                    "keep",
                    Action.Kind.KEEP,
                    "Keep your " + amount + "; the time of day makes no difference worth having.",
                    "Serum B12 follows intake only weakly in people who have enough.",
                    dose,
                    "ug/d",
                    "PL14, PL15");
        }
        if (food < allowance) {
            return new Action(
                    "tablet",
                    Action.Kind.DO,
                    "Take " + amount + ", with breakfast: the food holds about " + Instructions.micrograms(food)
                            + " a day, less than the recommended " + Instructions.micrograms(allowance)
                            + ", so today's values will not last.",
                    "The store lasts for years, then status falls; no other schedule is worth the trouble.",
                    dose,
                    "ug/d",
                    "IN11, BO04");
        }
        return new Action(
                "keep",
                Action.Kind.KEEP,
                "On these values no B12 supplement is needed. The forecast shows what " + amount
                        + " with breakfast would do, in both arms.",
                "Serum B12 follows intake only weakly in people who have enough: doubling intake moves it by about a tenth,"
                        + " and methylmalonic acid hardly at all.",
                0,
                "",
                "PL14, PL15");
    }

    /** Status is low or marginal, and one tablet with breakfast is as good as anything that was tried. */
    static Action standard(Profile profile, SafetyAssessment safety, double dose) {
        return new Action(
                "tablet",
                Action.Kind.DO,
                "Take " + Instructions.micrograms(dose) + " of " + Instructions.compound(profile, safety)
                        + " a day with breakfast.",
                "No other schedule was better over the whole range of what is not known.",
                dose,
                "ug/d",
                "plan_robust_quantile");
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

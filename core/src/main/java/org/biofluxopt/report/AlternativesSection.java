package org.biofluxopt.report;

import java.util.ArrayList;
import java.util.List;
import org.biofluxopt.intervention.DailyRegimen;
import org.biofluxopt.intervention.DaySlot;
import org.biofluxopt.plan.Plan;

/** What else was tried: every regimen that was judged, so that a reader sees by how much the plan won. */
final class AlternativesSection {
    private AlternativesSection() {}

    static String of(PersonReport report) {
        List<Plan.Alternative> judged = report.plan().alternatives();
        if (judged.isEmpty()) {
            return "";
        }
        StringBuilder rows = new StringBuilder();
        for (Plan.Alternative alternative : judged) {
            String origin = Html.escape(alternative.origin());
            rows.append(Html.row(
                    alternative.chosen() ? "<strong>" + origin + " (this plan)</strong>" : origin,
                    Html.escape(words(alternative.regimen())),
                    Figures.gainCell(alternative.gainPercent()),
                    Figures.signedPercent(alternative.robustGainPercent())));
        }
        return Html.section(
                "alternatives",
                "What else was tried",
                "All with the same cobalamin a day, for the same virtual people. Ranked by the gain that nine in ten of them"
                        + " exceed over the better of one tablet with breakfast and one at bedtime: how much a tablet mixes"
                        + " with a meal is not known, and a schedule must not win by one guess of it.",
                "<table>"
                        + Html.head(
                                "",
                                "Proposed by",
                                "Cobalamin of the day",
                                "Gain over standard, mean (90 %)",
                                "Gain nine in ten exceed")
                        + "<tbody>" + rows + "</tbody></table>\n");
    }

    private static String words(DailyRegimen regimen) {
        List<String> parts = new ArrayList<>();
        for (DaySlot slot : DaySlot.values()) {
            double tablet = regimen.tablet().getOrDefault(slot, 0.0);
            if (tablet > 0) {
                parts.add(Figures.micrograms(tablet) + " µg " + slot.words());
            }
            double food = regimen.food().getOrDefault(slot, 0.0);
            if (food > 0) {
                parts.add(Figures.micrograms(food) + " µg as food " + slot.words());
            }
        }
        return String.join(", ", parts);
    }
}

package org.biofluxopt.report;

import org.biofluxopt.intervention.DailyRegimen;

/** The day's doses on the clock. */
final class DaySection {
    private DaySection() {}

    static String of(PersonReport report) {
        var plan = report.plan();
        if (plan.regimen().isEmpty() || plan.standard().isEmpty()) {
            return "";
        }
        DailyRegimen regimen = plan.regimen().get();
        DailyRegimen standard = plan.standard().get();
        if (regimen.microgramsPerDay() + standard.microgramsPerDay() == 0) {
            return "";
        }
        String body = "<figure>" + DayPicture.draw(regimen, standard, 1080, "day wide")
                + DayPicture.draw(regimen, standard, 360, "day narrow")
                + "<figcaption>Round: tablet. Square: food chosen for its cobalamin. Usual meals are the same in both"
                + " rows and are not drawn.</figcaption></figure>\n<table><tbody>"
                + Html.row("Plan", Html.escape(DayPicture.spoken(regimen) + extras(regimen)))
                + Html.row("Standard", Html.escape(DayPicture.spoken(standard)))
                + "</tbody></table>\n";
        return Html.section("day", "Your day", "", body);
    }

    private static String extras(DailyRegimen regimen) {
        StringBuilder extras = new StringBuilder();
        if (regimen.fibreGrams() > 0) {
            extras.append("; ").append(Figures.micrograms(regimen.fibreGrams())).append(" g more fermentable fibre");
        }
        regimen.probioticCfu()
                .keySet()
                .forEach(taxon -> extras.append("; ").append(taxon).append(" with breakfast"));
        return extras.toString();
    }
}

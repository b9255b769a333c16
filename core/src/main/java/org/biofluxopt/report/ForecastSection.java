package org.biofluxopt.report;

import java.util.ArrayList;
import java.util.List;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.plan.Band;
import org.biofluxopt.plan.Forecast;
import org.biofluxopt.profile.Marker;

/** What to expect: serum B12 large, the other markers small, and all of it as a table. */
final class ForecastSection {
    private ForecastSection() {}

    static String of(PersonReport report) {
        var plan = report.plan();
        if (plan.control().isEmpty() || plan.expected().isEmpty()) {
            return "";
        }
        Forecast control = plan.control().get();
        Forecast expected = plan.expected().get();
        StringBuilder body = new StringBuilder();
        body.append(figure(Marker.SERUM_B12, control, expected, 1080, 400, 360, 300));
        body.append("<div class=\"multiples\">\n");
        for (Marker marker : Labels.FORECAST) {
            if (marker != Marker.SERUM_B12 && expected.bands().containsKey(marker)) {
                body.append(figure(marker, control, expected, 360, 250, 360, 250));
            }
        }
        body.append("</div>\n").append(table(control, expected));
        String lead = "Lines are means over " + plan.lanes()
                + " versions of this person that fit what is known; shading holds 90 % of them. <b class=\"plan\">Plan</b>"
                + " and <b class=\"standard\">standard</b> share the same daily amount of cobalamin.";
        return Html.section(
                "forecast", "What to expect over " + expected.horizonDays() + " days", lead, body.toString());
    }

    private static String figure(
            Marker marker, Forecast control, Forecast expected, int width, int height, int narrow, int narrowHeight) {
        List<TrendChart.Arm> arms = List.of(
                new TrendChart.Arm("Standard", "standard", control.days(marker)),
                new TrendChart.Arm("Plan", "plan", expected.days(marker)));
        String unit = Labels.unit(marker);
        Band from = expected.days(marker).getFirst();
        Band to = expected.days(marker).getLast();
        String label = "%s in %s: from %s to %s with the plan, %s with standard supplementation at day %d."
                .formatted(
                        Labels.name(marker),
                        unit,
                        Figures.plain(from.mean()),
                        Figures.plain(to.mean()),
                        Figures.plain(control.days(marker).getLast().mean()),
                        expected.horizonDays());
        StringBuilder figure = new StringBuilder("<figure><figcaption><b>" + Labels.name(marker) + "</b> <span>"
                + Html.escape(Labels.meaning(marker)) + "</span></figcaption>\n");
        if (width == narrow) {
            figure.append(new TrendChart(width, height, unit, arms, levels(marker)).draw("", label, marker.word()));
        } else {
            figure.append(new TrendChart(width, height, unit, arms, levels(marker)).draw("wide", label, marker.word()));
            figure.append(new TrendChart(narrow, narrowHeight, unit, arms, levels(marker))
                    .draw("narrow", label, marker.word()));
        }
        return figure.append("</figure>\n").toString();
    }

    private static List<TrendChart.Level> levels(Marker marker) {
        var knowledge = KnowledgeBase.bundled();
        List<TrendChart.Level> levels = new ArrayList<>();
        switch (marker) {
            case SERUM_B12 -> {
                var cut = knowledge.quantity("ME09");
                levels.add(level(cut.value(), "low below "));
                cut.high().ifPresent(high -> levels.add(level(high, "marginal below ")));
            }
            case HOLOTC -> levels.add(level(knowledge.quantity("ME10").value(), "low below "));
            case MMA -> levels.add(level(knowledge.quantity("ME07").value(), "raised above "));
            case HOMOCYSTEINE, FOLATE -> {}
        }
        return levels;
    }

    private static TrendChart.Level level(double value, String words) {
        return new TrendChart.Level(value, words + Figures.plain(value));
    }

    private static String table(Forecast control, Forecast expected) {
        StringBuilder table = new StringBuilder("<div class=\"scroll\"><table>")
                .append(Html.head(
                        "At day " + expected.horizonDays() + ": mean (90 % range)",
                        "Marker",
                        "Day 0",
                        "Standard",
                        "Plan"))
                .append("<tbody>\n");
        for (Marker marker : Labels.FORECAST) {
            if (expected.bands().containsKey(marker)) {
                table.append(Html.row(
                        Labels.name(marker) + ", " + Labels.unit(marker),
                        Figures.band(expected.days(marker).getFirst()),
                        Figures.band(control.days(marker).getLast()),
                        Figures.band(expected.days(marker).getLast())));
            }
        }
        table.append(Html.row(
                "Absorbed, µg a day", "–", Figures.band(control.absorbed()), Figures.band(expected.absorbed())));
        table.append(Html.row("Body store, µg", "–", Figures.band(control.store()), Figures.band(expected.store())));
        return table.append("</tbody></table></div>\n").toString();
    }
}

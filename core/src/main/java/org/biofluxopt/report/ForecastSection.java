package org.biofluxopt.report;

import java.util.ArrayList;
import java.util.List;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.knowledge.Threshold;
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
                + " versions of this person that fit what is known; 90 % of them lie in the shading (plan) or between"
                + " the thin lines (standard). <b class=\"plan\">Plan</b>"
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
        List<TrendChart.Level> levels = new ArrayList<>();
        for (Threshold threshold : KnowledgeBase.bundled().thresholds()) {
            String words = switch (threshold.level()) {
                case LOW -> "low below ";
                case MARGINAL -> "marginal below ";
                case RAISED -> "raised above ";
                case ADEQUATE, REWARD_CAP -> "";
            };
            boolean drawn = levels.stream().anyMatch(level -> level.label().startsWith(words));
            if (threshold.marker().equals(marker.word()) && !words.isEmpty() && !drawn) {
                levels.add(new TrendChart.Level(
                        threshold.value(), words + Figures.bare(threshold.value()), marker == Marker.SERUM_B12));
            }
        }
        return levels;
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
                        Labels.heading(marker),
                        Figures.cell(expected.days(marker).getFirst()),
                        Figures.cell(control.days(marker).getLast()),
                        Figures.cell(expected.days(marker).getLast())));
            }
        }
        table.append(Html.row(
                "Absorbed <small>µg a day</small>",
                "–",
                Figures.cell(control.absorbed()),
                Figures.cell(expected.absorbed())));
        table.append(Html.row(
                "Body store <small>µg</small>", "–", Figures.cell(control.store()), Figures.cell(expected.store())));
        return table.append("</tbody></table></div>\n").toString();
    }
}

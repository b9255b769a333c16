package org.biofluxopt.report;

import java.util.List;
import org.biofluxopt.plan.DayZero;
import org.biofluxopt.plan.Verdict;
import org.biofluxopt.provenance.RunRecord;

/** Agreement with the laboratory, how the plan was learned, how sure it is and how to get it again. */
final class TrustSection {
    private TrustSection() {}

    static String agreement(PersonReport report) {
        List<DayZero> rows = report.plan().dayZero();
        if (rows.isEmpty() && report.plan().verdict() == Verdict.REFERRED) {
            return ""; // nobody was simulated, so there is nothing to compare
        }
        if (rows.isEmpty()) {
            return Html.section(
                    "agreement",
                    "Agreement with your laboratory values",
                    "",
                    "<p>No laboratory value was given, so nothing could be compared. A measured serum B12 would narrow the"
                            + " forecast.</p>\n");
        }
        StringBuilder body = new StringBuilder("<div class=\"scroll\"><table>")
                .append(Html.head("", "Marker", "Measured", "Simulated", "Agree"))
                .append("<tbody>\n");
        for (DayZero row : rows) {
            body.append(Html.row(
                    Labels.heading(row.marker()),
                    Figures.plain(row.measured()) + " <small>± " + Figures.plain(row.standardError()) + "</small>",
                    Figures.plain(row.simulated()),
                    row.agrees() ? "✓ yes" : "<b class=\"clash\">✗ clash</b>"));
        }
        body.append("</tbody></table></div>\n");
        boolean clash = rows.stream().anyMatch(row -> !row.agrees());
        if (clash) {
            body.append(
                    "<p class=\"note\"><b>Clash:</b> no version of this person that the model knows fits all values"
                            + " given. Check the value, its unit and when it was taken; trust the forecast of that marker less.</p>\n");
        }
        return Html.section(
                "agreement",
                "Agreement with your laboratory values",
                "Day 0 of the simulation against what was measured; ± is the assay's standard error.",
                body.toString());
    }

    static String learning(PersonReport report) {
        List<Double> curve = report.learningCurve();
        if (curve.size() < 2) {
            return "";
        }
        String body =
                "<p>Agents for the microbial guilds and for the diet, trained on many virtual people before, tried"
                        + " schedules on simulated versions of this person for " + curve.size()
                        + " rounds and kept what paid. Higher is better.</p>\n<figure>"
                        + LearningChart.draw(curve) + "</figure>\n";
        return Html.section("learning", "How it was learned", "", body);
    }

    static String certainty(PersonReport report, RunRecord recipe) {
        var plan = report.plan();
        StringBuilder rows = new StringBuilder();
        if (plan.lanes() > 0) {
            rows.append(Html.row("Versions of this person simulated", Integer.toString(plan.lanes())));
            rows.append(Html.row(
                    "Effective sample size behind them",
                    Figures.plain(plan.effectiveSampleSize())
                            + (plan.effectiveSampleSize() < 50 ? " (small: few versions fit the values given)" : "")));
            rows.append(Html.row(
                    "What the 90 % ranges cover",
                    "What is not known of this person (the network's beliefs, differences between people, assay error, and how"
                            + " a tablet mixes with a meal). "
                            + (report.parameterSets() > 1
                                    ? "And what calibration leaves open of the simulator's constants: the versions have "
                                            + report.parameterSets() + " sets of them in turn."
                                    : "The simulator's own constants are held at their calibrated values,"
                                            + " so the true ranges are wider.")));
        }
        rows.append(Html.row(
                "Facts used", report.factCount() + ", of which " + report.assumedCount() + " are assumptions"));
        rows.append(Html.row("Version", Html.escape(report.version() + ", code " + recipe.codeRevision())));
        rows.append(Html.row("Seed", Long.toString(report.seed())));
        rows.append(Html.row("To get it again", "<code>" + Html.escape(replay(recipe)) + "</code>"));
        StringBuilder body = new StringBuilder("<table><tbody>").append(rows).append("</tbody></table>\n");
        if (!report.beliefs().evidence().isEmpty()) {
            body.append("<h3>What was known of this person</h3><ul>");
            report.beliefs().evidence().forEach(fact -> body.append(Html.element("li", fact)));
            body.append("</ul>\n");
        }
        return Html.section("certainty", "How sure", "", body.toString());
    }

    private static String replay(RunRecord recipe) {
        StringBuilder command = new StringBuilder("biofluxopt ").append(recipe.command());
        recipe.essentials().forEach(argument -> command.append(' ').append(argument));
        if (!recipe.essentials().contains("--seed")) {
            command.append(" --seed ").append(recipe.seed());
        }
        return command.toString();
    }
}

package org.biofluxopt.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.biofluxopt.protocol.Analysis;
import org.biofluxopt.protocol.Arm;
import org.biofluxopt.protocol.Series;
import org.biofluxopt.provenance.RunRecord;

/** The page of a simulated experiment: one file, no scripts, no network; readable on paper and on a telephone. */
final class SimulationPage {
    private static final int LONGEST_TABLE = 60; // rows; more stand in results.csv

    private SimulationPage() {}

    static String of(SimulationReport report, RunRecord recipe) {
        StringBuilder page = new StringBuilder(1 << 16);
        page.append(
                PageParts.scriptless(report.protocol().title(), resource("report.css") + resource("simulation.css")));
        page.append(Html.element("h1", report.protocol().title()));
        page.append("<p class=\"person\">").append(Html.escape(people(report))).append("</p>\n");
        page.append("<p class=\"disclaimer\">Simulated, not measured. ")
                .append(Html.escape(Disclaimer.SENTENCE))
                .append("</p>\n");
        page.append(legend(report)).append("</header>\n<main>\n");
        if (!report.notes().isEmpty()) {
            page.append("<section id=\"warnings\" aria-label=\"Read this first\"><ul>");
            report.notes().forEach(note -> page.append(Html.element("li", note)));
            page.append("</ul></section>\n");
        }
        Set<Series> series = new LinkedHashSet<>();
        report.rows().forEach(row -> series.add(row.series()));
        for (Series one : series) {
            page.append(section(report, one));
        }
        page.append(statistics(report)).append(contrasts(report)).append(recipe(recipe));
        return page.append("</main>\n<footer><p class=\"disclaimer\">")
                .append(Html.escape(Disclaimer.SENTENCE))
                .append("</p></footer>\n</body>\n</html>\n")
                .toString();
    }

    private static String people(SimulationReport report) {
        List<Arm> arms = report.protocol().arms();
        return "%d virtual people%s. Lines: mean; bands and whiskers: the middle 90 %% of people%s."
                .formatted(
                        report.protocol().n(),
                        arms.size() > 1 ? ", the same in each of " + arms.size() + " arms" : "",
                        report.spread()
                                .map(spread -> "; the range of the mean over " + spread.draws()
                                        + " parameter sets stands in the tables")
                                .orElse(""));
    }

    private static String legend(SimulationReport report) {
        if (!report.hasArms()) {
            return "";
        }
        StringBuilder legend = new StringBuilder("<ul class=\"arms\">");
        for (int arm = 0; arm < report.protocol().arms().size(); arm++) {
            Svg sample = new Svg(46, 12);
            String style = "a" + arm % SimulationChart.STYLES;
            sample.path("M2 6L44 6", "mean " + style).circle(23, 6, 3.4, "dot " + style);
            legend.append("<li>")
                    .append(sample.picture("sample", "line of this arm", ""))
                    .append(Html.escape(report.protocol().arms().get(arm).name()))
                    .append("</li>");
        }
        return legend.append("</ul>\n").toString();
    }

    private static String section(SimulationReport report, Series series) {
        List<SimulationChart.Curve> curves = new ArrayList<>();
        StringBuilder table = new StringBuilder();
        int rows = 0;
        for (Arm arm : report.protocol().arms()) {
            List<SimulationChart.Point> points = new ArrayList<>();
            for (int i = 0; i < report.rows().size(); i++) {
                Analysis.Row row = report.rows().get(i);
                if (row.series().equals(series) && row.arm().equals(arm.name())) {
                    if (Double.isFinite(row.summary().mean())) {
                        points.add(new SimulationChart.Point(row.day(), row.summary()));
                    }
                    if (rows++ < LONGEST_TABLE) {
                        table.append(row(report, row, i));
                    }
                }
            }
            curves.add(new SimulationChart.Curve(arm.name(), points));
        }
        String name = name(series);
        StringBuilder body = new StringBuilder("<figure>")
                .append(new SimulationChart(series.unit(), curves).draw(name + " by day, " + series.unit()))
                .append("</figure>\n<div class=\"scroll\"><table>");
        body.append(Html.head(
                rows > LONGEST_TABLE ? "The first rows; all are in results.csv." : "",
                report.hasArms() ? "Arm, day" : "Day",
                "Mean",
                "SD",
                "Median",
                "5 to 95 %",
                "Change of the mean"));
        body.append("<tbody>").append(table).append("</tbody></table></div>\n");
        return Html.section(
                series.id().replaceAll("[^A-Za-z0-9]", "-"),
                name,
                Html.escape("Unit: " + series.unit()),
                body.toString());
    }

    private static String row(SimulationReport report, Analysis.Row row, int index) {
        String change = report.changes().stream()
                .filter(one ->
                        one.arm().equals(row.arm()) && one.series().equals(row.series()) && one.day() == row.day())
                .findFirst()
                .map(one -> Figures.plain(one.change().mean())
                        + (Double.isFinite(one.percent().mean())
                                ? " <small>"
                                        + Figures.signedPercent(one.percent().mean()) + "</small>"
                                : ""))
                .orElse("–");
        String spread = report.spread()
                .map(draws -> " <small>parameters "
                        + Figures.plain(draws.rows().get(index).p05()) + "–"
                        + Figures.plain(draws.rows().get(index).p95()) + "</small>")
                .orElse("");
        return Html.row(
                Html.escape((row.arm().isEmpty() ? "" : row.arm() + ", ") + Figures.bare(row.day())),
                Figures.plain(row.summary().mean()) + spread,
                Figures.plain(row.summary().sd()),
                Figures.plain(row.summary().median()),
                Figures.plain(row.summary().p05()) + "–"
                        + Figures.plain(row.summary().p95()),
                change);
    }

    private static String statistics(SimulationReport report) {
        if (report.statistics().isEmpty()) {
            return "";
        }
        StringBuilder body = new StringBuilder("<div class=\"scroll\"><table>")
                .append(Html.head("", "What", "Value", "Standard error"))
                .append("<tbody>");
        for (Analysis.Statistic one : report.statistics()) {
            body.append(Html.row(
                    Html.escape((one.arm().isEmpty() ? "" : one.arm() + ": ")
                            + one.request().output() + ", "
                            + one.request().kind().word().replace('_', ' ') + " "
                            + Figures.bare(one.request().threshold()) + ", day "
                            + Figures.bare(one.request().day())),
                    Figures.plain(one.value()),
                    Figures.plain(one.se())));
        }
        return Html.section(
                "statistics",
                "Statistics",
                "",
                body.append("</tbody></table></div>\n").toString());
    }

    private static String contrasts(SimulationReport report) {
        if (report.contrasts().isEmpty()) {
            return "";
        }
        StringBuilder body = new StringBuilder("<div class=\"scroll\"><table>")
                .append(Html.head("", "Arm, output, day", "Difference (SE)", "Ratio (SE)"))
                .append("<tbody>");
        int rows = 0;
        for (Analysis.Contrast one : report.contrasts()) {
            if (rows++ < 2 * LONGEST_TABLE) {
                body.append(Html.row(
                        Html.escape(one.arm() + ", " + name(one.series()) + ", day " + Figures.bare(one.day())),
                        Figures.plain(one.difference()) + " (" + Figures.plain(one.differenceSe()) + ")",
                        Figures.plain(one.ratio()) + " (" + Figures.plain(one.ratioSe()) + ")"));
            }
        }
        body.append("</tbody></table></div>\n");
        return Html.section(
                "contrast",
                "Against arm '" + report.contrasts().getFirst().against() + "'",
                "Means compared person by person, since the arms have the same people. The standard error says how far"
                        + " another draw of as many people would move them, not whether the model is right.",
                body.toString());
    }

    private static String recipe(RunRecord recipe) {
        return Html.section(
                "recipe",
                "How to get this again",
                "",
                "<p><code>"
                        + Html.escape("biofluxopt " + recipe.command() + " " + String.join(" ", recipe.essentials()))
                        + "</code></p><p>BioFluxOpt " + Html.escape(recipe.version()) + ", code "
                        + Html.escape(recipe.codeRevision()) + ", seed " + recipe.seed()
                        + ". Checksums are in run.json.</p>\n");
    }

    private static String name(Series series) {
        return series.id().replace('_', ' ');
    }

    private static String resource(String name) {
        try (InputStream in = SimulationPage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The report's " + name + " is missing from the build.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

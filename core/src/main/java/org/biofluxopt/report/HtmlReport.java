package org.biofluxopt.report;

import java.util.Locale;
import org.biofluxopt.plan.Band;
import org.biofluxopt.plan.Plan;
import org.biofluxopt.plan.Verdict;
import org.biofluxopt.profile.Marker;
import org.biofluxopt.profile.Profile;
import org.biofluxopt.provenance.RunRecord;

/**
 * The report a person reads: one file, no network access, complete without scripts. Charts are inline SVG drawn here; the
 * small script only adds values under the pointer and the network's panel, and is the only one that the page's content
 * security policy lets run.
 */
final class HtmlReport {
    private HtmlReport() {}

    static String of(PersonReport report, RunRecord recipe) {
        boolean referred = report.plan().verdict() == Verdict.REFERRED;
        String script = PageParts.resource("report.js");
        StringBuilder page = new StringBuilder(1 << 17);
        page.append(head(report, script));
        page.append(opening(report));
        page.append(ActionSection.of(report));
        if (!referred) {
            page.append(ForecastSection.of(report)).append(DaySection.of(report));
            page.append(CommunitySection.of(report));
        }
        page.append(WhySection.of(report));
        page.append(AlternativesSection.of(report));
        page.append(WhySection.wouldChange(report));
        page.append(TrustSection.agreement(report));
        page.append(TrustSection.learning(report));
        page.append(TrustSection.certainty(report, recipe));
        page.append(SafetySection.of(referred));
        page.append("</main>\n<footer><p class=\"disclaimer\">")
                .append(Html.escape(Disclaimer.SENTENCE))
                .append("</p><p>BioFluxOpt ")
                .append(Html.escape(report.version()))
                .append("</p></footer>\n");
        page.append("<script type=\"application/json\" id=\"report-data\">")
                .append(Json.inHtml(DataIsland.of(report)))
                .append("</script>\n<script>")
                .append(script)
                .append("</script>\n</body>\n</html>\n");
        return page.toString();
    }

    private static String head(PersonReport report, String script) {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; \
                script-src 'sha256-%s'; img-src data:; base-uri 'none'; form-action 'none'">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light">
                <title>B12 plan: %s</title>
                <style>%s</style>
                </head>
                """.formatted(
                PageParts.sha256(script), Html.escape(report.profile().title()), PageParts.resource("report.css"));
    }

    private static String opening(PersonReport report) {
        Plan plan = report.plan();
        StringBuilder opening = new StringBuilder("<body class=\"")
                .append(plan.verdict().name().toLowerCase(Locale.ROOT))
                .append("\">\n<header>\n")
                .append(Html.element("h1", plan.headline()))
                .append("\n<p class=\"person\">")
                .append(Html.escape(person(report.profile())))
                .append("</p>\n<p class=\"disclaimer\">")
                .append(Html.escape(Disclaimer.SENTENCE))
                .append("</p>\n")
                .append(figures(plan))
                .append("</header>\n<main>\n");
        if (!plan.warnings().isEmpty()) {
            opening.append("<section id=\"warnings\" aria-label=\"Read this first\"><ul>");
            plan.warnings().forEach(warning -> opening.append(Html.element("li", warning)));
            opening.append("</ul></section>\n");
        }
        return opening.toString();
    }

    private static String person(Profile profile) {
        return "%s · %s years · %s · %s kg · %s"
                .formatted(
                        profile.title(),
                        Figures.micrograms(profile.ageYears()),
                        profile.sex().name().toLowerCase(Locale.ROOT),
                        Figures.micrograms(profile.weightKg()),
                        profile.diet().kind().name().toLowerCase(Locale.ROOT));
    }

    /** The three figures that carry the plan. */
    private static String figures(Plan plan) {
        if (plan.gainPercent().isEmpty()
                || plan.expected().isEmpty()
                || plan.control().isEmpty()) {
            return "";
        }
        Band gain = plan.gainPercent().get();
        int day = plan.expected().get().horizonDays();
        Band with = plan.expected().get().atDay(Marker.SERUM_B12, day);
        Band without = plan.control().get().atDay(Marker.SERUM_B12, day);
        return "<dl class=\"figures\">"
                + figure(
                        "Serum B12 over standard supplementation",
                        Figures.signedPercent(gain.mean()),
                        "90 % range " + Figures.signed(gain.p05()) + " to " + Figures.signed(gain.p95()))
                + figure(
                        "Serum B12 at day " + day + ", plan",
                        Figures.plain(with.mean()) + " pmol/L",
                        "standard " + Figures.plain(without.mean()) + " pmol/L")
                + figure(
                        "Body store at day " + day + ", plan",
                        Figures.plain(plan.expected().get().store().mean()) + " µg",
                        "standard " + Figures.plain(plan.control().get().store().mean()) + " µg")
                + "</dl>\n";
    }

    private static String figure(String name, String value, String note) {
        return "<div><dt>" + Html.escape(name) + "</dt><dd><b>" + Html.escape(value) + "</b> <span>" + Html.escape(note)
                + "</span></dd></div>";
    }
}

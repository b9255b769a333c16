package org.biofluxopt.report;

import java.util.List;
import java.util.Locale;
import org.biofluxopt.network.Why;

/** Why the network thinks the person's cells short of B12 or not: findings, what to measure next, sources. */
final class BeliefsSection {
    private static final int FINDINGS = 6;
    private static final int SOURCES = 5;

    private BeliefsSection() {}

    static String of(Why why) {
        return "<h3>" + Html.escape(heading(why)) + "</h3>\n" + findings(why) + tests(why) + sources(why);
    }

    private static String heading(Why why) {
        return why.label() + " " + Labels.state(why.state()) + ": " + Figures.share(why.after()) + " probable";
    }

    private static String findings(Why why) {
        StringBuilder rows = new StringBuilder();
        for (Why.Finding finding : why.findings().stream().limit(FINDINGS).toList()) {
            rows.append(Html.row(Html.escape(finding.words()), points(finding.contribution())));
        }
        double rest = why.findings().stream()
                .skip(FINDINGS)
                .mapToDouble(Why.Finding::contribution)
                .sum();
        if (why.findings().size() > FINDINGS) {
            rows.append(Html.row(why.findings().size() - FINDINGS + " others", points(rest)));
        }
        return "<p>With nothing known it would be " + Figures.share(why.before())
                + ". What each finding adds, in percentage points; they sum to the change.</p>\n<div class=\"scroll\"><table>"
                + Html.head("", "Finding", "Adds") + "<tbody>" + rows + "</tbody></table></div>\n";
    }

    private static String points(double change) {
        return Figures.signed(100 * change);
    }

    private static String tests(Why why) {
        List<Why.Test> telling =
                why.tests().stream().filter(test -> test.bits() >= 0.001).toList();
        if (telling.isEmpty()) {
            return "";
        }
        StringBuilder rows = new StringBuilder();
        for (Why.Test test : telling) {
            StringBuilder results = new StringBuilder();
            for (Why.Result result : test.results()) {
                results.append(results.isEmpty() ? "" : "; ")
                        .append(Html.escape(Labels.state(result.state())))
                        .append(" (")
                        .append(Figures.share(result.probability()))
                        .append("): ")
                        .append(Figures.share(result.after()));
            }
            rows.append(Html.row(
                    Html.escape(test.label()), String.format(Locale.ROOT, "%.3f", test.bits()), results.toString()));
        }
        return "<h3>What to measure next</h3><p>How much each test is expected to tell, most telling first. Each possible"
                + " result, how probable it is, and how probable the state above would be then.</p>\n"
                + "<div class=\"scroll\"><table>" + Html.head("", "Test", "Bits", "Result (probability): then")
                + "<tbody>"
                + rows + "</tbody></table></div>\n";
    }

    private static String sources(Why why) {
        StringBuilder list = new StringBuilder();
        for (Why.Source source : why.sources().stream().limit(SOURCES).toList()) {
            list.append("<li>")
                    .append(Figures.share(source.share()))
                    .append(": ")
                    .append(Html.escape(source.text()))
                    .append("</li>\n");
        }
        double assumed = why.sources().stream()
                .filter(Why.Source::assumed)
                .mapToDouble(Why.Source::share)
                .sum();
        return list.isEmpty()
                ? ""
                : "<details><summary>The answer rests on " + why.sources().size() + " sources, "
                        + Figures.share(assumed) + " of it on assumptions</summary><ol>" + list + "</ol></details>\n";
    }
}

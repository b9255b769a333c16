package org.biofluxopt.report;

import java.util.List;
import java.util.Optional;
import org.biofluxopt.explain.Explanation;
import org.biofluxopt.explain.Explanation.Contribution;
import org.biofluxopt.explain.Explanation.Reason;
import org.biofluxopt.network.BeliefSummary.Node;
import org.biofluxopt.plan.Verdict;

/** Why: what each lever brings, the reasons in words, the network they come from, and what would change the plan. */
final class WhySection {
    private static final int SHOWN_REASONS = 8;

    private WhySection() {}

    static String of(PersonReport report) {
        StringBuilder body = new StringBuilder();
        report.explanation().ifPresent(why -> {
            body.append(contributions(why.contributions()));
            body.append(reasons(report, why));
            why.status().ifPresent(status -> body.append(BeliefsSection.of(status)));
        });
        if (report.plan().verdict() != Verdict.REFERRED
                && !report.beliefs().nodes().isEmpty()) {
            body.append(NetworkSection.of(report));
        }
        return body.isEmpty() ? "" : Html.section("why", "Why", "", body.toString());
    }

    private static String contributions(List<Contribution> parts) {
        if (parts.isEmpty()) {
            return "";
        }
        double most = parts.stream()
                .mapToDouble(part -> Math.abs(part.contributionPercent()))
                .max()
                .orElse(1);
        StringBuilder rows = new StringBuilder();
        for (Contribution part : parts) {
            rows.append(Html.row(
                    Html.escape(part.description()),
                    bar(part.contributionPercent(), most),
                    Figures.signedPercent(part.gainPercentWithout())));
        }
        return "<h3>What each part brings</h3><p>The plan was run again with each part set back to the standard arm. The"
                + " difference is what that part brings, in percentage points of serum B12.</p>\n"
                + "<table class=\"bars\">" + Html.head("", "Part of the plan", "Brings", "Gain without it") + "<tbody>"
                + rows + "</tbody></table>\n";
    }

    private static String bar(double value, double most) {
        double width = most > 0 ? 100 * Math.abs(value) / most : 0;
        return "<span class=\"bar-value\">" + Figures.signed(value) + "</span><span class=\"bar-track\"><span class=\""
                + (value < 0 ? "bar negative" : "bar") + "\" style=\"width:" + Svg.at(width) + "%\"></span></span>";
    }

    /** The first steps, which are those of the lever in use; all of them below, folded where they are many. */
    private static String reasons(PersonReport report, Explanation why) {
        List<Reason> all = why.reasons();
        if (all.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder("<h3>Reasons</h3>\n");
        if (all.size() <= SHOWN_REASONS) {
            return text.append(list(report, all)).toString();
        }
        text.append(list(report, all.subList(0, SHOWN_REASONS)));
        return text.append("<details><summary>All ")
                .append(all.size())
                .append(" steps from the levers and what is known to serum B12</summary>")
                .append(list(report, all))
                .append("</details>\n")
                .toString();
    }

    private static String list(PersonReport report, List<Reason> reasons) {
        StringBuilder list = new StringBuilder("<ol class=\"reasons\">\n");
        reasons.forEach(reason -> list.append("<li><span class=\"chain\">")
                .append(label(report, reason.from()))
                .append(" <span class=\"")
                .append(Sign.style(reason.sign()))
                .append("\">")
                .append(Sign.arrow(reason.sign()))
                .append("</span> ")
                .append(label(report, reason.to()))
                .append(":</span> ")
                .append(Html.escape(reason.sentence()))
                .append("<details class=\"source\"><summary>Source</summary>")
                .append(Html.escape(Citations.of(reason.source())))
                .append("</details></li>\n"));
        return list.append("</ol>\n").toString();
    }

    /** A node's name, with its state where that is known. */
    private static String label(PersonReport report, String id) {
        return Html.escape(node(report, id)
                .map(node -> node.observed() && !node.states().isEmpty()
                        ? node.label() + " (" + Labels.state(node.states().get(NetworkPicture.mostProbable(node))) + ")"
                        : node.label())
                .orElse(id));
    }

    private static Optional<Node> node(PersonReport report, String id) {
        return report.beliefs().nodes().stream().filter(n -> n.id().equals(id)).findFirst();
    }

    /** What would change the plan or its size. */
    static String wouldChange(PersonReport report) {
        if (report.explanation().isEmpty()
                || report.explanation().get().wouldChange().isEmpty()) {
            return "";
        }
        StringBuilder rows = new StringBuilder();
        report.plan()
                .gainPercent()
                .ifPresent(gain -> rows.append(Html.row(
                        "<b>As planned</b>",
                        Figures.gainCell(gain),
                        report.plan()
                                .expected()
                                .map(forecast -> Figures.cell(forecast.days(Labels.FORECAST.getFirst())
                                        .getLast()))
                                .orElse("–"))));
        report.explanation()
                .get()
                .wouldChange()
                .forEach(change -> rows.append(Html.row(
                        Html.escape(change.change()),
                        Figures.gainCell(change.gainPercent()),
                        Figures.cell(change.serum()))));
        String table = "<div class=\"scroll\"><table>"
                + Html.head("", "If", "Gain over standard", "Serum B12, pmol/L") + "<tbody>"
                + rows
                + "</tbody></table></div>\n";
        return Html.section(
                "change",
                "What would change it",
                "The same plan, with one thing different: its gain over standard supplementation and serum B12 at the end,"
                        + " means with their 90 % ranges.",
                table);
    }
}

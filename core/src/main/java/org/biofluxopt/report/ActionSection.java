package org.biofluxopt.report;

import java.util.List;
import org.biofluxopt.plan.Action;
import org.biofluxopt.plan.Action.Kind;

/** What to do, as cards; what a clinician decides stands apart. */
final class ActionSection {
    private ActionSection() {}

    static String of(PersonReport report) {
        StringBuilder body = new StringBuilder();
        group(body, report, Kind.REFER, "", "refer");
        group(body, report, Kind.DO, "", "do");
        group(body, report, Kind.DISCUSS_WITH_CLINICIAN, "To discuss with a clinician", "clinician");
        group(body, report, Kind.KEEP, "No change needed", "keep");
        if (body.isEmpty()) {
            body.append("<p>Nothing to do.</p>\n");
        }
        return Html.section("actions", "What to do", "", body.toString());
    }

    private static void group(StringBuilder body, PersonReport report, Kind kind, String heading, String style) {
        List<Action> actions = report.plan().actions().stream()
                .filter(action -> action.kind() == kind)
                .toList();
        if (actions.isEmpty()) {
            return;
        }
        if (!heading.isEmpty()) {
            body.append(Html.element("h3", heading)).append('\n');
        }
        body.append("<div class=\"cards\">\n");
        actions.forEach(action -> body.append(card(action, style)));
        body.append("</div>\n");
    }

    private static String card(Action action, String style) {
        String source = action.source().isBlank()
                ? ""
                : "<details class=\"source\"><summary>Source</summary>" + Html.escape(Citations.of(action.source()))
                        + "</details>";
        return "<article class=\"card " + style + "\"><p class=\"instruction\">" + Html.escape(action.instruction())
                + "</p><p class=\"why\">" + Html.escape(action.why()) + "</p>" + source + "</article>\n";
    }
}

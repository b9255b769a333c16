package org.biofluxopt.report;

import java.util.List;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.knowledge.SafetyRule;
import org.biofluxopt.knowledge.SafetyRule.Action;
import org.biofluxopt.knowledge.SafetyRule.Subject;

/** Rules that hold for everybody, whatever the plan, as the knowledge base words them. */
final class SafetySection {
    private SafetySection() {}

    static String of(boolean referred) {
        StringBuilder body = new StringBuilder("<ul>");
        rules(Action.WARN).stream()
                .filter(rule -> rule.subject() == Subject.SUBSTANCE)
                .forEach(rule -> body.append(Html.element("li", rule.text())));
        body.append("</ul>\n");
        if (!referred) {
            body.append("<details open><summary>See a clinician rather than follow a plan if one of these becomes true"
                    + "</summary><ul>");
            rules(Action.REFER).forEach(rule -> body.append(Html.element("li", rule.text())));
            body.append("</ul></details>\n");
        }
        return Html.section("safety", "Safety notes", "", body.toString());
    }

    private static List<SafetyRule> rules(Action action) {
        return KnowledgeBase.bundled().rules().stream()
                .filter(rule -> rule.action() == action)
                .toList();
    }
}

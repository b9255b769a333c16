package org.biofluxopt.report;

import org.biofluxopt.network.BeliefSummary;
import org.biofluxopt.network.BeliefSummary.Node;

/** The network picture, its panel and, for those who do not use it, the same as a table. */
final class NetworkSection {
    private NetworkSection() {}

    static String of(PersonReport report) {
        BeliefSummary beliefs = report.beliefs();
        StringBuilder body = new StringBuilder("<h3>The network behind it</h3>\n");
        body.append(
                "<p>Causes stand above, consequences below; each box shows its most probable state. Blue: on the way to"
                        + " this plan's reasons. Black frame: known of this person. Lines: solid raises, dashed lowers,"
                        + " dotted does either. Select a box for its probabilities before and after what is known.</p>\n");
        body.append("<div class=\"scroll network\" tabindex=\"0\" aria-label=\"Network picture, scrolls sideways\">")
                .append(NetworkPicture.draw(report))
                .append("</div>\n<div id=\"node-panel\" class=\"panel\" aria-live=\"polite\"></div>\n");
        body.append("<details><summary>All ").append(beliefs.nodes().size()).append(" quantities as a table</summary>");
        body.append("<div class=\"scroll\"><table>")
                .append(Html.head("", "Quantity", "Before", "For this person"))
                .append("<tbody>\n");
        for (Node node : beliefs.nodes()) {
            body.append(Html.row(
                    Html.escape(node.label()) + (node.observed() ? " (known)" : ""),
                    distribution(node, false),
                    distribution(node, true)));
        }
        return body.append("</tbody></table></div></details>\n").toString();
    }

    private static String distribution(Node node, boolean posterior) {
        var probabilities = posterior ? node.posterior() : node.prior();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < Math.min(node.states().size(), probabilities.size()); i++) {
            text.append(i == 0 ? "" : ", ")
                    .append(Html.escape(Labels.state(node.states().get(i))));
            text.append(' ').append(Figures.share(probabilities.get(i)));
        }
        return text.toString();
    }
}

package org.biofluxopt.report;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.biofluxopt.network.BeliefSummary;
import org.biofluxopt.network.BeliefSummary.Edge;
import org.biofluxopt.network.BeliefSummary.Node;

/** The network with causes above consequences, each box with its most probable state. */
final class NetworkPicture {
    private static final int LINE = 17;

    private NetworkPicture() {}

    static String draw(PersonReport report) {
        BeliefSummary beliefs = report.beliefs();
        NetworkLayout layout = NetworkLayout.of(beliefs);
        Set<String> path = path(report);
        Svg svg = new Svg(layout.width(), layout.height());
        svg.add(
                "<defs><marker id=\"tip\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"6\" markerHeight=\"6\""
                        + " orient=\"auto\"><path d=\"M0 0L8 4L0 8z\" fill=\"context-stroke\"/></marker></defs>");
        for (boolean strong : new boolean[] {false, true}) {
            for (Edge edge : beliefs.edges()) {
                if (strong == (path.contains(edge.from() + ">" + edge.to()))) {
                    edge(svg, layout, edge, strong);
                }
            }
        }
        for (Node node : beliefs.nodes()) {
            box(svg, layout, node, path.isEmpty() || path.contains(node.id()));
        }
        return svg.picture("net", "Bayesian network; the table below holds the same", "")
                .replace("role=\"img\"", "role=\"group\"");
    }

    /** Ids of the nodes, and "from>to" of the edges, that the reasons name. */
    private static Set<String> path(PersonReport report) {
        Set<String> path = new HashSet<>();
        report.explanation()
                .ifPresent(why -> why.reasons().forEach(reason -> {
                    path.add(reason.from());
                    path.add(reason.to());
                    path.add(reason.from() + ">" + reason.to());
                }));
        return path;
    }

    private static void edge(Svg svg, NetworkLayout layout, Edge edge, boolean strong) {
        Map<String, NetworkLayout.Place> places = layout.places();
        NetworkLayout.Place from = places.get(edge.from());
        NetworkLayout.Place to = places.get(edge.to());
        if (from == null || to == null) {
            return;
        }
        String style = "edge " + Sign.style(edge.sign()) + (strong ? " strong" : " faint");
        svg.add("<path d=\"" + route(from, to) + "\" class=\"" + style + "\" marker-end=\"url(#tip)\" data-from=\""
                + Html.escape(edge.from()) + "\" data-to=\"" + Html.escape(edge.to()) + "\"/>");
    }

    private static String route(NetworkLayout.Place from, NetworkLayout.Place to) {
        double x1 = from.x() + NetworkLayout.BOX_WIDTH / 2.0;
        double x2 = to.x() + NetworkLayout.BOX_WIDTH / 2.0;
        double y1 = from.y() + NetworkLayout.BOX_HEIGHT;
        double y2 = to.y();
        double bend = Math.max(18, Math.abs(y2 - y1) * 0.45);
        return "M" + xy(x1, y1) + "C" + xy(x1, y1 + bend) + " " + xy(x2, y2 - bend) + " " + xy(x2, y2);
    }

    private static String xy(double x, double y) {
        return Svg.at(x) + " " + Svg.at(y);
    }

    private static void box(Svg svg, NetworkLayout layout, Node node, boolean strong) {
        NetworkLayout.Place place = layout.at(node.id());
        int likely = mostProbable(node);
        String state = Labels.state(node.states().get(likely)) + " "
                + Figures.share(node.posterior().get(likely));
        svg.add("<g class=\"node " + (strong ? "strong" : "faint") + (node.observed() ? " observed" : "")
                + "\" tabindex=\"0\" role=\"button\" data-node=\"" + Html.escape(node.id()) + "\" aria-label=\""
                + Html.escape(node.label() + ": " + state) + "\">");
        svg.add("<title>" + Html.escape(node.label()) + "</title>");
        svg.add("<rect x=\"%s\" y=\"%s\" width=\"%d\" height=\"%d\" rx=\"5\"/>"
                .formatted(Svg.at(place.x()), Svg.at(place.y()), NetworkLayout.BOX_WIDTH, NetworkLayout.BOX_HEIGHT));
        List<String> name = twoLines(node.label());
        double first = place.y() + (name.size() == 1 ? 22 : 15);
        for (int i = 0; i < name.size(); i++) {
            svg.add(line(place.x() + 6, first + 13 * i, name.get(i)));
        }
        svg.text(place.x() + 6, first + 13 * name.size() + 2, "start", "state", clipped(state, LINE + 3));
        svg.add("</g>");
    }

    /** A line of a box's name, squeezed where one word is longer than the box is wide. */
    private static String line(double x, double y, String words) {
        String squeeze = words.length() > LINE
                ? " textLength=\"%d\" lengthAdjust=\"spacingAndGlyphs\"".formatted(NetworkLayout.BOX_WIDTH - 12)
                : "";
        return "<text x=\"%s\" y=\"%s\" class=\"name\"%s>%s</text>"
                .formatted(Svg.at(x), Svg.at(y), squeeze, Html.escape(words));
    }

    /** A label broken at a space so that it fits its box; the full label is the box's tooltip. */
    private static List<String> twoLines(String label) {
        if (label.length() <= LINE) {
            return List.of(label);
        }
        int space = label.lastIndexOf(' ', LINE);
        int cut = space > 0 ? space : Math.max(label.indexOf(' '), 0);
        if (cut == 0) {
            return List.of(clipped(label, LINE + 4));
        }
        return List.of(label.substring(0, cut), clipped(label.substring(cut).strip(), LINE));
    }

    static int mostProbable(Node node) {
        int best = 0;
        for (int i = 1; i < node.posterior().size(); i++) {
            best = node.posterior().get(i) > node.posterior().get(best) ? i : best;
        }
        return best;
    }

    private static String clipped(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }
}

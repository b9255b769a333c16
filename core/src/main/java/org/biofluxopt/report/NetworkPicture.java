package org.biofluxopt.report;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.biofluxopt.network.BeliefSummary;
import org.biofluxopt.network.BeliefSummary.Edge;
import org.biofluxopt.network.BeliefSummary.Node;

/** The network in layers from cause to consequence, each box with its most probable state. */
final class NetworkPicture {
    private static final int BOX_HEIGHT = 36;

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
        double y1 = from.y() + BOX_HEIGHT / 2.0;
        double y2 = to.y() + BOX_HEIGHT / 2.0;
        double x1 = from.x() + NetworkLayout.BOX_WIDTH;
        double x2 = to.x();
        if (from.x() == to.x()) { // same layer: an arc on the right
            double out = x1 + 22;
            return "M" + xy(x1, y1) + "C" + xy(out, y1) + " " + xy(out, y2) + " " + xy(x1, y2);
        }
        double bend = Math.max(24, Math.abs(x2 - x1) * 0.45);
        return "M" + xy(x1, y1) + "C" + xy(x1 + bend, y1) + " " + xy(x2 - bend, y2) + " " + xy(x2, y2);
    }

    private static String xy(double x, double y) {
        return Svg.at(x) + " " + Svg.at(y);
    }

    private static void box(Svg svg, NetworkLayout layout, Node node, boolean strong) {
        NetworkLayout.Place place = layout.at(node.id());
        int likely = mostProbable(node);
        String state = node.states().get(likely).replace('_', ' ') + " "
                + Figures.share(node.posterior().get(likely));
        svg.add("<g class=\"node " + (strong ? "strong" : "faint") + (node.observed() ? " observed" : "")
                + "\" tabindex=\"0\" role=\"button\" data-node=\"" + Html.escape(node.id()) + "\" aria-label=\""
                + Html.escape(node.label() + ": " + state) + "\">");
        svg.add("<rect x=\"%s\" y=\"%s\" width=\"%d\" height=\"%d\" rx=\"5\"/>"
                .formatted(Svg.at(place.x()), Svg.at(place.y()), NetworkLayout.BOX_WIDTH, BOX_HEIGHT));
        svg.text(place.x() + 7, place.y() + 15, "start", "name", clipped(node.label(), 25));
        svg.text(place.x() + 7, place.y() + 29, "start", "state", clipped(state, 27));
        svg.add("</g>");
    }

    private static int mostProbable(Node node) {
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

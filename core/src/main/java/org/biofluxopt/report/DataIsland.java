package org.biofluxopt.report;

import java.util.List;
import org.biofluxopt.network.BeliefSummary;
import org.biofluxopt.plan.Band;
import org.biofluxopt.plan.Forecast;
import org.biofluxopt.plan.Verdict;
import org.biofluxopt.profile.Marker;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The values that the page's script shows on demand: the forecast by day and the network's probabilities. */
final class DataIsland {
    private DataIsland() {}

    static ObjectNode of(PersonReport report) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ObjectNode forecast = root.putObject("forecast");
        var plan = report.plan();
        if (plan.control().isPresent() && plan.expected().isPresent()) {
            for (Marker marker : Labels.FORECAST) {
                if (plan.expected().get().bands().containsKey(marker)) {
                    ObjectNode node = forecast.putObject(marker.word());
                    node.put("name", Labels.name(marker)).put("unit", Labels.unit(marker));
                    node.set("standard", series(plan.control().get(), marker));
                    node.set("plan", series(plan.expected().get(), marker));
                }
            }
        }
        if (plan.verdict() != Verdict.REFERRED) { // the picture is left out then
            network(root, report.beliefs());
        }
        return root;
    }

    private static ArrayNode series(Forecast forecast, Marker marker) {
        ArrayNode days = JsonNodeFactory.instance.arrayNode();
        for (Band band : forecast.days(marker)) {
            days.addArray()
                    .add(Figures.plain(band.mean()))
                    .add(Figures.plain(band.p05()))
                    .add(Figures.plain(band.p95()));
        }
        return days;
    }

    private static void network(ObjectNode root, BeliefSummary beliefs) {
        ObjectNode nodes = root.putObject("nodes");
        for (BeliefSummary.Node node : beliefs.nodes()) {
            ObjectNode entry = nodes.putObject(node.id());
            entry.put("label", node.label()).put("observed", node.observed());
            texts(entry.putArray("states"), node.states());
            shares(entry.putArray("prior"), node.prior());
            shares(entry.putArray("posterior"), node.posterior());
        }
        ArrayNode edges = root.putArray("edges");
        for (BeliefSummary.Edge edge : beliefs.edges()) {
            edges.addObject()
                    .put("from", edge.from())
                    .put("to", edge.to())
                    .put("verb", Sign.arrow(edge.sign()))
                    .put("mechanism", edge.mechanism())
                    .put("source", Citations.of(edge.source()))
                    .put("assumed", edge.assumed());
        }
    }

    private static void texts(ArrayNode array, List<String> texts) {
        texts.forEach(text -> array.add(Labels.state(text)));
    }

    private static void shares(ArrayNode array, List<Double> shares) {
        shares.forEach(share -> array.add(Figures.six(share)));
    }
}

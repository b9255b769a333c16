package org.biofluxopt.report;

import java.util.List;
import org.biofluxopt.protocol.Analysis;
import org.biofluxopt.protocol.ParameterSpread;
import org.biofluxopt.protocol.Series;
import org.biofluxopt.protocol.Summary;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The results of {@code simulate} for programs; a value that does not exist is null. */
public final class SimulationJson {
    private SimulationJson() {}

    /** Pretty JSON text. */
    public static String of(SimulationReport report) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("title", report.protocol().title());
        root.put("n", report.protocol().n());
        if (report.hasArms()) {
            ArrayNode arms = root.putArray("arms");
            report.protocol().arms().forEach(arm -> arms.add(arm.name()));
        }
        results(root.putArray("results"), report);
        ArrayNode changes = root.putArray("change");
        for (Analysis.Change change : report.changes()) {
            ObjectNode node = labelled(changes, change.arm(), change.series(), change.day());
            put(node, "mean_change", change.change().mean());
            put(node, "median_change", change.change().median());
            put(node, "mean_percent_change", change.percent().mean());
            put(node, "median_percent_change", change.percent().median());
        }
        ArrayNode statistics = root.putArray("statistics");
        report.statistics().forEach(statistic -> statistic(statistics.addObject(), statistic));
        if (report.hasArms()) {
            ArrayNode contrasts = root.putArray("contrast");
            report.contrasts().forEach(contrast -> contrast(contrasts, contrast));
        }
        report.spread().ifPresent(spread -> root.put("parameter_draws", spread.draws()));
        ArrayNode notes = root.putArray("notes");
        report.notes().forEach(notes::add);
        return Json.pretty(root);
    }

    private static void results(ArrayNode results, SimulationReport report) {
        List<Analysis.Row> rows = report.rows();
        for (int i = 0; i < rows.size(); i++) {
            Analysis.Row row = rows.get(i);
            ObjectNode node = labelled(results, row.arm(), row.series(), row.day());
            Summary summary = row.summary();
            put(node, "mean", summary.mean());
            put(node, "sd", summary.sd());
            put(node, "median", summary.median());
            put(node, "p05", summary.p05());
            put(node, "p95", summary.p95());
            int at = i;
            report.spread().ifPresent(spread -> {
                ParameterSpread.Interval interval = spread.rows().get(at);
                put(node, "mean_parameter_p05", interval.p05());
                put(node, "mean_parameter_p95", interval.p95());
            });
        }
    }

    private static ObjectNode labelled(ArrayNode list, String arm, Series series, double day) {
        ObjectNode node = list.addObject();
        if (!arm.isEmpty()) {
            node.put("arm", arm);
        }
        node.put("output", series.output());
        if (series.isLabel()) {
            node.put("label", series.detail());
        }
        node.put("unit", series.unit());
        day(node, "day", day);
        return node;
    }

    private static void statistic(ObjectNode node, Analysis.Statistic statistic) {
        if (!statistic.arm().isEmpty()) {
            node.put("arm", statistic.arm());
        }
        String kind = statistic.request().kind().word();
        node.put("output", statistic.request().output());
        node.put("statistic", kind);
        day(node, kind, statistic.request().threshold());
        day(node, "day", statistic.request().day());
        put(node, "value", statistic.value());
        put(node, "se", statistic.se());
        node.put("unit", kind.startsWith("share") ? "fraction" : "d");
    }

    private static void contrast(ArrayNode list, Analysis.Contrast contrast) {
        ObjectNode node = labelled(list, contrast.arm(), contrast.series(), contrast.day());
        node.put("against", contrast.against());
        put(node, "difference", contrast.difference());
        put(node, "difference_se", contrast.differenceSe());
        put(node, "ratio", contrast.ratio());
        put(node, "ratio_se", contrast.ratioSe());
    }

    /** Whole days without a decimal point. */
    private static void day(ObjectNode node, String name, double day) {
        if (day == Math.rint(day) && Math.abs(day) < 1e15) {
            node.put(name, (long) day);
        } else {
            node.put(name, day);
        }
    }

    private static void put(ObjectNode node, String name, double value) {
        if (Double.isFinite(value)) {
            node.put(name, Figures.six(value));
        } else {
            node.putNull(name);
        }
    }
}

package org.biofluxopt.validation;

import java.util.Locale;
import java.util.OptionalDouble;
import org.biofluxopt.report.Json;
import org.biofluxopt.validation.Scorecard.Count;
import org.biofluxopt.validation.Target.Split;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The scorecard for programs; numbers that do not exist are null. */
public final class ValidationJson {
    private ValidationJson() {}

    public static String of(Scorecard card) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        count(root.putObject("fit"), card.count(Split.FIT));
        ObjectNode check = root.putObject("check");
        count(check, card.count(Split.CHECK));
        count(check.putObject("independent"), card.checks(true));
        count(check.putObject("not_independent"), card.checks(false));
        count(root.putObject("nulls"), card.nulls());
        var rows = root.putArray("rows");
        for (Outcome outcome : card.outcomes()) {
            row(rows.addObject(), outcome, card);
        }
        return Json.pretty(root);
    }

    private static void count(ObjectNode node, Count count) {
        node.put("inside", count.inside());
        node.put("total", count.total());
    }

    private static void row(ObjectNode node, Outcome outcome, Scorecard card) {
        Target target = outcome.target();
        node.put("id", target.id());
        node.put("row", target.row());
        node.put("split", word(target.split()));
        node.put("counted", target.counted());
        node.put("independent", card.independent(target.row()));
        node.put("kind", word(target.kind()));
        number(node, "simulated", OptionalDouble.of(outcome.simulated()));
        number(node, "published", target.value());
        node.put("low", target.low());
        node.put("high", target.high());
        node.put("unit", target.unit());
        node.put("inside", outcome.inside());
        if (!outcome.draws().isEmpty()) {
            number(node, "simulated_p05", outcome.quantile(0.05));
            number(node, "simulated_p95", outcome.quantile(0.95));
            number(node, "draws_inside", outcome.shareOfDrawsInside());
        }
        node.put("output", target.output());
        node.put("statistic", target.statistic().toString());
        outcome.trouble().ifPresent(words -> node.put("trouble", words));
    }

    private static void number(ObjectNode node, String field, OptionalDouble value) {
        if (value.isPresent() && Double.isFinite(value.getAsDouble())) {
            node.put(field, value.getAsDouble());
        } else {
            node.putNull(field);
        }
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}

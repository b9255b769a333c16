package org.biofluxopt.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.biofluxopt.explain.Explanation;
import org.biofluxopt.plan.Action;
import org.biofluxopt.plan.Band;
import org.biofluxopt.plan.DayZero;
import org.biofluxopt.plan.Forecast;
import org.biofluxopt.plan.Plan;
import org.biofluxopt.profile.Marker;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The plan for programs. Fields keep their order and numbers six significant digits; there is no time in it, so the same
 * run gives the same bytes. Where there is no value the field is {@code null}, never absent.
 */
public final class PlanJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private PlanJson() {}

    public static String of(PersonReport report) {
        return Json.pretty(tree(report));
    }

    static ObjectNode tree(PersonReport report) {
        Plan plan = report.plan();
        ObjectNode root = NODES.objectNode();
        root.put("verdict", plan.verdict().name().toLowerCase(Locale.ROOT));
        root.put("headline", plan.headline());
        root.put("person", report.profile().title());
        outcome(root, plan);
        root.set("actions", actions(plan.actions()));
        explanation(root, report.explanation());
        sample(root, report);
        root.set("day_zero", dayZero(plan.dayZero()));
        root.set("effective_sample_size", number(plan.effectiveSampleSize()));
        root.put("lanes", plan.lanes());
        root.set("warnings", texts(plan.warnings()));
        root.put("seed", report.seed());
        root.put("version", report.version());
        root.put("facts", report.factCount());
        root.put("assumed_facts", report.assumedCount());
        root.put("parameter_sets", report.parameterSets());
        root.put("disclaimer", Disclaimer.SENTENCE);
        return root;
    }

    private static void outcome(ObjectNode root, Plan plan) {
        if (plan.control().isPresent() && plan.expected().isPresent()) {
            ObjectNode expected = root.putObject("expected");
            expected.put("day", plan.expected().get().horizonDays());
            expected.set("control", forecast(plan.control().get()));
            expected.set("plan", forecast(plan.expected().get()));
        } else {
            root.putNull("expected");
        }
        Optional<Band> gain = plan.gainPercent();
        root.set("gain_percent", number(gain.map(Band::mean)));
        root.set("gain_percent_interval", gain.map(PlanJson::interval).orElse(null));
        ArrayNode judged = root.putArray("alternatives");
        for (Plan.Alternative alternative : plan.alternatives()) {
            judged.addObject()
                    .put("origin", alternative.origin())
                    .put("chosen", alternative.chosen())
                    .set("gain_percent", band(alternative.gainPercent()))
                    .set("robust_gain_percent", number(OptionalDouble.of(alternative.robustGainPercent())));
        }
        root.set("bray_curtis", number(plan.brayCurtis()));
        root.set("shannon_change", number(plan.shannonChange()));
    }

    private static ObjectNode forecast(Forecast forecast) {
        ObjectNode node = NODES.objectNode();
        for (Marker marker : Labels.FORECAST) {
            List<Band> days = forecast.bands().get(marker);
            node.set(Labels.field(marker), days == null ? NODES.nullNode() : band(days.getLast()));
        }
        node.set("absorbed_ug_per_day", band(forecast.absorbed()));
        node.set("store_ug", band(forecast.store()));
        return node;
    }

    private static ArrayNode actions(List<Action> actions) {
        ArrayNode array = NODES.arrayNode();
        for (Action action : actions) {
            ObjectNode node = array.addObject();
            node.put("id", action.id());
            node.put("kind", action.kind().name().toLowerCase(Locale.ROOT));
            node.put("instruction", action.instruction());
            node.put("why", action.why());
            node.set("amount", number(action.amount()));
            node.put("unit", action.unit());
            node.put("source", action.source());
        }
        return array;
    }

    private static void explanation(ObjectNode root, Optional<Explanation> explanation) {
        ArrayNode contributions = root.putArray("contributions");
        ArrayNode changes = root.putArray("would_change");
        ArrayNode reasons = root.putArray("reasons");
        explanation.ifPresent(why -> {
            why.contributions()
                    .forEach(part -> contributions
                            .addObject()
                            .put("lever", part.lever())
                            .put("description", part.description())
                            .set("contribution_percent", number(part.contributionPercent()))
                            .set("gain_percent_without", number(part.gainPercentWithout())));
            why.wouldChange()
                    .forEach(change -> changes.addObject()
                            .put("change", change.change())
                            .set("gain_percent", band(change.gainPercent()))
                            .set("serum_b12_pmol_l", band(change.serum())));
            why.reasons()
                    .forEach(reason -> reasons.addObject()
                            .put("from", reason.from())
                            .put("to", reason.to())
                            .put("sign", reason.sign())
                            .put("sentence", reason.sentence())
                            .put("source", reason.source()));
        });
    }

    private static void sample(ObjectNode root, PersonReport report) {
        if (report.sample().isEmpty()) {
            root.putNull("matched_share");
            root.putNull("sample");
            return;
        }
        var sample = report.sample().get();
        root.set("matched_share", number(sample.matchedShare()));
        ObjectNode node = root.putObject("sample");
        node.put("id", sample.id());
        node.put("source", sample.source());
        node.set("total_count", number(sample.totalCount()));
        ObjectNode abundance = node.putObject("abundance");
        sample.abundance().forEach((taxon, share) -> abundance.set(taxon, number(share)));
    }

    private static ArrayNode dayZero(List<DayZero> rows) {
        ArrayNode array = NODES.arrayNode();
        for (DayZero row : rows) {
            array.addObject()
                    .put("marker", row.marker().word())
                    .put("unit", row.marker().unit())
                    .put("agrees", row.agrees())
                    .set("measured", number(row.measured()))
                    .set("standard_error", number(row.standardError()))
                    .set("simulated", number(row.simulated()));
        }
        return array;
    }

    private static ArrayNode texts(List<String> texts) {
        ArrayNode array = NODES.arrayNode();
        texts.forEach(array::add);
        return array;
    }

    private static ObjectNode band(Band band) {
        ObjectNode node = NODES.objectNode();
        node.set("mean", number(band.mean()));
        node.set("p05", number(band.p05()));
        node.set("p95", number(band.p95()));
        return node;
    }

    private static ObjectNode interval(Band band) {
        ObjectNode node = NODES.objectNode();
        node.set("p05", number(band.p05()));
        node.set("p95", number(band.p95()));
        return node;
    }

    private static tools.jackson.databind.JsonNode number(Optional<Double> value) {
        return value.map(PlanJson::number).orElse(NODES.nullNode());
    }

    private static tools.jackson.databind.JsonNode number(OptionalDouble value) {
        return value.isPresent() ? number(value.getAsDouble()) : NODES.nullNode();
    }

    private static tools.jackson.databind.JsonNode number(double value) {
        return Double.isFinite(value) ? NODES.numberNode(Figures.six(value)) : NODES.nullNode();
    }
}

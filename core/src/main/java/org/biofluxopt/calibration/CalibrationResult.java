package org.biofluxopt.calibration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.numeric.Quantiles;
import org.biofluxopt.validation.Target;

/**
 * What a calibration found.
 *
 * @param knowledge it started from
 * @param targets that steered it
 * @param before simulated values by target id at the start, with all people
 * @param after the same at the most probable point
 */
public record CalibrationResult(
        KnowledgeBase knowledge,
        List<Target> targets,
        Posterior posterior,
        Map<String, Double> before,
        Map<String, Double> after) {
    public CalibrationResult {
        targets = List.copyOf(targets);
    }

    /** Values at the most probable point by id. */
    public Map<String, Double> values() {
        return posterior.unknowns().values(posterior.map().at());
    }

    /** Number of independent draws that were kept. */
    public int draws() {
        return posterior.kept().size();
    }

    /** Counted lines inside their interval at some simulated values. */
    public long inside(Map<String, Double> simulated) {
        return targets.stream()
                .filter(target -> target.holds(simulated.getOrDefault(target.id(), Double.NaN)))
                .count();
    }

    /** {@code posterior.tsv}: draw, id, value. */
    public String posteriorTable() {
        return posterior.drawsTable();
    }

    /** {@code map.tsv}: each quantity with its prior, start, most probable value and what the data say of it. */
    public String mapTable() {
        StringBuilder text =
                new StringBuilder("id\tunit\tlow\thigh\tstart\tvalue\tp05\tp95\twidth\tidentified\tcheck_row\n");
        double[] at = posterior.map().at();
        for (int j = 0; j < at.length; j++) {
            Unknown unknown = posterior.unknowns().all().get(j);
            text.append(String.join(
                            "\t",
                            unknown.id(),
                            knowledge.quantity(unknown.id()).unit(),
                            Posterior.number(unknown.low()),
                            Posterior.number(unknown.high()),
                            Posterior.number(knowledge.quantity(unknown.id()).value()),
                            Posterior.number(unknown.value(at[j])),
                            quantile(j, 0.05),
                            quantile(j, 0.95),
                            String.format(Locale.ROOT, "%.2f", posterior.widths()[j]),
                            posterior.identified(j) ? "yes" : "no",
                            unknown.checkRow()))
                    .append('\n');
        }
        return text.toString();
    }

    private String quantile(int unknown, double probability) {
        double value = posterior.quantile(unknown, probability);
        return Double.isNaN(value) ? "" : Posterior.number(value);
    }

    /** {@code fit.tsv}: each target before and after. */
    public String fitTable() {
        StringBuilder text =
                new StringBuilder("target\tpublished\tlow\thigh\tunit\tbefore\tafter\tinside_before\tinside_after\n");
        for (Target target : targets) {
            double was = before.getOrDefault(target.id(), Double.NaN);
            double is = after.getOrDefault(target.id(), Double.NaN);
            text.append(String.join(
                            "\t",
                            target.id(),
                            target.value().isPresent()
                                    ? Posterior.number(target.value().getAsDouble())
                                    : "",
                            Posterior.number(target.low()),
                            Posterior.number(target.high()),
                            target.unit(),
                            shown(was),
                            shown(is),
                            target.holds(was) ? "yes" : "no",
                            target.holds(is) ? "yes" : "no"))
                    .append('\n');
        }
        return text.toString();
    }

    private static String shown(double value) {
        return Double.isFinite(value) ? Posterior.number(value) : Double.isNaN(value) ? "" : "never";
    }

    /** The main numbers, for JSON. */
    public Map<String, Object> summary() {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("lines", targets.size());
        summary.put("inside_before", inside(before));
        summary.put("inside_after", inside(after));
        summary.put("minus_log_posterior", posterior.map().value());
        summary.put("unknowns", posterior.unknowns().count());
        summary.put("identified", identified().size());
        summary.put("draws", draws());
        summary.put("draws_dropped", posterior.dropped());
        double[] draws = posterior.kept().stream()
                .mapToDouble(RandomizedMaximumLikelihood.Draw::value)
                .toArray();
        if (draws.length > 0) {
            summary.put("draws_minus_log_posterior_median", Quantiles.of(draws, 0.5));
        }
        summary.put("values", values());
        return summary;
    }

    /** Quantities whose prior the data narrowed by more than half. */
    public List<String> identified() {
        List<String> identified = new ArrayList<>();
        for (int j = 0; j < posterior.unknowns().count(); j++) {
            if (posterior.identified(j)) {
                identified.add(posterior.unknowns().all().get(j).id());
            }
        }
        return identified;
    }
}

package org.biofluxopt.validation;

import static org.biofluxopt.report.Html.escape;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.biofluxopt.report.Disclaimer;
import org.biofluxopt.report.Html;
import org.biofluxopt.validation.Target.Split;

/** The scorecard as one page to read: no network access, no script. */
public final class ValidationPage {
    private ValidationPage() {}

    /**
     * @param reasons why rows are missed, by row
     * @param setting how the run was made, one sentence
     */
    public static String of(Scorecard card, Map<String, String> reasons, String setting) {
        StringBuilder page = new StringBuilder(1 << 17);
        page.append("""
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light">
                <title>Simulator against published experiments</title>
                <style>%s</style>
                </head>
                <body>
                <header>
                <h1>The simulator against published experiments</h1>
                <p class="soft">%s</p>
                <p class="disclaimer">%s</p>
                """.formatted(style(), escape(setting), escape(Disclaimer.SENTENCE)));
        page.append(totals(card)).append("</header>\n<main>\n");
        page.append(misses(card, reasons));
        page.append(legend());
        groups(card).forEach((name, outcomes) -> page.append(group(name, outcomes, card)));
        return page.append("</main>\n</body>\n</html>\n").toString();
    }

    private static String totals(Scorecard card) {
        return "<dl class=\"totals\">"
                + total("Fit rows inside", card.count(Split.FIT), "took part in the calibration")
                + total("Check rows inside, independent", card.checks(true), "never used to fit")
                + total("Check rows inside, not independent", card.checks(false), "a parameter's range came from them")
                + total("Nulls within ±2 %", card.nulls(), "lines where no effect was published")
                + "</dl>\n";
    }

    private static String total(String name, Scorecard.Count count, String note) {
        return "<div><dt>" + escape(name) + "</dt><dd><b>" + count + "</b> <span>" + escape(note)
                + "</span></dd></div>\n";
    }

    private static String misses(Scorecard card, Map<String, String> reasons) {
        List<Outcome> misses = card.misses();
        if (misses.isEmpty()) {
            return Html.section("misses", "Misses", "", "<p>None: every counted row is inside.</p>");
        }
        StringBuilder list = new StringBuilder("<ol class=\"misses\">\n");
        for (Outcome miss : misses) {
            Target target = miss.target();
            Experiment experiment = card.experiments().get(target.row());
            String reason = miss.trouble().orElse(reasons.getOrDefault(target.row(), "Reason not known yet."));
            list.append("<li><a href=\"#%s\"><b>%s</b></a> <span class=\"tag\">%s</span> %s<br>"
                    .formatted(
                            escape(target.row()),
                            escape(target.id()),
                            split(card, target),
                            escape(experiment == null ? "" : experiment.title())));
            list.append("simulated %s %s, published %s%s.<br><span class=\"soft\">%s</span></li>\n"
                    .formatted(
                            number(miss.simulated()),
                            escape(target.unit()),
                            published(target),
                            Double.isFinite(miss.distance())
                                    ? "; " + number(miss.distance()) + " half-widths outside"
                                    : "",
                            escape(reason)));
        }
        return Html.section(
                "misses", "Misses, worst first", "Each row with its worst counted line.", list.append("</ol>") + "\n");
    }

    private static String legend() {
        return Html.section(
                "legend",
                "How to read the pictures",
                "",
                "<p>The bar is the published interval, the tick in it the published value. A blue disc is a simulated "
                        + "value inside, an orange diamond one outside, an arrow one beyond the scale. Every picture has "
                        + "the same scale in half-widths of the interval. Pale bars are lines that do not count: starting "
                        + "values, remarks, experiments on animals or cultures.</p>"
                        + "<div class=\"line\"><div></div>" + IntervalStrip.scale() + "<div></div></div>");
    }

    private static Map<String, List<Outcome>> groups(Scorecard card) {
        Map<String, List<Outcome>> groups = new LinkedHashMap<>();
        card.outcomes().stream()
                .collect(Collectors.groupingBy(
                        outcome -> outcome.target().row(), LinkedHashMap::new, Collectors.toList()))
                .forEach((row, outcomes) -> {
                    Experiment experiment = card.experiments().get(row);
                    groups.computeIfAbsent(
                                    experiment == null ? "other" : experiment.group(), g -> new java.util.ArrayList<>())
                            .addAll(outcomes);
                });
        return groups;
    }

    private static String group(String name, List<Outcome> outcomes, Scorecard card) {
        StringBuilder body = new StringBuilder();
        String row = "";
        for (Outcome outcome : outcomes) {
            Target target = outcome.target();
            if (!target.row().equals(row)) {
                row = target.row();
                Experiment experiment = card.experiments().get(row);
                body.append("<h3 id=\"%s\">%s <span class=\"tag\">%s</span> %s</h3>\n"
                        .formatted(
                                escape(row),
                                escape(row),
                                split(card, target),
                                escape(experiment == null ? "" : experiment.title())));
                if (experiment != null && !experiment.independent()) {
                    body.append("<p class=\"soft\">Not independent: ")
                            .append(escape(experiment.because()))
                            .append(".</p>\n");
                }
            }
            body.append(line(outcome));
        }
        String heading = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        return Html.section("group-" + name.replace(' ', '-'), heading, "", body.toString());
    }

    private static String line(Outcome outcome) {
        Target target = outcome.target();
        String name = target.id().substring(target.row().length() + 1).replace('_', ' ');
        String values = Double.isNaN(outcome.simulated())
                ? escape(outcome.trouble().orElse("no value"))
                : "<b>%s</b> %s%s<br><span class=\"soft\">published %s</span>"
                        .formatted(
                                number(outcome.simulated()), escape(target.unit()), spread(outcome), published(target));
        return "<div class=\"line%s\"><div title=\"%s\">%s</div>%s<div>%s</div></div>\n"
                .formatted(
                        target.counted() ? "" : " uncounted",
                        escape(target.statistic() + "; " + target.how()),
                        escape(name),
                        IntervalStrip.of(outcome),
                        values);
    }

    private static String spread(Outcome outcome) {
        return outcome.draws().isEmpty()
                ? ""
                : " <span class=\"soft\">(%s to %s)</span>"
                        .formatted(
                                number(outcome.quantile(0.05).orElse(Double.NaN)),
                                number(outcome.quantile(0.95).orElse(Double.NaN)));
    }

    private static String published(Target target) {
        if (target.openAbove()) {
            return "above " + number(target.low());
        }
        if (target.openBelow()) {
            return "below " + number(target.high());
        }
        String interval = number(target.low()) + " to " + number(target.high());
        return target.value().isPresent() ? number(target.value().getAsDouble()) + " (" + interval + ")" : interval;
    }

    private static String split(Scorecard card, Target target) {
        return switch (target.split()) {
            case FIT -> "fit";
            case CHECK -> card.independent(target.row()) ? "check" : "check, not independent";
            case NULL -> "negative control";
        };
    }

    /** Three significant digits with a true minus sign. */
    static String number(double value) {
        if (!Double.isFinite(value)) {
            return value > 0 ? "never" : "no value";
        }
        return new BigDecimal(value)
                .round(new MathContext(Math.abs(value) >= 1000 ? 4 : 3))
                .stripTrailingZeros()
                .toPlainString()
                .replace('-', '\u2212');
    }

    private static String style() {
        try (InputStream in = ValidationPage.class.getResourceAsStream("validation.css")) {
            if (in == null) {
                throw new IllegalStateException("validation.css is missing from the build.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

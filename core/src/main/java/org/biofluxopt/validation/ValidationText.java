package org.biofluxopt.validation;

import java.util.Locale;
import java.util.Map;
import org.biofluxopt.validation.Target.Split;

/** The scorecard for a terminal. */
public final class ValidationText {
    private ValidationText() {}

    /** @param reasons why rows are missed, by row */
    public static String of(Scorecard card, Map<String, String> reasons) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%-30s %-5s %12s %12s  %-25s %-8s %s%n",
                "line",
                "split",
                "simulated",
                "published",
                "counts as inside",
                "unit",
                ""));
        for (Outcome outcome : card.outcomes()) {
            Target target = outcome.target();
            text.append(String.format(
                    Locale.ROOT,
                    "%-30s %-5s %12s %12s  %-25s %-8s %s%n",
                    target.id(),
                    target.split().name().toLowerCase(Locale.ROOT),
                    number(outcome.simulated()),
                    target.value().isPresent() ? number(target.value().getAsDouble()) : "-",
                    number(target.low()) + " to " + number(target.high()),
                    target.unit(),
                    verdict(outcome)));
        }
        text.append('\n');
        for (Outcome miss : card.misses()) {
            String row = miss.target().row();
            text.append(String.format(
                    Locale.ROOT,
                    "miss %s (%s half-widths): %s%n",
                    miss.target().id(),
                    Double.isInfinite(miss.distance()) ? "no value, so no" : number(miss.distance()),
                    miss.trouble().orElse(reasons.getOrDefault(row, "reason not known yet"))));
        }
        text.append(String.format(
                Locale.ROOT,
                "%nfit rows: %s inside; check rows: %s inside (independent %s, not independent %s); nulls: %s within 2 %%%n",
                card.count(Split.FIT),
                card.count(Split.CHECK),
                card.checks(true),
                card.checks(false),
                card.nulls()));
        return text.toString();
    }

    private static String verdict(Outcome outcome) {
        if (Double.isNaN(outcome.simulated())) {
            return "no value: " + outcome.trouble().orElse("");
        }
        return (outcome.inside() ? "inside" : "OUTSIDE") + (outcome.target().counted() ? "" : ", not counted");
    }

    private static String number(double value) {
        return ValidationPage.number(value).replace('\u2212', '-');
    }
}

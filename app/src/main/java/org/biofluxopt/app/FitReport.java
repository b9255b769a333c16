package org.biofluxopt.app;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.biofluxopt.bayes.DirichletCpt;
import org.biofluxopt.bayes.PriorConflicts;

/** Says in which rows data contradict what was believed before. */
final class FitReport {
    private static final double LEAST_BELIEF = 0.05;
    private static final int SHOWN = 12;

    private FitReport() {}

    static void tell(List<DirichletCpt> fitted, String source, PrintWriter out) {
        List<PriorConflicts.Row> conflicts = PriorConflicts.of(fitted, source, LEAST_BELIEF);
        if (conflicts.isEmpty()) {
            return;
        }
        out.println("Prior and data disagree (the prior of the row holds with less than 5 %); both were used:");
        conflicts.stream()
                .limit(SHOWN)
                .forEach(row -> out.printf(
                        Locale.ROOT,
                        "  %s%s: prior %s, data %s (%.0f observations)%n",
                        row.variable(),
                        given(row.given()),
                        shares(row.prior()),
                        shares(row.data()),
                        row.observations()));
        if (conflicts.size() > SHOWN) {
            out.printf(Locale.ROOT, "  and %d rows more%n", conflicts.size() - SHOWN);
        }
    }

    static String given(Map<String, String> states) {
        return states.isEmpty()
                ? ""
                : states.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining(", ", " | ", ""));
    }

    static String shares(List<Double> p) {
        return p.stream()
                .map(value -> String.format(Locale.ROOT, "%.3f", value))
                .collect(Collectors.joining(" ", "[", "]"));
    }
}

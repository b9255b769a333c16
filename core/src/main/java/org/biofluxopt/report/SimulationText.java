package org.biofluxopt.report;

import java.util.Locale;
import org.biofluxopt.protocol.Analysis;
import org.biofluxopt.protocol.Series;

/** The results of {@code simulate} on a terminal. */
public final class SimulationText {
    private SimulationText() {}

    public static String of(SimulationReport report) {
        StringBuilder text = new StringBuilder(report.protocol().title())
                .append(", ")
                .append(report.protocol().n())
                .append(" virtual people\n");
        Series last = null;
        String lastArm = "";
        for (Analysis.Row row : report.rows()) {
            if (!row.series().equals(last) || !row.arm().equals(lastArm)) {
                text.append(String.format(
                        Locale.ROOT,
                        "%n%-44s %10s %10s %10s %10s %10s%n",
                        (row.arm().isEmpty() ? "" : row.arm() + ": ")
                                + row.series().id() + ", " + row.series().unit(),
                        "mean",
                        "SD",
                        "median",
                        "5 %",
                        "95 %"));
                last = row.series();
                lastArm = row.arm();
            }
            text.append(String.format(
                    Locale.ROOT,
                    "  %-42s %10s %10s %10s %10s %10s%n",
                    "day " + Figures.bare(row.day()),
                    Figures.plain(row.summary().mean()),
                    Figures.plain(row.summary().sd()),
                    Figures.plain(row.summary().median()),
                    Figures.plain(row.summary().p05()),
                    Figures.plain(row.summary().p95())));
        }
        statistics(text, report);
        report.notes().forEach(note -> text.append("\nNote: ").append(note));
        return text.append(report.notes().isEmpty() ? "\n" : "\n\n")
                .append(Disclaimer.SENTENCE)
                .append('\n')
                .toString();
    }

    private static void statistics(StringBuilder text, SimulationReport report) {
        if (!report.statistics().isEmpty()) {
            text.append('\n');
        }
        for (Analysis.Statistic one : report.statistics()) {
            text.append(String.format(
                    Locale.ROOT,
                    "%-55s %10s%n",
                    (one.arm().isEmpty() ? "" : one.arm() + ": ")
                            + one.request().output() + " "
                            + one.request().kind().word() + " "
                            + Figures.bare(one.request().threshold()) + ", day "
                            + Figures.bare(one.request().day()),
                    Figures.plain(one.value())));
        }
    }

    /** All tables one below the other, an empty line between them. */
    public static String tables(SimulationReport report) {
        return String.join("\n", SimulationCsv.of(report).values());
    }
}

package org.biofluxopt.report;

import java.util.ArrayList;
import java.util.List;
import org.biofluxopt.plan.Action;
import org.biofluxopt.plan.Plan;
import org.biofluxopt.profile.Marker;

/** What the command line prints at the end: at most 25 lines of at most 100 columns, the path of the report included. */
public final class TerminalSummary {
    static final int LINES = 24; // the command adds the path
    static final int COLUMNS = 100;

    private TerminalSummary() {}

    /** Lines joined by newlines, without one at the end. */
    public static String of(PersonReport report) {
        Plan plan = report.plan();
        List<String> head = new ArrayList<>();
        head.addAll(wrapped("", plan.headline(), 4));
        head.add("");
        List<String> tail = new ArrayList<>();
        tail.addAll(forecast(plan));
        tail.addAll(basis(report));
        tail.addAll(wrapped("", Disclaimer.SENTENCE, 2));
        int room = LINES - head.size() - tail.size();
        List<String> lines = new ArrayList<>(head);
        lines.addAll(actions(plan.actions(), room));
        lines.addAll(tail);
        return String.join("\n", lines);
    }

    private static List<String> actions(List<Action> actions, int room) {
        List<String> lines = new ArrayList<>();
        int shown = 0;
        for (Action action : actions) {
            List<String> next = wrapped(mark(action.kind()), action.instruction(), 3);
            if (lines.size() + next.size() > room - 1) {
                lines.add("  and " + (actions.size() - shown) + " more in report.html");
                break;
            }
            lines.addAll(next);
            shown++;
        }
        return lines;
    }

    private static String mark(Action.Kind kind) {
        return switch (kind) {
            case DO -> "  > ";
            case KEEP -> "  = ";
            case DISCUSS_WITH_CLINICIAN -> "  ? discuss with a clinician: ";
            case REFER -> "  ! ";
        };
    }

    private static List<String> forecast(Plan plan) {
        List<String> lines = new ArrayList<>();
        if (plan.control().isEmpty() || plan.expected().isEmpty()) {
            return lines;
        }
        lines.add("");
        lines.add("  %-24s %-30s %s"
                .formatted("day " + plan.expected().get().horizonDays() + ", mean (90 %)", "standard", "plan"));
        for (Marker marker : Labels.FORECAST) {
            if (plan.expected().get().bands().containsKey(marker)) {
                lines.add("  %-24s %-30s %s"
                        .formatted(
                                Labels.shortName(marker) + ", " + Labels.unit(marker),
                                Figures.band(plan.control().get().days(marker).getLast()),
                                Figures.band(plan.expected().get().days(marker).getLast())));
            }
        }
        plan.gainPercent()
                .ifPresent(gain -> lines.add("  %-24s %s".formatted("gain in serum B12", Figures.gain(gain))));
        return lines;
    }

    private static List<String> basis(PersonReport report) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        long clashes =
                report.plan().dayZero().stream().filter(row -> !row.agrees()).count();
        String sample = report.sample()
                .map(s -> "sample " + s.id() + ", " + Figures.share(s.matchedShare()) + " matched")
                .orElse("no microbiome sample");
        lines.addAll(wrapped(
                "  ",
                sample + "; " + report.plan().lanes() + " versions of this person; " + report.assumedCount() + " of "
                        + report.factCount() + " facts assumed; seed " + report.seed()
                        + (clashes == 0 ? "" : "; " + clashes + " laboratory value(s) clash"),
                2));
        int warnings = report.plan().warnings().size();
        if (warnings > 0) {
            lines.addAll(wrapped(
                    "  note: ",
                    report.plan().warnings().getFirst() + (warnings > 1 ? " (+" + (warnings - 1) + " more)" : ""),
                    2));
        }
        return lines;
    }

    /** Broken at spaces; the last line allowed ends in an ellipsis when there was more. */
    static List<String> wrapped(String prefix, String text, int most) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(prefix);
        String indent = " ".repeat(Math.min(prefix.length(), 4));
        for (String word : text.strip().split("\\s+")) {
            String fitting = word.length() > COLUMNS / 2 ? word.substring(0, COLUMNS / 2 - 1) + "…" : word;
            if (line.length() + fitting.length() + 1 > COLUMNS) {
                if (lines.size() == most - 1) {
                    line.setLength(Math.min(line.length(), COLUMNS - 1));
                    lines.add(line.append('…').toString());
                    return lines;
                }
                lines.add(line.toString().stripTrailing());
                line = new StringBuilder(indent);
            }
            line.append(line.isEmpty() || line.charAt(line.length() - 1) == ' ' ? "" : " ")
                    .append(fitting);
        }
        lines.add(line.toString());
        return lines;
    }
}

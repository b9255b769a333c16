package org.biofluxopt.report;

import java.util.List;
import java.util.Locale;

/** Estimates with their intervals on one axis, a row each; the name stands above its interval, so it reads on a phone. */
public final class ForestPlot {
    private static final int WIDTH = 540;
    private static final int ROW = 36;
    private static final int SIDE = 14;

    private ForestPlot() {}

    /**
     * @param label what it is
     * @param bold set off from the others
     */
    public record Row(String label, double estimate, double low, double high, boolean bold) {}

    /**
     * @param axis words under the axis, with the unit
     * @param spoken what a person who cannot see it should hear
     * @param margin half-width of a band around 0; 0: none
     */
    public static String of(List<Row> rows, String axis, String spoken, double margin) {
        if (rows.isEmpty()) {
            return "";
        }
        double low = Math.min(-margin, rows.stream().mapToDouble(Row::low).min().orElse(0));
        double high =
                Math.max(margin, rows.stream().mapToDouble(Row::high).max().orElse(0));
        Scale x = Scale.covering(Math.min(0, low), Math.max(0, high), SIDE, WIDTH - SIDE);
        int bottom = rows.size() * ROW + 6;
        Svg svg = new Svg(WIDTH, bottom + 40);
        if (margin > 0) {
            svg.rectangle(x.at(-margin), 0, x.at(margin) - x.at(-margin), bottom, "band");
        }
        for (double tick : x.ticks()) {
            svg.line(x.at(tick), 0, x.at(tick), bottom, Math.abs(tick) < 1e-9 ? "zero" : "grid");
            svg.text(x.at(tick), bottom + 15, "middle", "tick", x.label(tick));
        }
        double y = 4;
        for (Row row : rows) {
            String style = row.bold ? " strong" : "";
            svg.text(SIDE, y + 11, "start", "name" + style, row.label);
            svg.text(
                    WIDTH - SIDE,
                    y + 11,
                    "end",
                    "number" + style,
                    String.format(Locale.ROOT, "%+.1f (%+.1f to %+.1f)", row.estimate, row.low, row.high)
                            .replace('-', '\u2212'));
            svg.line(x.at(row.low), y + 22, x.at(row.high), y + 22, "interval" + style);
            svg.rectangle(x.at(row.estimate) - 4, y + 18, 8, 8, "mark" + style);
            y += ROW;
        }
        svg.text(WIDTH / 2.0, bottom + 34, "middle", "axis", axis);
        return svg.picture("forest", spoken, "");
    }
}

package org.biofluxopt.report;

import java.util.List;
import java.util.Locale;

/** Bars to either side of 0, the name above each. */
public final class SignedBars {
    private static final int WIDTH = 540;
    private static final int ROW = 40;
    private static final int SIDE = 14;

    private SignedBars() {}

    /** @param value in the axis' unit */
    public record Bar(String label, double value) {}

    public static String of(List<Bar> bars, String axis, String spoken) {
        if (bars.isEmpty()) {
            return "";
        }
        double low = Math.min(0, bars.stream().mapToDouble(Bar::value).min().orElse(0));
        double high = Math.max(0, bars.stream().mapToDouble(Bar::value).max().orElse(0));
        Scale x = Scale.covering(low, Math.max(high, low + 1e-6), SIDE, WIDTH - SIDE);
        int bottom = bars.size() * ROW;
        Svg svg = new Svg(WIDTH, bottom + 40);
        for (double tick : x.ticks()) {
            svg.line(x.at(tick), 0, x.at(tick), bottom, Math.abs(tick) < 1e-9 ? "zero" : "grid");
            svg.text(x.at(tick), bottom + 15, "middle", "tick", x.label(tick));
        }
        double y = 2;
        for (Bar bar : bars) {
            svg.text(SIDE, y + 11, "start", "name", bar.label);
            svg.text(
                    WIDTH - SIDE,
                    y + 11,
                    "end",
                    "number",
                    String.format(Locale.ROOT, "%+.2f", bar.value).replace('-', '\u2212'));
            double from = x.at(Math.min(0, bar.value));
            svg.rectangle(from, y + 16, Math.max(0.8, x.at(Math.max(0, bar.value)) - from), 16, "bar");
            y += ROW;
        }
        svg.text(WIDTH / 2.0, bottom + 34, "middle", "axis", axis);
        return svg.picture("bars", spoken, "");
    }
}

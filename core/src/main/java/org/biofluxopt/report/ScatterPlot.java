package org.biofluxopt.report;

import java.util.Arrays;

/** Points and the least-squares line through them. */
public final class ScatterPlot {
    private static final int WIDTH = 540;
    private static final int HEIGHT = 300;
    private static final int LEFT = 56;
    private static final int BOTTOM = 48;

    private ScatterPlot() {}

    /** @param x and y of the same length, at least one */
    public static String of(double[] x, double[] y, String xName, String yName, String spoken) {
        Scale across = Scale.covering(min(x), max(x), LEFT, WIDTH - 16);
        Scale up = Scale.covering(Math.min(0, min(y)), Math.max(0, max(y)), HEIGHT - BOTTOM, 24);
        Svg svg = new Svg(WIDTH, HEIGHT);
        for (double tick : up.ticks()) {
            svg.line(LEFT, up.at(tick), WIDTH - 16, up.at(tick), Math.abs(tick) < 1e-9 ? "zero" : "grid");
            svg.text(LEFT - 6, up.at(tick) + 4, "end", "tick", up.label(tick));
        }
        for (double tick : across.ticks()) {
            svg.text(across.at(tick), HEIGHT - BOTTOM + 16, "middle", "tick", across.label(tick));
        }
        double meanX = mean(x);
        double meanY = mean(y);
        double products = 0;
        double squares = 0;
        for (int i = 0; i < x.length; i++) {
            products += (x[i] - meanX) * (y[i] - meanY);
            squares += (x[i] - meanX) * (x[i] - meanX);
            svg.circle(across.at(x[i]), up.at(y[i]), 3.5, "dot");
        }
        if (squares > 0) {
            double slope = products / squares;
            svg.line(
                    across.at(min(x)),
                    up.at(meanY + slope * (min(x) - meanX)),
                    across.at(max(x)),
                    up.at(meanY + slope * (max(x) - meanX)),
                    "mean");
        }
        svg.text((LEFT + WIDTH) / 2.0, HEIGHT - 10, "middle", "axis", xName);
        svg.text(4, 12, "start", "axis", yName);
        return svg.picture("scatter", spoken, "");
    }

    private static double min(double[] values) {
        return Arrays.stream(values).min().orElse(0);
    }

    private static double max(double[] values) {
        return Arrays.stream(values).max().orElse(0);
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(0);
    }
}

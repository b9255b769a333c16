package org.biofluxopt.report;

import java.util.List;

/** Mean episode return per training iteration. */
final class LearningChart {
    private static final int WIDTH = 480;
    private static final int HEIGHT = 170;

    private LearningChart() {}

    static String draw(List<Double> curve) {
        List<Double> finite = curve.stream().filter(Double::isFinite).toList();
        double low = finite.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        double high = finite.stream().mapToDouble(Double::doubleValue).max().orElse(1);
        Scale y = Scale.covering(low, high, HEIGHT - 30.0, 20);
        Svg svg = new Svg(WIDTH, HEIGHT);
        svg.text(4, 12, "start", "unit", "mean return");
        for (double tick : y.ticks()) {
            svg.line(50, y.at(tick), WIDTH - 10.0, y.at(tick), "grid");
            svg.text(44, y.at(tick) + 4, "end", "tick", y.label(tick));
        }
        StringBuilder d = new StringBuilder();
        for (int i = 0; i < curve.size(); i++) {
            if (Double.isFinite(curve.get(i))) {
                double x = 50 + (WIDTH - 60.0) * i / (curve.size() - 1);
                d.append(d.isEmpty() ? 'M' : 'L').append(Svg.at(x)).append(' ').append(Svg.at(y.at(curve.get(i))));
            }
        }
        svg.path(d, "mean plan");
        svg.text(50, HEIGHT - 10.0, "start", "tick", "round 1");
        svg.text(WIDTH - 10.0, HEIGHT - 10.0, "end", "tick", Integer.toString(curve.size()));
        return svg.picture(
                "chart small",
                "Mean return from " + Figures.plain(curve.getFirst()) + " in the first round to "
                        + Figures.plain(curve.getLast()) + " in the last of " + curve.size() + ".",
                "");
    }
}

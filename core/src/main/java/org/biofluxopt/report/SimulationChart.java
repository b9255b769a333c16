package org.biofluxopt.report;

import java.util.ArrayList;
import java.util.List;
import org.biofluxopt.protocol.Summary;

/** One series over days, an arm a colour and a dash: mean, and the middle 90 % of people as a band. */
final class SimulationChart {
    /** Colours and dashes that differ for the colour-blind too; further arms begin again. */
    static final int STYLES = 6;

    private static final int WIDTH = 640;
    private static final int HEIGHT = 300;
    private static final double LEFT = 58;
    private static final double RIGHT = 16;
    private static final double TOP = 28;
    private static final double BOTTOM = 34;
    private static final int MARKS_UP_TO = 20;

    private final String unit;
    private final List<Curve> curves;
    private final double first;
    private final double last;
    private final Scale y;

    /** A day and what people were like on it. */
    record Point(double day, Summary summary) {}

    /** An arm's points, finite, in order. */
    record Curve(String arm, List<Point> points) {
        Curve {
            points = List.copyOf(points);
        }
    }

    SimulationChart(String unit, List<Curve> curves) {
        this.unit = unit;
        this.curves = curves.stream().filter(curve -> !curve.points().isEmpty()).toList();
        List<Double> values = new ArrayList<>();
        double earliest = Double.POSITIVE_INFINITY;
        double latest = 0;
        for (Curve curve : this.curves) {
            for (Point point : curve.points()) {
                values.add(point.summary().p05());
                values.add(point.summary().mean());
                values.add(point.summary().p95());
                earliest = Math.min(earliest, point.day());
                latest = Math.max(latest, point.day());
            }
        }
        first = Double.isInfinite(earliest) ? 0 : earliest;
        last = latest;
        double low = values.stream().mapToDouble(v -> v).min().orElse(0);
        double high = values.stream().mapToDouble(v -> v).max().orElse(1);
        y = Scale.covering(Math.min(low, low > 0 && low < 0.4 * high ? 0 : low), high, HEIGHT - BOTTOM, TOP);
    }

    String draw(String label) {
        Svg svg = new Svg(WIDTH, HEIGHT);
        svg.text(4, 14, "start", "unit", unit);
        for (double tick : y.ticks()) {
            svg.line(LEFT, y.at(tick), WIDTH - RIGHT, y.at(tick), "grid");
            svg.text(LEFT - 7, y.at(tick) + 4, "end", "tick", y.label(tick));
        }
        days(svg);
        for (int arm = 0; arm < curves.size(); arm++) {
            curve(svg, curves.get(arm), arm);
        }
        return svg.picture("chart", label, "");
    }

    private void days(Svg svg) {
        svg.line(LEFT, HEIGHT - BOTTOM, WIDTH - RIGHT, HEIGHT - BOTTOM, "axis");
        Scale days = Scale.covering(first, Math.max(last, first + 1e-3), LEFT, WIDTH - RIGHT);
        for (double tick : days.ticks()) {
            if (tick >= first - 1e-9 && tick <= last + 1e-9) {
                double x = x(tick);
                svg.line(x, HEIGHT - BOTTOM, x, HEIGHT - BOTTOM + 5, "axis");
                boolean atLeft = x < LEFT + 12;
                svg.text(
                        x,
                        HEIGHT - BOTTOM + 18,
                        x > WIDTH - RIGHT - 12 ? "end" : "middle",
                        "tick",
                        (atLeft ? "day " : "") + days.label(tick));
            }
        }
    }

    private double x(double day) {
        return last > first
                ? LEFT + 10 + (WIDTH - LEFT - RIGHT - 20) * (day - first) / (last - first)
                : (LEFT + WIDTH) / 2.0;
    }

    private void curve(Svg svg, Curve curve, int arm) {
        String style = "a" + arm % STYLES;
        List<Point> points = curve.points();
        double shift = curves.size() > 1 && points.size() <= MARKS_UP_TO ? 3.0 * (arm - (curves.size() - 1) / 2.0) : 0;
        StringBuilder mean = new StringBuilder();
        StringBuilder band = new StringBuilder();
        for (Point point : points) {
            add(mean, x(point.day()) + shift, point.summary().mean());
            add(band, x(point.day()) + shift, point.summary().p95());
        }
        for (Point point : points.reversed()) {
            add(band, x(point.day()) + shift, point.summary().p05());
        }
        if (points.size() > 1) {
            svg.path(band.append('Z'), "band " + style);
            svg.path(mean, "mean " + style);
        }
        if (points.size() <= MARKS_UP_TO) {
            for (Point point : points) {
                double at = x(point.day()) + shift;
                svg.line(
                        at,
                        y.at(point.summary().p05()),
                        at,
                        y.at(point.summary().p95()),
                        "whisker " + style);
                svg.circle(at, y.at(point.summary().mean()), 3.4, "dot " + style);
            }
        }
    }

    private void add(StringBuilder path, double x, double value) {
        path.append(path.isEmpty() ? 'M' : 'L').append(Svg.at(x)).append(' ').append(Svg.at(y.at(value)));
    }
}

package org.biofluxopt.report;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.biofluxopt.plan.Band;

/**
 * One marker over the days of the forecast: mean and 90 % band of both arms, thresholds as labelled lines. Drawn as
 * inline SVG rather than by a charting library, so that it shows without scripts, prints sharp and costs kilobytes.
 */
final class TrendChart {
    private static final double TOP = 30;
    private static final double BOTTOM = 34;
    private static final double LEFT = 46;

    private final int width;
    private final int height;
    private final String unit;
    private final List<Arm> arms;
    private final List<Level> levels;
    private final double right;
    private final Scale y;
    private final int horizon;

    /**
     * @param name as printed at the end of the line
     * @param style of its line and band
     */
    record Arm(String name, String style, List<Band> days) {
        Arm {
            days = List.copyOf(days);
        }
    }

    /**
     * A threshold.
     *
     * @param always whether the axis must reach it
     */
    record Level(double value, String label, boolean always) {}

    TrendChart(int width, int height, String unit, List<Arm> arms, List<Level> levels) {
        this.width = width;
        this.height = height;
        this.unit = unit;
        this.arms = List.copyOf(arms);
        this.horizon = arms.getFirst().days().size() - 1;
        this.right = width < 420 ? 78 : 100;
        double[] shown = DoubleStream.concat(
                        values(), levels.stream().filter(Level::always).mapToDouble(Level::value))
                .toArray();
        this.y = Scale.covering(
                Arrays.stream(shown).min().orElse(0), Arrays.stream(shown).max().orElse(1), height - BOTTOM, TOP);
        this.levels = levels.stream().filter(level -> y.holds(level.value())).toList();
    }

    private DoubleStream values() {
        return arms.stream()
                .flatMap(arm -> arm.days().stream())
                .flatMapToDouble(band -> DoubleStream.of(band.p05(), band.mean(), band.p95()))
                .filter(Double::isFinite);
    }

    /**
     * @param label spoken description
     * @param marker word by which the script finds the values
     */
    String draw(String style, String label, String marker) {
        Svg svg = new Svg(width, height);
        axes(svg);
        arms.forEach(arm -> svg.path(area(arm.days()), "band " + arm.style()));
        arms.forEach(arm -> {
            svg.path(line(arm.days(), Band::p95), "limit " + arm.style());
            svg.path(line(arm.days(), Band::p05), "limit " + arm.style());
        });
        thresholds(svg);
        arms.forEach(arm -> svg.path(line(arm.days(), Band::mean), "mean " + arm.style()));
        endLabels(svg);
        String hooks = "data-marker=\"%s\" data-left=\"%s\" data-right=\"%s\" data-top=\"%s\" data-bottom=\"%s\""
                .formatted(marker, Svg.at(LEFT), Svg.at(width - right), Svg.at(TOP), Svg.at(height - BOTTOM));
        return svg.picture("chart " + style, label, hooks);
    }

    private double x(int day) {
        return LEFT + (width - LEFT - right) * day / horizon;
    }

    private void axes(Svg svg) {
        svg.text(4, 14, "start", "unit", unit);
        for (double tick : y.ticks()) {
            svg.line(LEFT, y.at(tick), width - right, y.at(tick), "grid");
            svg.text(LEFT - 7, y.at(tick) + 4, "end", "tick", y.label(tick));
        }
        int step = width < 420 ? 60 : 30;
        for (int day = 0; day <= horizon; day += step) {
            svg.line(x(day), height - BOTTOM, x(day), height - BOTTOM + 5, "axis");
            svg.text(x(day), height - BOTTOM + 18, "middle", "tick", day == 0 ? "day 0" : Integer.toString(day));
        }
        svg.line(LEFT, height - BOTTOM, width - right, height - BOTTOM, "axis");
    }

    private void thresholds(Svg svg) {
        for (Level level : levels) {
            svg.line(LEFT, y.at(level.value()), width - right, y.at(level.value()), "threshold");
        }
        levels.forEach(level -> {
            Spot spot = freeSpot(level);
            svg.text(spot.x(), spot.baseline(), "start", "threshold-label", level.label());
        });
    }

    /** Where a label begins, and how far it is from the nearest line, px. */
    private record Spot(double x, double baseline, double distance) {}

    /** Left, middle or right, above or below its line: where it is farthest from the curves and other thresholds. */
    private Spot freeSpot(Level level) {
        double labelWidth = level.label().length() * 7.0;
        double span = width - right - LEFT - labelWidth - 10;
        Spot best = new Spot(LEFT + 5, y.at(level.value()) - 5, -1);
        for (double along : new double[] {0, 1, 0.5}) {
            for (double offset : new double[] {-5, 14}) {
                double x = LEFT + 5 + along * span;
                double baseline = y.at(level.value()) + offset;
                Spot spot = new Spot(x, baseline, clearance(level, x, x + labelWidth, baseline - 5));
                best = spot.distance() > best.distance() + 0.5 ? spot : best;
            }
        }
        return best;
    }

    private double clearance(Level own, double from, double to, double height) {
        double least = Math.min(height - TOP + 12, this.height - BOTTOM - height);
        for (Level other : levels) {
            least = other.equals(own) ? least : Math.min(least, Math.abs(y.at(other.value()) - height));
        }
        for (Arm arm : arms) {
            for (int day = 0; day <= horizon; day++) {
                if (x(day) >= from && x(day) <= to) {
                    least = Math.min(least, Math.abs(y.at(arm.days().get(day).mean()) - height));
                }
            }
        }
        return Math.min(least, 30);
    }

    private void endLabels(Svg svg) {
        if (same()) {
            double y1 = Math.clamp(y.at(arms.getLast().days().getLast().mean()), TOP + 4, height - BOTTOM - 14);
            svg.text(width - right + 8, y1, "start", "end plan", "Both arms");
            svg.text(
                    width - right + 8,
                    y1 + 14,
                    "start",
                    "end-value plan",
                    Figures.plain(arms.getLast().days().getLast().mean()));
            return;
        }
        double[] at = arms.stream()
                .mapToDouble(arm -> y.at(arm.days().getLast().mean()))
                .toArray();
        if (at.length == 2 && Math.abs(at[0] - at[1]) < 30) {
            double middle = (at[0] + at[1]) / 2;
            boolean firstAbove = at[0] <= at[1];
            at[0] = middle + (firstAbove ? -15 : 15);
            at[1] = middle + (firstAbove ? 15 : -15);
        }
        for (int i = 0; i < at.length; i++) {
            Arm arm = arms.get(i);
            double shown = Math.clamp(at[i], TOP + 4, height - BOTTOM - 14);
            svg.text(width - right + 8, shown, "start", "end " + arm.style(), arm.name());
            svg.text(
                    width - right + 8,
                    shown + 14,
                    "start",
                    "end-value " + arm.style(),
                    Figures.plain(arm.days().getLast().mean()));
        }
    }

    private boolean same() {
        return arms.stream().map(Arm::days).distinct().count() == 1;
    }

    private StringBuilder area(List<Band> days) {
        StringBuilder d = new StringBuilder(days.size() * 24);
        for (int day = 0; day < days.size(); day++) {
            point(d, day, days.get(day).p95());
        }
        for (int day = days.size() - 1; day >= 0; day--) {
            point(d, day, days.get(day).p05());
        }
        return d.append('Z');
    }

    private StringBuilder line(List<Band> days, ToDoubleFunction<Band> part) {
        StringBuilder d = new StringBuilder(days.size() * 12);
        for (int day = 0; day < days.size(); day++) {
            point(d, day, part.applyAsDouble(days.get(day)));
        }
        return d;
    }

    private void point(StringBuilder d, int day, double value) {
        d.append(d.isEmpty() ? 'M' : 'L').append(Svg.at(x(day))).append(' ').append(Svg.at(y.at(value)));
    }
}

package org.biofluxopt.validation;

import java.util.Locale;
import java.util.OptionalDouble;
import org.biofluxopt.report.Svg;

/**
 * The picture of one line: the published interval as a bar, the published value as a tick in it, the simulated value as a
 * point. All strips share one scale, on which an interval reaches from -1 to 1.
 */
final class IntervalStrip {
    private static final int WIDTH = 240;
    private static final int HEIGHT = 22;
    private static final double REACH = 3;
    private static final double MARGIN = 10;

    private IntervalStrip() {}

    static String of(Outcome outcome) {
        Target target = outcome.target();
        Svg svg = new Svg(WIDTH, HEIGHT);
        double middle = HEIGHT / 2.0;
        svg.line(MARGIN, middle, WIDTH - MARGIN, middle, "axis");
        double left = target.openBelow() ? -REACH : -1;
        double right = target.openAbove() ? REACH : 1;
        svg.rectangle(
                x(left), middle - 6, x(right) - x(left), 12, target.counted() ? "interval" : "interval uncounted");
        target.value().ifPresent(value -> {
            double at = x(position(target, value));
            svg.line(at, middle - 6, at, middle + 6, "published");
        });
        draws(svg, outcome, middle);
        point(svg, outcome, middle);
        return svg.picture("strip", label(outcome), "");
    }

    /** The scale that all strips share. */
    static String scale() {
        Svg svg = new Svg(WIDTH, HEIGHT);
        for (int tick = -3; tick <= 3; tick++) {
            svg.line(x(tick), HEIGHT - 5, x(tick), HEIGHT, "axis");
        }
        svg.text(x(-1), HEIGHT - 8, "middle", "tick", "low");
        svg.text(x(1), HEIGHT - 8, "middle", "tick", "high");
        return svg.picture("strip", "Scale: the published interval reaches from low to high", "");
    }

    private static void draws(Svg svg, Outcome outcome, double middle) {
        OptionalDouble low = outcome.quantile(0.05);
        OptionalDouble high = outcome.quantile(0.95);
        if (low.isPresent() && high.isPresent()) {
            Target target = outcome.target();
            svg.line(
                    x(position(target, low.getAsDouble())),
                    middle,
                    x(position(target, high.getAsDouble())),
                    middle,
                    outcome.inside() ? "draws hit" : "draws miss");
        }
    }

    private static void point(Svg svg, Outcome outcome, double middle) {
        if (Double.isNaN(outcome.simulated())) {
            return;
        }
        double position = position(outcome.target(), outcome.simulated());
        double at = x(position);
        if (outcome.inside()) {
            svg.circle(at, middle, 5, "hit");
        } else if (!(Math.abs(position) <= REACH)) {
            double tip = position > 0 ? 8 : -8; // beyond the scale: an arrow
            svg.path(
                    "M%s %sl%s %sl%s %sz"
                            .formatted(
                                    Svg.at(at - tip / 2),
                                    Svg.at(middle - 6),
                                    Svg.at(tip),
                                    Svg.at(6),
                                    Svg.at(-tip),
                                    Svg.at(6)),
                    "miss");
        } else {
            svg.path("M%s %sl6 6l-6 6l-6 -6z".formatted(Svg.at(at), Svg.at(middle - 6)), "miss");
        }
    }

    /** Place in half-widths from the middle of the interval; the end that matters of an open one lies at -1 or 1. */
    static double position(Target target, double value) {
        return target.openBelow()
                ? (value - target.high()) / target.halfWidth() + 1
                : (value - target.low()) / target.halfWidth() - 1;
    }

    private static double x(double position) {
        double clipped = Math.max(-REACH, Math.min(REACH, position));
        return WIDTH / 2.0 + clipped / REACH * (WIDTH / 2.0 - MARGIN);
    }

    private static String label(Outcome outcome) {
        Target target = outcome.target();
        String simulated = Double.isNaN(outcome.simulated())
                ? "not simulated"
                : String.format(Locale.ROOT, "simulated %.3g", outcome.simulated());
        return String.format(
                Locale.ROOT,
                "%s: %s %s, published interval %.3g to %.3g, %s",
                target.id(),
                simulated,
                target.unit(),
                target.low(),
                target.high(),
                outcome.inside() ? "inside" : "outside");
    }
}

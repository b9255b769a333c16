package org.biofluxopt.report;

import java.util.ArrayList;
import java.util.List;
import org.biofluxopt.intervention.DailyRegimen;
import org.biofluxopt.intervention.DaySlot;

/** A day on the clock: what is swallowed when, one row per arm; a dot's area is its cobalamin. */
final class DayPicture {
    private static final double FIRST_HOUR = 6.5;
    private static final double LAST_HOUR = 24.5;
    private static final int ROW = 84;
    private static final int TOP = 58;

    private DayPicture() {}

    static String draw(DailyRegimen plan, DailyRegimen standard, int width, String style) {
        double largest = Math.max(largest(plan), largest(standard));
        double left = width < 420 ? 8 : 84;
        Svg svg = new Svg(width, TOP + 2 * ROW + 6);
        meals(svg, left, width);
        row(svg, "Plan", plan, "plan", left, width, TOP, largest);
        row(svg, "Standard", standard, "standard", left, width, TOP + ROW, largest);
        return svg.picture(style, "Plan: " + spoken(plan) + ". Standard: " + spoken(standard) + ".", "");
    }

    private static void meals(Svg svg, double left, int width) {
        for (DaySlot slot : DaySlot.values()) {
            double x = x(slot, left, width);
            svg.line(x, 40, x, TOP + 2 * ROW, slot.isMeal() ? "meal" : "between");
            svg.text(x, 15, "middle", "slot", shortName(slot, width));
            svg.text(x, 31, "middle", "tick", Figures.clock(slot.hour()));
        }
    }

    private static void row(
            Svg svg, String name, DailyRegimen regimen, String style, double left, int width, double top, double most) {
        double y = top + ROW / 2.0;
        svg.text(width < 420 ? 2 : 4, width < 420 ? top + 6 : y + 5, "start", "arm " + style, name);
        svg.line(left, y, width - 8, y, "axis");
        for (DaySlot slot : DaySlot.values()) {
            double tablet = regimen.tablet().getOrDefault(slot, 0.0);
            double food = regimen.food().getOrDefault(slot, 0.0);
            double x = x(slot, left, width);
            if (tablet > 0) {
                svg.circle(x, y, radius(tablet, most), "dose " + style);
            }
            if (food > 0) {
                double r = radius(food, most);
                svg.rectangle(x - r, y - r, 2 * r, 2 * r, "food-dose " + style);
            }
            if (tablet + food > 0) {
                svg.text(x, y + 38, "middle", "amount", Figures.micrograms(tablet + food) + " µg");
            }
        }
    }

    private static double x(DaySlot slot, double left, int width) {
        double inner = width < 420 ? 18 : 30;
        return left + inner + (width - left - 2 * inner - 8) * (slot.hour() - FIRST_HOUR) / (LAST_HOUR - FIRST_HOUR);
    }

    private static double radius(double micrograms, double largest) {
        return Math.max(3.5, 21 * Math.sqrt(micrograms / largest));
    }

    private static double largest(DailyRegimen regimen) {
        double largest = 1e-9;
        for (DaySlot slot : DaySlot.values()) {
            largest = Math.max(largest, regimen.tablet().getOrDefault(slot, 0.0));
            largest = Math.max(largest, regimen.food().getOrDefault(slot, 0.0));
        }
        return largest;
    }

    private static String shortName(DaySlot slot, int width) {
        String name = switch (slot) {
            case BREAKFAST -> "Breakfast";
            case MORNING -> "Morning";
            case LUNCH -> "Lunch";
            case AFTERNOON -> "Afternoon";
            case DINNER -> "Dinner";
            case BEDTIME -> "Bedtime";
        };
        return width >= 420
                ? name
                : switch (slot) {
                    case BREAKFAST -> "Breakf.";
                    case AFTERNOON -> "Aftern.";
                    case MORNING -> "Morn.";
                    default -> name;
                };
    }

    /** "3.3 µg with breakfast, 3.3 µg with lunch". */
    static String spoken(DailyRegimen regimen) {
        List<String> parts = new ArrayList<>();
        for (DaySlot slot : DaySlot.values()) {
            double tablet = regimen.tablet().getOrDefault(slot, 0.0);
            double food = regimen.food().getOrDefault(slot, 0.0);
            if (tablet > 0) {
                parts.add(Figures.micrograms(tablet) + " µg " + slot.words());
            }
            if (food > 0) {
                parts.add(Figures.micrograms(food) + " µg in food " + slot.words());
            }
        }
        return parts.isEmpty() ? "nothing" : String.join(", ", parts);
    }
}

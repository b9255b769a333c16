package org.biofluxopt.report;

import java.util.ArrayList;
import java.util.List;
import org.biofluxopt.intervention.DailyRegimen;
import org.biofluxopt.intervention.DaySlot;

/** A day on the clock: what is swallowed when, one row per arm; a dot's area is its cobalamin. */
final class DayPicture {
    private static final double FIRST_HOUR = 7;
    private static final double LAST_HOUR = 24;
    private static final int TOP = 58;

    private final DailyRegimen plan;
    private final DailyRegimen standard;
    private final int width;
    private final boolean narrow;
    private final double left;
    private final int rowHeight;
    private final double largest;
    private final Svg svg;

    private DayPicture(DailyRegimen plan, DailyRegimen standard, int width) {
        this.plan = plan;
        this.standard = standard;
        this.width = width;
        this.narrow = width < 420;
        this.left = narrow ? 8 : 84;
        this.rowHeight = narrow ? 104 : 84;
        this.largest = Math.max(largest(plan), largest(standard));
        this.svg = new Svg(width, TOP + 2 * rowHeight + 6);
    }

    static String draw(DailyRegimen plan, DailyRegimen standard, int width, String style) {
        return new DayPicture(plan, standard, width).draw(style);
    }

    private String draw(String style) {
        meals();
        row("Plan", plan, "plan", TOP);
        row("Standard", standard, "standard", TOP + rowHeight);
        return svg.picture(style, "Plan: " + spoken(plan) + ". Standard: " + spoken(standard) + ".", "");
    }

    /** Meals always; other occasions where either arm uses them or there is room. */
    private void meals() {
        for (DaySlot slot : DaySlot.values()) {
            boolean used = amount(plan, slot) + amount(standard, slot) > 0;
            if (narrow && !slot.isMeal() && !used) {
                continue;
            }
            double x = x(slot);
            svg.line(x, 40, x, TOP + 2 * rowHeight, slot.isMeal() ? "meal" : "between");
            boolean clock = !narrow || slot.isMeal() || slot == DaySlot.BEDTIME;
            if (clock) {
                svg.text(x, 15, "middle", "slot", name(slot));
            }
            svg.text(x, clock ? 31 : 46, "middle", "tick", Figures.clock(slot.hour()));
        }
    }

    private void row(String name, DailyRegimen regimen, String style, double top) {
        double y = narrow ? top + 50 : top + rowHeight / 2.0;
        svg.text(2, narrow ? top + 16 : y + 5, "start", "arm " + style, name);
        svg.line(left, y, width - 8, y, "axis");
        for (DaySlot slot : DaySlot.values()) {
            double tablet = regimen.tablet().getOrDefault(slot, 0.0);
            double food = regimen.food().getOrDefault(slot, 0.0);
            double x = x(slot);
            if (tablet > 0) {
                svg.circle(x, y, radius(tablet), "dose " + style);
            }
            if (food > 0) {
                double r = radius(food);
                svg.rectangle(x - r, y - r, 2 * r, 2 * r, "food-dose " + style);
            }
            if (tablet + food > 0) {
                svg.text(x, y + 38, "middle", "amount", Figures.micrograms(tablet + food) + " µg");
            }
        }
    }

    private double x(DaySlot slot) {
        double inner = narrow ? 26 : 34;
        return left + inner + (width - left - 2 * inner - 8) * (slot.hour() - FIRST_HOUR) / (LAST_HOUR - FIRST_HOUR);
    }

    private double radius(double micrograms) {
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

    private static double amount(DailyRegimen regimen, DaySlot slot) {
        return regimen.tablet().getOrDefault(slot, 0.0) + regimen.food().getOrDefault(slot, 0.0);
    }

    private static String name(DaySlot slot) {
        return switch (slot) {
            case BREAKFAST -> "Breakfast";
            case MORNING -> "Morning";
            case LUNCH -> "Lunch";
            case AFTERNOON -> "Afternoon";
            case DINNER -> "Dinner";
            case BEDTIME -> "Bedtime";
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

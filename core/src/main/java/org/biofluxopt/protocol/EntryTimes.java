package org.biofluxopt.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.biofluxopt.text.Yaml;

/** Reads when an entry of a schedule happens. A day runs from 08:00 to 08:00. */
final class EntryTimes {
    /** Last day of a protocol: a hundred years. */
    static final double LAST_DAY = 36_525;

    private static final double FIRST_DAY = -3_653;
    private static final double MORNING = 8;
    private static final int MOST_MOMENTS = 200_000;
    private static final Pattern CLOCK = Pattern.compile("([01]?\\d|2[0-3]):([0-5]\\d)");
    private static final double ROUNDING = 1e-9;

    private EntryTimes() {}

    /** Hours since 08:00 of day 0 of something that happens at moments. */
    static List<Double> moments(Yaml entry) {
        List<Double> clock = entry.find("time")
                .map(time -> time.list().stream().map(EntryTimes::hour).toList())
                .orElse(List.of(0.0));
        TreeSet<Double> hours = new TreeSet<>();
        for (double day : days(entry)) {
            for (double hour : clock) {
                hours.add(24 * day + hour);
            }
            if (hours.size() > MOST_MOMENTS) {
                throw entry.expected("at most " + MOST_MOMENTS + " moments");
            }
        }
        return List.copyOf(hours);
    }

    private static List<Double> days(Yaml entry) {
        Optional<Yaml> listed = entry.find("days").or(() -> entry.find("day"));
        if (listed.isPresent()) {
            for (String other : List.of("from_day", "to_day", "every_days")) {
                entry.find(other).ifPresent(field -> {
                    throw field.expected("either " + other + " or a list of days");
                });
            }
            return listed.get().list().stream().map(EntryTimes::day).toList();
        }
        double from = day(entry.get("from_day"));
        double to = entry.find("to_day").map(EntryTimes::day).orElse(from);
        refuseReversed(entry, from, to);
        double step = entry.find("every_days")
                .map(every -> every.number(0.01, LAST_DAY, "days"))
                .orElse(1.0);
        if ((to - from) / step > MOST_MOMENTS) {
            throw entry.expected("at most " + MOST_MOMENTS + " moments");
        }
        List<Double> days = new ArrayList<>();
        for (int i = 0; from + i * step <= to + ROUNDING; i++) {
            days.add(from + i * step);
        }
        return days;
    }

    /** Begin and end, h since 08:00 of day 0, of something that holds for a time; a single day is that whole day. */
    static List<Double> course(Yaml entry) {
        for (String momentary : List.of("time", "every_days", "days")) {
            entry.find(momentary).ifPresent(field -> {
                throw field.expected("no " + momentary + " here", "This entry holds from from_day until to_day.");
            });
        }
        Optional<Yaml> single = entry.find("day");
        if (single.isPresent()) {
            double day = day(single.get());
            return List.of(24 * day, 24 * day + 24);
        }
        double from = day(entry.get("from_day"));
        Optional<Yaml> end = entry.find("to_day");
        if (end.isEmpty()) {
            return List.of(24 * from, Double.POSITIVE_INFINITY);
        }
        double to = day(end.get());
        refuseReversed(entry, from, to);
        return List.of(24 * from, 24 * (to > from ? to : from + 1));
    }

    private static void refuseReversed(Yaml entry, double from, double to) {
        if (to < from) {
            throw entry.get("to_day")
                    .expected(
                            "at least from_day, " + entry.get("from_day").string(),
                            "The days are reversed: swap from_day and to_day.");
        }
    }

    private static double day(Yaml field) {
        return field.number(FIRST_DAY, LAST_DAY, "days");
    }

    /** Hours after 08:00. */
    private static double hour(Yaml time) {
        Matcher clock = CLOCK.matcher(time.string().strip());
        if (!clock.matches()) {
            throw time.expected("a time of day such as \"08:00\"", "Put it in quotes.");
        }
        double hour = Integer.parseInt(clock.group(1)) + Integer.parseInt(clock.group(2)) / 60.0;
        return (hour - MORNING + 24) % 24;
    }
}

package org.biofluxopt.protocol;

import java.util.List;

/**
 * An entry of a schedule, its times worked out.
 *
 * @param hours of a moment, h since 08:00 of day 0, rising; of a course its begin and its end (infinite if it stays)
 */
public record Entry(Act act, List<Double> hours) {
    public Entry {
        hours = List.copyOf(hours);
    }

    double begin() {
        return hours.getFirst();
    }

    double end() {
        return hours.getLast();
    }
}

package org.biofluxopt.plan;

import java.util.List;
import java.util.Map;
import org.biofluxopt.profile.Marker;

/**
 * What one arm is expected to do, day by day.
 *
 * @param bands for each marker one band per day, 0 to the horizon; values are 24-hour means in the marker's unit
 * @param absorbed ug of cobalamin absorbed a day, mean of the last 30 days
 * @param store body store at the end, ug
 */
public record Forecast(Map<Marker, List<Band>> bands, Band absorbed, Band store) {
    public Band atDay(Marker marker, int day) {
        return days(marker).get(day);
    }

    public int horizonDays() {
        return days(Marker.SERUM_B12).size() - 1;
    }

    /** One band per day, 0 to the horizon. */
    public List<Band> days(Marker marker) {
        List<Band> days = bands.get(marker);
        if (days == null) {
            throw new IllegalArgumentException("No forecast of " + marker);
        }
        return days;
    }
}

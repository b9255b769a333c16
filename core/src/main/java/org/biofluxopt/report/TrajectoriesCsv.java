package org.biofluxopt.report;

import java.util.List;
import org.biofluxopt.plan.Band;
import org.biofluxopt.plan.Forecast;
import org.biofluxopt.profile.Marker;

/** Both arms day by day: {@code day,arm,marker,unit,mean,p05,p95}; only the heading where there is no forecast. */
final class TrajectoriesCsv {
    private TrajectoriesCsv() {}

    static String of(PersonReport report) {
        StringBuilder csv = new StringBuilder("day,arm,marker,unit,mean,p05,p95\n");
        report.plan().control().ifPresent(forecast -> add(csv, "control", forecast));
        report.plan().expected().ifPresent(forecast -> add(csv, "plan", forecast));
        return csv.toString();
    }

    private static void add(StringBuilder csv, String arm, Forecast forecast) {
        for (Marker marker : Labels.FORECAST) {
            List<Band> days = forecast.bands().getOrDefault(marker, List.of());
            for (int day = 0; day < days.size(); day++) {
                Band band = days.get(day);
                csv.append(day).append(',').append(arm).append(',').append(marker.word());
                csv.append(',').append(marker.unit());
                csv.append(',').append(Figures.six(band.mean()));
                csv.append(',').append(Figures.six(band.p05()));
                csv.append(',').append(Figures.six(band.p95())).append('\n');
            }
        }
    }
}

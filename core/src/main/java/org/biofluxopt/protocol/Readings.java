package org.biofluxopt.protocol;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.biofluxopt.simulator.Output;
import org.biofluxopt.simulator.VirtualGroup;

/** Reads a part's series at one moment and puts them into the spool. */
final class Readings {
    private final List<Series> series;
    private final int days;
    private final int arm;
    private final Spool spool;
    private double[] transcobalaminAtStart = new double[0];

    Readings(List<Series> series, int days, int arm, Spool spool) {
        this.series = series;
        this.days = days;
        this.arm = arm;
        this.spool = spool;
    }

    void read(int index, Part part) {
        VirtualGroup group = part.group();
        if (index == 0) {
            transcobalaminAtStart = group.read(Output.TC_TOTAL);
        }
        Map<String, double[]> profile = new HashMap<>();
        for (int s = 0; s < series.size(); s++) {
            double[] values = values(series.get(s), group, profile);
            int column = ProtocolResult.column(arm, s, index, series.size(), days);
            for (int lane = 0; lane < values.length; lane++) {
                spool.put(column, part.people().get(lane).number(), values[lane]);
            }
        }
    }

    private double[] values(Series one, VirtualGroup group, Map<String, double[]> profile) {
        Measurement measurement = one.measurement();
        if (measurement.output().isPresent()) {
            return group.read(measurement.output().get());
        }
        if (measurement.labelPlace().isPresent()) {
            return group.label(one.detail(), measurement.labelPlace().get());
        }
        return switch (measurement) {
            case TC_TOTAL_PERCENT_OF_START -> percent(group.read(Output.TC_TOTAL), transcobalaminAtStart);
            case FAECAL_COBALAMIN_SHARE ->
                percent(group.read(Output.FAECAL_COBALAMIN), group.read(Output.FAECAL_CORRINOID));
            default -> {
                if (profile.isEmpty()) {
                    profile.putAll(group.faecalProfile());
                }
                double[] share = profile.get(one.detail());
                if (share == null) {
                    double[] none = new double[group.size()];
                    Arrays.fill(none, Double.NaN);
                    yield none;
                }
                yield share;
            }
        };
    }

    private static double[] percent(double[] part, double[] whole) {
        double[] percent = new double[part.length];
        for (int lane = 0; lane < part.length; lane++) {
            percent[lane] = whole[lane] > 0 ? 100 * part[lane] / whole[lane] : Double.NaN;
        }
        return percent;
    }
}

package org.biofluxopt.protocol;

import java.util.List;

/**
 * What was measured of every person. Holds its values outside the heap; close it.
 *
 * <p>People are in the order of their numbers, the same in all arms.
 */
public final class ProtocolResult implements AutoCloseable {
    private final Protocol protocol;
    private final List<Series> series;
    private final List<Double> readDays;
    private final Spool spool;
    private final List<String> notes;

    ProtocolResult(Protocol protocol, List<Series> series, List<Double> readDays, Spool spool, List<String> notes) {
        this.protocol = protocol;
        this.series = List.copyOf(series);
        this.readDays = List.copyOf(readDays);
        this.spool = spool;
        this.notes = List.copyOf(notes);
    }

    public Protocol protocol() {
        return protocol;
    }

    /** Names of the arms; one empty name where there is one arm. */
    public List<String> arms() {
        return protocol.arms().stream().map(Arm::name).toList();
    }

    /** Days of the report. */
    public List<Double> days() {
        return protocol.reportDays();
    }

    /** Days on which people were read: those of the report, day 0, and what the statistics need. */
    List<Double> readDays() {
        return readDays;
    }

    public List<Series> series() {
        return series;
    }

    /** In words, for whoever reads the results. */
    public List<String> notes() {
        return notes;
    }

    /**
     * @param series id, such as {@code serum_b12} or {@code label_absorbed:A}
     * @param day one of {@link #days()}, or 0
     * @return per person; NaN where there is no value, such as a share of nothing
     */
    public double[] values(String arm, String series, double day) {
        int a = arms().indexOf(arm);
        int s = this.series.stream().map(Series::id).toList().indexOf(series);
        int d = readDays.indexOf(day + 0.0);
        if (a < 0 || s < 0 || d < 0) {
            throw new IllegalArgumentException(
                    "No values of arm '%s', series '%s', day %s; there are arms %s, series %s, days %s"
                            .formatted(
                                    arm,
                                    series,
                                    day,
                                    arms(),
                                    this.series.stream().map(Series::id).toList(),
                                    readDays));
        }
        return values(a, s, d);
    }

    double[] values(int arm, int seriesIndex, int dayIndex) {
        return spool.column(column(arm, seriesIndex, dayIndex, series.size(), readDays.size()));
    }

    static int column(int arm, int seriesIndex, int dayIndex, int series, int days) {
        return (arm * series + seriesIndex) * days + dayIndex;
    }

    /** Unit of a series, by its id. */
    public String unit(String series) {
        return this.series.stream()
                .filter(one -> one.id().equals(series))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No series '" + series + "'"))
                .unit();
    }

    @Override
    public void close() {
        spool.close();
    }
}

package org.biofluxopt.plan;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.biofluxopt.agents.SwallowedDay;
import org.biofluxopt.intervention.DailyRegimen;
import org.biofluxopt.numeric.Parallel;
import org.biofluxopt.numeric.Quantiles;
import org.biofluxopt.profile.Marker;
import org.biofluxopt.simulator.DayEvents;
import org.biofluxopt.simulator.Lanes;

/**
 * One arm, simulated for every lane of an ensemble: the same virtual people, the same day 0, one regimen.
 *
 * <p>Lanes are cut into blocks of {@value #BLOCK} by their number, never by thread, so an arm is the same on any number
 * of threads.
 */
public final class ArmRun {
    private static final int BLOCK = 8;
    private static final int LAST_DAYS = 30;
    private static final List<Marker> MARKERS =
            List.of(Marker.SERUM_B12, Marker.HOLOTC, Marker.MMA, Marker.HOMOCYSTEINE);

    private final int lanes;
    private final int days;
    /** [day][lane], day 0 to the horizon. */
    private final Map<Marker, double[][]> values = new EnumMap<>(Marker.class);

    private final double[] absorbed;
    private final double[] store;
    private final List<Lanes> endBlocks;

    private ArmRun(int lanes, int days, List<Lanes> endBlocks) {
        this.lanes = lanes;
        this.days = days;
        this.endBlocks = endBlocks;
        this.absorbed = new double[lanes];
        this.store = new double[lanes];
        for (Marker marker : MARKERS) {
            values.put(marker, new double[days + 1][lanes]);
        }
    }

    /**
     * @param dayZero the people before the first action; not changed
     * @param regimen the same for every lane
     * @param days horizon
     */
    public static ArmRun simulate(Lanes dayZero, DailyRegimen regimen, int days, Executor executor) {
        List<int[]> blocks = blocks(dayZero.size());
        List<Lanes> starts = new ArrayList<>();
        for (int[] block : blocks) {
            starts.add(dayZero.select(block));
        }
        ArmRun run = new ArmRun(dayZero.size(), days, starts);
        Parallel.run(blocks.size(), executor, b -> run.simulateBlock(starts.get(b), blocks.get(b), regimen));
        return run;
    }

    static List<int[]> blocks(int lanes) {
        List<int[]> blocks = new ArrayList<>();
        for (int from = 0; from < lanes; from += BLOCK) {
            int[] block = new int[Math.min(BLOCK, lanes - from)];
            for (int i = 0; i < block.length; i++) {
                block[i] = from + i;
            }
            blocks.add(block);
        }
        return blocks;
    }

    private void simulateBlock(Lanes block, int[] lane, DailyRegimen regimen) {
        DayEvents events = SwallowedDay.forAll(block, regimen);
        record(block, lane, 0);
        for (int day = 1; day <= days; day++) {
            block.day(events);
            record(block, lane, day);
            if (day > days - LAST_DAYS) {
                double[] today = block.absorbed();
                for (int i = 0; i < lane.length; i++) {
                    absorbed[lane[i]] += today[i] / Math.min(LAST_DAYS, days);
                }
            }
        }
        double[] end = block.bodyStore();
        for (int i = 0; i < lane.length; i++) {
            store[lane[i]] = end[i];
        }
    }

    private void record(Lanes block, int[] lane, int day) {
        put(Marker.SERUM_B12, block.serumB12(), lane, day);
        put(Marker.HOLOTC, block.holoTc(), lane, day);
        put(Marker.MMA, block.mma(), lane, day);
        put(Marker.HOMOCYSTEINE, block.homocysteine(), lane, day);
    }

    private void put(Marker marker, double[] blockValues, int[] lane, int day) {
        double[] row = of(marker)[day];
        for (int i = 0; i < lane.length; i++) {
            row[lane[i]] = blockValues[i];
        }
    }

    /** [day][lane], 24-h means in the marker's unit. */
    public double[][] of(Marker marker) {
        double[][] series = values.get(marker);
        if (series == null) {
            throw new IllegalArgumentException("Not simulated: " + marker);
        }
        return series;
    }

    public int lanes() {
        return lanes;
    }

    public int days() {
        return days;
    }

    /** Serum B12 at the horizon, pmol/L per lane. */
    public double[] finalSerum() {
        return of(Marker.SERUM_B12)[days].clone();
    }

    /** Mean and 90 % band per day and marker. */
    public Forecast forecast() {
        Map<Marker, List<Band>> bands = new EnumMap<>(Marker.class);
        for (Marker marker : MARKERS) {
            List<Band> byDay = new ArrayList<>();
            for (double[] row : of(marker)) {
                byDay.add(band(row));
            }
            bands.put(marker, List.copyOf(byDay));
        }
        return new Forecast(bands, band(absorbed), band(store));
    }

    /** Difference in serum B12 at the horizon within each lane, % of {@code control}. */
    public double[] gainPercentOver(ArmRun control) {
        return percentOver(control, Marker.SERUM_B12);
    }

    /** Difference in a marker at the horizon within each lane, % of {@code control}. */
    public double[] percentOver(ArmRun control, Marker marker) {
        double[] mine = of(marker)[days];
        double[] theirs = control.of(marker)[days];
        double[] difference = new double[lanes];
        for (int i = 0; i < lanes; i++) {
            difference[i] = 100 * (mine[i] / theirs[i] - 1);
        }
        return difference;
    }

    /** Bray-Curtis distance of the colonic communities of two arms at the horizon, mean over lanes. */
    public double brayCurtisTo(ArmRun control) {
        double sum = 0;
        for (int b = 0; b < endBlocks.size(); b++) {
            for (int i = 0; i < endBlocks.get(b).size(); i++) {
                sum += endBlocks.get(b).brayCurtis(control.endBlocks.get(b), i);
            }
        }
        return sum / lanes;
    }

    /** Shannon index of the colonic community at the horizon (natural log), mean over lanes. */
    public double shannon() {
        double sum = 0;
        for (Lanes block : endBlocks) {
            for (int i = 0; i < block.size(); i++) {
                sum += block.shannon(i);
            }
        }
        return sum / lanes;
    }

    /** Mean and 5th and 95th percentile. */
    public static Band band(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return new Band(sum / values.length, Quantiles.of(values, 0.05), Quantiles.of(values, 0.95));
    }
}

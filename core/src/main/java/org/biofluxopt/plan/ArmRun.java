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
 * <p>Lanes are cut into blocks of {@value #BLOCK}, as the simulator advances them, by their number, never by thread, so an
 * arm is the same on any number of threads. Several arms fill blocks together; none depends on what it shares a block with.
 */
public final class ArmRun {
    private static final int BLOCK = 16;
    private static final int LAST_DAYS = 30;
    private static final List<Marker> MARKERS =
            List.of(Marker.SERUM_B12, Marker.HOLOTC, Marker.MMA, Marker.HOMOCYSTEINE);

    private final int lanes;
    private final int days;
    /** [day][lane], day 0 to the horizon. */
    private final Map<Marker, double[][]> values = new EnumMap<>(Marker.class);

    private final double[] absorbed;
    private final double[] store;
    private final double[] shannon;
    private final double[][] shares; // [lane][resident], colon at the horizon

    private ArmRun(int lanes, int days) {
        this.lanes = lanes;
        this.days = days;
        this.absorbed = new double[lanes];
        this.store = new double[lanes];
        this.shannon = new double[lanes];
        this.shares = new double[lanes][];
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
        return simulate(dayZero, List.of(regimen), days, executor).getFirst();
    }

    /** As above for several regimens at once, which is faster where the lanes do not fill a block. */
    public static List<ArmRun> simulate(Lanes dayZero, List<DailyRegimen> regimens, int days, Executor executor) {
        int lanes = dayZero.size();
        List<ArmRun> runs = new ArrayList<>();
        List<Place> places = new ArrayList<>();
        for (DailyRegimen regimen : regimens) {
            ArmRun run = new ArmRun(lanes, days);
            runs.add(run);
            for (int lane = 0; lane < lanes; lane++) {
                places.add(new Place(run, regimen, lane));
            }
        }
        int blocks = (places.size() + BLOCK - 1) / BLOCK;
        Parallel.run(blocks, executor, b -> {
            List<Place> mine = places.subList(b * BLOCK, Math.min(places.size(), (b + 1) * BLOCK));
            simulateBlock(dayZero.select(mine.stream().mapToInt(Place::lane).toArray()), mine, days);
        });
        return runs;
    }

    /** A lane of an arm. */
    private record Place(ArmRun run, DailyRegimen regimen, int lane) {}

    private static void simulateBlock(Lanes block, List<Place> places, int days) {
        DayEvents events = block.newDay();
        for (int i = 0; i < places.size(); i++) {
            SwallowedDay.add(block, i, places.get(i).regimen(), events);
        }
        record(block, places, 0);
        for (int day = 1; day <= days; day++) {
            block.day(events);
            record(block, places, day);
            if (day > days - LAST_DAYS) {
                double[] today = block.absorbed();
                for (int i = 0; i < places.size(); i++) {
                    Place place = places.get(i);
                    place.run().absorbed[place.lane()] += today[i] / Math.min(LAST_DAYS, days);
                }
            }
        }
        double[] end = block.bodyStore();
        for (int i = 0; i < places.size(); i++) {
            Place place = places.get(i);
            place.run().store[place.lane()] = end[i];
            place.run().shannon[place.lane()] = block.shannon(i);
            place.run().shares[place.lane()] = block.residentShares(i);
        }
    }

    private static void record(Lanes block, List<Place> places, int day) {
        put(Marker.SERUM_B12, block.serumB12(), places, day);
        put(Marker.HOLOTC, block.holoTc(), places, day);
        put(Marker.MMA, block.mma(), places, day);
        put(Marker.HOMOCYSTEINE, block.homocysteine(), places, day);
    }

    private static void put(Marker marker, double[] blockValues, List<Place> places, int day) {
        for (int i = 0; i < places.size(); i++) {
            places.get(i).run().of(marker)[day][places.get(i).lane()] = blockValues[i];
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
        for (double one : brayCurtis(control)) {
            sum += one;
        }
        return sum / lanes;
    }

    /** Bray-Curtis distance of the colonic communities of two arms at the horizon, per lane. */
    public double[] brayCurtis(ArmRun control) {
        double[] distance = new double[lanes];
        for (int lane = 0; lane < lanes; lane++) {
            for (int m = 0; m < shares[lane].length; m++) {
                distance[lane] += Math.abs(shares[lane][m] - control.shares[lane][m]) / 2;
            }
        }
        return distance;
    }

    /** Shannon index of the colonic community at the horizon (natural log), mean over lanes. */
    public double shannon() {
        double sum = 0;
        for (double one : shannon) {
            sum += one;
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

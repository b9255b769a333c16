package org.biofluxopt.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.biofluxopt.agents.SwallowedDay;
import org.biofluxopt.intervention.DailyRegimen;
import org.biofluxopt.intervention.DaySlot;
import org.biofluxopt.numeric.Seed;
import org.biofluxopt.profile.Marker;
import org.biofluxopt.simulator.DayEvents;
import org.biofluxopt.simulator.Lanes;

/** Arms of one person, a lane each: the simulator runs 16 of them at once. */
final class LaneBatch {
    private record Entry(
            String arm, int variant, DailyRegimen regimen, Optional<EnzymeScaling> enzymes, double breakfastFood) {}

    private final List<Entry> entries = new ArrayList<>();

    /** @param variant lane of the settled group that lives this arm */
    void add(String arm, int variant, DailyRegimen regimen) {
        entries.add(new Entry(arm, variant, regimen, Optional.empty(), 0));
    }

    void add(String arm, int variant, DailyRegimen regimen, EnzymeScaling enzymes) {
        entries.add(new Entry(arm, variant, regimen, Optional.of(enzymes), 0));
    }

    /** @param breakfastFood cobalamin in food beside the regimen, ug */
    void add(String arm, int variant, DailyRegimen regimen, double breakfastFood) {
        entries.add(new Entry(arm, variant, regimen, Optional.empty(), breakfastFood));
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    /** The lanes of the settled group, in the order of the arms. */
    int[] variants() {
        return entries.stream().mapToInt(Entry::variant).toArray();
    }

    /**
     * Lives all arms to the end and adds their results.
     *
     * @param lanes at day 0, one for each arm; used up
     */
    void run(Lanes lanes, int days, Measurement measurement, Seed seed, Map<String, ArmResult> results) {
        Lanes dayZero = lanes.copy();
        DayEvents events = lanes.newDay();
        for (int lane = 0; lane < entries.size(); lane++) {
            Entry entry = entries.get(lane);
            SwallowedDay.add(lanes, lane, entry.regimen, events);
            events.food(DaySlot.BREAKFAST, lane, entry.breakfastFood);
            if (entry.enzymes.isPresent()) {
                entry.enzymes.get().add(events, lane);
            }
        }
        for (int day = 0; day < days; day++) {
            lanes.day(events);
        }
        double[] serum = lanes.serumB12();
        double[] holoTc = lanes.holoTc();
        double[] mma = lanes.mma();
        double[] absorbed = lanes.absorbed();
        for (int lane = 0; lane < entries.size(); lane++) {
            Seed sample = seed.child(entries.get(lane).arm);
            results.put(
                    entries.get(lane).arm,
                    new ArmResult(
                            serum[lane],
                            holoTc[lane],
                            mma[lane],
                            measurement.measured(Marker.SERUM_B12, serum[lane], sample),
                            measurement.measured(Marker.HOLOTC, holoTc[lane], sample),
                            measurement.measured(Marker.MMA, mma[lane], sample),
                            absorbed[lane],
                            lanes.brayCurtis(dayZero, lane),
                            aitchison(lanes, dayZero, lane),
                            lanes.shannon(lane) - dayZero.shannon(lane)));
        }
    }

    /** Euclidean distance of centred log-ratios of the residents (Aitchison 1986). */
    private static double aitchison(Lanes now, Lanes before, int lane) {
        int residents = now.person(lane).community().residents();
        double[] difference = new double[residents];
        double mean = 0;
        for (int member = 0; member < residents; member++) {
            difference[member] = Math.log(
                    Math.max(now.share(member, lane), LEAST_SHARE) / Math.max(before.share(member, lane), LEAST_SHARE));
            mean += difference[member] / residents;
        }
        double squares = 0;
        for (double value : difference) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt(squares);
    }

    private static final double LEAST_SHARE = 1e-9;
}

package org.biofluxopt.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
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

/** Arms of one person, a lane each, arms that are the same in one: the simulator runs 16 of them at once. */
final class LaneBatch {
    private record Life(int variant, DailyRegimen regimen, Optional<EnzymeScaling> enzymes, double breakfastFood) {}

    private final Map<Life, List<String>> arms = new LinkedHashMap<>();

    /** @param variant lane of the settled group that lives this arm */
    void add(String arm, int variant, DailyRegimen regimen) {
        add(arm, new Life(variant, regimen, Optional.empty(), 0));
    }

    void add(String arm, int variant, DailyRegimen regimen, EnzymeScaling enzymes) {
        add(arm, new Life(variant, regimen, Optional.of(enzymes), 0));
    }

    /** @param breakfastFood cobalamin in food beside the regimen, ug */
    void add(String arm, int variant, DailyRegimen regimen, double breakfastFood) {
        add(arm, new Life(variant, regimen, Optional.empty(), breakfastFood));
    }

    private void add(String arm, Life life) {
        arms.computeIfAbsent(life, fresh -> new ArrayList<>()).add(arm);
    }

    /** The lanes of the settled group that are lived. */
    int[] variants() {
        return arms.keySet().stream().mapToInt(Life::variant).toArray();
    }

    /**
     * Lives all arms to the end and adds their results.
     *
     * @param lanes at day 0, in the order of {@link #variants}; used up
     */
    void run(Lanes lanes, int days, Measurement measurement, Seed seed, Map<String, ArmResult> results) {
        Lanes dayZero = lanes.copy();
        DayEvents events = lanes.newDay();
        List<Life> lives = List.copyOf(arms.keySet());
        for (int lane = 0; lane < lives.size(); lane++) {
            Life life = lives.get(lane);
            SwallowedDay.add(lanes, lane, life.regimen, events);
            events.food(DaySlot.BREAKFAST, lane, life.breakfastFood);
            if (life.enzymes.isPresent()) {
                life.enzymes.get().add(events, lane);
            }
        }
        for (int day = 0; day < days; day++) {
            lanes.day(events);
        }
        double[] serum = lanes.serumB12();
        double[] holoTc = lanes.holoTc();
        double[] mma = lanes.mma();
        double[] absorbed = lanes.absorbed();
        for (int lane = 0; lane < lives.size(); lane++) {
            for (String arm : arms.getOrDefault(lives.get(lane), List.of())) {
                Seed sample = seed.child(arm); // blood is taken anew in each arm, also where two are the same life
                results.put(
                        arm,
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

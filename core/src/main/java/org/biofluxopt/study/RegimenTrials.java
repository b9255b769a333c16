package org.biofluxopt.study;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.biofluxopt.agents.SwallowedDay;
import org.biofluxopt.intervention.DailyRegimen;
import org.biofluxopt.simulator.DayEvents;
import org.biofluxopt.simulator.Lanes;

/** Serum B12 of the same people under several regimens, each simulated once, lanes of all of them packed into full blocks. */
final class RegimenTrials {
    /** Lanes that the simulator advances at once. */
    private static final int BLOCK = 16;

    private final Map<DailyRegimen, double[]> serum = new LinkedHashMap<>();

    private RegimenTrials() {}

    /**
     * @param dayZero the people before the first dose; not changed
     * @param days each regimen is kept
     */
    static RegimenTrials of(Lanes dayZero, Collection<DailyRegimen> regimens, int days) {
        RegimenTrials trials = new RegimenTrials();
        List<Place> places = new ArrayList<>();
        for (DailyRegimen regimen : new LinkedHashSet<>(regimens)) {
            double[] values = new double[dayZero.size()];
            trials.serum.put(regimen, values);
            for (int lane = 0; lane < values.length; lane++) {
                places.add(new Place(regimen, values, lane));
            }
        }
        for (int from = 0; from < places.size(); from += BLOCK) {
            run(dayZero, places.subList(from, Math.min(places.size(), from + BLOCK)), days);
        }
        return trials;
    }

    /** A lane under a regimen. */
    private record Place(DailyRegimen regimen, double[] values, int lane) {}

    private static void run(Lanes dayZero, List<Place> places, int days) {
        Lanes lanes = dayZero.select(places.stream().mapToInt(Place::lane).toArray());
        DayEvents events = lanes.newDay();
        for (int i = 0; i < places.size(); i++) {
            SwallowedDay.add(lanes, i, places.get(i).regimen, events);
        }
        for (int day = 0; day < days; day++) {
            lanes.day(events);
        }
        double[] reached = lanes.serumB12();
        for (int i = 0; i < places.size(); i++) {
            places.get(i).values[places.get(i).lane] = reached[i];
        }
    }

    /** Mean of the last day for each person, pmol/L. */
    double[] serum(DailyRegimen regimen) {
        double[] values = serum.get(regimen);
        if (values == null) {
            throw new IllegalArgumentException("Not simulated: " + regimen);
        }
        return values;
    }
}

package org.biofluxopt.connect.sbml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.biofluxopt.kinetics.Expr;
import org.biofluxopt.simulator.Happening;

/** Finds what recurs: the same thing done at the same time of day, at equal distances. */
final class Calendar {
    private static final int FEWEST = 3;

    private Calendar() {}

    private record Effect(double timeOfDay, String name, Map<Integer, Expr> amounts, Map<Integer, Double> settings) {}

    /** @return in the order of their first hours; ids are numbered */
    static List<Recurring> of(List<Happening> happenings) {
        Map<Effect, List<Double>> hours = new LinkedHashMap<>();
        for (Happening h : happenings) {
            if (!h.amounts().isEmpty() || !h.settings().isEmpty()) {
                hours.computeIfAbsent(
                                new Effect(h.hour() % 24, h.name(), h.amounts(), h.settings()),
                                key -> new ArrayList<>())
                        .add(h.hour());
            }
        }
        List<Recurring> all = new ArrayList<>();
        hours.forEach((effect, times) -> series(times).forEach(run -> all.add(recurring(effect, run))));
        // what happens at the same hour keeps the order in which it was done
        Map<Double, List<Recurring>> byHour = new TreeMap<>();
        all.forEach(r ->
                byHour.computeIfAbsent(r.firstHour(), key -> new ArrayList<>()).add(r));
        List<Recurring> numbered = new ArrayList<>();
        byHour.values().stream().flatMap(List::stream).forEach(r -> numbered.add(numbered(r, numbered.size() + 1)));
        numbered.sort(Comparator.comparingDouble(Recurring::firstHour));
        return numbered;
    }

    private record Run(double first, double every, double last) {}

    /** Splits rising hours into runs of equal distance; what is too short for one is single. */
    private static List<Run> series(List<Double> hours) {
        List<Run> runs = new ArrayList<>();
        int i = 0;
        while (i < hours.size()) {
            int end = i;
            if (i + 1 < hours.size()) {
                double every = hours.get(i + 1) - hours.get(i);
                while (end + 1 < hours.size() && hours.get(end + 1) - hours.get(end) == every) {
                    end++;
                }
            }
            if (end - i + 1 >= FEWEST) {
                runs.add(new Run(hours.get(i), hours.get(i + 1) - hours.get(i), hours.get(end)));
                i = end + 1;
            } else {
                runs.add(new Run(hours.get(i), 0, hours.get(i)));
                i++;
            }
        }
        return runs;
    }

    private static Recurring recurring(Effect effect, Run run) {
        return new Recurring(
                "taken", effect.name(), run.first(), run.every(), run.last(), effect.amounts(), effect.settings());
    }

    private static Recurring numbered(Recurring r, int number) {
        return new Recurring(
                "taken_" + number, r.name(), r.firstHour(), r.everyHours(), r.lastHour(), r.amounts(), r.settings());
    }
}

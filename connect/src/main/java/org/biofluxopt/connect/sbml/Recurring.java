package org.biofluxopt.connect.sbml;

import java.util.Map;

/**
 * Something taken once or again and again at the same hour.
 *
 * @param id valid as an SBML SId
 * @param name in words
 * @param firstHour h since the start
 * @param everyHours h between, 0 for once
 * @param lastHour no more after this hour
 * @param additions what is added to species, in their unit, by index
 * @param settings new values of parameters, by index
 * @param factors by what species are multiplied, by index
 */
public record Recurring(
        String id,
        String name,
        double firstHour,
        double everyHours,
        double lastHour,
        Map<Integer, Double> additions,
        Map<Integer, Double> settings,
        Map<Integer, Double> factors) {
    public Recurring {
        if (!(firstHour >= 0) || !(everyHours >= 0) || !(lastHour >= firstHour)) {
            throw new IllegalArgumentException("Expected 0 <= first <= last and every >= 0, got " + firstHour + ", "
                    + lastHour + ", " + everyHours);
        }
        additions = Map.copyOf(additions);
        settings = Map.copyOf(settings);
        factors = Map.copyOf(factors);
    }

    public static Recurring daily(
            String id, String name, double firstHour, double lastHour, Map<Integer, Double> additions) {
        return new Recurring(id, name, firstHour, 24, lastHour, additions, Map.of(), Map.of());
    }
}

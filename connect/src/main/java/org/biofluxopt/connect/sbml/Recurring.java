package org.biofluxopt.connect.sbml;

import java.util.Map;
import java.util.stream.Collectors;
import org.biofluxopt.kinetics.Expr;

/**
 * Something that is done once, or again and again at equal distances.
 *
 * @param id valid as an SBML SId
 * @param name in words
 * @param firstHour h since the start
 * @param everyHours h between, 0 for once
 * @param lastHour no more after this hour
 * @param amounts new amounts of species by index, from what is there before
 * @param settings new values of parameters by index
 */
public record Recurring(
        String id,
        String name,
        double firstHour,
        double everyHours,
        double lastHour,
        Map<Integer, Expr> amounts,
        Map<Integer, Double> settings) {
    public Recurring {
        if (!(firstHour >= 0) || !(everyHours >= 0) || !(lastHour >= firstHour)) {
            throw new IllegalArgumentException("Expected 0 <= first <= last and every >= 0, got " + firstHour + ", "
                    + lastHour + ", " + everyHours);
        }
        amounts = Map.copyOf(amounts);
        settings = Map.copyOf(settings);
    }

    /** Once or daily, amounts added to species. */
    public static Recurring adding(
            String id, String name, double firstHour, double everyHours, double lastHour, Map<Integer, Double> added) {
        Map<Integer, Expr> amounts = added.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, e -> new Expr.Amount(e.getKey()).plus(Expr.of(e.getValue()))));
        return new Recurring(id, name, firstHour, everyHours, lastHour, amounts, Map.of());
    }
}

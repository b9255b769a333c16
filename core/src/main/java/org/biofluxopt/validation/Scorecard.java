package org.biofluxopt.validation;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.biofluxopt.validation.Target.Kind;
import org.biofluxopt.validation.Target.Split;

/**
 * All outcomes of a run, counted. A row is inside when all its counted lines are; rows without a counted line are shown
 * and never counted.
 */
public record Scorecard(List<Outcome> outcomes, Map<String, Experiment> experiments) {
    public Scorecard {
        outcomes = List.copyOf(outcomes);
        experiments = Map.copyOf(experiments);
    }

    /** So many of so many rows. */
    public record Count(long inside, long total) {
        @Override
        public String toString() {
            return inside + " of " + total;
        }
    }

    /** Counted lines by row, in order. */
    public Map<String, List<Outcome>> counted() {
        return outcomes.stream()
                .filter(outcome -> outcome.target().counted())
                .collect(Collectors.groupingBy(
                        outcome -> outcome.target().row(), LinkedHashMap::new, Collectors.toList()));
    }

    public Count count(Split split) {
        return count(split, row -> true);
    }

    /** Check rows of which no parameter came, or the others. */
    public Count checks(boolean independent) {
        return count(Split.CHECK, row -> independent(row) == independent);
    }

    /** Lines where no effect was published, in rows of any split. */
    public Count nulls() {
        List<Outcome> nulls = outcomes.stream().filter(Scorecard::isCountedNull).toList();
        return new Count(nulls.stream().filter(Outcome::inside).count(), nulls.size());
    }

    static boolean isCountedNull(Outcome outcome) {
        return outcome.target().counted() && outcome.target().kind() == Kind.NULL;
    }

    public boolean independent(String row) {
        Experiment experiment = experiments.get(row);
        return experiment == null || experiment.independent();
    }

    /** Rows that are outside with their worst line, worst first. */
    public List<Outcome> misses() {
        return counted().values().stream()
                .map(lines -> lines.stream()
                        .max(Comparator.comparingDouble(Outcome::distance))
                        .orElseThrow())
                .filter(worst -> !worst.inside())
                .sorted(Comparator.comparingDouble(Outcome::distance).reversed())
                .toList();
    }

    private Count count(Split split, Predicate<String> which) {
        List<List<Outcome>> rows = counted().entrySet().stream()
                .filter(row -> which.test(row.getKey()))
                .map(Map.Entry::getValue)
                .filter(lines -> lines.getFirst().target().split() == split)
                .toList();
        long inside = rows.stream()
                .filter(lines -> lines.stream().allMatch(Outcome::inside))
                .count();
        return new Count(inside, rows.size());
    }
}

package org.biofluxopt.sensitivity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.biofluxopt.knowledge.Fact;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.text.InputError;
import org.biofluxopt.text.Nearest;

/** The quantities that are varied, each over its range in {@code knowledge/parameters/simulator.tsv}. */
public final class Ranges {
    /** A range this wide, high over low, is walked on a log scale. */
    private static final double WIDE = 3;

    private final List<Range> all;

    private Ranges(List<Range> all) {
        this.all = all;
    }

    /**
     * A quantity between two ends.
     *
     * @param now its value as it stands, in its unit; it may lie outside
     */
    public record Range(String id, String meaning, double low, double high, double now, boolean log) {
        /** @param share 0 at the low end, 1 at the high end */
        double value(double share) {
            return log ? low * Math.pow(high / low, share) : low + (high - low) * share;
        }

        /** Where a value lies; below 0 or above 1 outside the range. */
        double share(double value) {
            return log ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
        }
    }

    /**
     * All quantities of the host and the gut that have a range. Left out: day-to-day variation of laboratory values, which no
     * mean depends on.
     */
    public static Ranges of(KnowledgeBase knowledge) {
        return new Ranges(knowledge.facts().stream()
                .filter(fact -> fact.id().startsWith("sim_") || fact.id().startsWith("com_"))
                .filter(fact -> !fact.id().startsWith("sim_within"))
                .filter(Fact.Quantity.class::isInstance)
                .map(Fact.Quantity.class::cast)
                .filter(quantity -> quantity.low().isPresent()
                        && quantity.high().isPresent()
                        && quantity.low().getAsDouble() < quantity.high().getAsDouble())
                .map(Ranges::range)
                .toList());
    }

    private static Range range(Fact.Quantity quantity) {
        double low = quantity.low().orElseThrow();
        double high = quantity.high().orElseThrow();
        boolean log = low > 0 && high / low >= WIDE && quantity.value() > 0;
        return new Range(quantity.id(), quantity.meaning(), low, high, quantity.value(), log);
    }

    /**
     * These quantities alone; no id keeps all.
     *
     * @throws InputError if an id has no range
     */
    public Ranges only(List<String> ids) {
        List<String> known = all.stream().map(Range::id).toList();
        for (String id : ids) {
            if (!known.contains(id)) {
                throw InputError.about("quantity", "'" + id + "' is none with a range.", Nearest.advice(id, known));
            }
        }
        return ids.isEmpty()
                ? this
                : new Ranges(
                        all.stream().filter(range -> ids.contains(range.id())).toList());
    }

    public List<Range> all() {
        return all;
    }

    /** The values as they stand, as a point. */
    double[] centre() {
        return all.stream().mapToDouble(range -> range.share(range.now())).toArray();
    }

    /** Values by id. */
    Map<String, Double> values(double[] point) {
        Map<String, Double> values = new LinkedHashMap<>();
        for (int j = 0; j < point.length; j++) {
            values.put(all.get(j).id(), all.get(j).value(point[j]));
        }
        return values;
    }
}

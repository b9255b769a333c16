package org.biofluxopt.knowledge;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.biofluxopt.provenance.Evidenced;
import org.biofluxopt.provenance.Source;

/** One thing we hold to be so, with its source. */
public sealed interface Fact
        permits Fact.Quantity,
                Fact.Ratio,
                Fact.Count,
                Fact.Text,
                Fact.Unset,
                TaxonTraits,
                PathwayStep,
                PathwayModule,
                Compound,
                HumanGene,
                KnownEdge,
                Lever,
                SafetyRule,
                Threshold,
                DrugFact,
                AssayError {

    FactLabel label();

    /** What it says, in one line. */
    String statement();

    /** Everything else it says, by column name, in the order of the table. */
    Map<String, String> details();

    default String id() {
        return label().id();
    }

    default String meaning() {
        return label().meaning();
    }

    default Source source() {
        return label().source();
    }

    default FactLabel.Status status() {
        return label().status();
    }

    default String note() {
        return label().note();
    }

    /** Nobody here read this in a source. */
    default boolean isAssumed() {
        return source() instanceof Source.Assumption;
    }

    /** The word {@code knowledge list --kind} takes. */
    default String kind() {
        return switch (this) {
            case Quantity ignored -> "quantity";
            case Ratio ignored -> "ratio";
            case Count ignored -> "count";
            case Text ignored -> "text";
            case Unset ignored -> "unset";
            case TaxonTraits ignored -> "taxon";
            case PathwayStep ignored -> "step";
            case PathwayModule ignored -> "module";
            case Compound ignored -> "compound";
            case HumanGene ignored -> "gene";
            case KnownEdge ignored -> "edge";
            case Lever ignored -> "lever";
            case SafetyRule ignored -> "rule";
            case Threshold ignored -> "threshold";
            case DrugFact ignored -> "drug";
            case AssayError ignored -> "assay";
        };
    }

    /**
     * One number with its unit.
     *
     * @param low end of the reported range or interval; absent if none was reported. The value may lie outside it where
     *     the source printed both so
     * @param high likewise
     * @param unit "-" for a pure number
     */
    record Quantity(
            FactLabel label,
            String symbol,
            double value,
            OptionalDouble low,
            OptionalDouble high,
            String unit,
            String population)
            implements Fact {
        /** The value with its source, for whoever must say where it comes from. */
        public Evidenced<Double> evidenced() {
            return new Evidenced<>(value, source());
        }

        /** The same quantity at another value. */
        Quantity withValue(double other) {
            return new Quantity(label, symbol, other, low, high, unit, population);
        }

        public Quantity {
            if (!Double.isFinite(value)) {
                throw label.error("value", Double.toString(value), "a finite number");
            }
            if (unit.isBlank()) {
                throw label.error("unit", "nothing", "a unit, or - for a pure number");
            }
            if (low.isPresent() && high.isPresent() && low.getAsDouble() > high.getAsDouble()) {
                throw label.error(
                        "low", "low " + low.getAsDouble() + " above high " + high.getAsDouble(), "low <= high");
            }
        }

        @Override
        public String statement() {
            String range = low.isEmpty() && high.isEmpty() ? "" : " (" + shown(low) + " to " + shown(high) + ")";
            return Plain.number(value) + range + (unit.equals("-") ? "" : " " + unit);
        }

        private static String shown(OptionalDouble end) {
            return end.isPresent() ? Plain.number(end.getAsDouble()) : "?";
        }

        @Override
        public Map<String, String> details() {
            Map<String, String> details = described(symbol, unit, population);
            details.put("value", Plain.number(value));
            low.ifPresent(end -> details.put("low", Plain.number(end)));
            high.ifPresent(end -> details.put("high", Plain.number(end)));
            return details;
        }
    }

    /** Several numbers that belong side by side, such as two groups compared or the shares of a mixture. */
    record Ratio(FactLabel label, String symbol, List<Double> values, String written, String unit, String population)
            implements Fact {
        public Ratio {
            values = List.copyOf(values);
            if (values.size() < 2) {
                throw label.error("value", "'" + written + "'", "at least two numbers");
            }
            if (unit.isBlank()) {
                throw label.error("unit", "nothing", "a unit, or - for pure numbers");
            }
        }

        @Override
        public String statement() {
            return written + (unit.equals("-") ? "" : " " + unit);
        }

        @Override
        public Map<String, String> details() {
            return described(symbol, unit, population);
        }
    }

    /** So many of so many. */
    record Count(FactLabel label, String symbol, int counted, int total, String unit, String population)
            implements Fact {
        public Count {
            if (counted < 0 || total < 1 || counted > total) {
                throw label.error("value", counted + " of " + total, "a count that is not above its total");
            }
        }

        public double share() {
            return (double) counted / total;
        }

        @Override
        public String statement() {
            return counted + " of " + total;
        }

        @Override
        public Map<String, String> details() {
            return described(symbol, unit, population);
        }
    }

    /** A fact in words: a direction, a bound, a "yes". */
    record Text(FactLabel label, String symbol, String words, String unit, String population) implements Fact {
        @Override
        public String statement() {
            return words + (unit.equals("-") || unit.isBlank() ? "" : " " + unit);
        }

        @Override
        public Map<String, String> details() {
            return described(symbol, unit, population);
        }
    }

    /** Known to have no value, which is not the same as not being known. */
    record Unset(FactLabel label, String symbol, String unit, String population) implements Fact {
        @Override
        public String statement() {
            return "none set";
        }

        @Override
        public Map<String, String> details() {
            return described(symbol, unit, population);
        }
    }

    private static Map<String, String> described(String symbol, String unit, String population) {
        Map<String, String> details = new LinkedHashMap<>();
        details.put("symbol", symbol);
        details.put("unit", unit);
        details.put("population", population);
        return details;
    }
}

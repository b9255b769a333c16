package org.biofluxopt.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.biofluxopt.bayes.CountPart;
import org.biofluxopt.bayes.Variable;
import org.biofluxopt.text.Yaml;

/** Expands the compact forms of {@code knowledge/network/cpts.yaml} to rows; docs/explanation/network.md has the formulas. */
abstract class RowMaker {
    private static final double LEAST = 1e-7; // so that no finding is impossible by rounding alone

    protected final Variable child;
    protected final List<ParentEffect> effects;
    private final String baseSource;
    private final double baseEss;

    protected RowMaker(Variable child, List<ParentEffect> effects, String baseSource, double baseEss) {
        this.child = child;
        this.effects = effects;
        this.baseSource = baseSource;
        this.baseEss = baseEss;
    }

    /** @param states of the parents, in order */
    abstract MadeRow row(int[] states);

    /** An effect that leaves the child as it is. */
    abstract double neutral();

    /** The row's distribution, credited to the base's source and to each source that acts here. */
    protected List<CountPart> credited(double[] p, int[] states) {
        List<Double> weights = floored(p);
        List<CountPart> parts = new ArrayList<>();
        parts.add(new CountPart(baseSource, weights, baseEss));
        for (int i = 0; i < states.length; i++) {
            ParentEffect effect = effects.get(i);
            if (effect.adds() || effect.values().get(states[i]) != neutral()) {
                parts.add(new CountPart(effect.sourceId(), weights, effect.ess()));
            }
        }
        return parts;
    }

    static List<Double> floored(double[] p) {
        double sum = 0;
        for (double value : p) {
            sum += Math.max(value, LEAST);
        }
        List<Double> weights = new ArrayList<>();
        for (double value : p) {
            weights.add(Math.max(value, LEAST) / sum);
        }
        return weights;
    }

    /** Proportional odds (McCullagh 1980): each effect shifts logit P(child above k) for every k alike. */
    static final class Ordinal extends RowMaker {
        private final double[] base;

        Ordinal(Variable child, List<ParentEffect> effects, double[] base, String source, double ess) {
            super(child, effects, source, ess);
            this.base = base;
        }

        @Override
        double neutral() {
            return 0;
        }

        @Override
        MadeRow row(int[] states) {
            double shift = 0;
            for (int i = 0; i < states.length; i++) {
                shift += effects.get(i).values().get(states[i]);
            }
            double[] p = new double[base.length];
            double upTo = 0;
            double before = 0;
            for (int k = 0; k < p.length; k++) {
                upTo += base[k];
                double above = Math.clamp(1 - upTo, 0, 1);
                double shifted = k == p.length - 1 ? 0 : above / (above + (1 - above) * Math.exp(-shift));
                p[k] = Math.max(0, 1 - shifted - before);
                before = 1 - shifted;
            }
            return new MadeRow(credited(p, states), Optional.empty());
        }
    }

    /** Independent causes of a binary child: P(no) is the product of what each cause leaves (Pearl 1988, 4.3.2). */
    static final class NoisyOr extends RowMaker {
        private final double leak;

        NoisyOr(Variable child, List<ParentEffect> effects, double leak, String source, double ess) {
            super(child, effects, source, ess);
            this.leak = leak;
        }

        @Override
        double neutral() {
            return 0;
        }

        @Override
        MadeRow row(int[] states) {
            double no = 1 - leak;
            for (int i = 0; i < states.length; i++) {
                no *= 1 - effects.get(i).values().get(states[i]);
            }
            return new MadeRow(credited(new double[] {no, 1 - no}, states), Optional.empty());
        }
    }

    /**
     * A quantity whose median is a base (or a grid over the first parents) times the parents' factors (lognormal) or
     * plus their shifts (normal), cut into the node's bins. Parents marked {@code adds} enter a sum that multiplies the
     * base.
     */
    static final class Quantity extends RowMaker {
        private final Bins bins;
        private final boolean logarithmic;
        private final double[] medians; // one, or a grid over the first parents, the last of them fastest
        private final int gridParents;
        private final double spread; // GSD or SD

        Quantity(
                Variable child,
                List<ParentEffect> effects,
                Bins bins,
                boolean logarithmic,
                double[] medians,
                int gridParents,
                double spread,
                String source,
                double ess) {
            super(child, effects, source, ess);
            this.bins = bins;
            this.logarithmic = logarithmic;
            this.medians = medians;
            this.gridParents = gridParents;
            this.spread = spread;
        }

        @Override
        double neutral() {
            return logarithmic ? 1 : 0;
        }

        @Override
        MadeRow row(int[] states) {
            int cell = 0;
            for (int i = 0; i < gridParents; i++) {
                cell = cell * effects.get(i).parent().size() + states[i];
            }
            double median = medians[cell];
            double sum = 0;
            boolean sums = false;
            double variance = square(logarithmic ? Math.log(spread) : spread);
            for (int i = gridParents; i < states.length; i++) {
                ParentEffect effect = effects.get(i);
                double value = effect.values().get(states[i]);
                if (effect.adds()) {
                    sums = true;
                    sum += value;
                } else {
                    median = logarithmic ? median * value : median + value;
                }
                if (!effect.spreads().isEmpty()) {
                    double more = effect.spreads().get(states[i]);
                    variance += square(logarithmic ? Math.log(more) : more);
                }
            }
            if (sums) {
                median *= sum;
            }
            Location location = new Location(logarithmic, logarithmic ? Math.log(median) : median, Math.sqrt(variance));
            return new MadeRow(credited(bins.probabilities(location), states), Optional.of(location));
        }

        private static double square(double x) {
            return x * x;
        }
    }

    /** Checks that a list has one value per state. */
    static List<Double> perState(Yaml field, int states, double low, double high) {
        List<Double> values =
                field.list().stream().map(value -> value.number(low, high, "")).toList();
        if (values.size() != states) {
            throw field.expected(states + " values, one per state");
        }
        return values;
    }
}

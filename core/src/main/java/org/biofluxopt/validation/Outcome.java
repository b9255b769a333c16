package org.biofluxopt.validation;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.biofluxopt.numeric.Quantiles;

/**
 * A target with what the simulator gave.
 *
 * @param simulated in the target's unit, with the central parameters; NaN if the experiment was not run
 * @param draws the same with draws of the parameters, NaN where one failed; may be empty
 * @param trouble why there is no value
 */
public record Outcome(Target target, double simulated, List<Double> draws, Optional<String> trouble) {
    public Outcome {
        draws = List.copyOf(draws);
    }

    public boolean inside() {
        return target.holds(simulated);
    }

    /** How far outside, in half-widths of the interval. */
    public double distance() {
        return target.distance(simulated);
    }

    /** A quantile over the draws; empty without draws. */
    public OptionalDouble quantile(double probability) {
        double[] finite = draws.stream()
                .mapToDouble(Double::doubleValue)
                .filter(Double::isFinite)
                .toArray();
        return finite.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(Quantiles.of(finite, probability));
    }

    /** Share of the draws inside; empty without draws. */
    public OptionalDouble shareOfDrawsInside() {
        return draws.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        (double) draws.stream().filter(target::holds).count() / draws.size());
    }
}

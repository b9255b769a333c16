package org.biofluxopt.calibration;

import java.util.List;
import java.util.Map;
import org.biofluxopt.validation.Target;

/** Simulates an experiment with given values of the unknowns. */
@FunctionalInterface
public interface ExperimentRunner {
    /**
     * Called from several threads at once.
     *
     * @param file protocol file, such as {@code V33.yaml}
     * @param targets what to compute from it
     * @param people at most so many in each arm, where the targets are not shares of people
     * @param values of the unknowns by id
     * @return simulated values by target id; those that could not be computed are left out
     */
    Map<String, Double> run(String file, List<Target> targets, int people, Map<String, Double> values);
}

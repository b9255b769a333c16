package org.biofluxopt.sensitivity;

import java.util.List;

/** Several outputs of a model as functions of a point of the unit cube, one coordinate a quantity. */
@FunctionalInterface
public interface Experiment {
    /**
     * @param points coordinates 0..1
     * @return outputs of each point in the same order
     */
    List<double[]> evaluate(List<double[]> points);
}

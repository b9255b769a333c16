package org.biofluxopt.calibration;

import java.util.List;

/**
 * Residuals of a model against data, in standard deviations, as a function of unknowns whose prior is the standard normal.
 * The residuals are "simulated minus published", so data d + e stand for residuals less e.
 */
public interface Problem {
    int unknowns();

    int residuals();

    /** Whether a residual stands for a measured value. One that only warns of a wrong direction is never perturbed. */
    boolean measured(int residual);

    /**
     * Told where the search stands, before each Jacobian. A problem that answers from a cheaper model adds from now on what
     * that model lacked here (the additive correction of multi-fidelity search, Alexandrov et al. 2001, J Aircraft 38:1093).
     */
    default void anchor(double[] point) {}

    /**
     * @param points each of length {@link #unknowns()}
     * @return residuals of each point in the same order; finite
     */
    List<double[]> evaluate(List<double[]> points);

    /**
     * Residuals of points that differ from one in a single unknown each, number j in unknown j. A problem may leave out what
     * is known to change little.
     */
    default List<double[]> neighbours(double[] at, List<double[]> points) {
        return evaluate(points);
    }
}

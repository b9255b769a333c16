package org.biofluxopt.tune;

import java.util.Arrays;
import java.util.List;
import org.biofluxopt.tune.GaussianProcess.Prediction;
import org.biofluxopt.tune.LogImprovement.Log;

/**
 * Logarithm of expected improvement times the probability that every constraint holds (Gardner et al. 2014, ICML; Gelbart
 * et al. 2014, UAI); as long as no point is likely to be feasible, of that probability alone.
 */
final class Acquisition {
    private final Surrogate objective;
    private final List<Surrogate> constraints;
    /** What a standard deviation of the mean is worth beside log probabilities when exploiting. */
    private static final double GREED = 30;

    private final List<Basin> taken;
    private final boolean exploiting;
    private final double incumbent; // standardised; NaN if nothing is feasible yet

    /**
     * @param taken where not to look again
     * @param exploiting low posterior mean in place of expected improvement
     */
    Acquisition(Models models, List<Basin> taken, boolean exploiting) {
        this.exploiting = exploiting;
        objective = models.objective;
        constraints = models.constraints;
        this.taken = taken;
        incumbent = models.best < 0 ? Double.NaN : models.means[models.best];
    }

    /** Negative acquisition, to be minimised. */
    double loss(double[] x) {
        double sum = 0;
        if (exploiting) {
            sum -= GREED * objective.process().predict(x).mean();
        } else if (!Double.isNaN(incumbent)) {
            Prediction p = objective.process().predict(x);
            sum += StrictMath.log(p.deviation())
                    + LogImprovement.improvement((incumbent - p.mean()) / p.deviation())
                            .value();
        }
        for (Surrogate constraint : constraints) {
            Prediction p = constraint.process().predict(x);
            sum += LogImprovement.probabilityBelow((constraint.standardised(0) - p.mean()) / p.deviation())
                    .value();
        }
        for (Basin basin : taken) {
            sum -= basin.loss(x);
        }
        return -sum;
    }

    /** As {@link #loss(double[])}; writes its gradient. */
    double loss(double[] x, double[] gradient) {
        int d = x.length;
        double[] meanSlope = new double[d];
        double[] deviationSlope = new double[d];
        Arrays.fill(gradient, 0);
        double sum = 0;
        if (exploiting) {
            sum -= GREED
                    * objective.process().predict(x, meanSlope, deviationSlope).mean();
            for (int j = 0; j < d; j++) {
                gradient[j] += GREED * meanSlope[j];
            }
        } else if (!Double.isNaN(incumbent)) {
            Prediction p = objective.process().predict(x, meanSlope, deviationSlope);
            double z = (incumbent - p.mean()) / p.deviation();
            Log log = LogImprovement.improvement(z);
            sum += StrictMath.log(p.deviation()) + log.value();
            for (int j = 0; j < d; j++) {
                gradient[j] -=
                        (deviationSlope[j] - log.slope() * (meanSlope[j] + z * deviationSlope[j])) / p.deviation();
            }
        }
        for (Surrogate constraint : constraints) {
            Prediction p = constraint.process().predict(x, meanSlope, deviationSlope);
            double z = (constraint.standardised(0) - p.mean()) / p.deviation();
            Log log = LogImprovement.probabilityBelow(z);
            sum += log.value();
            for (int j = 0; j < d; j++) {
                gradient[j] += log.slope() * (meanSlope[j] + z * deviationSlope[j]) / p.deviation();
            }
        }
        for (Basin basin : taken) {
            sum -= basin.addLoss(x, gradient);
        }
        return -sum;
    }
}

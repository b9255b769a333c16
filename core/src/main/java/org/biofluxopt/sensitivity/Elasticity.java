package org.biofluxopt.sensitivity;

import java.util.ArrayList;
import java.util.List;
import org.biofluxopt.sensitivity.Ranges.Range;

/** Local sensitivity: per cent change of an output for one per cent of a quantity, at the values as they stand. */
public final class Elasticity {
    private static final double STEP = 0.05;

    private Elasticity() {}

    /**
     * @param experiment whose outputs are natural logs
     * @return [output][quantity] by central differences of 5 %
     */
    public static double[][] of(Experiment experiment, Ranges ranges) {
        List<Range> all = ranges.all();
        double[] centre = ranges.centre();
        List<double[]> points = new ArrayList<>();
        for (int j = 0; j < all.size(); j++) {
            for (double factor : new double[] {1 - STEP, 1 + STEP}) {
                double[] point = centre.clone();
                point[j] = all.get(j).share(all.get(j).now() * factor);
                points.add(point);
            }
        }
        List<double[]> outputs = experiment.evaluate(points);
        int count = outputs.getFirst().length;
        double[][] elasticities = new double[count][all.size()];
        double width = Math.log((1 + STEP) / (1 - STEP));
        for (int output = 0; output < count; output++) {
            for (int j = 0; j < all.size(); j++) {
                elasticities[output][j] = (outputs.get(2 * j + 1)[output] - outputs.get(2 * j)[output]) / width;
            }
        }
        return elasticities;
    }
}

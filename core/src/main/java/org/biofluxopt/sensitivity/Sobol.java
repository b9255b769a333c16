package org.biofluxopt.sensitivity;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.biofluxopt.numeric.Seed;

/**
 * Shares of an output's variance: first-order indices by Saltelli et al. 2010 (Comput Phys Commun 181:259, table 2, b) and
 * total indices by Jansen 1999 (Comput Phys Commun 117:35), from two random samples and their crossings.
 */
public final class Sobol {
    private Sobol() {}

    /**
     * Of one output.
     *
     * @param first share of the variance that the quantity explains alone
     * @param total share that would remain if all others were known
     */
    public record Index(double first, double total) {}

    /**
     * @param quantities dimension of the cube
     * @param sample size; the cost is sample x (quantities + 2) evaluations
     * @return [output][quantity]; 0 where the output does not vary
     */
    public static Index[][] indices(Experiment experiment, int quantities, int sample, Seed seed) {
        if (quantities < 1 || sample < 2) {
            throw new IllegalArgumentException(
                    "Expected a quantity and a sample of 2, got " + quantities + ", " + sample);
        }
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < sample; i++) {
            RandomGenerator random = seed.child(i).generator();
            double[] a = random.doubles(quantities).toArray();
            double[] b = random.doubles(quantities).toArray();
            points.add(a);
            points.add(b);
            for (int j = 0; j < quantities; j++) {
                double[] crossed = a.clone();
                crossed[j] = b[j];
                points.add(crossed);
            }
        }
        List<double[]> outputs = experiment.evaluate(points);
        int count = outputs.getFirst().length;
        Index[][] indices = new Index[count][quantities];
        for (int output = 0; output < count; output++) {
            indices[output] = ofOutput(outputs, output, quantities, sample);
        }
        return indices;
    }

    private static Index[] ofOutput(List<double[]> outputs, int output, int quantities, int sample) {
        int block = quantities + 2;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < sample; i++) {
            for (int half = 0; half < 2; half++) {
                sum += outputs.get(i * block + half)[output];
            }
        }
        double mean = sum / (2 * sample);
        for (int i = 0; i < sample; i++) {
            for (int half = 0; half < 2; half++) {
                squares += Math.pow(outputs.get(i * block + half)[output] - mean, 2);
            }
        }
        double variance = squares / (2 * sample - 1);
        Index[] indices = new Index[quantities];
        for (int j = 0; j < quantities; j++) {
            double alone = 0;
            double left = 0;
            for (int i = 0; i < sample; i++) {
                double a = outputs.get(i * block)[output];
                double b = outputs.get(i * block + 1)[output];
                double crossed = outputs.get(i * block + 2 + j)[output];
                alone += (b - mean) * (crossed - a);
                left += (crossed - a) * (crossed - a);
            }
            indices[j] = variance > 0
                    ? new Index(alone / sample / variance, left / (2.0 * sample) / variance)
                    : new Index(0, 0);
        }
        return indices;
    }
}

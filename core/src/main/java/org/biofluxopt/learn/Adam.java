package org.biofluxopt.learn;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Adam (Kingma and Ba 2015, arXiv 1412.6980), with epsilon 1e-5 as is usual for policy gradients. */
public final class Adam {
    private static final double EPSILON = 1e-5;

    private final double beta1;
    private final double beta2;
    private final double[] first;
    private final double[] second;
    private long steps;

    Adam(int parameters) {
        this(parameters, 0.9, 0.999);
    }

    /** @param beta1 decay of the mean gradient, @param beta2 of its square, both 0..1 */
    public Adam(int parameters, double beta1, double beta2) {
        this.beta1 = beta1;
        this.beta2 = beta2;
        first = new double[parameters];
        second = new double[parameters];
    }

    /** One step against {@code gradient}, which is scaled down first if its Euclidean norm exceeds {@code maxNorm}. */
    public void step(double[] parameters, double[] gradient, double learningRate, double maxNorm) {
        double scale = Math.min(1, maxNorm / (norm(gradient) + 1e-6));
        steps++;
        double correction1 = 1 - StrictMath.pow(beta1, steps);
        double correction2 = 1 - StrictMath.pow(beta2, steps);
        for (int i = 0; i < parameters.length; i++) {
            double g = gradient[i] * scale;
            first[i] = beta1 * first[i] + (1 - beta1) * g;
            second[i] = beta2 * second[i] + (1 - beta2) * g * g;
            parameters[i] -= learningRate * (first[i] / correction1) / (Math.sqrt(second[i] / correction2) + EPSILON);
        }
    }

    private static double norm(double[] gradient) {
        double sum = 0;
        for (double g : gradient) {
            sum += g * g;
        }
        return Math.sqrt(sum);
    }

    void save(DataOutput out) throws IOException {
        Checkpoint.write(out, first);
        Checkpoint.write(out, second);
        out.writeLong(steps);
    }

    void load(DataInput in) throws IOException {
        Checkpoint.read(in, first, "first moments");
        Checkpoint.read(in, second, "second moments");
        steps = in.readLong();
    }
}

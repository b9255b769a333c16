package org.biofluxopt.learn;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Mean and standard deviation of each column of a stream of rows (Welford 1962, Technometrics 4:419), and rows scaled by
 * them. With a {@code memory} of M rows the estimates forget older rows exponentially, for streams that drift.
 */
public final class RunningNormaliser {
    private static final double LEAST_VARIANCE = 1e-8;
    private static final double LARGEST = 10;

    private final double memory;
    private final double[] mean;
    private final double[] variance;
    private double count;

    public RunningNormaliser(int columns) {
        this(columns, Double.POSITIVE_INFINITY);
    }

    public RunningNormaliser(int columns, double memory) {
        this.memory = memory;
        mean = new double[columns];
        variance = new double[columns];
        Arrays.fill(variance, 1);
    }

    /** @param x row-major [rows][columns] */
    public void update(double[] x, int rows) {
        int columns = mean.length;
        for (int i = 0; i < rows; i++) {
            updateRow(x, i * columns);
        }
    }

    void updateRow(double[] x, int offset) {
        count = Math.min(count + 1, memory);
        for (int j = 0; j < mean.length; j++) {
            double before = x[offset + j] - mean[j];
            mean[j] += before / count;
            variance[j] += (before * (x[offset + j] - mean[j]) - variance[j]) / count;
        }
    }

    /** (x - mean) / standard deviation, clipped to +-10. A column that never varied gives 0. */
    public void normalise(double[] x, int xOffset, double[] into, int intoOffset, int rows) {
        int columns = mean.length;
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                int at = i * columns + j;
                double z = (x[xOffset + at] - mean[j]) / Math.sqrt(variance[j] + LEAST_VARIANCE);
                into[intoOffset + at] = Math.clamp(z, -LARGEST, LARGEST);
            }
        }
    }

    public double mean(int column) {
        return mean[column];
    }

    public double standardDeviation(int column) {
        return Math.sqrt(variance[column] + LEAST_VARIANCE);
    }

    /** Takes over the estimates of another one of as many columns; the memory stays its own. */
    void copyFrom(RunningNormaliser other) {
        System.arraycopy(other.mean, 0, mean, 0, mean.length);
        System.arraycopy(other.variance, 0, variance, 0, variance.length);
        count = Math.min(other.count, memory);
    }

    void save(DataOutput out) throws IOException {
        Checkpoint.write(out, mean);
        Checkpoint.write(out, variance);
        out.writeDouble(count);
    }

    void load(DataInput in) throws IOException {
        Checkpoint.read(in, mean, "means");
        Checkpoint.read(in, variance, "variances");
        count = in.readDouble();
    }
}

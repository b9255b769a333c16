package org.biofluxopt.learn;

import java.util.random.RandomGenerator;

/**
 * Independent normal actions: the outputs are the means, the log standard deviations are parameters that do not depend on
 * the state.
 *
 * @param logStd index of the first log standard deviation in the parameter vector
 */
record GaussianHead(int logStd, int dimensions) implements ActionHead {
    @Override
    public int parameters() {
        return dimensions;
    }

    @Override
    public void draw(
            double[] outputs,
            int outputOffset,
            double[] parameters,
            RandomGenerator random,
            double[] action,
            int offset) {
        for (int j = 0; j < dimensions; j++) {
            double std = StrictMath.exp(parameters[logStd + j]);
            action[offset + j] = outputs[outputOffset + j] + std * random.nextGaussian();
        }
    }

    @Override
    public void mode(double[] outputs, int outputOffset, double[] action, int offset) {
        System.arraycopy(outputs, outputOffset, action, offset, dimensions);
    }

    @Override
    public double logDensity(double[] action, int offset, double[] outputs, int outputOffset, double[] parameters) {
        return DiagonalGaussian.logDensity(action, offset, outputs, outputOffset, parameters, logStd, dimensions);
    }

    @Override
    public double entropy(double[] outputs, int outputOffset, double[] parameters) {
        return DiagonalGaussian.entropy(parameters, logStd, dimensions);
    }

    @Override
    public void backward(
            double[] action,
            int offset,
            double[] outputs,
            int outputOffset,
            double[] parameters,
            double slope,
            double entropySlope,
            double[] delta,
            double[] gradient) {
        for (int j = 0; j < dimensions; j++) {
            double inverse = StrictMath.exp(-parameters[logStd + j]);
            double z = (action[offset + j] - outputs[outputOffset + j]) * inverse;
            delta[outputOffset + j] = slope * z * inverse;
            gradient[logStd + j] += slope * (z * z - 1) + entropySlope; // d entropy / d log std = 1
        }
    }
}

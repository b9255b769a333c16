package org.biofluxopt.learn;

import java.util.random.RandomGenerator;

/** One of several choices: the outputs are log probabilities up to a constant; an action is a row of one 1 and zeros. */
record CategoricalHead(int choices) implements ActionHead {
    @Override
    public int parameters() {
        return 0;
    }

    /** log sum exp, without overflow. */
    private double logSum(double[] outputs, int offset) {
        double largest = outputs[offset];
        for (int j = 1; j < choices; j++) {
            largest = Math.max(largest, outputs[offset + j]);
        }
        double sum = 0;
        for (int j = 0; j < choices; j++) {
            sum += StrictMath.exp(outputs[offset + j] - largest);
        }
        return largest + StrictMath.log(sum);
    }

    private void choose(int choice, double[] action, int offset) {
        for (int j = 0; j < choices; j++) {
            action[offset + j] = j == choice ? 1 : 0;
        }
    }

    @Override
    public void draw(
            double[] outputs,
            int outputOffset,
            double[] parameters,
            RandomGenerator random,
            double[] action,
            int offset) {
        double logSum = logSum(outputs, outputOffset);
        double left = random.nextDouble();
        int choice = 0;
        for (; choice < choices - 1; choice++) {
            left -= StrictMath.exp(outputs[outputOffset + choice] - logSum);
            if (left < 0) {
                break;
            }
        }
        choose(choice, action, offset);
    }

    @Override
    public void mode(double[] outputs, int outputOffset, double[] action, int offset) {
        int best = 0;
        for (int j = 1; j < choices; j++) {
            best = outputs[outputOffset + j] > outputs[outputOffset + best] ? j : best;
        }
        choose(best, action, offset);
    }

    @Override
    public double logDensity(double[] action, int offset, double[] outputs, int outputOffset, double[] parameters) {
        double sum = -logSum(outputs, outputOffset);
        for (int j = 0; j < choices; j++) {
            sum += action[offset + j] * outputs[outputOffset + j];
        }
        return sum;
    }

    @Override
    public double entropy(double[] outputs, int outputOffset, double[] parameters) {
        double logSum = logSum(outputs, outputOffset);
        double entropy = 0;
        for (int j = 0; j < choices; j++) {
            double logProbability = outputs[outputOffset + j] - logSum;
            entropy -= StrictMath.exp(logProbability) * logProbability;
        }
        return entropy;
    }

    /** d log p(a) / d output j = a_j - p_j; d entropy / d output j = -p_j (log p_j + entropy). */
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
        double logSum = logSum(outputs, outputOffset);
        double entropy = entropySlope == 0 ? 0 : entropy(outputs, outputOffset, parameters);
        for (int j = 0; j < choices; j++) {
            double logProbability = outputs[outputOffset + j] - logSum;
            double p = StrictMath.exp(logProbability);
            delta[outputOffset + j] = slope * (action[offset + j] - p) - entropySlope * p * (logProbability + entropy);
        }
    }
}

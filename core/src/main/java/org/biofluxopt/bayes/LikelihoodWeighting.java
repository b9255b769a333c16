package org.biofluxopt.bayes;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Draws from the network with hard findings fixed, each draw weighted by how probable the findings are given their
 * parents (Fung and Chang 1990; Shachter and Peot 1990). For networks on which nothing exact fits.
 */
final class LikelihoodWeighting {
    private LikelihoodWeighting() {}

    static Answer answer(BayesianNetwork network, Findings findings, int draws, RandomGenerator random) {
        int n = network.size();
        int[] order = network.topologicalOrder();
        double[][] given = new double[n][0];
        findings.likelihoods()
                .forEach((name, likelihood) -> given[network.index(name)] =
                        likelihood.stream().mapToDouble(Double::doubleValue).toArray());
        double[][] sums = new double[n][];
        for (int v = 0; v < n; v++) {
            sums[v] = new double[network.variable(v).size()];
        }
        int[] states = new int[n];
        double largest = Double.NEGATIVE_INFINITY;
        double total = 0;
        double squares = 0;
        for (int d = 0; d < draws; d++) {
            double log = 0;
            for (int v : order) {
                log += draw(network, v, states, given[v], random);
            }
            if (log == Double.NEGATIVE_INFINITY) {
                continue;
            }
            if (log > largest) {
                double shrink = Math.exp(largest - log);
                total *= shrink;
                squares *= shrink * shrink;
                for (double[] row : sums) {
                    for (int s = 0; s < row.length; s++) {
                        row[s] *= shrink;
                    }
                }
                largest = log;
            }
            double weight = Math.exp(log - largest);
            total += weight;
            squares += weight * weight;
            for (int v = 0; v < n; v++) {
                sums[v][states[v]] += weight;
            }
        }
        if (total == 0) {
            throw new ImpossibleEvidence(List.copyOf(findings.likelihoods().keySet()));
        }
        for (double[] row : sums) {
            for (int s = 0; s < row.length; s++) {
                row[s] /= total;
            }
        }
        double effective = total * total / squares;
        return new Answer(
                Answer.Method.SAMPLED,
                sums,
                largest + Math.log(total / draws),
                effective,
                "Exact inference does not fit; %,d weighted draws, worth %.0f independent ones: a probability near 0.5 is good to +-%.3f."
                        .formatted(draws, effective, 2 * 0.5 / Math.sqrt(effective)));
    }

    /** A soft finding multiplies the table before the draw, so a hard one leaves a single state. */
    private static double draw(BayesianNetwork network, int v, int[] states, double[] given, RandomGenerator random) {
        int card = network.variable(v).size();
        int row = 0;
        for (int parent : network.parentsOf(v)) {
            row = row * network.variable(parent).size() + states[parent];
        }
        double[] table = network.tableOf(v);
        double sum = 0;
        for (int s = 0; s < card; s++) {
            sum += table[row * card + s] * (given.length == 0 ? 1 : given[s]);
        }
        double u = random.nextDouble() * sum;
        int last = 0;
        for (int s = 0; s < card; s++) {
            double p = table[row * card + s] * (given.length == 0 ? 1 : given[s]);
            if (p > 0) {
                last = s;
                u -= p;
                if (u < 0) {
                    break;
                }
            }
        }
        states[v] = last;
        return given.length == 0 ? 0 : Math.log(sum);
    }
}

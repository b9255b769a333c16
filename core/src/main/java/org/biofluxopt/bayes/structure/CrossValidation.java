package org.biofluxopt.bayes.structure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.biofluxopt.bayes.BayesianNetwork;
import org.biofluxopt.bayes.CategoricalTable;
import org.biofluxopt.bayes.ParameterLearning;

/** How well networks learned from part of the rows predict the others. */
public final class CrossValidation {
    private CrossValidation() {}

    /**
     * @param learner turns training rows into a network
     * @param folds parts of nearly equal size; rows are dealt out at random
     * @return mean of minus log P(row), nats, of each part
     */
    public static List<Double> logLoss(
            CategoricalTable table,
            Function<CategoricalTable, BayesianNetwork> learner,
            int folds,
            RandomGenerator random) {
        if (folds < 2 || folds > table.rows()) {
            throw new IllegalArgumentException(
                    "Expected 2 to %d folds for %d rows, got %d.".formatted(table.rows(), table.rows(), folds));
        }
        int[] order = new int[table.rows()];
        for (int i = 0; i < order.length; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        List<Double> losses = new ArrayList<>();
        for (int fold = 0; fold < folds; fold++) {
            int from = (int) ((long) order.length * fold / folds);
            int to = (int) ((long) order.length * (fold + 1) / folds);
            int[] training = new int[order.length - (to - from)];
            System.arraycopy(order, 0, training, 0, from);
            System.arraycopy(order, to, training, from, order.length - to);
            CategoricalTable held = table.select(Arrays.copyOfRange(order, from, to));
            BayesianNetwork network = learner.apply(table.select(training));
            losses.add(-ParameterLearning.logLikelihood(network, held) / held.rows());
        }
        return List.copyOf(losses);
    }
}

package org.biofluxopt.bayes.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.biofluxopt.bayes.BayesianNetwork;
import org.biofluxopt.bayes.CategoricalTable;
import org.biofluxopt.bayes.ParameterLearning;
import org.biofluxopt.numeric.Seed;
import org.junit.jupiter.api.Test;

class AveragingTest {
    private static final Function<CategoricalTable, PartiallyDirectedGraph> PC = table -> StructureLearner.learn(
            table, StructureLearner.Settings.of(StructureLearner.Method.PC), Knowledge.none(), EdgePriors.none());
    private static final Function<CategoricalTable, PartiallyDirectedGraph> HYBRID = table -> StructureLearner.learn(
            table, StructureLearner.Settings.of(StructureLearner.Method.HYBRID), Knowledge.none(), EdgePriors.none());

    @Test
    void trueEdgesAreStrongAndStrengthsDoNotDependOnThreads() {
        CategoricalTable data = StructureLearningTest.sample(StructureLearningTest.clear(), 3000, 11);
        List<Bootstrap.Strength> alone = Bootstrap.strengths(data, PC, 40, new Seed(1), Runnable::run);
        try (var pool = Executors.newFixedThreadPool(3)) {
            assertThat(Bootstrap.strengths(data, PC, 40, new Seed(1), pool)).isEqualTo(alone);
        }
        assertThat(alone.subList(0, 6)).allMatch(edge -> edge.strength() > 0.9);
        double threshold = Bootstrap.threshold(alone, data.size());
        PartiallyDirectedGraph graph = Bootstrap.averaged(alone, data.names(), threshold, Knowledge.none());
        PartiallyDirectedGraph truth = Equivalence.of(StructureLearningTest.clear());
        for (int a = 0; a < truth.size(); a++) {
            for (int b = 0; b < truth.size(); b++) {
                assertThat(graph.adjacent(a, b)).isEqualTo(truth.adjacent(a, b));
            }
        }
        Knowledge against = new Knowledge(
                Set.of(new Knowledge.Arc("f", "a")), Set.of(new Knowledge.Arc("c", "d")), List.of(), Set.of());
        assertThat(against.violations(Bootstrap.averaged(alone, data.names(), threshold, against)))
                .isEmpty();
    }

    @Test
    void heldOutLossPrefersTheTrueStructureToNone() {
        BayesianNetwork network = StructureLearningTest.clear();
        CategoricalTable data = StructureLearningTest.sample(network, 1500, 12);
        double truth = mean(data, table -> fitted(Equivalence.of(network), table));
        double none = mean(data, table -> fitted(new PartiallyDirectedGraph(table.names()), table));
        assertThat(truth).isLessThan(none - 0.3); // nats a row; the edges hold 0.46
    }

    private static BayesianNetwork fitted(PartiallyDirectedGraph dag, CategoricalTable table) {
        return BayesianNetwork.of(
                ParameterLearning.update(ParameterLearning.uniform(StructuralEm.empty(dag, table), 1), table, "data"));
    }

    private static double mean(CategoricalTable data, Function<CategoricalTable, BayesianNetwork> learner) {
        return CrossValidation.logLoss(data, learner, 5, new Seed(2).generator()).stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElseThrow();
    }

    @Test
    void aFifthOfTheCellsMissingDoesNotHideTheStructure() {
        RandomGenerator random = new Seed(13).generator();
        CategoricalTable whole = StructureLearningTest.sample(StructureLearningTest.clear(), 4000, 13);
        short[][] columns = new short[whole.size()][];
        List<List<String>> states = new java.util.ArrayList<>();
        for (int v = 0; v < columns.length; v++) {
            states.add(whole.states(v));
            columns[v] = whole.column(v).clone();
            for (int r = 0; r < columns[v].length; r++) {
                columns[v][r] = random.nextInt(5) == 0 ? CategoricalTable.MISSING : columns[v][r];
            }
        }
        StructuralEm.Result result = StructuralEm.learn(
                new CategoricalTable(whole.names(), states, columns), HYBRID, 8, new Seed(1), Runnable::run);
        PartiallyDirectedGraph truth = Equivalence.completed(Equivalence.of(StructureLearningTest.clear()));
        assertThat(Equivalence.distance(result.graph(), truth)).isLessThanOrEqualTo(1);
    }

    @Test
    void aGaussianChainIsTold() {
        RandomGenerator random = new Seed(14).generator();
        int n = 2000;
        double[][] numbers = new double[4][n];
        int[][] states = new int[4][0];
        for (int r = 0; r < n; r++) { // x -> y <- z, y -> w
            numbers[0][r] = random.nextGaussian();
            numbers[2][r] = random.nextGaussian();
            numbers[1][r] = 0.7 * numbers[0][r] - 0.6 * numbers[2][r] + random.nextGaussian();
            numbers[3][r] = 100 + 5 * numbers[1][r] + 5 * random.nextGaussian();
        }
        MixedTable table = new MixedTable(List.of("x", "y", "z", "w"), numbers, states);
        for (StructureLearner.Method method :
                List.of(StructureLearner.Method.PC, StructureLearner.Method.GES, StructureLearner.Method.HYBRID)) {
            assertThat(StructureLearner.learn(
                                    table, StructureLearner.Settings.of(method), Knowledge.none(), EdgePriors.none())
                            .edges())
                    .containsExactly("x --> y", "y --> w", "z --> y");
        }
    }

    @Test
    void aStateAndTheNumberItShiftsAreAdjacent() {
        RandomGenerator random = new Seed(15).generator();
        int n = 1500;
        double[][] numbers = {new double[0], new double[n], new double[n]};
        int[][] states = {new int[n], new int[0], new int[0]};
        for (int r = 0; r < n; r++) {
            states[0][r] = random.nextInt(3);
            numbers[1][r] = 0.8 * states[0][r] + random.nextGaussian();
            numbers[2][r] = numbers[1][r] + random.nextGaussian();
        }
        MixedTable table = new MixedTable(List.of("group", "level", "later"), numbers, states);
        assertThat(StructureLearner.learn(
                                table,
                                StructureLearner.Settings.of(StructureLearner.Method.PC),
                                Knowledge.none(),
                                EdgePriors.none())
                        .edges())
                .containsExactly("group --- level", "later --- level");
    }
}

package org.biofluxopt.bayes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.biofluxopt.numeric.Seed;
import org.biofluxopt.text.InputError;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterLearningTest {
    private static CategoricalTable sample(BayesianNetwork network, int n, RandomGenerator random) {
        return CategoricalTable.of(
                network.variables(),
                JunctionTree.compile(network).posterior(Findings.none()).sample(n, random));
    }

    private static CategoricalTable withHoles(CategoricalTable table, double share, RandomGenerator random) {
        short[][] columns = new short[table.size()][];
        for (int v = 0; v < columns.length; v++) {
            columns[v] = table.column(v).clone();
            for (int r = 0; r < columns[v].length; r++) {
                columns[v][r] = random.nextDouble() < share ? CategoricalTable.MISSING : columns[v][r];
            }
        }
        List<List<String>> states = new java.util.ArrayList<>();
        for (int v = 0; v < columns.length; v++) {
            states.add(table.states(v));
        }
        return new CategoricalTable(table.names(), states, columns);
    }

    @RepeatedTest(20)
    void learningFromTwoTablesInTurnEqualsLearningFromBoth(RepetitionInfo run) {
        RandomGenerator random =
                new Seed(run.getCurrentRepetition()).child("union").generator();
        BayesianNetwork network = RandomNetworks.network(random, 8);
        CategoricalTable first = withHoles(sample(network, 100, random), 0.1, random);
        CategoricalTable second = sample(network, 57, random);
        List<DirichletCpt> prior = ParameterLearning.uniform(network, 2);
        List<DirichletCpt> inTurn =
                ParameterLearning.update(ParameterLearning.update(prior, first, "data"), second, "data");
        List<DirichletCpt> atOnce = ParameterLearning.update(prior, first.followedBy(second), "data");
        for (int v = 0; v < network.size(); v++) {
            for (int row = 0; row < inTurn.get(v).rows().size(); row++) {
                // whole counts times a division and a multiplication: rounding of a few units in the last place
                assertThat(inTurn.get(v).counts(row))
                        .containsExactly(atOnce.get(v).counts(row), within(1e-11));
                assertThat(inTurn.get(v).rows().get(row))
                        .hasSameSizeAs(atOnce.get(v).rows().get(row));
            }
        }
    }

    @Test
    void aStateTheSampleLacksKeepsItsPlaceAndItsPrior() {
        BayesianNetwork network = BayesianNetwork.builder()
                .add(new Variable("a", List.of("x", "y", "z")), List.of(), 0.2, 0.3, 0.5)
                .build();
        CategoricalTable data = CategoricalCsv.read("d.csv", new StringReader("a\nz\nx\nz\n"), Map.of());
        DirichletCpt cpt = ParameterLearning.update(ParameterLearning.uniform(network, 3), data, "data")
                .getFirst();
        assertThat(cpt.mean()).containsExactly(new double[] {2.0 / 6, 1.0 / 6, 3.0 / 6}, within(1e-15));
        assertThat(cpt.shares(0)).containsEntry("data", 0.5).containsEntry("uniform", 0.5);
    }

    /** Columns without gaps cut the network; what lies behind them must not matter. Doubles over a dozen rounds: 1e-9. */
    @RepeatedTest(30)
    void learningSomeTablesOnThePartThatBearsOnThemEqualsLearningThemOnTheWhole(RepetitionInfo run) {
        RandomGenerator random =
                new Seed(run.getCurrentRepetition()).child("part").generator();
        BayesianNetwork network = RandomNetworks.network(random, 9);
        CategoricalTable whole = sample(network, 120, random);
        List<DirichletCpt> prior =
                ParameterLearning.update(ParameterLearning.uniform(network, 1), sample(network, 40, random), "before");
        List<short[]> columns = new java.util.ArrayList<>();
        List<List<String>> states = new java.util.ArrayList<>();
        List<String> names = new java.util.ArrayList<>();
        for (int v = 0; v < whole.size(); v++) { // in turn: known of all, known of some, known of nobody
            if (v % 3 == 2) {
                continue;
            }
            short[] column = whole.column(v).clone();
            for (int r = 0; v % 3 == 1 && r < column.length; r++) {
                column[r] = random.nextInt(3) == 0 ? CategoricalTable.MISSING : column[r];
            }
            columns.add(column);
            names.add(whole.name(v));
            states.add(whole.states(v));
        }
        CategoricalTable data = new CategoricalTable(names, states, columns.toArray(short[][]::new));
        int turn = run.getCurrentRepetition();
        Predicate<Variable> learned = variable -> (network.index(variable.name()) + turn) % 4 == 0;
        ExpectationMaximisation.Settings settings = new ExpectationMaximisation.Settings(12, 0);
        List<DirichletCpt> part = ExpectationMaximisation.fit(
                        prior, data, "data", settings, Runnable::run, new Seed(1).generator(), learned)
                .cpts();
        List<DirichletCpt> all = ExpectationMaximisation.fitted(
                        prior, data, "data", settings, Runnable::run, new Seed(1).generator(), learned)
                .cpts();
        for (int v = 0; v < network.size(); v++) {
            assertThat(part.get(v).mean()).containsExactly(all.get(v).mean(), within(1e-9));
        }
    }

    @Test
    void noPartIsWorthMoreThanAllowedAndOthersStay() {
        BayesianNetwork network = BayesianNetwork.builder()
                .add(new Variable("a", List.of("x", "y")), List.of(), 0.5, 0.5)
                .add(new Variable("b", List.of("x", "y")), List.of(), 0.5, 0.5)
                .build();
        CategoricalTable data = CategoricalCsv.read("d.csv", new StringReader("a,b\nx,x\nx,x\ny,x\nx,x\n"), Map.of());
        List<DirichletCpt> capped = ParameterLearning.atMost(
                ParameterLearning.update(ParameterLearning.uniform(network, 1), data, "d"),
                "d",
                2,
                variable -> variable.name().equals("a"));
        assertThat(capped.getFirst().counts(0)).containsExactly(new double[] {2.0, 1.0}, within(1e-12));
        assertThat(capped.getLast().counts(0)).containsExactly(new double[] {4.5, 0.5}, within(1e-12));
    }

    @RepeatedTest(20)
    void expectedCountsNeverLowerTheObjective(RepetitionInfo run) {
        RandomGenerator random =
                new Seed(run.getCurrentRepetition()).child("em").generator();
        BayesianNetwork network = RandomNetworks.network(random, 7);
        CategoricalTable data = withHoles(sample(network, 200, random), 0.3, random);
        ExpectationMaximisation.Result fit = ExpectationMaximisation.fit(
                ParameterLearning.uniform(network, 1),
                data,
                "data",
                new ExpectationMaximisation.Settings(60, 0),
                Runnable::run,
                random);
        for (int k = 1; k < fit.objective().size(); k++) {
            // rounding of a sum of 200 logarithms
            assertThat(fit.objective().get(k))
                    .isGreaterThanOrEqualTo(fit.objective().get(k - 1) - 1e-9);
        }
        BayesianNetwork fitted = BayesianNetwork.of(fit.cpts());
        BayesianNetwork availableCases =
                BayesianNetwork.of(ParameterLearning.update(ParameterLearning.uniform(network, 1), data, "data"));
        assertThat(ParameterLearning.logLikelihood(fitted, data))
                .isGreaterThan(ParameterLearning.logLikelihood(availableCases, data) - 2.0);
    }

    @Test
    void withoutMissingCellsExpectationsAreCounts() {
        RandomGenerator random = new Seed(5).generator();
        BayesianNetwork network = RandomNetworks.network(random, 8);
        CategoricalTable data = sample(network, 300, random);
        List<DirichletCpt> prior = ParameterLearning.uniform(network, 1);
        List<DirichletCpt> counted = ParameterLearning.update(prior, data, "data");
        List<DirichletCpt> expected = ExpectationMaximisation.fit(
                        prior, data, "data", ExpectationMaximisation.Settings.DEFAULT, Runnable::run, random)
                .cpts();
        for (int v = 0; v < network.size(); v++) {
            assertThat(expected.get(v).mean()).containsExactly(counted.get(v).mean(), within(1e-12));
        }
    }

    @Test
    void aVariableThatWasNeverSeenIsSplitNotLeftAtItsSymmetricPoint() {
        // two classes with opposite symptoms: at a uniform start every round would leave the classes alike
        BayesianNetwork network = BayesianNetwork.builder()
                .add(new Variable("class", List.of("c0", "c1")), List.of(), 0.5, 0.5)
                .add(new Variable("s1", List.of("n", "y")), List.of("class"), 0.9, 0.1, 0.1, 0.9)
                .add(new Variable("s2", List.of("n", "y")), List.of("class"), 0.9, 0.1, 0.1, 0.9)
                .add(new Variable("s3", List.of("n", "y")), List.of("class"), 0.9, 0.1, 0.1, 0.9)
                .build();
        CategoricalTable all = sample(network, 2000, new Seed(3).generator());
        CategoricalTable seen = all.columns(1, 2, 3);
        List<DirichletCpt> fit = ExpectationMaximisation.fit(
                        ParameterLearning.uniform(network, 1),
                        seen,
                        "data",
                        new ExpectationMaximisation.Settings(300, 1e-10),
                        Runnable::run,
                        new Seed(4).generator())
                .cpts();
        double[] symptom = fit.get(1).mean();
        assertThat(Math.abs(symptom[0] - symptom[2])).isCloseTo(0.8, within(0.1)); // 2,000 rows: s.e. about 0.02
    }

    @Test
    void theSameSeedGivesTheSameTablesOnAnyNumberOfThreads() throws InterruptedException {
        RandomGenerator random = new Seed(8).generator();
        BayesianNetwork network = RandomNetworks.network(random, 8);
        CategoricalTable data = withHoles(sample(network, 150, random), 0.2, random);
        List<DirichletCpt> prior = ParameterLearning.uniform(network, 1);
        var settings = new ExpectationMaximisation.Settings(10, 0);
        List<DirichletCpt> alone = ExpectationMaximisation.fit(
                        prior, data, "data", settings, Runnable::run, new Seed(1).generator())
                .cpts();
        try (var pool = java.util.concurrent.Executors.newFixedThreadPool(3)) {
            List<DirichletCpt> together = ExpectationMaximisation.fit(
                            prior, data, "data", settings, pool, new Seed(1).generator())
                    .cpts();
            assertThat(together).isEqualTo(alone);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a,b\n", "a,b\n1,2\n", "a,a\n1,2\n1,2\n", "a,\n1,2\n1,2\n", "a,b\n1\n2,3\n", "a\n\"1\n"})
    void unusableTablesAreTold(String text) {
        assertThatThrownBy(() -> CategoricalCsv.read("t.csv", new StringReader(text), Map.of()))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("t.csv");
    }

    @Test
    void aStateTheNetworkDoesNotKnowIsToldWithItsLine() {
        assertThatThrownBy(() -> CategoricalCsv.read(
                        "t.csv", new StringReader("a,b\nlow,1\nhgh,2\n"), Map.of("a", List.of("low", "high"))))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("line 3")
                .hasMessageContaining("Did you mean 'high'?");
    }
}

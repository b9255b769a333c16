package org.biofluxopt.bayes.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.biofluxopt.bayes.BayesianNetwork;
import org.biofluxopt.bayes.CategoricalTable;
import org.biofluxopt.bayes.Findings;
import org.biofluxopt.bayes.JunctionTree;
import org.biofluxopt.bayes.Variable;
import org.biofluxopt.bayes.structure.Knowledge.Arc;
import org.biofluxopt.numeric.Seed;
import org.biofluxopt.text.InputError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StructureLearningTest {
    private static final List<String> YES_NO = List.of("no", "yes");

    /** Every child leans clearly to its parents' parity or majority, so that 5,000 rows show every edge. */
    static BayesianNetwork clear() {
        return BayesianNetwork.builder()
                .add(new Variable("a", YES_NO), List.of(), 0.6, 0.4)
                .add(new Variable("b", YES_NO), List.of(), 0.5, 0.5)
                .add(new Variable("c", YES_NO), List.of("a", "b"), 0.9, 0.1, 0.4, 0.6, 0.3, 0.7, 0.05, 0.95)
                .add(new Variable("d", YES_NO), List.of("c"), 0.8, 0.2, 0.25, 0.75)
                .add(new Variable("e", YES_NO), List.of("b"), 0.85, 0.15, 0.3, 0.7)
                .add(new Variable("f", YES_NO), List.of("d", "e"), 0.9, 0.1, 0.3, 0.7, 0.4, 0.6, 0.1, 0.9)
                .build();
    }

    static CategoricalTable sample(BayesianNetwork network, int n, long seed) {
        return CategoricalTable.of(
                network.variables(),
                JunctionTree.compile(network).posterior(Findings.none()).sample(n, new Seed(seed).generator()));
    }

    @ParameterizedTest
    @EnumSource(
            value = StructureLearner.Method.class,
            names = {"PC", "GES", "HYBRID"})
    void findsTheClassOfAClearNetwork(StructureLearner.Method method) {
        CategoricalTable data = sample(clear(), 20_000, 1);
        PartiallyDirectedGraph graph =
                StructureLearner.learn(data, StructureLearner.Settings.of(method), Knowledge.none(), EdgePriors.none());
        assertThat(graph.edges())
                .isEqualTo(Equivalence.completed(Equivalence.of(clear())).edges());
    }

    @ParameterizedTest
    @EnumSource(StructureLearner.Method.class)
    void theOrderOfColumnsDoesNotMatter(StructureLearner.Method method) {
        CategoricalTable data = sample(clear(), 400, 2); // few rows: many near ties
        List<String> expected = null;
        for (int i = 0; i < 20; i++) {
            List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5));
            Collections.shuffle(order, new java.util.Random(i));
            CategoricalTable shuffled =
                    data.columns(order.stream().mapToInt(Integer::intValue).toArray());
            List<String> edges = StructureLearner.learn(
                            shuffled, StructureLearner.Settings.of(method), Knowledge.none(), EdgePriors.none())
                    .edges();
            expected = expected == null ? edges : expected;
            assertThat(edges).isEqualTo(expected);
        }
    }

    /** Draws an order and statements that agree with it, so they are consistent. */
    private static Knowledge consistent(List<String> names, RandomGenerator random) {
        List<String> order = new ArrayList<>(names);
        Collections.shuffle(order, random);
        Set<Arc> required = new TreeSet<>();
        Set<Arc> forbidden = new TreeSet<>();
        Set<String> roots = new TreeSet<>();
        List<Set<String>> tiers = new ArrayList<>();
        int cut = random.nextInt(order.size() + 1);
        if (random.nextBoolean()) {
            tiers.add(new TreeSet<>(order.subList(0, cut)));
            tiers.add(new TreeSet<>(order.subList(cut, order.size() - random.nextInt(order.size() - cut + 1))));
        }
        if (random.nextBoolean()) {
            roots.add(order.getFirst());
        }
        for (int i = 0; i < order.size(); i++) {
            for (int j = 0; j < order.size(); j++) {
                Arc arc = new Arc(order.get(i), order.get(j));
                int dice = random.nextInt(12);
                if (i < j && dice == 0) {
                    required.add(arc);
                } else if (i != j && dice < 3) {
                    forbidden.add(arc);
                }
            }
        }
        return new Knowledge(required, forbidden, tiers, roots);
    }

    @ParameterizedTest
    @EnumSource(StructureLearner.Method.class)
    void everyConsistentKnowledgeHoldsInWhatIsReturned(StructureLearner.Method method) {
        // 500 sets a learner here; 10,000 were run for docs/explanation/structure-learning.md
        CategoricalTable data = sample(clear(), 300, 3);
        for (int i = 0; i < 500; i++) {
            Knowledge knowledge =
                    consistent(data.names(), new Seed(i).child("knowledge").generator());
            PartiallyDirectedGraph graph =
                    StructureLearner.learn(data, StructureLearner.Settings.of(method), knowledge, EdgePriors.none());
            assertThat(knowledge.violations(graph)).as("set %d", i).isEmpty();
            for (Arc arc : knowledge.required()) {
                assertThat(graph.edges()).contains(arc.toString());
            }
        }
    }

    @Test
    void contradictionsAreToldWithASmallestSetThatClashes() {
        Set<Arc> cycle = Set.of(new Arc("a", "b"), new Arc("b", "c"), new Arc("c", "a"), new Arc("x", "a"));
        assertThatThrownBy(() -> new Knowledge(cycle, Set.of(), List.of(), Set.of()))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("a --> b")
                .hasMessageContaining("b --> c")
                .hasMessageContaining("c --> a")
                .hasMessageNotContaining("x --> a");
        assertThatThrownBy(
                        () -> new Knowledge(Set.of(new Arc("a", "b")), Set.of(new Arc("a", "b")), List.of(), Set.of()))
                .hasMessageContaining("required a --> b; forbidden a --> b");
        assertThatThrownBy(() ->
                        new Knowledge(Set.of(new Arc("a", "b")), Set.of(), List.of(Set.of("b"), Set.of("a")), Set.of()))
                .hasMessageContaining("tier");
        assertThatThrownBy(() -> new Knowledge(Set.of(new Arc("a", "b")), Set.of(), List.of(), Set.of("b")))
                .hasMessageContaining("root b");
        assertThatThrownBy(() ->
                        new Knowledge(Set.of(new Arc("a", "b"), new Arc("b", "a")), Set.of(), List.of(), Set.of()))
                .hasMessageContaining("required a --> b; required b --> a");
        assertThatThrownBy(() -> StructureLearner.learn(
                        sample(clear(), 50, 4),
                        StructureLearner.Settings.of(StructureLearner.Method.PC),
                        new Knowledge(Set.of(new Arc("a", "nosuch")), Set.of(), List.of(), Set.of()),
                        EdgePriors.none()))
                .hasMessageContaining("nosuch");
    }

    @Test
    void aPriorBelievedEdgeYieldsToDataAndAnUnknownOneDecidesTies() {
        CategoricalTable data = sample(clear(), 5000, 5);
        EdgePriors wrong = new EdgePriors(java.util.Map.of(new Arc("a", "e"), 2.0));
        EdgePriors direction = new EdgePriors(java.util.Map.of(new Arc("b", "e"), 1.0));
        var settings = StructureLearner.Settings.of(StructureLearner.Method.HYBRID);
        assertThat(StructureLearner.learn(data, settings, Knowledge.none(), wrong)
                        .edges())
                .doesNotContain("a --> e", "a --- e");
        assertThat(StructureLearner.learn(data, settings, Knowledge.none(), direction)
                        .edges())
                .hasSize(6);
    }

    @Test
    void g2AndChiSquareAreThoseOfTheTextbook() {
        // Agresti 2002, table 2.1 (aspirin and myocardial infarction, 2 x 2): X2 = 25.01, G2 = 25.37, df = 1
        int[] cells = {189, 10845, 104, 10933};
        short[][] columns = new short[2][189 + 10845 + 104 + 10933];
        for (int cell = 0, r = 0; cell < 4; cell++) {
            for (int k = 0; k < cells[cell]; k++, r++) {
                columns[0][r] = (short) (cell / 2);
                columns[1][r] = (short) (cell % 2);
            }
        }
        CategoricalTable table = new CategoricalTable(List.of("x", "y"), List.of(YES_NO, YES_NO), columns);
        var g2 = new ContingencyTest(table, ContingencyTest.Statistic.G2).test(0, 1);
        var x2 = new ContingencyTest(table, ContingencyTest.Statistic.CHI_SQUARE).test(0, 1);
        assertThat(g2.statistic()).isCloseTo(25.37, within(0.005));
        assertThat(x2.statistic()).isCloseTo(25.01, within(0.005));
        assertThat(g2.degreesOfFreedom()).isEqualTo(1);
    }

    @Test
    void countingByBitsEqualsCountingByRows() {
        CategoricalTable data = sample(clear(), 777, 6);
        Counter counter = new Counter(data);
        int[] counts = counter.count(4, 0, 2);
        int[] direct = new int[8];
        for (int r = 0; r < data.rows(); r++) {
            direct[data.get(r, 4) * 4 + data.get(r, 0) * 2 + data.get(r, 2)]++;
        }
        assertThat(counts).isEqualTo(direct);
    }

    @Test
    void aColumnWithOneValueStaysAlone() {
        CategoricalTable data = sample(clear(), 200, 7);
        short[][] columns = {data.column(0), data.column(2), new short[200]};
        CategoricalTable table =
                new CategoricalTable(List.of("a", "c", "constant"), List.of(YES_NO, YES_NO, List.of("only")), columns);
        for (StructureLearner.Method method : StructureLearner.Method.values()) {
            assertThat(StructureLearner.learn(
                                    table, StructureLearner.Settings.of(method), Knowledge.none(), EdgePriors.none())
                            .edges())
                    .containsExactly("a --- c");
        }
    }
}

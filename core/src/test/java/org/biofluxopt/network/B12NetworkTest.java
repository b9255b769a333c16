package org.biofluxopt.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.biofluxopt.bayes.CountPart;
import org.biofluxopt.bayes.DirichletCpt;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.text.InputError;
import org.biofluxopt.text.Yaml;
import org.junit.jupiter.api.Test;

class B12NetworkTest {
    static final KnowledgeBase KNOWLEDGE = KnowledgeBase.bundled();
    static final B12Network NETWORK = B12Network.expert(KNOWLEDGE);

    static double probability(BeliefSummary beliefs, String node, String... states) {
        BeliefSummary.Node found = beliefs.nodes().stream()
                .filter(candidate -> candidate.id().equals(node))
                .findFirst()
                .orElseThrow();
        return Arrays.stream(states)
                .mapToDouble(state -> found.posterior().get(found.states().indexOf(state)))
                .sum();
    }

    private static BeliefSummary given(String... pairs) {
        Map<String, String> states = new java.util.LinkedHashMap<>();
        for (String pair : pairs) {
            states.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        return NETWORK.beliefs(states);
    }

    @Test
    void everyRowSumsToOneAndIsCited() {
        for (NetworkNode node : NETWORK.nodes()) {
            double[] table = node.cpt().mean();
            int states = node.variable().size();
            for (int row = 0; row < node.cpt().rows().size(); row++) {
                double sum = 0;
                for (int s = 0; s < states; s++) {
                    sum += table[row * states + s];
                }
                assertThat(sum).as("row %d of %s", row, node.id()).isCloseTo(1, within(1e-12));
                for (CountPart part : node.cpt().rows().get(row)) {
                    assertThat(NETWORK.citations()).containsKey(part.sourceId());
                }
                double shares = node.cpt().shares(row).values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum();
                assertThat(shares).isCloseTo(1, within(1e-12));
            }
        }
    }

    @Test
    void edgesKnownToMisleadAreNotDrawnNotEvenAsPaths() {
        // domain reference, section 7: do not draw
        for (String source : List.of("other_corrinoids", "colonic_cobalamin", "propionibacterium", "streptomyces")) {
            assertThat(NETWORK.edgesBetween(Set.of(source), "serum_b12"))
                    .as(source)
                    .isEmpty();
        }
        for (String target : List.of("absorbed", "ileal_uptake", "fraction_absorbed", "holotc", "status")) {
            assertThat(NETWORK.edgesBetween(Set.of("fut2"), target)).as(target).isEmpty();
        }
        assertThat(NETWORK.edgesBetween(Set.of("fut2"), "serum_b12")).isNotEmpty();
    }

    @Test
    void raisingAParentMovesTheChildAsTheEdgeSays() {
        for (NetworkNode node : NetworkFile.written(KNOWLEDGE)
                .nodes()) { // what people of the simulator add is a sample, with a sample's noise
            DirichletCpt cpt = node.cpt();
            for (int parent = 0; parent < cpt.parents().size(); parent++) {
                int sign = node.edges().get(parent).sign();
                assertThat(sign).as(node.id()).isNotZero();
                assertMonotone(node, parent, sign);
            }
        }
    }

    private static void assertMonotone(NetworkNode node, int parent, int sign) {
        DirichletCpt cpt = node.cpt();
        int stride = 1;
        for (int i = parent + 1; i < cpt.parents().size(); i++) {
            stride *= cpt.parents().get(i).size();
        }
        int size = cpt.parents().get(parent).size();
        double[] mean = cpt.mean();
        double largest = 0;
        for (int row = 0; row < cpt.rows().size(); row++) {
            if (row / stride % size == size - 1) {
                continue;
            }
            double change = meanState(mean, node, row + stride) - meanState(mean, node, row);
            // 1e-3 of a state: a wider spread may move a thin tail against the median
            assertThat(sign * change)
                    .as("%s -> %s, row %d", cpt.parents().get(parent).name(), node.id(), row)
                    .isGreaterThan(-1e-3);
            largest = Math.max(largest, sign * change);
        }
        assertThat(largest)
                .as("%s -> %s acts", cpt.parents().get(parent).name(), node.id())
                .isGreaterThan(1e-4);
    }

    private static double meanState(double[] table, NetworkNode node, int row) {
        double sum = 0;
        for (int s = 0; s < node.variable().size(); s++) {
            sum += s * table[row * node.variable().size() + s];
        }
        return sum;
    }

    @Test
    void holdsTheExpectedNodesAndNoCycle() {
        // a cycle would not have compiled; the size is the "about 40-60"
        assertThat(NETWORK.nodes()).hasSizeBetween(40, 70);
        assertThat(NETWORK.nodesOf("microbe")).hasSize(16);
        assertThat(NETWORK.nodesOf("genotype")).hasSize(6);
        assertThat(NETWORK.edgesBetween(Set.of("store_before"), "store"))
                .extracting(edge -> edge.from() + ">" + edge.to())
                .contains("store_before>bile", "bile>cobalamin_ileum", "absorbed>store");
        assertThat(NETWORK.support().assumedEdges()).isPositive();
    }

    @Test
    void microbesAndLociAreThoseTheKnowledgeBaseKnows() {
        for (NetworkNode node : NETWORK.nodesOf("microbe")) {
            assertThat(KNOWLEDGE.taxon(node.id())).as(node.id()).isPresent();
        }
    }

    @Test
    void prevalencesAgreeWithTheSurveysTheyComeFrom() {
        // GA06: 15 % (6.7-30) of people from 60; the two oldest age bins, weighted by the prior of age
        double old = 0.20 * probability(given("age=from_60"), "atrophic_gastritis", "yes")
                + 0.09 * probability(given("age=over_75"), "atrophic_gastritis", "yes");
        assertThat(old / 0.29).isBetween(0.10, 0.20);
        // PL03: 52 % of 232 vegan men below 118 pmol/L; +/- 0.10 since their supplement use is not in the abstract
        BeliefSummary vegan = given("diet_pattern=vegan", "supplement_ug=none", "age=from_40");
        assertThat(probability(vegan, "serum_b12", "under_118")).isCloseTo(0.52, within(0.10));
        // PL01: median 281 pmol/L of omnivores, so about half are between 221 and 350 and few below 148
        BeliefSummary omnivore = given("diet_pattern=omnivore", "supplement_ug=none", "age=from_40");
        assertThat(probability(omnivore, "serum_b12", "under_118", "from_118")).isLessThan(0.08);
        assertThat(probability(omnivore, "serum_b12", "under_118", "from_118", "from_148", "from_221"))
                .isBetween(0.65, 0.9);
        // PL02: median 182 pmol/L, 7 % below 118: between the two others
        BeliefSummary vegetarian = given("diet_pattern=vegetarian", "supplement_ug=none", "age=from_40");
        assertThat(probability(vegetarian, "serum_b12", "under_118")).isBetween(0.03, 0.17);
        // ME01: median MMA 281 nmol/L (245-366) where serum B12 < 126, so about half exceed 271
        assertThat(probability(
                        given("serum_b12=under_118"),
                        "mma",
                        "from_271",
                        "from_376",
                        "from_600",
                        "from_1000",
                        "over_2000"))
                .isBetween(0.35, 0.65);
        // ME03: median MMA 120 nmol/L where serum B12 > 287
        assertThat(probability(given("serum_b12=from_350"), "mma", "under_73", "from_73"))
                .isBetween(0.4, 0.6);
        // SB02: overgrowth is about twice as frequent with H. pylori
        assertThat(probability(given("h_pylori=yes"), "sibo", "yes"))
                .isGreaterThan(1.4 * probability(given("h_pylori=no"), "sibo", "yes"));
    }

    @Test
    void evidenceMovesBeliefsTheRightWay() {
        double before = probability(given("age=over_75"), "atrophic_gastritis", "yes");
        double after = probability(given("age=over_75", "serum_b12=from_118"), "atrophic_gastritis", "yes");
        assertThat(after).isGreaterThan(1.2 * before);
        // explaining away: a vegan diet accounts for the low value
        double explained = probability(
                given("age=over_75", "serum_b12=from_118", "diet_pattern=vegan"), "atrophic_gastritis", "yes");
        assertThat(explained).isLessThan(after);
        // FUT2 non-secretors: more serum B12, the same holoTC (GE01, GE02)
        assertThat(probability(given("fut2=2"), "serum_b12", "from_350", "over_600"))
                .isGreaterThan(probability(given("fut2=0"), "serum_b12", "from_350", "over_600") + 0.05);
        assertThat(probability(given("fut2=2"), "holotc", "from_50"))
                .isCloseTo(probability(given("fut2=0"), "holotc", "from_50"), within(1e-12));
        // calcium with metformin restores uptake (Bauman 2000)
        assertThat(probability(given("metformin=yes", "calcium=yes"), "ileal_uptake", "normal"))
                .isGreaterThan(probability(given("metformin=yes", "calcium=no"), "ileal_uptake", "normal") + 0.3);
        // pernicious anaemia leaves the passive route only (DR04)
        assertThat(probability(given("pernicious_anaemia=yes"), "ileal_uptake", "passive_only"))
                .isGreaterThan(0.99);
    }

    @Test
    void unknownNodesAndStatesAreExplained() {
        assertThatThrownBy(() -> given("metformine=yes"))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("Did you mean 'metformin'?");
        assertThatThrownBy(() -> given("metformin=maybe"))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("no, yes");
    }

    @Test
    void aTableWithoutASourceDoesNotLoad() {
        Yaml nodes = Yaml.parse("nodes.yaml", """
                nodes:
                  - {id: a, label: A, group: host, states: [no, yes]}
                """);
        assertThatThrownBy(() -> NetworkFile.read(KNOWLEDGE, nodes, Yaml.parse("cpts.yaml", """
                        cpts:
                          - {node: a, form: table, rows: [{p: [0.5, 0.5], ess: 3}]}
                        """)))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("cpts.yaml, line 2")
                .hasMessageContaining("source");
        Yaml again = Yaml.parse("nodes.yaml", """
                nodes:
                  - {id: a, label: A, group: host, states: [no, yes]}
                """);
        assertThatThrownBy(() -> NetworkFile.read(KNOWLEDGE, again, Yaml.parse("cpts.yaml", """
                        cpts:
                          - {node: a, form: table, rows: [{p: [0.5, 0.5], ess: 3, source: GA66}]}
                        """)))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("GA66");
    }

    @Test
    void columnsRunFromCauseToConsequence() {
        BeliefSummary shown = NETWORK.show();
        Map<String, Integer> columns = new java.util.HashMap<>();
        shown.nodes().forEach(node -> columns.put(node.id(), node.column()));
        assertThat(shown.edges())
                .allSatisfy(edge -> assertThat(columns.get(edge.from())).isLessThan(columns.get(edge.to())));
        assertThat(Optional.ofNullable(columns.get("serum_b12"))).isPresent();
    }
}

package org.biofluxopt.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.text.InputError;
import org.junit.jupiter.api.Test;

class WhyTest {
    private static final B12Network NETWORK = B12Network.expert(KnowledgeBase.bundled());

    private static Why why(Map<String, String> states, String target, String state) {
        return NETWORK.why(Optional.empty(), Optional.empty(), new TreeMap<>(states), target, state);
    }

    private static final Map<String, String> OLD_VEGAN =
            Map.of("diet_pattern", "vegan", "age", "over_75", "metformin", "yes", "mma", "from_600");

    @Test
    void contributionsSumToTheChangeAndSharesOfSourcesToOne() {
        Why why = why(OLD_VEGAN, "status", "deficient");
        assertThat(why.exact()).isTrue();
        assertThat(why.findings().stream()
                        .mapToDouble(Why.Finding::contribution)
                        .sum())
                .isCloseTo(why.after() - why.before(), within(1e-9));
        assertThat(why.sources().stream().mapToDouble(Why.Source::share).sum()).isCloseTo(1, within(1e-9));
    }

    /** More findings than all orders can be tried for: a sample of orders, whose values still sum to the change. */
    @Test
    void sampledContributionsSumToTheChangeToo() {
        Map<String, String> many = new TreeMap<>(OLD_VEGAN);
        for (String node : List.of("ppi", "gastrectomy", "calcium", "sibo", "folate", "h_pylori", "mthfr")) {
            many.put(node, NETWORK.node(node).variable().states().getFirst());
        }
        Why why = why(many, "status", "deficient");
        assertThat(why.exact()).isFalse();
        assertThat(why.findings()).hasSize(many.size());
        assertThat(why.findings().stream()
                        .mapToDouble(Why.Finding::contribution)
                        .sum())
                .isCloseTo(why.after() - why.before(), within(1e-9));
    }

    @Test
    void everyStepOfAWayIsAnEdgeWithItsMechanismAndSource() {
        Why why = why(OLD_VEGAN, "serum_b12", "under_118");
        assertThat(why.causes()).isNotEmpty();
        for (Why.Cause cause : why.causes()) {
            for (Why.Way way : cause.ways()) {
                String at = cause.node();
                for (BeliefSummary.Edge edge : way.edges()) {
                    assertThat(edge.from()).isEqualTo(at);
                    assertThat(NETWORK.edges()).contains(edge);
                    assertThat(edge.mechanism()).isNotBlank();
                    assertThat(edge.source()).isNotBlank();
                    at = edge.to();
                }
                assertThat(at).isEqualTo("serum_b12");
            }
        }
    }

    @Test
    void aVeganDietLowersSerumB12AndCalciumUndoesMetformin() {
        Why why = why(Map.of("diet_pattern", "vegan", "metformin", "yes", "calcium", "yes"), "serum_b12", "under_118");
        assertThat(effect(why, "diet_pattern")).isGreaterThan(0.1);
        assertThat(effect(why, "calcium")).isNegative();
        assertThat(effect(why, "metformin")).isPositive();
    }

    private static double effect(Why why, String node) {
        return why.causes().stream()
                .filter(cause -> cause.node().equals(node))
                .findFirst()
                .orElseThrow()
                .effect();
    }

    @Test
    void namesTestsNotYetMadeAndWhatTheyWouldMean() {
        Why why = why(Map.of("serum_b12", "from_148"), "status", "deficient");
        assertThat(why.tests()).extracting(Why.Test::node).contains("mma", "holotc", "homocysteine");
        assertThat(why.tests()).extracting(Why.Test::node).doesNotContain("serum_b12");
        for (Why.Test test : why.tests()) {
            double mean = test.results().stream()
                    .mapToDouble(result -> result.probability() * result.after())
                    .sum();
            assertThat(mean).as(test.node()).isCloseTo(why.after(), within(1e-9)); // total probability
        }
    }

    @Test
    void refusesATargetThatIsNotThere() {
        assertThatThrownBy(() -> why(Map.of(), "statos", "deficient"))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("status");
        assertThatThrownBy(() -> why(Map.of(), "status", "poor"))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("deficient");
    }
}

package org.biofluxopt.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.biofluxopt.network.B12NetworkTest.KNOWLEDGE;
import static org.biofluxopt.network.B12NetworkTest.NETWORK;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.biofluxopt.knowledge.KnownEdge;
import org.junit.jupiter.api.Test;

/** What the field knows (knowledge/edges.tsv) against what the network draws. */
class KnownEdgesTest {
    /** Words of edges.tsv and the node that stands for each. */
    private static final Map<String, String> NODE = Map.ofEntries(
            Map.entry("intake", "food_ug"),
            Map.entry("lumen_cobalamin", "cobalamin_ileum"),
            Map.entry("food_release", "food_released"),
            Map.entry("dose_per_meal", "dose_per_occasion"),
            Map.entry("calcium_with_metformin", "calcium"),
            Map.entry("proton_pump_inhibitor", "ppi"),
            Map.entry("lumen_analogues", "other_corrinoids"),
            Map.entry("small_bowel_bacteroides", "bacteroides"),
            Map.entry("small_bowel_escherichia", "escherichia"),
            Map.entry("absorbed_cobalamin", "absorbed"),
            Map.entry("fut2_non_secretor", "fut2"),
            Map.entry("low_kidney_function", "gfr"),
            Map.entry("mthfr_tt", "mthfr"),
            Map.entry("colonic_corrinoid", "other_corrinoids"),
            Map.entry("probiotic_propionibacterium", "propionibacterium"));

    /** Bacteria compete in the lumen, upstream of uptake: the network draws them to the lumen instead. */
    private static final Set<String> LUMINAL = Set.of("bacteroides", "escherichia");

    private static String node(String word) {
        return NODE.getOrDefault(word, word);
    }

    @Test
    void everyKnownInfluenceIsAPathAndEveryForbiddenOneIsNot() {
        assertThat(KNOWLEDGE.edges()).isNotEmpty();
        for (KnownEdge edge : KNOWLEDGE.edges()) {
            String from = node(edge.from());
            String to = LUMINAL.contains(from) ? "cobalamin_ileum" : node(edge.to());
            List<BeliefSummary.Edge> path = NETWORK.edgesBetween(Set.of(from), to);
            if (edge.isForbidden()) {
                assertThat(path).as(edge.id()).isEmpty();
            } else if (!edge.from().equals("store")) { // the later store; bile comes from the earlier one
                assertThat(path).as(edge.id()).isNotEmpty();
            }
        }
    }
}

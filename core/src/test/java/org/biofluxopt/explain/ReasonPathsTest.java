package org.biofluxopt.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.biofluxopt.network.BeliefSummary.Edge;
import org.junit.jupiter.api.Test;

class ReasonPathsTest {
    private static final List<Edge> EDGES = List.of(
            edge("diet", "prevotella"),
            edge("prevotella", "bacteroides"),
            edge("bacteroides", "absorbed"),
            edge("diet", "food"),
            edge("food", "dose"),
            edge("food", "absorbed"),
            edge("dose", "fraction"),
            edge("fraction", "absorbed"),
            edge("absorbed", "holotc"),
            edge("absorbed", "haptocorrin"),
            edge("holotc", "serum_b12"),
            edge("haptocorrin", "serum_b12"));

    @Test
    void theLeverComesFirstAndSideRoadsAreLeftOut() {
        assertThat(ReasonPaths.of(EDGES, List.of("dose")))
                .extracting(edge -> edge.from() + ">" + edge.to())
                .containsExactly(
                        "dose>fraction",
                        "fraction>absorbed",
                        "absorbed>holotc",
                        "holotc>serum_b12",
                        "diet>food",
                        "food>absorbed");
    }

    @Test
    void aLeverThatLeadsNowhereGivesNoReason() {
        assertThat(ReasonPaths.of(List.of(edge("holotc", "serum_b12")), List.of("dose")))
                .extracting(Edge::from)
                .containsExactly("holotc");
    }

    private static Edge edge(String from, String to) {
        return new Edge(from, to, 1, "m", "s", false);
    }
}

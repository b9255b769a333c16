package org.biofluxopt.bayes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class DirichletCptTest {
    private static final Variable COIN = new Variable("coin", List.of("heads", "tails"));

    @Test
    void countsAddUpOverSourcesAndSharesSumToOne() {
        DirichletCpt cpt = new DirichletCpt(
                COIN,
                List.of(),
                List.of(List.of(CountPart.of("mint", 30, 0.5, 0.5), CountPart.of("gambler", 10, 0.9, 0.1))));
        assertThat(cpt.counts(0)).containsExactly(new double[] {24, 16}, within(1e-12));
        assertThat(cpt.mean()).containsExactly(new double[] {0.6, 0.4}, within(1e-15));
        assertThat(cpt.shares(0)).containsEntry("gambler", 0.25).containsEntry("mint", 0.75);
    }

    @Test
    void aRowWithoutASourceIsRefused() {
        assertThatThrownBy(() -> new DirichletCpt(COIN, List.of(), List.of(List.of())))
                .hasMessageContaining("no source");
    }

    @Test
    void roundedRowsAreRescaledAndWrongOnesRefused() {
        // tables printed to four digits sum to 1 only roughly; anything beyond a hundredth is a mistake
        var rounded =
                BayesianNetwork.builder().add(COIN, List.of(), 0.3333, 0.6666).build();
        assertThat(RandomNetworks.sum(rounded.table(0))).isCloseTo(1, within(1e-15));
        assertThatThrownBy(() ->
                        BayesianNetwork.builder().add(COIN, List.of(), 0.3, 0.6).build())
                .hasMessageContaining("not a distribution");
        assertThatThrownBy(() -> CountPart.of("x", 1, 0.3, 0.6)).hasMessageContaining("sum to 1");
    }

    @Test
    void aCycleIsRefusedByName() {
        Variable other = new Variable("other", List.of("a", "b"));
        assertThatThrownBy(() -> BayesianNetwork.builder()
                        .add(COIN, List.of("other"), 0.5, 0.5, 0.5, 0.5)
                        .add(other, List.of("coin"), 0.5, 0.5, 0.5, 0.5)
                        .build())
                .hasMessageContaining("cycle")
                .hasMessageContaining("coin")
                .hasMessageContaining("other");
    }
}

package org.biofluxopt.bayes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NetworkDifferenceTest {
    private static final List<String> NO_YES = List.of("no", "yes");
    private static final Variable A = new Variable("a", NO_YES);
    private static final Variable B = new Variable("b", NO_YES);
    private static final Variable C = new Variable("c", NO_YES);

    private static BayesianNetwork first() {
        return BayesianNetwork.builder()
                .add(A, List.of(), 0.5, 0.5)
                .add(B, List.of("a"), 0.9, 0.1, 0.2, 0.8)
                .add(C, List.of("b", "a"), 0.1, 0.9, 0.2, 0.8, 0.3, 0.7, 0.4, 0.6)
                .build();
    }

    @Test
    void aNetworkDoesNotDifferFromItself() {
        NetworkDifference none = NetworkDifference.between(first(), first());
        assertThat(none.added()).isEmpty();
        assertThat(none.removed()).isEmpty();
        assertThat(none.reversed()).isEmpty();
        assertThat(none.rows()).isEmpty();
    }

    @Test
    void theOrderOfParentsIsNoDifference() {
        BayesianNetwork turned = BayesianNetwork.builder()
                .add(A, List.of(), 0.5, 0.5)
                .add(B, List.of("a"), 0.9, 0.1, 0.2, 0.8)
                .add(C, List.of("a", "b"), 0.1, 0.9, 0.3, 0.7, 0.2, 0.8, 0.4, 0.6)
                .build();
        assertThat(NetworkDifference.between(first(), turned).rows()).isEmpty();
    }

    @Test
    void tellsWhichRowChangedAndByHowMuch() {
        BayesianNetwork other = BayesianNetwork.builder()
                .add(A, List.of(), 0.5, 0.5)
                .add(B, List.of("a"), 0.9, 0.1, 0.5, 0.5)
                .add(C, List.of("b", "a"), 0.1, 0.9, 0.2, 0.8, 0.3, 0.7, 0.4, 0.6)
                .build();
        List<NetworkDifference.Row> rows =
                NetworkDifference.between(first(), other).rows();
        assertThat(rows).hasSize(1);
        assertThat(rows.getFirst().given()).isEqualTo(Map.of("a", "yes"));
        assertThat(rows.getFirst().distance()).isCloseTo(0.3, within(1e-15));
    }

    @Test
    void tellsEdgesAddedRemovedAndReversed() {
        BayesianNetwork other = BayesianNetwork.builder()
                .add(B, List.of(), 0.5, 0.5)
                .add(A, List.of("b"), 0.9, 0.1, 0.2, 0.8)
                .add(C, List.of("a"), 0.1, 0.9, 0.4, 0.6)
                .build();
        NetworkDifference difference = NetworkDifference.between(first(), other);
        assertThat(difference.reversed()).containsExactly(new NetworkDifference.Edge("a", "b"));
        assertThat(difference.removed()).containsExactly(new NetworkDifference.Edge("b", "c"));
        assertThat(difference.added()).isEmpty();
        // P(b = yes) of the first: 0.5 * 0.1 + 0.5 * 0.8 = 0.45; of the second 0.5
        assertThat(difference.rows().stream().filter(row -> row.variable().equals("b")))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.prior()).isTrue();
                    assertThat(row.distance()).isCloseTo(0.05, within(1e-12));
                });
    }
}

package org.biofluxopt.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.biofluxopt.bayes.CountPart;
import org.biofluxopt.bayes.DirichletCpt;
import org.biofluxopt.bayes.Variable;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.text.InputError;
import org.junit.jupiter.api.Test;

class RowPartsTest {
    private static final Variable PARENT = new Variable("p", List.of("no", "yes"));
    private static final DirichletCpt CPT = new DirichletCpt(
            new Variable("c", List.of("low", "high")),
            List.of(PARENT),
            List.of(
                    List.of(CountPart.of("expert", 4, 0.5, 0.5)),
                    List.of(CountPart.of("expert", 4, 0.5, 0.5), CountPart.of("simulated: x", 8, 0.25, 0.75))));

    @Test
    void whatIsWrittenIsReadAndAddedToTheSameRow() {
        RowParts.Read read = RowParts.read("parts.tsv", RowParts.text(List.of(CPT), "simulated: x"));
        assertThat(read.source()).isEqualTo("simulated: x");
        DirichletCpt plain = new DirichletCpt(
                CPT.child(),
                CPT.parents(),
                List.of(CPT.rows().get(0), CPT.rows().get(0)));
        DirichletCpt added = RowParts.added(plain, read.byNode().getOrDefault("c", Map.of()), "parts.tsv");
        assertThat(added.mean()).containsExactly(CPT.mean(), within(1e-6)); // written with six digits
        assertThat(added.rows().get(0)).hasSize(1);
    }

    @Test
    void aRowOfOtherParentsIsRefused() {
        RowParts.Read read = RowParts.read("parts.tsv", "# source: s\nnode\twhen\tess\tp\nc\tq=yes\t3\t0.5,0.5\n");
        assertThatThrownBy(() -> RowParts.added(CPT, read.byNode().getOrDefault("c", Map.of()), "parts.tsv"))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("1 rows, of which 0 fit");
    }

    @Test
    void aLineWithoutASourceOrWithWrongNumbersIsRefusedByItsNumber() {
        assertThatThrownBy(() -> RowParts.read("parts.tsv", "c\tp=yes\t3\t0.5,0.5\n"))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("parts.tsv, line 1");
        assertThatThrownBy(() -> RowParts.read("parts.tsv", "# source: s\nc\tp=yes\t3\t0.5,0.9\n"))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("parts.tsv, line 2");
    }

    /** Markers only: what a host is made of comes from the written tables, so draws stay what they were. */
    @Test
    void peopleOfTheSimulatorTeachMarkersOnlyAndAreCitedAsAssumed() {
        B12Network network = B12Network.expert(KnowledgeBase.bundled());
        for (NetworkNode node : network.nodes()) {
            boolean taught = node.cpt().rows().stream()
                    .flatMap(List::stream)
                    .anyMatch(part -> part.sourceId().startsWith("simulated:"));
            assertThat(taught)
                    .as(node.id())
                    .isEqualTo(List.of("holotc", "haptocorrin_b12", "adocbl", "mma")
                            .contains(node.id()));
        }
        assertThat(network.citations().values().stream()
                        .filter(citation -> citation.id().startsWith("simulated:")))
                .hasSize(1)
                .allMatch(Citations.Citation::assumed);
    }
}

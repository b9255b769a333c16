package org.biofluxopt.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.biofluxopt.provenance.Source;
import org.biofluxopt.text.InputError;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class ParameterTableTest {
    private static final String HEADER =
            "id\tsymbol\tmeaning\tvalue\tlow\thigh\tunit\tpopulation\tsource\tstatus\tnote\n";
    private static final KnowledgeBase KNOWLEDGE = KnowledgeBase.bundled();

    @Test
    void everyRowOfTheReferenceLoads() throws Exception {
        Path reference = Stream.of("../shared", "../../shared")
                .map(folder -> Path.of(folder, "reference", "physiology.tsv"))
                .filter(Files::exists)
                .findFirst()
                .orElse(null);
        Assumptions.assumeTrue(reference != null, "../shared/reference is absent, nothing to compare with");
        List<String> ids = Files.readAllLines(reference).stream()
                .skip(1)
                .filter(line -> !line.isBlank())
                .map(line -> line.split("\t")[0])
                .toList();
        assertThat(ids).hasSize(151);
        assertThat(KNOWLEDGE.facts().stream().map(Fact::id)).containsAll(ids);
    }

    @Test
    void numbersKeepTheirRangeUnitAndSource() {
        Fact.Quantity release = KNOWLEDGE.quantity("GA04");
        assertThat(release.value()).isEqualTo(0.41);
        assertThat(release.low()).hasValue(0.23);
        assertThat(release.unit()).isEqualTo("ratio");
        assertThat(KNOWLEDGE.quantity("IN11").low()).isEmpty();
        assertThat(KNOWLEDGE.quantity("MI01").value()).isEqualTo(1e4);
        assertThat(KNOWLEDGE.fact("IN03").source())
                .isEqualTo(new Source.Paper("EFSA NDA 2015 doi:10.2903/j.efsa.2015.4150", "10.2903/j.efsa.2015.4150"));
        assertThat(KNOWLEDGE.fact("PR01").source())
                .isInstanceOfSatisfying(
                        Source.Paper.class, paper -> assertThat(paper.doi()).isEqualTo("10.1101/2021.01.01.21249112"));
    }

    @Test
    void valuesThatAreNotOneNumberBecomeTheFactTheyAre() {
        assertThat(KNOWLEDGE.fact("DR05"))
                .isInstanceOfSatisfying(
                        Fact.Count.class, count -> assertThat(count.total()).isEqualTo(14));
        assertThat(KNOWLEDGE.fact("DR06"))
                .isInstanceOfSatisfying(
                        Fact.Count.class, count -> assertThat(count.share()).isEqualTo(10 / 11.0));
        assertThat(KNOWLEDGE.fact("MI29").statement()).isEqualTo("6 of 8");
        assertThat(((Fact.Ratio) KNOWLEDGE.fact("DR07")).values()).containsExactly(262.5, 378.2);
        assertThat(((Fact.Ratio) KNOWLEDGE.fact("MI10")).values()).containsExactly(60.6, 16.3, 15.5, 12.5);
        assertThat(((Fact.Ratio) KNOWLEDGE.fact("MI26")).values()).containsExactly(0.05, 0.2, 0.7);
        assertThat(((Fact.Ratio) KNOWLEDGE.fact("MI21")).values()).containsExactly(86.0, 37.0);
        for (String words : List.of("HC01", "PL04", "MI11", "MI17", "MI20", "MI23", "MI25", "MI28", "PR02")) {
            assertThat(KNOWLEDGE.fact(words)).as(words).isInstanceOf(Fact.Text.class);
        }
        assertThat(KNOWLEDGE.fact("IN13")).isInstanceOf(Fact.Unset.class);
        assertThat(KNOWLEDGE.fact("IN13").statement()).isEqualTo("none set");
    }

    @Test
    void aFactFromMemoryIsAnAssumptionWithItsRationale() {
        Fact secretion = KNOWLEDGE.fact("IF01");
        assertThat(secretion.isAssumed()).isTrue();
        assertThat(secretion.source().citation())
                .contains("1 U IF binds 1 ng Cbl")
                .contains("ileal cubam");
        assertThat(KNOWLEDGE.fact("AB07").isAssumed()).isFalse();
    }

    @Test
    void aRowWithoutSourceOrUnitIsRefusedByLineAndField() {
        refuses("X1\ts\tm\t1\t\t\tug\tall\t\tverified\t", "t.tsv, line 2, field 'source'");
        refuses("X1\ts\tm\t1\t\t\t\tall\tPaper 2001\tverified\t", "t.tsv, line 2, field 'unit'");
        refuses("X1\ts\tm\t1 / 2\t\t\t\tall\tPaper 2001\tverified\t", "t.tsv, line 2, field 'unit'");
        refuses("X1\ts\tm\t1\t3\t2\tug\tall\tPaper 2001\tverified\t", "t.tsv, line 2, field 'low'");
        refuses("X1\ts\tm\t\t\t\tug\tall\tPaper 2001\tverified\t", "t.tsv, line 2, field 'value'");
        refuses("X1\ts\tm\t1\t\t\tug\tall\tPaper 2001\tverifed\t", "Did you mean 'verified'?");
    }

    @Test
    void aQuestionForOneNumberIsRefusedWhereThereIsNone() {
        assertThatThrownBy(() -> KNOWLEDGE.quantity("DR05"))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("0 of 14");
        assertThatThrownBy(() -> KNOWLEDGE.fact("DR5")).hasMessageContaining("Did you mean");
    }

    private static void refuses(String row, String message) {
        assertThatThrownBy(() -> ParameterTable.read("t.tsv", new StringReader(HEADER + row + "\n")))
                .isInstanceOf(InputError.class)
                .hasMessageContaining(message);
    }
}

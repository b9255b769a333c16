package org.biofluxopt.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.biofluxopt.simulator.PublishedExperiments.Row;
import org.junit.jupiter.api.Test;

class PublishedExperimentsTest {
    private final PublishedExperiments experiments = new PublishedExperiments(Fixture.simulator(), Fixture.COMMUNITY);

    /** V01-V13: 25 % is less than what the sources differ among themselves (V03 and V12 against V02, V04 against V09). */
    @Test
    void singleDosesAreAbsorbedAsPublished() {
        List<Row> fitted = experiments.absorption().stream().filter(Row::fitted).toList();
        assertThat(fitted).hasSizeGreaterThanOrEqualTo(13).allMatch(Row::inside);
    }

    @Test
    void plateauIsFlatAndPassivePartIsProportional() {
        List<Row> rows = experiments.absorption();
        assertThat(value(rows, "V03") - value(rows, "V07")).isBetween(0.9, 1.3); // ug by the active path
        assertThat(value(rows, "V09") / value(rows, "V07")).isBetween(19.9, 20.1); // 1000 / 50 ug without active path
    }

    /** The misses are named in docs/explanation/simulator.md; a change of parameters must change that page too. */
    @Test
    void hostAnchorsStayWhereTheDocumentationSays() {
        List<Row> rows = experiments.host();
        long fitted = rows.stream().filter(Row::fitted).count();
        long inside = rows.stream().filter(Row::fitted).filter(Row::inside).count();
        assertThat(inside).isGreaterThanOrEqualTo(fitted - 3);
        assertThat(value(rows, "V52")).isBetween(4.0, 15.0);
    }

    private static double value(List<Row> rows, String id) {
        return rows.stream()
                .filter(row -> row.id().equals(id))
                .findFirst()
                .orElseThrow()
                .simulated();
    }
}

package org.biofluxopt.connect.sbml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersonExchangeTest {
    @Test
    void libSbmlFindsNoErrorInAPerson(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("person.xml");
        Files.writeString(file, SbmlWriter.write(ExportedPerson.model(2)));
        assertThat(LibSbml.complaints(file))
                .filteredOn(line -> line.startsWith("error"))
                .isEmpty();
    }

    @Test
    void aYearOfUsualMealsIsThreeMealsAndATablet() {
        List<Recurring> intakes = ExportedPerson.model(365).intakes();
        assertThat(intakes).hasSize(4).allSatisfy(r -> {
            assertThat(r.everyHours()).isEqualTo(24);
            assertThat(r.lastHour() - r.firstHour()).isEqualTo(364 * 24);
        });
        assertThat(intakes).extracting(Recurring::firstHour).containsExactly(0.0, 0.0, 5.0, 11.0);
    }

    @Test
    void speciesThatKnowledgeIdentifiesAreAnnotated() {
        String sbml = SbmlWriter.write(ExportedPerson.model(1));
        assertThat(sbml)
                .contains("https://identifiers.org/uniprot:P27352") // CBLIF, knowledge/genes.tsv
                .contains("https://identifiers.org/kegg.compound:C00194") // adenosylcobalamin, knowledge/compounds.tsv
                .doesNotContain("C06453"); // from memory there, so not claimed
    }
}

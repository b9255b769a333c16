package org.biofluxopt.connect.microbiome;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GenusKeyTest {
    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource({
        "k__Bacteria;p__Firmicutes;c__Clostridia;o__Clostridiales;f__Lachnospiraceae;g__Blautia,"
                + " f__Lachnospiraceae;g__Blautia",
        "k__Bacteria; p__Firmicutes; c__Clostridia; o__Clostridiales; f__Lachnospiraceae; g__,"
                + " f__Lachnospiraceae;g__",
        "k__Bacteria;p__Firmicutes;c__Clostridia;o__Clostridiales;f__;g__, o__Clostridiales;f__;g__",
        "k__Bacteria|p__Firmicutes|f__Lachnospiraceae|g__Blautia|s__Blautia_obeum, f__Lachnospiraceae;g__Blautia",
        "Bacteria;Firmicutes;Clostridia;Clostridiales;Lachnospiraceae;Blautia, f__Lachnospiraceae;g__Blautia",
    })
    void aGenusKeyReadsBackToItself(String lineage, String key) {
        assertThat(Lineage.parse(lineage).genusKey()).isEqualTo(key);
        assertThat(Lineage.parse(key).genusKey()).isEqualTo(key);
    }

    @Test
    void everyGenusIsReadAndRowsOfOneGenusAreSummed() throws IOException {
        Path file = Files.writeString(folder.resolve("t.tsv"), """
                #OTU ID\tS1\tS2\ttaxonomy
                o1\t60\t1\tk__Bacteria; f__Lachnospiraceae; g__Blautia
                o2\t20\t0\tk__Bacteria; f__Lachnospiraceae; g__Blautia
                o3\t20\t9\tk__Bacteria; f__Xaceae; g__Madeupia
                """);
        MicrobiomeTable table = MicrobiomeTables.readGenera(file, Optional.empty(), KnowledgeBase.bundled());
        assertThat(table.samples().get(0).abundance())
                .isEqualTo(Map.of("f__Lachnospiraceae;g__Blautia", 0.8, "f__Xaceae;g__Madeupia", 0.2));
        assertThat(table.samples().get(1).totalCount()).isEqualTo(10);
    }

    @Test
    void personsAreFoundByIdOrByAccession() throws IOException {
        Path file = Files.writeString(
                folder.resolve("p.txt"), "#SampleID\tVar\tControlVar\nSRS045466.572805\tOral\t969:1\n");
        assertThat(PersonIds.read(file, java.util.List.of("1928.SRS045466.SRX02.SRR04", "1928.SRS000001.X")))
                .isEqualTo(Map.of("1928.SRS045466.SRX02.SRR04", "969:1"));
    }
}

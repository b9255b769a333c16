package org.biofluxopt.connect.microbiome;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fixtures: src/test/resources/microbiome, written from the documentation of each format (its README says which). */
class TextFormatsTest {
    private static final TaxonMatcher TAXA = TaxonMatcher.of(KnowledgeBase.bundled());

    @TempDir
    private Path folder = Path.of("");

    private static Path fixture(String name) {
        return Path.of(Objects.requireNonNull(TextFormatsTest.class.getResource("/microbiome/" + name))
                .getPath());
    }

    private static MicrobiomeTable read(Path file) {
        return MicrobiomeTables.read(file, Optional.empty(), TAXA);
    }

    private static MicrobiomeTable fixtureTable(String name) {
        return read(fixture(name));
    }

    private MicrobiomeTable text(String text) throws IOException {
        return read(Files.writeString(folder.resolve("table.tsv"), text));
    }

    @Test
    void mergedMetaphlan4CountsEachCladeOnceAndKeepsTheUnclassified() {
        MicrobiomeTable table = fixtureTable("merged_metaphlan4.tsv");
        assertThat(table.format()).startsWith("MetaPhlAn").contains("merged").contains("g__");
        assertThat(table.sample("S1").totalCount()).isEqualTo(100);
        // Phocaeicola was split from Bacteroides in 2020; knowledge/taxa.tsv lists it as a synonym
        assertThat(table.sample("S1").abundance()).isEqualTo(Map.of("bacteroides", 0.5));
        assertThat(table.sample("S2").matchedShare()).isEqualTo(1.0);
        assertThat(table.topUnmatched()).extracting(Unmatched::name).contains("g__GGB9512", "UNCLASSIFIED");
    }

    @Test
    void mergedMetaphlan3LeavesOutTheColumnOfTaxonomyIds() {
        MicrobiomeTable table = fixtureTable("merged_metaphlan3.tsv");
        assertThat(table.sampleIds()).containsExactly("S1", "S2");
        assertThat(table.sample("S1").abundance()).isEqualTo(Map.of("blautia", 0.755));
        assertThat(table.sample("S2").abundance()).isEmpty();
    }

    @Test
    void aMetaphlanProfileIsOneSampleWithTheNameItsCommentGives() {
        MicrobiomeTable table = fixtureTable("metaphlan3_profile.tsv");
        assertThat(table.sampleIds()).containsExactly("stool_7");
        assertThat(table.sample("stool_7").abundance()).isEqualTo(Map.of("akkermansia", 0.625, "veillonella", 0.375));
    }

    @Test
    void silva138NamesFindTheirGenera() {
        MicrobiomeTable table = fixtureTable("silva138.tsv");
        assertThat(table.sampleIds()).containsExactly("A", "B");
        assertThat(table.sample("A").abundance())
                .isEqualTo(Map.of(
                        "prevotella",
                        10 / 22.0,
                        "escherichia",
                        5 / 22.0,
                        "mediterraneibacter",
                        1 / 22.0,
                        "clostridium",
                        4 / 22.0));
        assertThat(table.sample("B").abundance())
                .isEqualTo(
                        Map.of("escherichia", 3 / 20.0, "mediterraneibacter", 2 / 20.0, "anaerobutyricum", 7 / 20.0));
    }

    @Test
    void silva132NumberedPrefixesFindTheirGenera() {
        MicrobiomeTable table = fixtureTable("silva132.tsv");
        assertThat(table.lineageStyle()).contains("D_0__");
        assertThat(table.sample("A").abundance()).isEqualTo(Map.of("ruminococcus", 0.6, "faecalibacterium", 0.3));
    }

    @Test
    void gtdbSuffixesAreTakenOff() {
        MicrobiomeTable table = fixtureTable("gtdb.tsv");
        assertThat(table.sample("A").abundance())
                .isEqualTo(Map.of("blautia", 0.3, "bacteroides", 0.15, "ruminococcus", 0.05));
        assertThat(table.sample("B").abundance())
                .isEqualTo(Map.of("blautia", 0.125, "bacteroides", 0.125, "methanobrevibacter", 0.25));
        assertThat(table.topUnmatched()).extracting(Unmatched::name).containsExactly("g__CAG-110");
    }

    @Test
    void samplesInRowsAreRecognisedByTheirTaxaInTheHeader() {
        MicrobiomeTable table = fixtureTable("transposed.tsv");
        assertThat(table.format()).contains("samples in rows");
        assertThat(table.sample("P1").abundance()).isEqualTo(Map.of("bacteroides", 0.6, "blautia", 0.3));
    }

    @Test
    void plainLineagesAreReadByPosition() throws IOException {
        MicrobiomeTable table = text("""
                #OTU ID\tS1\ttaxonomy
                o1\t3\tBacteria;Firmicutes;Clostridia;Lachnospirales;Lachnospiraceae;Roseburia
                o2\t1\t"Bacteria(100);Bacteroidota(99);Bacteroidia(99);Bacteroidales(99);Rikenellaceae(98);unclassified(98)"
                """);
        // Rikenellaceae without genus: the family that knowledge/taxa.tsv gives to Alistipes
        assertThat(table.sample("S1").abundance()).isEqualTo(Map.of("roseburia", 0.75, "alistipes", 0.25));
    }

    @Test
    void aNamedGenusOfAListedFamilyStaysOther() throws IOException {
        MicrobiomeTable table = text("#OTU ID\tS1\nk__Bacteria;p__B;c__B;o__B;f__Rikenellaceae;g__Rikenella\t1\n"
                + "k__Bacteria;g__Dorea\t1\n");
        assertThat(table.sample("S1").abundance()).isEqualTo(Map.of("dorea", 0.5));
    }

    @Test
    void rankColumnsOfDada2MakeTheLineage() throws IOException {
        MicrobiomeTable table = text("""
                ASV\tKingdom\tPhylum\tClass\tOrder\tFamily\tGenus\tS1
                ACGT\tBacteria\tFirmicutes\tClostridia\tLachnospirales\tLachnospiraceae\tBlautia\t4
                ACGG\tBacteria\tFirmicutes\tClostridia\tLachnospirales\tLachnospiraceae\tNA\t4
                """);
        assertThat(table.sample("S1").abundance()).isEqualTo(Map.of("blautia", 0.5));
    }

    @Test
    void aHeaderWithoutACornerIsReadAsRWritesIt() throws IOException {
        assertThat(text("S1\tS2\ng__Blautia\t1\t2\ng__Dorea\t3\t2\n")
                        .sample("S2")
                        .abundance())
                .isEqualTo(Map.of("blautia", 0.5, "dorea", 0.5));
    }

    @Test
    void idsAloneSayThatThereIsNoLineage() throws IOException {
        MicrobiomeTable table = text("#OTU ID\tS1\n4479944\t5\nGG_OTU_2\t6\n9bd31c6b1e4b8c6fd4b6ca8dd7e0a9aa\t1\n");
        assertThat(table.hasLineages()).isFalse();
        assertThat(table.sample("S1").matchedShare()).isZero();
    }

    @Test
    void aTaxonomyFileGivesIdsTheirLineages() throws IOException {
        Path taxonomy = Files.writeString(
                folder.resolve("taxonomy.tsv"), "Feature ID\tTaxon\tConfidence\no1\tk__Bacteria; g__Blautia\t0.9\n");
        Path file = Files.writeString(folder.resolve("t.tsv"), "#OTU ID\tS1\no1\t5\no2\t5\n");
        MicrobiomeTable table = MicrobiomeTables.read(file, Optional.of(taxonomy), TAXA);
        assertThat(table.sample("S1").abundance()).isEqualTo(Map.of("blautia", 0.5));
        assertThat(table.notes()).anyMatch(note -> note.startsWith("1 of 2 features have no entry"));
    }

    @Test
    void gzipAndZipAreTakenOffWhateverTheFileIsCalled() throws IOException {
        byte[] bytes = Files.readAllBytes(fixture("gtdb.tsv"));
        Path gzip = folder.resolve("a.tsv");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(gzip))) {
            out.write(bytes);
        }
        Path zip = folder.resolve("b.biom");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("__MACOSX/._gtdb.tsv"));
            out.putNextEntry(new ZipEntry("gtdb.tsv"));
            out.write(bytes);
        }
        var expected = fixtureTable("gtdb.tsv").sample("A").abundance();
        assertThat(read(gzip).sample("A").abundance()).isEqualTo(expected);
        assertThat(read(zip).sample("A").abundance()).isEqualTo(expected);
    }

    @Test
    void aConvertedTableReadsBackTheSame() throws IOException {
        for (String name :
                new String[] {"silva138.tsv", "gtdb.tsv", "merged_metaphlan4.tsv", "merged_metaphlan3.tsv"}) {
            MicrobiomeTable before = fixtureTable(name);
            Path file = folder.resolve("out.tsv");
            GenusTsv.write(before, TAXA, file);
            MicrobiomeTable after = read(file);
            assertThat(after.sampleIds()).isEqualTo(before.sampleIds());
            for (String id : before.sampleIds()) {
                assertThat(after.sample(id).abundance())
                        .as(name)
                        .isEqualTo(before.sample(id).abundance());
                assertThat(after.sample(id).totalCount())
                        .as(name)
                        .isEqualTo(before.sample(id).totalCount());
            }
        }
    }

    @Test
    void aConvertedRealTableReadsBackTheSame() {
        MicrobiomeTable before = read(SharedData.file("moving-pictures/MovingPictures-gut.genus.tsv.gz"));
        Path file = folder.resolve("out.tsv");
        GenusTsv.write(before, TAXA, file);
        MicrobiomeTable after = read(file);
        for (int i = 0; i < before.samples().size(); i++) {
            assertThat(after.samples().get(i).abundance())
                    .isEqualTo(before.samples().get(i).abundance());
            assertThat(after.samples().get(i).totalCount())
                    .isEqualTo(before.samples().get(i).totalCount());
        }
    }
}

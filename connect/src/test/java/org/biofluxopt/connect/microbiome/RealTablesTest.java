package org.biofluxopt.connect.microbiome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Optional;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.profile.MicrobiomeSample;
import org.biofluxopt.text.InputError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Public tables of each program; the numbers are those of their READMEs or sums made with other tools. */
class RealTablesTest {
    private static final TaxonMatcher TAXA = TaxonMatcher.of(KnowledgeBase.bundled());

    private static MicrobiomeTable read(String name, String... taxonomy) {
        Optional<Path> lineages = taxonomy.length == 0 ? Optional.empty() : Optional.of(SharedData.file(taxonomy[0]));
        return MicrobiomeTables.read(SharedData.file(name), lineages, TAXA);
    }

    @ParameterizedTest
    @CsvSource({
        "min_sparse_otu_table.biom, false",
        "min_sparse_otu_table_hdf5.biom, false",
        "rich_sparse_otu_table.biom, true",
        "rich_sparse_otu_table_hdf5.biom, true",
        "rich_sparse_otu_table_hdf5_group_metadata.biom, false"
    })
    void theBiomProjectsOwnExamplesHoldTheSameCounts(String name, boolean lineages) {
        MicrobiomeTable table = read("biom-examples/" + name);
        assertThat(table.features()).isEqualTo(5);
        assertThat(table.hasLineages()).isEqualTo(lineages);
        // column sums of the matrix printed in the BIOM 1.0 documentation
        assertThat(table.samples().stream().map(MicrobiomeSample::totalCount))
                .containsExactly(7.0, 3.0, 4.0, 6.0, 3.0, 4.0);
        if (lineages) { // GG_OTU_1 (0) and GG_OTU_5 (1 of 3 counts) are Escherichia
            assertThat(table.sample("Sample2").matchedShare()).isEqualTo(1 / 3.0);
        }
    }

    @Test
    void jsonWithoutAMatrixTypeIsSparse() {
        assertThat(read("biom-examples/edge/test.json.gz").samples().stream()
                        .mapToDouble(MicrobiomeSample::totalCount)
                        .sum())
                .isEqualTo(27);
    }

    @ParameterizedTest
    @ValueSource(strings = {"empty.biom", "no-contents.biom"})
    void theBiomProjectsEmptyTablesAreRefused(String name) {
        assertThatThrownBy(() -> read("biom-examples/edge/" + name)).isInstanceOf(InputError.class);
    }

    @Test
    void aQiime2TableTakesItsLineagesFromItsTaxonomyArtifact() {
        assertThat(read("qiime2/cdi_table.qza").hasLineages()).isFalse();
        MicrobiomeTable table = read("qiime2/cdi_table.qza", "qiime2/cdi_taxa.qza");
        assertThat(table.sampleIds()).hasSize(8);
        assertThat(table.samples()).allMatch(sample -> sample.matchedShare() > 0.5);
    }

    @ParameterizedTest
    @CsvSource({"qiime2/western_diet_gut_agora.qza, MicomMedium[Global]", "qiime2/cdi_taxa.qza, --taxonomy"})
    void otherArtifactsAreRefusedByName(String name, String words) {
        assertThatThrownBy(() -> read(name)).isInstanceOf(InputError.class).hasMessageContaining(words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo_genefamilies.tsv",
                "demo_genefamilies.biom",
                "genefamilies.biom",
                "multi_sample_genefamilies.tsv",
                "test_pathways_results.tsv"
            })
    void humannTablesAreRefusedByName(String name) {
        assertThatThrownBy(() -> read("metaphlan-humann/" + name))
                .isInstanceOf(InputError.class)
                .hasMessageContaining(name.contains("pathways") ? "pathway table" : "gene-family table");
    }

    @Test
    void aMetaphlan4ProfileIsSummedAtGenusRank() {
        MicrobiomeTable table = read("metaphlan-humann/demo_metaphlan_bugs_list.tsv");
        MicrobiomeSample sample = table.samples().getFirst();
        // the file's rows: Bacteroides 34.6816, Phocaeicola 0.31609, Alistipes 12.14543 of 100
        assertThat(sample.totalCount()).isEqualTo(100, within(1e-4)); // the file prints five decimals
        assertThat(sample.abundance().get("bacteroides")).isEqualTo(0.3499769, within(1e-6));
        assertThat(sample.abundance().get("alistipes")).isEqualTo(0.1214543, within(1e-6));
    }

    @Test
    void theHmp2SpeciesTableHasItsSamplesInRows() {
        MicrobiomeTable table = read("metaphlan-humann/HMP2_taxonomy.tsv.gz");
        assertThat(table.sampleIds()).hasSize(1595); // the data set's README
        assertThat(table.features()).isEqualTo(87);
        assertThat(table.samples().stream()
                        .filter(sample -> sample.matchedShare() > 0.8)
                        .count())
                .isGreaterThan(1400);
    }

    @Test
    void aWideTableInAZipArchiveIsStreamed() {
        MicrobiomeTable table = read("mlrepo/hmp/gg/otutable.txt.zip");
        assertThat(table.sampleIds()).hasSize(6205); // the data set's README
        assertThat(table.hasLineages()).isFalse();
    }
}

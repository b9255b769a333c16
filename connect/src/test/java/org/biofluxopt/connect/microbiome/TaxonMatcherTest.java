package org.biofluxopt.connect.microbiome;

import static org.assertj.core.api.Assertions.assertThat;

import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.knowledge.TaxonTraits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaxonMatcherTest {
    private static final KnowledgeBase KNOWLEDGE = KnowledgeBase.bundled();
    private static final TaxonMatcher TAXA = TaxonMatcher.of(KNOWLEDGE);

    @ParameterizedTest
    @CsvSource(delimiter = '!', textBlock = """
            k__Bacteria;p__B;c__B;o__B;f__Bacteroidaceae;g__Bacteroides;s__      ! bacteroides
            k__Bacteria; g__[Prevotella]; s__                                    ! prevotella
            k__Bacteria;f__Lachnospiraceae;g__[Ruminococcus];s__gnavus           ! mediterraneibacter
            k__Bacteria;f__Ruminococcaceae;g__Ruminococcus;s__                   ! ruminococcus
            d__Bacteria;g__Blautia_A;s__Blautia_A wexlerae                       ! blautia
            d__Bacteria;g__Faecalibacterium_AB                                   ! faecalibacterium
            d__Bacteria;g__Candidatus_Methanobrevibacter                         ! methanobrevibacter
            d__Bacteria;g__"BLAUTIA"                                             ! blautia
            d__Bacteria;g__Prevotella_9                                          ! prevotella
            d__Bacteria;g__Clostridium_sensu_stricto_13                          ! clostridium
            d__Bacteria;f__Enterobacteriaceae;g__Escherichia-Shigella            ! escherichia
            d__Bacteria;f__Lachnospiraceae;g__[Eubacterium]_hallii_group         ! anaerobutyricum
            k__Bacteria|f__Bacteroidaceae|g__Bacteroides|s__Bacteroides_fragilis ! bacteroides
            k__Bacteria.p__Firmicutes.c__Clostridia.o__X.f__Y.g__Roseburia       ! roseburia
            s__Bacteroides_fragilis                                              ! bacteroides
            k__Bacteria;f__Rikenellaceae;g__;s__                                 ! alistipes
            k__Bacteria;f__[Barnesiellaceae];g__                                 ! barnesiella
            k__Bacteria;f__Rikenellaceae;g__Rikenella                            ! ''
            k__Bacteria;f__Lachnospiraceae;g__                                   ! ''
            d__Bacteria;f__Lachnospiraceae;g__Lachnospiraceae_NK4A136_group      ! ''
            k__Bacteria;g__Bacteroidetes_unclassified                            ! ''
            k__Bacteria                                                          ! ''
            Unassigned                                                           ! ''
            """)
    void lineagesFindTheirTaxon(String lineage, String taxon) {
        assertThat(TAXA.match(Lineage.parse(lineage))).isEqualTo(taxon);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', textBlock = """
            Bacteroides fragilis                             ! bacteroides
            Bacteroides_fragilis                             ! bacteroides
            Eubacterium hallii                               ! anaerobutyricum
            Clostridium difficile                            ! clostridioides
            NR_113067.1_Bacteroides_faecis_strain_MAJ27_16S  ! bacteroides
            NR_044289.1_{Clostridium}_lavalense_strain       ! clostridium
            """)
    void bareNamesFindTheirTaxon(String name, String taxon) {
        assertThat(TAXA.match(TaxonMatcher.ofBareId(name))).isEqualTo(taxon);
    }

    @ParameterizedTest
    @CsvSource({
        "4479944",
        "GG_OTU_1",
        "ASV12",
        "denovo77",
        "9bd31c6b1e4b8c6fd4b6ca8dd7e0a9aa",
        "TACGTAGGTGGCAAGCGTT",
        "S1"
    })
    void idsAreNotTakenForNames(String id) {
        assertThat(TaxonMatcher.ofBareId(id).style()).isEqualTo(Lineage.Style.NONE);
    }

    @Test
    void everyNameOfTheKnowledgeBaseFindsItsOwnTaxon() {
        for (TaxonTraits taxon : KNOWLEDGE.taxa()) {
            String id = taxon.id();
            assertThat(TAXA.match(Lineage.parse("g__" + TAXA.nameOf(id)))).isEqualTo(id);
            for (String synonym : taxon.synonyms()) {
                assertThat(TAXA.match(Lineage.parse("g__" + synonym)))
                        .as(synonym)
                        .isEqualTo(id);
            }
            for (String family : taxon.families()) {
                assertThat(TAXA.match(Lineage.parse("f__" + family + ";g__")))
                        .as(family)
                        .isEqualTo(id);
            }
        }
    }
}

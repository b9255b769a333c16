package org.biofluxopt.connect.microbiome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.profile.MicrobiomeSample;
import org.junit.jupiter.api.Test;

/** Real tables that are at hand in two formats must collapse to the same samples. */
class FormatsAgreeTest {
    private static final KnowledgeBase KNOWLEDGE = KnowledgeBase.bundled();

    private static MicrobiomeTable read(String name) {
        return MicrobiomeTables.read(SharedData.file(name), Optional.empty(), KNOWLEDGE);
    }

    @Test
    void theHmpTableAgreesBetweenBiomJsonAndGenusTsv() {
        MicrobiomeTable json = read("hmp16s/HMPv35.biom1.json.gz");
        // 10,730 OTUs x 6,000 samples, 27,232,785 reads: the data set's own README
        assertThat(json.features()).isEqualTo(10_730);
        assertThat(json.sampleIds()).hasSize(6_000);
        assertThat(json.samples().stream()
                        .mapToDouble(MicrobiomeSample::totalCount)
                        .sum())
                .isEqualTo(27_232_785);
        same(json, read("hmp16s/HMPv35.genus.tsv.gz"));
    }

    @Test
    void theHmpTableAgreesBetweenBiomHdf5AndGenusTsv() {
        same(read("hmp16s/HMPv13.hdf5.biom"), read("hmp16s/HMPv13.genus.tsv.gz"));
    }

    @Test
    void movingPicturesAgreesBetweenBiomJsonAndGenusTsv() {
        MicrobiomeTable json = read("moving-pictures/MovingPictures-gut.biom1.json.gz");
        assertThat(json.samples().stream()
                        .mapToDouble(MicrobiomeSample::totalCount)
                        .sum())
                .isEqualTo(17_017_356); // the data set's own README
        same(json, read("moving-pictures/MovingPictures-gut.genus.tsv.gz"));
    }

    /** Counts are whole numbers below 2^53, so sums are exact; only the last division rounds. */
    private static void same(MicrobiomeTable a, MicrobiomeTable b) {
        assertThat(a.sampleIds()).containsExactlyInAnyOrderElementsOf(b.sampleIds());
        var other = new java.util.HashMap<String, MicrobiomeSample>();
        b.samples().forEach(sample -> other.put(sample.id(), sample));
        int compared = 0;
        for (MicrobiomeSample x : a.samples()) {
            MicrobiomeSample y = java.util.Objects.requireNonNull(other.get(x.id()), x.id());
            assertThat(x.totalCount()).as(x.id()).isEqualTo(y.totalCount());
            assertThat(x.matchedShare()).as(x.id()).isEqualTo(y.matchedShare(), within(1e-15));
            assertThat(x.abundance()).as(x.id()).isEqualTo(y.abundance());
            compared++;
        }
        assertThat(compared).isEqualTo(a.sampleIds().size());
    }
}

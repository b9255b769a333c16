package org.biofluxopt.connect.microbiome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.biofluxopt.text.InputError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleMetadataTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void selectsTheStoolSamplesOfTheHmpTable() {
        // 388 stool samples: the data set's own README
        assertThat(SampleMetadata.where(SharedData.file("hmp16s/HMPv35.samples.tsv.gz"), "body_site", "UBERON:feces"))
                .hasSize(388);
    }

    @Test
    void leavesOutTheLineOfTypesThatQiime2Writes() throws IOException {
        Path file = Files.writeString(
                folder.resolve("m.tsv"), "#SampleID\tsite\n#q2:types\tcategorical\nS1\tgut\nS2\tskin\nS3\tgut\n");
        assertThat(SampleMetadata.where(file, "site", "gut")).containsExactly("S1", "S3");
    }

    @Test
    void namesTheNearestColumnOrValue() throws IOException {
        Path file = Files.writeString(folder.resolve("m.tsv"), "id\tbody_site\nS1\tUBERON:feces\n");
        assertThatThrownBy(() -> SampleMetadata.where(file, "bodysite", "x"))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("Did you mean 'body_site'?");
        assertThatThrownBy(() -> SampleMetadata.where(file, "body_site", "UBERON:faeces"))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("Did you mean 'UBERON:feces'?");
    }
}

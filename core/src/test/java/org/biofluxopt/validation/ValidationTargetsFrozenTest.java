package org.biofluxopt.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import org.biofluxopt.provenance.Sha256;
import org.junit.jupiter.api.Test;

class ValidationTargetsFrozenTest {
    private static final String FROZEN = "27f5e9e0382c4587bde3031fc6391413f7f698ea2059e4d3b012a45ec5a47e0e";

    @Test
    void whatCountsAsReproducedWasSetBeforeTheFirstCalibration() throws IOException {
        try (InputStream in = ValidationTargetsFrozenTest.class.getResourceAsStream("/knowledge/" + Targets.FILE)) {
            assertThat(in).isNotNull();
            assertThat(Sha256.of(in.readAllBytes()))
                    .as(
                            "knowledge/validation_targets.tsv was frozen before the first calibration. Change it only to mend "
                                    + "a mistake (a number copied wrongly, a unit), in a commit of its own that says which, and "
                                    + "put the new checksum here in that commit.")
                    .isEqualTo(FROZEN);
        }
    }
}

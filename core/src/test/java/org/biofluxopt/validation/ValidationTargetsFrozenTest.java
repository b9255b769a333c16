package org.biofluxopt.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import org.biofluxopt.provenance.Sha256;
import org.junit.jupiter.api.Test;

class ValidationTargetsFrozenTest {
    private static final String FROZEN = "8b9946c014704210b14bfee4745a5b9334534751ae73e316507c5174910049cb";

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

package org.biofluxopt.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
    private static final List<String> DRUGS = List.of("metformin", "omeprazole", "calcium");

    @Test
    void aSlipOfTheKeyboardIsUnderstood() {
        assertThat(Nearest.to("metfornin", DRUGS)).contains("metformin");
        assertThat(Nearest.to("Omeprazol", DRUGS)).contains("omeprazole");
    }

    @Test
    void aDifferentWordIsNotGuessedAt() {
        assertThat(Nearest.to("aspirin", DRUGS)).isEmpty();
        assertThat(Nearest.advice("aspirin", DRUGS)).isEqualTo("Known: metformin, omeprazole, calcium.");
    }

    @Test
    void theDistanceIsLevenshteins() {
        assertThat(Nearest.distance("kitten", "sitting")).isEqualTo(3); // the textbook example
        assertThat(Nearest.distance("", "abc")).isEqualTo(3);
    }
}

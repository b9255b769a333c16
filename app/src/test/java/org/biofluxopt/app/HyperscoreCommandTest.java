package org.biofluxopt.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HyperscoreCommandTest {
    private final CommandLineRunner line = new CommandLineRunner();

    @Test
    void saysThatThePaperMisprintsItsExample() {
        assertThat(line.run("hyperscore", "--v", "0.85", "--beta", "5", "--gamma", "5", "--kappa", "2.2"))
                .isZero();
        assertThat(line.out()).contains("HyperScore 196.7").contains("127.4").contains("misprint");
    }

    @Test
    void jsonHoldsTheScoreAndTheExample() {
        assertThat(line.run("hyperscore", "--v", "1", "--beta", "1", "--gamma", "0", "--kappa", "1", "--json"))
                .isZero();
        JsonNode json = JsonMapper.builder().build().readTree(line.out());
        assertThat(json.get("hyperscore").asDouble()).isEqualTo(150); // logistic of 0 is a half
        assertThat(json.at("/paper_example/printed").asDouble()).isEqualTo(127.4);
    }

    @Test
    void aMeanAboveOneIsRefused() {
        assertThat(line.run("hyperscore", "--v", "1.5")).isEqualTo(2);
        assertThat(line.err()).contains("--v above 0 up to 1");
    }
}

package org.biofluxopt.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class MainTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        return Main.run(args, new PrintWriter(out), new PrintWriter(err));
    }

    @Test
    void unknownCommandIsOneSentenceAndExitCodeTwo() {
        assertThat(run("optimise")).isEqualTo(2);
        assertThat(err.toString()).startsWith("biofluxopt: Unmatched argument").doesNotContain("\tat ");
    }

    @Test
    void withoutACommandItShowsWhereToStart() {
        assertThat(run()).isZero();
        assertThat(out.toString()).contains("biofluxopt optimize examples/vegan-adult.yaml");
    }

    @Test
    void versionNamesTheJavaRuntime() {
        assertThat(run("--version")).isZero();
        assertThat(out.toString()).contains("biofluxopt " + Version.RELEASE).contains("Java ");
    }
}

package org.biofluxopt.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayCommandTest {
    @TempDir
    private Path folder;

    @Test
    void theNetworksCalibrationReplaysAndItsFolderIsACrate() throws IOException {
        Path out = folder.resolve("out");
        CommandLineRunner first = new CommandLineRunner();
        assertThat(first.run("network", "calibration", "--people", "7", "--draws", "2", "--out", out))
                .as(first.err())
                .isZero();
        assertThat(out.resolve("ro-crate-metadata.json")).content().contains("coverage.json", "#run");
        CommandLineRunner replay = new CommandLineRunner();
        assertThat(replay.run("replay", out, "--json")).as(replay.out()).isZero();
        assertThat(replay.out()).contains("\"identical\" : true");
    }

    @Test
    void aFolderWithoutARecipeIsRefused() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        CommandLineRunner line = new CommandLineRunner();
        assertThat(line.run("replay", empty)).isEqualTo(2);
        assertThat(line.err()).contains("run.json");
    }

    @Test
    void theOutputOptionIsReplacedInEitherForm() {
        Path to = Path.of("to");
        assertThat(new RecordedRun("network fit", List.of("--out", "a", "--resume", "x"), "", "", Map.of(), Set.of())
                        .into(to))
                .containsExactly("network", "fit", "--out", "to", "x");
        assertThat(new RecordedRun("study", List.of("--out=a"), "", "", Map.of(), Set.of()).into(to))
                .containsExactly("study", "--out=to");
        assertThat(new RecordedRun("optimize", List.of("p.yaml"), "", "", Map.of(), Set.of()).into(to))
                .containsExactly("optimize", "p.yaml", "--out", "to");
        List<String> elsewhere = List.of("--out", "a", "--write", "knowledge", "--draws", "3");
        assertThat(new RecordedRun("calibrate", elsewhere, "", "", Map.of(), Set.of()).into(to))
                .containsExactly("calibrate", "--out", "to", "--draws", "3");
    }
}

package org.biofluxopt.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PolicyTrainingTest {
    private static final List<String> TINY = List.of(
            "train",
            "--population",
            "3",
            "--active",
            "2",
            "--iterations",
            "4",
            "--checkpoint-every",
            "1",
            "--seed",
            "5",
            "--quiet");
    private static final int PATIENCE_MINUTES = 10;

    @TempDir
    private Path folder = Path.of("");

    private static CommandLineRunner train(Path out, String... more) {
        List<String> arguments = new ArrayList<>(TINY);
        arguments.addAll(List.of("--out", out.toString()));
        arguments.addAll(List.of(more));
        CommandLineRunner runner = new CommandLineRunner();
        assertThat(runner.run(arguments.toArray())).as(runner.err()).isZero();
        return runner;
    }

    @Test
    void aTrainingKilledInTheMiddleAndResumedGivesTheSamePolicyBitForBit() throws Exception {
        Path whole = folder.resolve("whole");
        train(whole, "--threads", "2");

        Path killed = folder.resolve("killed");
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path")
                        .replace(File.pathSeparator + File.pathSeparator, File.pathSeparator),
                Main.class.getName()));
        command.addAll(TINY);
        command.addAll(List.of("--threads", "1", "--out", killed.toString()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("killed.log").toFile())
                .start();
        try {
            Path checkpoint = killed.resolve("checkpoint.bin");
            long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(PATIENCE_MINUTES);
            while (!Files.exists(checkpoint)) {
                assertThat(process.isAlive())
                        .as(Files.readString(folder.resolve("killed.log")))
                        .isTrue();
                assertThat(System.nanoTime()).isLessThan(deadline);
                Thread.sleep(5);
            }
        } finally {
            process.destroyForcibly().waitFor(); // SIGKILL
        }
        assertThat(killed.resolve("policy.bin")).doesNotExist();

        train(killed, "--resume", "--threads", "1");
        assertThat(killed.resolve("policy.bin")).hasSameBinaryContentAs(whole.resolve("policy.bin"));
        JsonNode recipe = recipe(killed);
        assertThat(recipe.get("updates").asInt()).isEqualTo(4);
        assertThat(recipe.get("policy_sha256")).isEqualTo(recipe(whole).get("policy_sha256"));
        assertThat(recipe.get("microbiomes_and_bodies").stringValue()).contains("taxa.tsv");
    }

    private static JsonNode recipe(Path folder) throws IOException {
        return JsonMapper.shared().readTree(Files.readString(folder.resolve("policy.json")));
    }

    @Test
    void whatCannotBeTrainedIsSaidInWords() {
        CommandLineRunner nothing = new CommandLineRunner();
        assertThat(nothing.run("train")).isEqualTo(2);
        assertThat(nothing.err()).contains("--out").contains("--benchmark-task");
        CommandLineRunner crowd = new CommandLineRunner();
        assertThat(crowd.run("train", "--out", folder, "--population", "2", "--active", "3"))
                .isEqualTo(2);
        assertThat(crowd.err()).contains("--active");
        CommandLineRunner noPolicy = new CommandLineRunner();
        assertThat(noPolicy.run("train", "--compare", "--policy", folder.resolve("none.bin")))
                .isEqualTo(2);
        assertThat(noPolicy.err()).contains("policy.bin");
    }
}

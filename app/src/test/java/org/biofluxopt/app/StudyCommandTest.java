package org.biofluxopt.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyCommandTest {
    private static final int MOST_SECONDS = 600; // a slow, busy machine

    @TempDir
    private Path folder;

    private Path study() throws IOException {
        Files.writeString(folder.resolve("genus.tsv"), """
                #taxonomy	s1	s2
                k__Bacteria;p__Bacteroidetes;c__Bacteroidia;o__Bacteroidales;f__Bacteroidaceae;g__Bacteroides	300	100
                k__Bacteria;p__Firmicutes;c__Clostridia;o__Clostridiales;f__Ruminococcaceae;g__Faecalibacterium	200	300
                k__Bacteria;p__Firmicutes;c__Clostridia;o__Clostridiales;f__Lachnospiraceae;g__Blautia	100	300
                """);
        return Files.writeString(folder.resolve("study.yaml"), """
                study: killed half-way
                seed: 3
                days: 1
                microbiomes: {table: genus.tsv}
                hosts: 1
                replete_hosts: 0
                detail_microbiomes: 0
                planner: shipped_policy
                planning: {draws: 16, lanes: 2, days: 1}
                """);
    }

    @Test
    void aRunKilledHalfWayIsResumedToTheSameBytesAndReplaysToThem() throws IOException, InterruptedException {
        Path study = study();
        Path whole = folder.resolve("whole");
        CommandLineRunner first = new CommandLineRunner();
        assertThat(first.run("study", study, "--out", whole, "--threads", "1", "--quiet"))
                .as(first.err())
                .isZero();

        Path killed = folder.resolve("killed");
        kill(started("study", study.toString(), "--out", killed.toString(), "--threads", "1"), killed);
        assertThat(killed.resolve("results.json")).doesNotExist();
        CommandLineRunner forgotten = new CommandLineRunner();
        assertThat(forgotten.run("study", study, "--out", killed)).isEqualTo(2);
        assertThat(forgotten.err()).contains("--resume");
        CommandLineRunner second = new CommandLineRunner();
        assertThat(second.run("study", study, "--out", killed, "--resume", "--quiet"))
                .as(second.err())
                .isZero();
        for (String file : List.of("results.json", "people.csv", "people.jsonl", "report.html")) {
            assertThat(killed.resolve(file)).as(file).hasSameBinaryContentAs(whole.resolve(file));
        }

        CommandLineRunner replay = new CommandLineRunner();
        assertThat(replay.run("replay", killed)).as(replay.err()).isZero();
        assertThat(replay.out()).contains("identical");
        Files.writeString(killed.resolve("people.csv"), "another");
        CommandLineRunner changed = new CommandLineRunner();
        assertThat(changed.run("replay", killed)).isEqualTo(1);
        assertThat(changed.out()).contains("people.csv: differs").doesNotContain("results.json");
        Files.writeString(study, Files.readString(study) + "# other\n");
        CommandLineRunner input = new CommandLineRunner();
        assertThat(input.run("replay", killed)).isEqualTo(2);
        assertThat(input.err()).contains("study.yaml").contains("another content");
    }

    /** The command in a process of its own, which can be killed without a chance to tidy up. */
    private Process started(String... arguments) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules",
                "jdk.incubator.vector",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Main.class.getName()));
        line.addAll(List.of(arguments));
        return new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("process.log").toFile())
                .start();
    }

    private static void kill(Process process, Path out) throws IOException, InterruptedException {
        Path log = out.resolve("people.jsonl");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
        while (System.nanoTime() < end && process.isAlive()) {
            if (Files.exists(log) && Files.readAllLines(log).size() > 4) {
                break;
            }
            Thread.sleep(5);
        }
        assertThat(process.isAlive()).as("it was killed before its end").isTrue();
        process.destroyForcibly();
        assertThat(process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aStudyWithoutMicrobiomesIsRefused() throws IOException {
        Path study = Files.writeString(folder.resolve("none.yaml"), "study: none\n");
        CommandLineRunner line = new CommandLineRunner();
        assertThat(line.run("study", study, "--out", folder.resolve("out"))).isEqualTo(2);
        assertThat(line.err()).contains("microbiomes.table");
        assertThat(folder.resolve("out")).doesNotExist();
    }
}

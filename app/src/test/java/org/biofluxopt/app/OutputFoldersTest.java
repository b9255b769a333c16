package org.biofluxopt.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.biofluxopt.provenance.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every command that writes a folder leaves an RO-Crate (specification 1.1) from which {@code replay} gets the same bytes.
 * What a command keeps to go on with after a stop is in the folder but not among the results, and no replay compares it.
 */
class OutputFoldersTest {
    /** The quickest call of each command that writes a folder; {name} is a file of {@link #inputs}. */
    private static final List<String> CALLS = List.of(
            "optimize {profile} --no-finetune --threads 1 --quiet",
            "optimize {profile} --microbiome {table} --samples {ids} --no-finetune --threads 1 --quiet",
            "simulate {protocol} --threads 1 --quiet",
            "network calibration --people 7 --draws 2 --threads 1",
            "export {profile} --days 1 --threads 1",
            "validate --row V01 --threads 1 --quiet",
            "sensitivity --quantity sim_other_loss --size 2 --people 1 --threads 1 --quiet",
            "train --population 2 --active 1 --iterations 1 --threads 1 --quiet",
            "train --benchmark-task pendulum --steps 4096 --threads 1 --quiet",
            "train --compare --people 1 --methods THREE_WAY --threads 1 --quiet",
            "tune --population 1 --iterations 1 --evaluations 1 --threads 1 --quiet",
            "tune --benchmark-function branin --evaluations 3 --threads 1",
            "study {study} --threads 1 --quiet",
            "generate --n 2 --seed 1");

    /** Minutes even at its smallest; it describes its folder by the same call as train and tune. */
    private static final List<String> TOO_LONG = List.of("calibrate");

    /** Commands whose --out is one file. */
    private static final List<String> FILES = List.of("import", "network fit", "network learn", "network query");

    @TempDir
    private Path folder;

    private Map<String, Path> inputs() throws IOException {
        Map<String, Path> inputs = new TreeMap<>();
        inputs.put("profile", CommandLineRunner.example("vegan-adult.yaml"));
        inputs.put("ids", Files.writeString(folder.resolve("ids.txt"), "s1\ns2\n"));
        inputs.put("table", Files.writeString(folder.resolve("genus.tsv"), """
                #taxonomy\ts1\ts2
                k__Bacteria;p__Bacteroidetes;c__Bacteroidia;o__Bacteroidales;f__Bacteroidaceae;g__Bacteroides\t300\t100
                k__Bacteria;p__Firmicutes;c__Clostridia;o__Clostridiales;f__Ruminococcaceae;g__Faecalibacterium\t200\t300
                k__Bacteria;p__Firmicutes;c__Clostridia;o__Clostridiales;f__Lachnospiraceae;g__Blautia\t100\t300
                """));
        inputs.put("study", Files.writeString(folder.resolve("study.yaml"), """
                study: replayed
                seed: 3
                days: 1
                microbiomes: {table: genus.tsv, number: 1}
                hosts: 1
                replete_hosts: 0
                detail_microbiomes: 0
                planning: {draws: 16, lanes: 2, days: 1}
                """));
        inputs.put("protocol", CommandLineRunner.root().resolve("experiments/validation/V01.yaml"));
        return inputs;
    }

    @Test
    void everyCommandWithAnOutputFolderIsTriedHere() {
        TreeSet<String> folders = new TreeSet<>();
        TreeSet<String> files = new TreeSet<>();
        Deque<CommandLine> left = new ArrayDeque<>(List.of(Main.commandLine()));
        while (!left.isEmpty()) {
            CommandLine command = left.pop();
            command.getSubcommands().values().forEach(left::push);
            OptionSpec out = command.getCommandSpec().findOption("--out");
            if (out != null) {
                String name = command.getCommandSpec().qualifiedName(" ").replaceFirst("biofluxopt ", "");
                (out.paramLabel().equals("DIR") ? folders : files).add(name);
            }
        }
        TreeSet<String> tried = new TreeSet<>(TOO_LONG);
        CALLS.forEach(call -> tried.add(folders.stream()
                .filter(name -> call.startsWith(name + " "))
                .findFirst()
                .orElse(call)));
        assertThat(tried).isEqualTo(folders);
        assertThat(files).containsExactlyElementsOf(FILES);
    }

    static List<String> calls() {
        return CALLS;
    }

    @ParameterizedTest
    @MethodSource("calls")
    void theFolderIsACrateAndReplaysToTheSameBytes(String call) throws IOException {
        Path out = folder.resolve("out");
        String line = call;
        for (Map.Entry<String, Path> input : inputs().entrySet()) {
            line = line.replace("{" + input.getKey() + "}", input.getValue().toString());
        }
        List<Object> arguments = new ArrayList<>(Arrays.asList((Object[]) line.split(" ")));
        arguments.add("--out");
        arguments.add(out);
        CommandLineRunner first = new CommandLineRunner();
        assertThat(first.run(arguments.toArray())).as(first.err()).isZero();
        requireCrate(out);
        CommandLineRunner replay = new CommandLineRunner();
        assertThat(replay.run("replay", out)).as(replay.out() + replay.err()).isZero();
        assertThat(replay.out()).doesNotContain("identical: 0 files");
    }

    /** RO-Crate 1.1, sections 3 to 5: descriptor, root data entity with its required properties, data entities that exist. */
    private static void requireCrate(Path folder) throws IOException {
        JsonNode crate = JsonMapper.shared().readTree(Files.readString(folder.resolve("ro-crate-metadata.json")));
        assertThat(crate.get("@context").stringValue()).isEqualTo("https://w3id.org/ro/crate/1.1/context");
        Map<String, JsonNode> entities = new TreeMap<>();
        crate.get("@graph").forEach(entity -> entities.put(entity.get("@id").stringValue(), entity));
        JsonNode descriptor = entity(entities, "ro-crate-metadata.json");
        assertThat(descriptor.at("/conformsTo/@id").stringValue()).isEqualTo("https://w3id.org/ro/crate/1.1");
        assertThat(descriptor.at("/about/@id").stringValue()).isEqualTo("./");
        JsonNode root = entity(entities, "./");
        assertThat(root.propertyNames()).contains("name", "description", "datePublished", "license", "hasPart");
        assertThat(root.get("hasPart")).isNotEmpty();
        for (JsonNode part : root.get("hasPart")) {
            JsonNode file = entity(entities, part.get("@id").stringValue());
            assertThat(file.get("sha256").stringValue())
                    .isEqualTo(Sha256.of(folder.resolve(part.get("@id").stringValue())));
        }
    }

    private static JsonNode entity(Map<String, JsonNode> entities, String id) {
        JsonNode entity = entities.get(id);
        if (entity == null) {
            throw new AssertionError("The crate does not describe " + id);
        }
        return entity;
    }
}

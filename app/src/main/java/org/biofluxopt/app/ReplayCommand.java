package org.biofluxopt.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.biofluxopt.provenance.Sha256;
import org.biofluxopt.text.InputError;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code biofluxopt replay}. */
@Command(
        name = "replay",
        header = "Run the command that made a folder again and compare every file.",
        description = {
            "Reads run.json, checks that the inputs are what they were, runs the command into a temporary folder and compares",
            "checksums file by file: of the results that run.json names. What a command keeps to go on with after a stop, logs",
            "with times, the RO-Crate's metadata (it holds a date) and run.json (it names the folder) are not among them; of",
            "tables and JSON, seconds that were measured are left out.",
            "Exit codes: 0 identical, 1 not identical, 2 cannot be replayed."
        },
        footer = {"", "Example:  biofluxopt replay out/paper-claim"},
        mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {
    private static final Set<String> LEFT_OUT = Set.of(RecordedRun.FILE, "ro-crate-metadata.json");

    /** The column and the field that tell how long something took. */
    private static final String SECONDS = "seconds";

    @Parameters(paramLabel = "FOLDER", description = "Output folder of a finished command.")
    private Path folder = Path.of("");

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        RecordedRun recorded = RecordedRun.read(folder);
        if (recorded.command().equals("replay")) {
            throw InputError.about(folder.toString(), "records a replay, which is nothing to replay.", "");
        }
        recorded.requireInputs();
        Path fresh = Files.createTempDirectory("biofluxopt-replay");
        try {
            Path again = fresh.resolve("again");
            StringWriter messages = new StringWriter();
            int exit = Main.run(
                    recorded.into(again).toArray(String[]::new),
                    new PrintWriter(new StringWriter()),
                    new PrintWriter(messages, true));
            if (!Files.isDirectory(again)) {
                throw InputError.about(
                        folder.toString(),
                        "cannot be replayed: '" + recorded.command() + "' ended with exit code " + exit
                                + " and wrote nothing.",
                        messages.toString().strip());
            }
            return told(recorded, differences(checksums(folder), checksums(again)));
        } finally {
            delete(fresh);
        }
    }

    private int told(RecordedRun recorded, SortedMap<String, String> differing) throws IOException {
        int files = checksums(folder).size();
        PrintWriter out = Terminal.out(spec);
        if (json) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("identical", differing.isEmpty());
            object.put("files", files);
            object.put("differing", differing);
            out.println(FactJson.write(object));
        } else if (differing.isEmpty()) {
            out.println("identical: " + files + " files");
        } else {
            differing.forEach((file, how) -> out.println(file + ": " + how));
            if (!recorded.revision().equals(Version.revision())) {
                out.println("made by " + recorded.version() + " (" + recorded.revision() + "), replayed by "
                        + Version.RELEASE + " (" + Version.revision() + ")");
            }
        }
        out.flush();
        return differing.isEmpty() ? 0 : 1;
    }

    /** File by what is wrong with it. */
    private static SortedMap<String, String> differences(Map<String, String> before, Map<String, String> now) {
        SortedMap<String, String> differing = new TreeMap<>();
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(now.keySet());
        for (String name : names) {
            if (!now.containsKey(name)) {
                differing.put(name, "not written by the replay");
            } else if (!before.containsKey(name)) {
                differing.put(name, "written by the replay only");
            } else if (!before.getOrDefault(name, "").equals(now.get(name))) {
                differing.put(name, "differs");
            }
        }
        return differing;
    }

    /** Of the results of a folder, and of the runs in folders below it. */
    private static Map<String, String> checksums(Path folder) throws IOException {
        List<Path> recipes;
        try (Stream<Path> files = Files.walk(folder)) {
            recipes = files.filter(file -> file.endsWith(RecordedRun.FILE)).toList();
        }
        Map<String, String> sums = new TreeMap<>();
        for (Path recipe : recipes) {
            Path run = recipe.resolveSibling("");
            for (String name : RecordedRun.read(run).outputs()) {
                Path file = run.resolve(name);
                if (!LEFT_OUT.contains(name) && Files.isRegularFile(file)) {
                    sums.put(folder.relativize(file).toString().replace('\\', '/'), checksum(file));
                }
            }
        }
        return sums;
    }

    private static String checksum(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        if (name.endsWith(".json")) {
            return checksumOfJson(Files.readString(file));
        }
        if (name.endsWith(".tsv")) {
            return checksumOfTable(Files.readAllLines(file));
        }
        return Sha256.of(file);
    }

    private static String checksumOfJson(String text) {
        if (!text.contains('"' + SECONDS + '"')) {
            return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
        }
        JsonNode json = JsonMapper.shared().readTree(text);
        withoutSeconds(json);
        return Sha256.of(json.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void withoutSeconds(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(SECONDS);
        }
        node.forEach(ReplayCommand::withoutSeconds);
    }

    private static String checksumOfTable(List<String> lines) {
        int seconds =
                lines.isEmpty() ? -1 : List.of(lines.getFirst().split("\t", -1)).indexOf(SECONDS);
        StringBuilder rest = new StringBuilder();
        for (String line : lines) {
            String[] cells = line.split("\t", -1);
            for (int column = 0; column < cells.length; column++) {
                rest.append(column == seconds ? "" : cells[column]).append('\t');
            }
            rest.append('\n');
        }
        return Sha256.of(rest.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void delete(Path folder) throws IOException {
        List<Path> all = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(all::add);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        for (Path path : all) {
            Files.delete(path);
        }
    }
}

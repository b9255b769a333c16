package org.biofluxopt.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.biofluxopt.provenance.Sha256;
import org.biofluxopt.text.InputError;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What {@code run.json} says of a run.
 *
 * @param command such as {@code network calibration}
 * @param arguments after the command
 * @param version that made it
 * @param inputs SHA-256 by file name as given
 * @param outputs names of the results in the folder
 */
record RecordedRun(
        String command,
        List<String> arguments,
        String version,
        String revision,
        Map<String, String> inputs,
        Set<String> outputs) {
    /** Name of the recipe in every output folder. */
    static final String FILE = "run.json";

    static RecordedRun read(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            JsonNode json = JsonMapper.builder().build().readTree(Files.readString(file));
            List<String> arguments = new ArrayList<>();
            json.path("arguments").forEach(argument -> arguments.add(argument.asString()));
            Map<String, String> inputs = new TreeMap<>();
            json.path("input_sha256")
                    .properties()
                    .forEach(
                            input -> inputs.put(input.getKey(), input.getValue().asString()));
            Set<String> outputs = new TreeSet<>(json.path("output_sha256").propertyNames());
            String command = json.path("command").asString("");
            if (command.isEmpty()) {
                throw InputError.in(file.toString())
                        .field("command")
                        .got("nothing")
                        .expected("the command that made the folder")
                        .error();
            }
            return new RecordedRun(
                    command,
                    List.copyOf(arguments),
                    json.path("version").asString("unknown"),
                    json.path("code_revision").asString("unknown"),
                    inputs,
                    outputs);
        } catch (IOException e) {
            throw InputError.in(file.toString())
                    .got("a file that cannot be read")
                    .expected("the recipe of a run")
                    .advice("Name a folder that a command of BioFluxOpt wrote and finished.")
                    .error();
        } catch (JacksonException e) {
            throw InputError.in(file.toString())
                    .got("text that is not JSON")
                    .expected("the recipe of a run")
                    .error();
        }
    }

    /** @throws InputError if an input is gone or is not what it was */
    void requireInputs() {
        inputs.forEach((name, recorded) -> {
            String now;
            try {
                now = Sha256.of(Path.of(name));
            } catch (IOException e) {
                throw InputError.in(name)
                        .got("no such file, or one that cannot be read")
                        .expected("the input that the run had")
                        .advice("Replay from the folder the run was started in.")
                        .error();
            }
            if (!now.equals(recorded)) {
                throw InputError.in(name)
                        .got("another content than the run had (SHA-256 " + now.substring(0, 12) + ")")
                        .expected("SHA-256 " + recorded.substring(0, 12))
                        .advice("Bring the old file back, or run the command anew.")
                        .error();
            }
        });
    }

    /** Options that name a second place to write to, which a replay leaves as it is. */
    private static final Set<String> ELSEWHERE = Set.of("--write", "--trajectories", "--sbml", "--omex");

    /** The command line that writes to another folder. */
    List<String> into(Path folder) {
        List<String> line = new ArrayList<>(List.of(command.split(" ")));
        boolean replaced = false;
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.equals("--out") && i + 1 < arguments.size()) {
                line.add(argument);
                line.add(folder.toString());
                i++;
                replaced = true;
            } else if (argument.startsWith("--out=")) {
                line.add("--out=" + folder);
                replaced = true;
            } else if (ELSEWHERE.contains(argument)) {
                i++;
            } else if (!argument.equals("--resume")
                    && ELSEWHERE.stream().noneMatch(o -> argument.startsWith(o + "="))) {
                line.add(argument);
            }
        }
        if (!replaced) {
            line.add("--out");
            line.add(folder.toString());
        }
        return line;
    }
}

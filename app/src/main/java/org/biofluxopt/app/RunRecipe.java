package org.biofluxopt.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.biofluxopt.provenance.RunRecord;
import org.biofluxopt.provenance.Sha256;
import org.biofluxopt.text.InputError;

/** Collects what {@code run.json} records of a command. */
final class RunRecipe {
    private final String command;
    private final List<String> arguments;
    private final long seed;
    private final SortedMap<String, String> inputs = new TreeMap<>();

    /** Reads every input once for its SHA-256. */
    RunRecipe(String command, List<String> arguments, long seed, List<Path> files) {
        this.command = command;
        this.arguments = List.copyOf(arguments);
        this.seed = seed;
        for (Path file : files) {
            try {
                inputs.put(file.toString(), Sha256.of(file));
            } catch (IOException e) {
                throw InputError.in(file.toString())
                        .got("a file that cannot be read")
                        .expected("a readable file")
                        .error();
            }
        }
    }

    RunRecord record() {
        return record(new TreeMap<>());
    }

    /** @param settings named settings beyond the arguments */
    RunRecord record(SortedMap<String, String> settings) {
        return new RunRecord(
                command,
                arguments,
                seed,
                Version.RELEASE,
                Version.revision(),
                Runtime.version().toString(),
                settings,
                inputs,
                new TreeMap<>());
    }

    /** Two runs with the same fingerprint give the same results. */
    String fingerprint() {
        return Sha256.of((command + seed + Version.RELEASE + Version.revision() + inputs.values())
                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}

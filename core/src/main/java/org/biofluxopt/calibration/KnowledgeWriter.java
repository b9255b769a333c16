package org.biofluxopt.calibration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.biofluxopt.knowledge.ParameterDraws;
import org.biofluxopt.text.InputError;

/** Puts calibrated values into a knowledge folder, with the command as their source and where they came from before. */
public final class KnowledgeWriter {
    private static final String BEFORE = "; range and start: ";

    private KnowledgeWriter() {}

    /**
     * Replaces value, source and status of the rows, and the draws of the posterior; nothing else is touched.
     *
     * @param folder the knowledge folder of the source tree
     * @param command that made the values
     * @param draws content of {@link ParameterDraws#FILE}
     * @throws InputError if the folder is not one, or lacks a row
     */
    public static void write(Path folder, Map<String, Double> values, String command, String draws) {
        try {
            Set<String> missing = new HashSet<>(values.keySet());
            Map<Path, String> changed = new java.util.LinkedHashMap<>();
            try (Stream<Path> tables = Files.list(folder.resolve("parameters"))) {
                for (Path table : tables.filter(file -> file.toString().endsWith(".tsv"))
                        .sorted()
                        .toList()) {
                    changed.put(table, replaced(Files.readString(table), values, command, missing));
                }
            }
            if (!missing.isEmpty()) {
                throw InputError.about(
                        folder.toString(),
                        "has no rows for " + missing + ".",
                        "Give the folder the run was made with.");
            }
            for (Map.Entry<Path, String> file : changed.entrySet()) {
                Files.writeString(file.getKey(), file.getValue());
            }
            if (!draws.isEmpty()) {
                Path posterior = folder.resolve(ParameterDraws.FILE);
                Files.createDirectories(folder.resolve("posterior"));
                Files.writeString(posterior, "# " + command + "\n" + draws);
            }
        } catch (IOException e) {
            throw InputError.about(
                    folder.toString(),
                    "cannot be changed (" + e.getClass().getSimpleName() + ").",
                    "Give the knowledge folder of the source tree.");
        }
    }

    /** A table with the values in it. */
    static String replaced(String table, Map<String, Double> values, String command, Set<String> missing) {
        List<String> lines = new ArrayList<>();
        List<String> header = List.of();
        for (String line : table.split("\n", -1)) {
            if (line.startsWith("#") || line.isBlank()) {
                lines.add(line);
                continue;
            }
            String[] cells = line.split("\t", -1);
            if (header.isEmpty()) {
                header = List.of(cells);
            } else if (values.containsKey(cells[0])) {
                int source = header.indexOf("source");
                String old = cells[source];
                int before = old.indexOf(BEFORE);
                cells[header.indexOf("value")] = Posterior.number(values.getOrDefault(cells[0], Double.NaN));
                cells[source] = command + BEFORE + (before < 0 ? old : old.substring(before + BEFORE.length()));
                cells[header.indexOf("status")] = "fitted";
                missing.remove(cells[0]);
            }
            lines.add(String.join("\t", cells));
        }
        return String.join("\n", lines);
    }
}

package org.biofluxopt.calibration;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.biofluxopt.text.InputError;
import org.biofluxopt.text.Tsv;

/**
 * Every experiment that was run, in a file: one line for an experiment at one point, written as soon as it is known. After a
 * crash the same calibration walks the same way and finds here what it had, so it ends with the same bits.
 */
final class EvaluationLog {
    static final String FILE = "evaluations.tsv";

    private static final String HEADER = "point\texperiment\tcpu_s\tvalues\n";

    private final Path file;
    private final Map<String, Map<String, Double>> known = new HashMap<>();

    /**
     * @param folder made if it is not there
     * @throws InputError if the file cannot be read or written
     */
    EvaluationLog(Path folder) {
        file = folder.resolve(FILE);
        try {
            Files.createDirectories(folder);
            if (Files.exists(file)) {
                load();
            } else {
                Files.writeString(file, HEADER);
            }
        } catch (IOException e) {
            throw InputError.about(
                    file.toString(),
                    "cannot be read or written (" + e.getClass().getSimpleName() + ").",
                    "Name another folder with --out.");
        }
    }

    private void load() throws IOException {
        String whole = Files.readString(file);
        int end = whole.lastIndexOf('\n') + 1;
        if (end < whole.length()) { // the line that was being written when the run was killed
            Files.writeString(file, whole.substring(0, end));
        }
        String text = end == 0 ? HEADER : whole.substring(0, end);
        for (Tsv.Row row : Tsv.read(file.toString(), new StringReader(text), "point", "experiment", "values")
                .rows()) {
            Map<String, Double> values = new HashMap<>();
            for (String pair : row.string("values").split(";")) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    values.put(pair.substring(0, equals), number(row, pair.substring(equals + 1)));
                }
            }
            known.put(row.text("point") + row.text("experiment"), values);
        }
    }

    private static double number(Tsv.Row row, String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw row.error("values", "'" + text + "'", "a number");
        }
    }

    /** Number of experiments in it. */
    synchronized int size() {
        return known.size();
    }

    synchronized Optional<Map<String, Double>> find(String point, String experiment) {
        return Optional.ofNullable(known.get(point + experiment));
    }

    /** @param values by target id; those that could not be computed are left out */
    synchronized void put(String point, String experiment, Map<String, Double> values, double cpuSeconds) {
        known.put(point + experiment, values);
        StringBuilder line = new StringBuilder(point)
                .append('\t')
                .append(experiment)
                .append('\t')
                .append(String.format(Locale.ROOT, "%.2f", cpuSeconds))
                .append('\t');
        new TreeMap<>(values)
                .forEach(
                        (id, value) -> line.append(id).append('=').append(value).append(';'));
        line.append('\n');
        try {
            Files.write(
                    file,
                    line.toString().getBytes(StandardCharsets.UTF_8),
                    StandardOpenOption.APPEND,
                    StandardOpenOption.DSYNC);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

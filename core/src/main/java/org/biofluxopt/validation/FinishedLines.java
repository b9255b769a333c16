package org.biofluxopt.validation;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.biofluxopt.text.InputError;
import org.biofluxopt.text.Tsv;

/**
 * Values of experiments that are done, kept in a file so that a stopped run goes on where it was. A value counts only under
 * the key that it was made with: the same protocol, parameters, tier and version.
 */
public final class FinishedLines {
    public static final String FILE = "outcomes.tsv";

    private static final String HEADER = "key\tprotocol\tdraw\ttarget\tsimulated\n";

    private final Optional<Path> file;
    private final Map<String, Map<String, Double>> values = new HashMap<>();
    private final StringBuilder text = new StringBuilder(HEADER);

    private FinishedLines(Optional<Path> file) {
        this.file = file;
    }

    /** Kept in memory only. */
    public static FinishedLines forgotten() {
        return new FinishedLines(Optional.empty());
    }

    /**
     * @param folder made if it is not there
     * @throws InputError if the file cannot be read or written
     */
    public static FinishedLines in(Path folder) {
        Path file = folder.resolve(FILE);
        FinishedLines finished = new FinishedLines(Optional.of(file));
        try {
            Files.createDirectories(folder);
            if (Files.exists(file)) {
                finished.load(file);
            } else {
                Files.writeString(file, HEADER);
            }
        } catch (IOException e) {
            throw unwritable(file, e);
        }
        return finished;
    }

    private void load(Path file) throws IOException {
        String whole = Files.readString(file);
        int end = whole.lastIndexOf('\n') + 1; // a line that was cut off in the middle does not count
        if (end < whole.length()) {
            Files.writeString(file, whole.substring(0, end));
        }
        for (Tsv.Row row : Tsv.read(
                        file.toString(),
                        new StringReader(whole.substring(0, end)),
                        "key",
                        "protocol",
                        "draw",
                        "target",
                        "simulated")
                .rows()) {
            String cell = row.text("simulated");
            keep(
                    row.text("key"),
                    row.text("protocol"),
                    (int) row.number("draw"),
                    row.text("target"),
                    cell.equals("Infinity") ? Double.POSITIVE_INFINITY : row.number("simulated"));
        }
    }

    /** Values by target id, if all of the wanted ones are known. */
    Optional<Map<String, Double>> find(String key, String protocol, int draw, List<Target> wanted) {
        Map<String, Double> known = values.getOrDefault(place(key, protocol, draw), Map.of());
        return wanted.stream().allMatch(target -> known.containsKey(target.id()))
                ? Optional.of(Map.copyOf(known))
                : Optional.empty();
    }

    void put(String key, String protocol, int draw, Map<String, Double> simulated) {
        StringBuilder lines = new StringBuilder();
        new TreeMap<>(simulated).forEach((target, value) -> lines.append(keep(key, protocol, draw, target, value)));
        if (file.isPresent()) {
            try {
                Files.writeString(file.get(), lines, StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw unwritable(file.get(), e);
            }
        }
    }

    private String keep(String key, String protocol, int draw, String target, double value) {
        values.computeIfAbsent(place(key, protocol, draw), k -> new HashMap<>()).put(target, value);
        String line = key + "\t" + protocol + "\t" + draw + "\t" + target + "\t" + value + "\n";
        text.append(line);
        return line;
    }

    /** The file's content. */
    public String text() {
        return text.toString();
    }

    private static String place(String key, String protocol, int draw) {
        return key + "/" + protocol + "/" + draw;
    }

    private static InputError unwritable(Path file, IOException e) {
        return InputError.about(
                file.toString(),
                "cannot be read or written (" + e.getClass().getSimpleName() + ").",
                "Name another folder with --out.");
    }
}

package org.biofluxopt.bayes;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.biofluxopt.text.InputError;
import org.biofluxopt.text.Nearest;

/**
 * Reads a table of states: a header line with variable names, then one line per observation. Commas, tabs or semicolons;
 * an empty cell, {@code NA} or {@code ?} is missing. Gzip is recognised by {@code .gz}.
 */
public final class CategoricalCsv {
    private static final Set<String> MISSING = Set.of("", "NA", "?", "NaN");
    private static final int MOST_STATES = Short.MAX_VALUE;

    private CategoricalCsv() {}

    /** States are what the file holds, in alphabetical order. */
    public static CategoricalTable read(Path path) {
        return read(path, Map.of());
    }

    /** @param known states by variable name; a value outside them is refused, one that never occurs stays a state */
    public static CategoricalTable read(Path path, Map<String, List<String>> known) {
        try (InputStream raw = Files.newInputStream(path);
                InputStream in = path.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
            return read(path.toString(), new InputStreamReader(in, StandardCharsets.UTF_8), known);
        } catch (IOException | UncheckedIOException e) {
            throw InputError.in(path.toString())
                    .got("a file that cannot be read (" + e.getClass().getSimpleName() + ")")
                    .expected("a readable CSV file")
                    .error();
        }
    }

    /** @param file name used in messages */
    public static CategoricalTable read(String file, Reader text, Map<String, List<String>> known) {
        List<String> names = new ArrayList<>();
        List<Map<String, Short>> codes = new ArrayList<>();
        List<short[]> rows = new ArrayList<>();
        char[] head = new char[1 << 16];
        try {
            PushbackReader pushed = new PushbackReader(text, head.length);
            int length = Math.max(0, pushed.read(head));
            pushed.unread(head, 0, length);
            char separator = separator(new String(head, 0, length));
            try (CsvReader<CsvRecord> records = CsvReader.builder()
                    .fieldSeparator(separator)
                    .skipEmptyLines(true)
                    .allowExtraFields(true)
                    .allowMissingFields(true)
                    .ofCsvRecord(pushed)) {
                for (CsvRecord record : records) {
                    if (names.isEmpty()) {
                        header(file, record, known, names, codes);
                    } else {
                        rows.add(row(file, record, known, names, codes));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (CsvParseException e) {
            throw InputError.in(file)
                    .got("text that is not CSV: " + e.getMessage())
                    .expected("a header line and one line per observation")
                    .error();
        }
        if (rows.size() < 2) {
            throw InputError.in(file)
                    .got(names.isEmpty() ? "an empty file" : rows.size() + " observation(s)")
                    .expected("a header line with variable names and at least two observations")
                    .error();
        }
        return table(names, codes, known, rows);
    }

    private static char separator(String head) {
        String first = head.lines().findFirst().orElse("");
        char best = ',';
        for (char candidate : new char[] {'\t', ';'}) {
            if (occurrences(first, candidate) > occurrences(first, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static long occurrences(String line, char mark) {
        return line.chars().filter(c -> c == mark).count();
    }

    private static void header(
            String file,
            CsvRecord record,
            Map<String, List<String>> known,
            List<String> names,
            List<Map<String, Short>> codes) {
        for (String cell : record.getFields()) {
            String name = cell.replace("\ufeff", "").strip();
            if (name.isEmpty() || names.contains(name)) {
                throw InputError.in(file)
                        .line(1)
                        .field(name)
                        .got(name.isEmpty() ? "a column without a name" : "the column twice")
                        .expected("a different name for every column")
                        .error();
            }
            names.add(name);
            Map<String, Short> code = new HashMap<>();
            for (String state : known.getOrDefault(name, List.of())) {
                code.put(state, (short) code.size());
            }
            codes.add(code);
        }
    }

    private static short[] row(
            String file,
            CsvRecord record,
            Map<String, List<String>> known,
            List<String> names,
            List<Map<String, Short>> codes) {
        int line = (int) record.getStartingLineNumber();
        if (record.getFieldCount() != names.size()) {
            throw InputError.in(file)
                    .line(line)
                    .got(record.getFieldCount() + " cells")
                    .expected(names.size() + " as in the header")
                    .error();
        }
        short[] row = new short[names.size()];
        for (int v = 0; v < row.length; v++) {
            String cell = record.getField(v).strip();
            Map<String, Short> code = codes.get(v);
            Short state = code.get(cell);
            if (state == null && MISSING.contains(cell)) {
                state = (short) CategoricalTable.MISSING;
            } else if (state == null && known.containsKey(names.get(v))) {
                throw InputError.in(file)
                        .line(line)
                        .field(names.get(v))
                        .got("'" + cell + "'")
                        .expected("one of " + String.join(", ", known.getOrDefault(names.get(v), List.of())))
                        .advice(Nearest.advice(cell, known.getOrDefault(names.get(v), List.of())))
                        .error();
            } else if (state == null) {
                state = (short) code.size();
                code.put(cell, state);
                if (code.size() > MOST_STATES) {
                    throw InputError.in(file)
                            .line(line)
                            .field(names.get(v))
                            .got("more than " + MOST_STATES + " different values")
                            .expected("states of a discrete variable")
                            .advice("Cut the numbers into bins or round them.")
                            .error();
                }
            }
            row[v] = state;
        }
        return row;
    }

    private static CategoricalTable table(
            List<String> names, List<Map<String, Short>> codes, Map<String, List<String>> known, List<short[]> rows) {
        List<List<String>> states = new ArrayList<>();
        short[][] columns = new short[names.size()][rows.size()];
        for (int v = 0; v < columns.length; v++) {
            List<String> sorted = known.containsKey(names.get(v))
                    ? known.getOrDefault(names.get(v), List.of())
                    : List.copyOf(new TreeSet<>(codes.get(v).keySet()));
            short[] recode = new short[sorted.size()];
            for (short s = 0; s < recode.length; s++) {
                recode[codes.get(v).getOrDefault(sorted.get(s), (short) 0)] = s;
            }
            for (int r = 0; r < rows.size(); r++) {
                short value = rows.get(r)[v];
                columns[v][r] = value < 0 ? value : recode[value];
            }
            states.add(sorted);
        }
        return new CategoricalTable(names, states, columns);
    }
}

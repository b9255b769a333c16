package org.biofluxopt.connect.microbiome;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.biofluxopt.text.InputError;
import org.biofluxopt.text.Nearest;

/** Tables of what is known about samples: first column the sample id, a header line, tabs; gzip is taken off. */
public final class SampleMetadata {
    private SampleMetadata() {}

    /**
     * Ids of the samples whose {@code column} holds {@code value}, in the file's order.
     *
     * @throws InputError if there is no such column or no such sample
     */
    public static List<String> where(Path metadataTsv, String column, String value) {
        try (Content content = Content.of(metadataTsv);
                TextLines lines = new TextLines(content.file(), text(content))) {
            String first = lines.next();
            if (first == null || first.isBlank()) {
                throw InputError.in(content.file())
                        .got("an empty first line")
                        .expected("a header")
                        .error();
            }
            List<String> header =
                    Arrays.stream(first.split("\t", -1)).map(String::strip).toList();
            int at = header.indexOf(column);
            if (at < 0) {
                throw InputError.in(content.file())
                        .line(1)
                        .got("no column '" + column + "'")
                        .expected("one of its " + header.size() + " columns")
                        .advice(Nearest.advice(column, header))
                        .error();
            }
            return matching(content.file(), lines, header, at, value);
        }
    }

    /**
     * What a column says of each sample, in the file's order; empty cells are left out.
     *
     * @throws InputError if there is no such column
     */
    public static Map<String, String> column(Path metadataTsv, String column) {
        try (Content content = Content.of(metadataTsv);
                TextLines lines = new TextLines(content.file(), text(content))) {
            String first = lines.next();
            List<String> header = first == null
                    ? List.of()
                    : Arrays.stream(first.split("\t", -1)).map(String::strip).toList();
            int at = header.indexOf(column);
            if (at < 1) {
                throw InputError.in(content.file())
                        .line(1)
                        .got("no column '" + column + "' after the first")
                        .expected("one of its " + header.size() + " columns")
                        .advice(Nearest.advice(column, header))
                        .error();
            }
            Map<String, String> values = new LinkedHashMap<>();
            for (String line = lines.next(); line != null; line = lines.next()) {
                String[] cells = line.split("\t", -1);
                if (!line.isBlank() && cells.length > at && !cells[at].isBlank()) {
                    values.put(cells[0].strip(), cells[at].strip());
                }
            }
            return values;
        }
    }

    /** Names of the columns. */
    public static List<String> columns(Path metadataTsv) {
        try (Content content = Content.of(metadataTsv);
                TextLines lines = new TextLines(content.file(), text(content))) {
            String first = lines.next();
            return first == null
                    ? List.of()
                    : Arrays.stream(first.split("\t", -1)).map(String::strip).toList();
        }
    }

    private static java.io.InputStream text(Content content) {
        if (content.kind() != Content.Kind.TEXT) {
            throw InputError.in(content.file())
                    .got("no text")
                    .expected("sample metadata as tab-separated text")
                    .error();
        }
        return content.open();
    }

    private static List<String> matching(String file, TextLines lines, List<String> header, int at, String value) {
        List<String> ids = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        for (String line = lines.next(); line != null; line = lines.next()) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] cells = line.split("\t", -1);
            if (cells.length <= at) {
                throw InputError.in(file)
                        .line(lines.number())
                        .got(cells.length + " columns")
                        .expected(header.size() + " as in the header")
                        .error();
            }
            String cell = cells[at].strip();
            if (cell.equals(value)) {
                ids.add(cells[0].strip());
            } else if (seen.size() < 1000) {
                seen.add(cell);
            }
        }
        if (ids.isEmpty()) {
            List<String> known = List.copyOf(seen).subList(0, Math.min(12, seen.size()));
            throw InputError.in(file)
                    .field(header.get(at))
                    .got("no sample with '" + value + "'")
                    .expected("a value that is there")
                    .advice(Nearest.to(value, seen)
                            .map(near -> "Did you mean '" + near + "'?")
                            .orElse("Known, among others: " + String.join(", ", known) + "."))
                    .error();
        }
        return List.copyOf(ids);
    }
}

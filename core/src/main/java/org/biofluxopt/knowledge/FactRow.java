package org.biofluxopt.knowledge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.biofluxopt.provenance.Source;
import org.biofluxopt.text.InputError;
import org.biofluxopt.text.Nearest;
import org.biofluxopt.text.Tsv;

/** One row of a knowledge table: the columns that all tables share, and the forms a cell can have. */
final class FactRow {
    private static final Pattern DOI = Pattern.compile("(?:doi:\\s*)?\\b(10\\.\\d{4,9}/[^\\s;,]*[^\\s;,:.)])");
    private static final Pattern DATABASE =
            Pattern.compile("(KEGG|Reactome|UniProt|WikiPathways|OMIM)(?: release (\\S+))? (\\S.*)");

    private final Tsv.Row row;

    FactRow(Tsv.Row row) {
        this.row = row;
    }

    /** Reads id, the column that says what the row means, source, status and note. */
    FactLabel label(String meaningColumn) {
        return label(row.text("id"), row.text(meaningColumn));
    }

    FactLabel label(String id, String meaning) {
        FactLabel.Status status = word("status", FactLabel.Status.class);
        return new FactLabel(id, meaning, source(status), status, row.string("note"), row.file(), row.line());
    }

    private Source source(FactLabel.Status status) {
        String written = row.text("source");
        if (status.isAssumption()) {
            String note = row.string("note");
            return new Source.Assumption(note.isEmpty() ? written : written + "; " + note);
        }
        Matcher database = DATABASE.matcher(written);
        if (database.matches()) {
            String release = database.group(2);
            return new Source.Database(database.group(1), release == null ? "" : release, database.group(3));
        }
        Matcher doi = DOI.matcher(written);
        return new Source.Paper(written, doi.find() ? doi.group(1) : null);
    }

    String text(String column) {
        return row.text(column);
    }

    String string(String column) {
        return row.string(column);
    }

    OptionalDouble optionalNumber(String column) {
        return row.optionalNumber(column);
    }

    double number(String column, double low, double high) {
        double value = row.number(column);
        if (value < low || value > high) {
            throw error(
                    column,
                    Plain.number(value),
                    "a number between " + Plain.number(low) + " and " + Plain.number(high));
        }
        return value;
    }

    OptionalDouble optionalNumber(String column, double low, double high) {
        return row.string(column).isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(number(column, low, high));
    }

    /** Cells parted by {@code |}; none if the cell is empty. */
    List<String> list(String column) {
        List<String> parts = new ArrayList<>();
        for (String part : row.string(column).split("\\|", -1)) {
            if (!part.isBlank()) {
                parts.add(part.strip());
            }
        }
        return List.copyOf(parts);
    }

    /** Like {@link #list(String)}; each part must have the form. */
    List<String> list(String column, Pattern form, String expected) {
        List<String> parts = list(column);
        for (String part : parts) {
            if (!form.matcher(part).matches()) {
                throw error(column, "'" + part + "'", expected);
            }
        }
        return parts;
    }

    /** A constant of an enum, written in lower case. */
    <E extends Enum<E>> E word(String column, Class<E> type) {
        String cell = row.text(column);
        List<String> words = Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toList();
        int index = words.indexOf(cell);
        if (index < 0) {
            throw InputError.in(row.file())
                    .line(row.line())
                    .field(column)
                    .got("'" + cell + "'")
                    .expected("one of " + String.join(", ", words))
                    .advice(Nearest.to(cell, words)
                            .map(near -> "Did you mean '" + near + "'?")
                            .orElse(""))
                    .error();
        }
        return type.getEnumConstants()[index];
    }

    InputError error(String column, String got, String expected) {
        return row.error(column, got, expected);
    }
}

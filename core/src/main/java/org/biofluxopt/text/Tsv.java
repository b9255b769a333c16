package org.biofluxopt.text;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A tab-separated table with a header line, small enough to hold in memory. Lines starting with # are comments. Quotes
 * have no meaning, so a text may hold them.
 */
public final class Tsv {
    private final String file;
    private final Map<String, Integer> columns = new HashMap<>();
    private final List<Row> rows = new ArrayList<>();

    private Tsv(String file) {
        this.file = file;
    }

    /**
     * @param file name used in messages
     * @param text closed by the caller
     * @param required columns that must be there
     */
    public static Tsv read(String file, Reader text, String... required) {
        Tsv table = new Tsv(file);
        try (CsvReader<CsvRecord> records = CsvReader.builder()
                .fieldSeparator('\t')
                .quoteCharacter('\u0001')
                .commentStrategy(de.siegmar.fastcsv.reader.CommentStrategy.SKIP)
                .skipEmptyLines(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(text)) {
            for (CsvRecord record : records) {
                int line = (int) record.getStartingLineNumber();
                if (table.columns.isEmpty()) {
                    table.header(record, required);
                } else if (record.getFieldCount() != table.columns.size()) {
                    throw InputError.in(file)
                            .line(line)
                            .got(record.getFieldCount() + " columns")
                            .expected(table.columns.size() + " as in the header")
                            .advice("Look for a missing or a doubled tab.")
                            .error();
                } else {
                    table.rows.add(table.new Row(line, record.getFields()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (table.columns.isEmpty()) {
            throw InputError.in(file)
                    .got("an empty file")
                    .expected("a header line with " + String.join(", ", required))
                    .error();
        }
        return table;
    }

    private void header(CsvRecord record, String... required) {
        for (int i = 0; i < record.getFieldCount(); i++) {
            columns.put(record.getField(i).strip(), i);
        }
        for (String name : required) {
            if (!columns.containsKey(name)) {
                throw InputError.in(file)
                        .line((int) record.getStartingLineNumber())
                        .got("columns " + record.getFields())
                        .expected("a column '" + name + "'")
                        .error();
            }
        }
    }

    public List<Row> rows() {
        return rows;
    }

    /** One line of the table. */
    public final class Row {
        private final int line;
        private final List<String> cells;

        private Row(int line, List<String> cells) {
            this.line = line;
            this.cells = cells;
        }

        public int line() {
            return line;
        }

        public String file() {
            return file;
        }

        /** The cell without surrounding blanks; empty if the cell is. */
        public String string(String column) {
            Integer index = columns.get(column);
            if (index == null) {
                throw new IllegalArgumentException("No column '" + column + "' in " + file);
            }
            return cells.get(index).strip();
        }

        /** The cell, which must not be empty. */
        public String text(String column) {
            String cell = string(column);
            if (cell.isEmpty()) {
                throw error(column, "nothing", "a value");
            }
            return cell;
        }

        public double number(String column) {
            return optionalNumber(column).orElseThrow(() -> error(column, "nothing", "a number"));
        }

        public OptionalDouble optionalNumber(String column) {
            String cell = string(column);
            if (cell.isEmpty()) {
                return OptionalDouble.empty();
            }
            try {
                double value = Double.parseDouble(cell);
                if (Double.isFinite(value)) {
                    return OptionalDouble.of(value);
                }
            } catch (NumberFormatException e) {
                // falls through to the message below
            }
            throw error(column, "'" + cell + "'", "a finite number");
        }

        public InputError error(String column, String got, String expected) {
            return InputError.in(file)
                    .line(line)
                    .field(column)
                    .got(got)
                    .expected(expected)
                    .error();
        }
    }
}

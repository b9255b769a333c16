package org.biofluxopt.knowledge;

import org.biofluxopt.provenance.Source;
import org.biofluxopt.text.InputError;

/**
 * What every fact carries, whatever it says.
 *
 * @param id unique over all tables
 * @param meaning one line
 * @param source where it was read, or why it was assumed
 * @param status the word in the table
 * @param note what a reader must know besides; may be empty
 * @param file table below {@code knowledge/}
 * @param line in that table, 1-based
 */
public record FactLabel(String id, String meaning, Source source, Status status, String note, String file, int line) {

    /** How well founded a fact is. */
    public enum Status {
        /** Read in a source by whoever wrote the row. */
        VERIFIED,
        /** Known from memory of the field; not looked up. */
        MEMORY,
        /** Chosen. */
        ASSUMED,
        /** Found by fitting to other facts. */
        FITTED;

        boolean isAssumption() {
            return this != VERIFIED;
        }
    }

    /** A complaint about this row. */
    InputError error(String field, String got, String expected) {
        return InputError.in(file)
                .line(line)
                .field(field)
                .got(got)
                .expected(expected)
                .error();
    }
}

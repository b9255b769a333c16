package org.biofluxopt.validation;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.biofluxopt.text.InputError;
import org.biofluxopt.text.Tsv;

/** The files of {@code experiments/validation}, as they lie in the build. */
public final class Experiments {
    /** Where they lie on the class path. */
    static final String FOLDER = "experiments/validation";

    private Experiments() {}

    /** The protocol file of a target, such as {@code V33.yaml}. */
    public static String protocol(String file) {
        return text(file);
    }

    /** All rows in the order in which they are shown. */
    public static Map<String, Experiment> all() {
        Map<String, Experiment> rows = new LinkedHashMap<>();
        String file = "rows.tsv";
        Tsv table = Tsv.read(
                FOLDER + "/" + file, new StringReader(text(file)), "row", "group", "title", "independent", "because");
        for (Tsv.Row row : table.rows()) {
            String independent = row.text("independent");
            if (!independent.equals("yes") && !independent.equals("no")) {
                throw row.error("independent", "'" + independent + "'", "yes or no");
            }
            Experiment experiment = new Experiment(
                    row.text("row"),
                    row.text("group"),
                    row.text("title"),
                    independent.equals("yes"),
                    row.string("because"));
            rows.put(experiment.row(), experiment);
        }
        return rows;
    }

    /** Why rows are missed, as far as known, by row. */
    public static Map<String, String> reasons() {
        Map<String, String> reasons = new LinkedHashMap<>();
        String file = "reasons.tsv";
        for (Tsv.Row row : Tsv.read(FOLDER + "/" + file, new StringReader(text(file)), "row", "reason")
                .rows()) {
            reasons.put(row.text("row"), row.text("reason"));
        }
        return reasons;
    }

    private static String text(String file) {
        try (InputStream in = Experiments.class.getResourceAsStream("/" + FOLDER + "/" + file)) {
            if (in == null) {
                throw InputError.in(FOLDER + "/" + file)
                        .got("nothing there")
                        .expected("a file of the build")
                        .error();
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

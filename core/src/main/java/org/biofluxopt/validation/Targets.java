package org.biofluxopt.validation;

import java.io.Reader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.text.InputError;
import org.biofluxopt.text.Nearest;
import org.biofluxopt.text.Tsv;
import org.biofluxopt.validation.Target.Kind;
import org.biofluxopt.validation.Target.Split;

/** Reads the published numbers; the file is frozen, see docs/reference/validation-targets.md. */
public final class Targets {
    /** Name below the knowledge folder. */
    public static final String FILE = "validation_targets.tsv";

    /** The same for what physiology says of results of the model; never counted. */
    public static final String ANCHORS = "calibration_anchors.tsv";

    private static final String[] COLUMNS = {
        "id",
        "row",
        "split",
        "counted",
        "kind",
        "protocol",
        "arm",
        "output",
        "statistic",
        "day",
        "value",
        "low",
        "high",
        "unit",
        "how"
    };

    private Targets() {}

    /**
     * All lines in the order of the file.
     *
     * @throws InputError naming line and column of what cannot be read
     */
    public static List<Target> of(KnowledgeBase knowledge) {
        return read(FILE, knowledge.open(FILE));
    }

    /** Facts of physiology that are results of the model, in the form of targets: prior knowledge of a calibration. */
    public static List<Target> anchors(KnowledgeBase knowledge) {
        return read(ANCHORS, knowledge.open(ANCHORS));
    }

    /** @param file name used in messages */
    static List<Target> read(String file, Reader text) {
        List<Target> targets = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Tsv.Row row : Tsv.read(file, text, COLUMNS).rows()) {
            Target target = target(row);
            if (!ids.add(target.id())) {
                throw row.error("id", "'" + target.id() + "' a second time", "an id of its own");
            }
            targets.add(target);
        }
        return List.copyOf(targets);
    }

    private static Target target(Tsv.Row row) {
        double low = row.number("low");
        double high = row.number("high");
        if (low > high) {
            throw row.error("low", low + " above high " + high, "the lower end first");
        }
        String protocol = row.text("protocol");
        return new Target(
                row.text("id"),
                row.text("row"),
                word(row, "split", Split.class),
                yes(row),
                word(row, "kind", Kind.class),
                protocol.equals("-") ? Optional.empty() : Optional.of(protocol),
                row.string("arm"),
                row.text("output"),
                statistic(row),
                row.optionalNumber("day"),
                row.optionalNumber("value"),
                low,
                high,
                row.text("unit"),
                row.text("how"));
    }

    private static Statistic statistic(Tsv.Row row) {
        String text = row.text("statistic");
        return Statistic.parse(text)
                .orElseThrow(() -> row.error(
                        "statistic",
                        "'" + text + "'",
                        "one of docs/reference/validation-targets.md"
                                + Nearest.to(text, Statistic.NAMES)
                                        .map(near -> ", perhaps '" + near + "'")
                                        .orElse("")));
    }

    private static boolean yes(Tsv.Row row) {
        return switch (row.text("counted")) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw row.error("counted", "'" + row.text("counted") + "'", "yes or no");
        };
    }

    private static <E extends Enum<E>> E word(Tsv.Row row, String column, Class<E> type) {
        String word = row.text(column);
        for (E value : type.getEnumConstants()) {
            if (value.name().toLowerCase(Locale.ROOT).equals(word)) {
                return value;
            }
        }
        throw row.error(column, "'" + word + "'", "one of " + List.of(type.getEnumConstants()));
    }
}

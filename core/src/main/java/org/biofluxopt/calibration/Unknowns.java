package org.biofluxopt.calibration;

import java.io.Reader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.biofluxopt.knowledge.Fact;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.text.Tsv;

/** What is calibrated: the quantities named in {@code knowledge/calibration.tsv}, with the ranges of their own rows. */
final class Unknowns {
    /** Name below the knowledge folder. */
    static final String FILE = "calibration.tsv";

    private final List<Unknown> all;

    private Unknowns(List<Unknown> all) {
        this.all = List.copyOf(all);
    }

    static Unknowns of(KnowledgeBase knowledge) {
        return read(FILE, knowledge.open(FILE), knowledge);
    }

    /** @param file name used in messages */
    static Unknowns read(String file, Reader text, KnowledgeBase knowledge) {
        List<Unknown> all = new ArrayList<>();
        for (Tsv.Row row : Tsv.read(file, text, "id", "scale", "only_in", "slopes_in", "check_row", "note")
                .rows()) {
            Fact.Quantity quantity = knowledge.quantity(row.text("id"));
            if (quantity.low().isEmpty() || quantity.high().isEmpty()) {
                throw row.error("id", "'" + quantity.id() + "', which has no range", "a quantity with low and high");
            }
            Unknown.Scale scale = switch (row.text("scale").toLowerCase(Locale.ROOT)) {
                case "log" -> Unknown.Scale.LOG;
                case "linear" -> Unknown.Scale.LINEAR;
                default -> throw row.error("scale", "'" + row.text("scale") + "'", "log or linear");
            };
            double low = quantity.low().getAsDouble();
            double high = quantity.high().getAsDouble();
            if (!(low < high) || scale == Unknown.Scale.LOG && !(low > 0)) {
                throw row.error("id", "a range of " + low + " to " + high, "low < high, and low > 0 on a log scale");
            }
            all.add(new Unknown(
                    quantity.id(),
                    scale,
                    low,
                    high,
                    Pattern.compile(row.string("only_in")),
                    Pattern.compile(row.string("slopes_in")),
                    row.string("check_row")));
        }
        return new Unknowns(all);
    }

    List<Unknown> all() {
        return all;
    }

    int count() {
        return all.size();
    }

    /** Values by id. */
    Map<String, Double> values(double[] z) {
        Map<String, Double> values = new LinkedHashMap<>();
        for (int j = 0; j < z.length; j++) {
            values.put(all.get(j).id(), all.get(j).value(z[j]));
        }
        return values;
    }

    /** Whether an unknown can change the result of a protocol. */
    boolean matters(int unknown, String protocol) {
        return all.get(unknown).onlyIn().matcher(protocol).find();
    }

    /** Whether its slope is worth measuring in a protocol file. */
    boolean sloped(int unknown, String file) {
        return all.get(unknown).slopesIn().matcher(file).lookingAt();
    }

    /** Where the knowledge stands. */
    double[] z(KnowledgeBase knowledge) {
        return all.stream()
                .mapToDouble(
                        unknown -> unknown.z(knowledge.quantity(unknown.id()).value()))
                .toArray();
    }
}

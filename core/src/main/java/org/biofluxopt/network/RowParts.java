package org.biofluxopt.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import org.biofluxopt.bayes.CountPart;
import org.biofluxopt.bayes.DirichletCpt;
import org.biofluxopt.bayes.Variable;
import org.biofluxopt.text.InputError;

/**
 * What one source adds to rows of tables, as tab-separated text: {@code node}, {@code when} (parent=state, divided by commas),
 * {@code ess} and {@code p} (divided by commas). Lines that begin with # are remarks; {@code # source: NAME} names the source.
 */
public final class RowParts {
    private static final String HEAD = "node\twhen\tess\tp";
    private static final String SOURCE = "# source:";

    private RowParts() {}

    /** The parts of one source in all tables. */
    public static String text(List<DirichletCpt> cpts, String source) {
        StringBuilder text = new StringBuilder(SOURCE + " " + source + "\n" + HEAD + "\n");
        for (DirichletCpt cpt : cpts) {
            for (int row = 0; row < cpt.rows().size(); row++) {
                for (CountPart part : cpt.rows().get(row)) {
                    if (part.sourceId().equals(source)) {
                        text.append(line(cpt, row, part)).append('\n');
                    }
                }
            }
        }
        return text.toString();
    }

    private static String line(DirichletCpt cpt, int row, CountPart part) {
        StringJoiner p = new StringJoiner(",");
        part.weights().forEach(weight -> p.add(String.format(Locale.ROOT, "%.6f", weight)));
        return String.join(
                "\t", cpt.child().name(), when(cpt, row), String.format(Locale.ROOT, "%.5g", part.ess()), p.toString());
    }

    private static String when(DirichletCpt cpt, int row) {
        String[] pairs = new String[cpt.parents().size()];
        int rest = row;
        for (int i = pairs.length - 1; i >= 0; i--) {
            Variable parent = cpt.parents().get(i);
            pairs[i] = parent.name() + "=" + parent.states().get(rest % parent.size());
            rest /= parent.size();
        }
        return String.join(",", pairs);
    }

    /**
     * @param source as the file names it
     * @param byNode {@code when} and part, by node
     */
    record Read(String source, Map<String, Map<String, CountPart>> byNode) {}

    /** @throws InputError with the line of what is wrong */
    static Read read(String file, String text) {
        String source = "";
        Map<String, Map<String, CountPart>> byNode = new LinkedHashMap<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (line.startsWith(SOURCE)) {
                source = line.substring(SOURCE.length()).strip();
            }
            if (line.startsWith("#") || line.isBlank() || line.equals(HEAD)) {
                continue;
            }
            String[] cells = line.split("\t", -1);
            if (cells.length != 4 || source.isEmpty()) {
                throw InputError.in(file)
                        .line(number)
                        .got("'" + line + "'")
                        .expected("'# source: NAME' first, then " + HEAD.replace("\t", ", "))
                        .error();
            }
            try {
                List<Double> p = new ArrayList<>();
                Arrays.stream(cells[3].split(",")).forEach(value -> p.add(Double.parseDouble(value)));
                byNode.computeIfAbsent(cells[0], node -> new LinkedHashMap<>())
                        .put(cells[1], new CountPart(source, p, Double.parseDouble(cells[2])));
            } catch (IllegalArgumentException e) {
                throw InputError.in(file)
                        .line(number)
                        .got("'" + line + "'")
                        .expected("ess above 0 and probabilities that sum to 1")
                        .error();
            }
        }
        return new Read(source, byNode);
    }

    /** The table with the parts added. */
    static DirichletCpt added(DirichletCpt cpt, Map<String, CountPart> parts, String file) {
        List<List<CountPart>> rows = new ArrayList<>();
        int used = 0;
        for (int row = 0; row < cpt.rows().size(); row++) {
            List<CountPart> now = new ArrayList<>(cpt.rows().get(row));
            CountPart more = parts.get(when(cpt, row));
            if (more != null && more.weights().size() == cpt.child().size()) {
                now.add(more);
                used++;
            }
            rows.add(now);
        }
        if (used != parts.size()) {
            throw InputError.in(file)
                    .field(cpt.child().name())
                    .got(parts.size() + " rows, of which " + used + " fit the node")
                    .expected("parents and states as knowledge/network has them")
                    .error();
        }
        return new DirichletCpt(cpt.child(), cpt.parents(), rows);
    }
}

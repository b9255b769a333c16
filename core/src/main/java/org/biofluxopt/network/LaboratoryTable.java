package org.biofluxopt.network;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.biofluxopt.bayes.CategoricalCsv;
import org.biofluxopt.bayes.CategoricalTable;
import org.biofluxopt.profile.Marker;
import org.biofluxopt.profile.MarkerUnits;
import org.biofluxopt.text.InputError;
import org.biofluxopt.text.Nearest;

/**
 * A table of people as any laboratory may have it: one line a person, columns named like nodes of the network, a marker
 * perhaps with its unit ({@code serum_b12 [pg/mL]}). Cells are states of the node or numbers in its unit, which are put
 * into its bins; an empty cell, NA or ? is missing. Other columns are not used. {@code
 * docs/reference/laboratory-table.schema.json} lists the columns.
 */
public final class LaboratoryTable {
    private static final Pattern HEADER =
            Pattern.compile("\\s*([A-Za-z0-9_]+)\\s*(?:[\\[(]\\s*([^\\])]+?)\\s*[\\])])?\\s*");

    private final B12Network network;
    private final String file;

    private LaboratoryTable(B12Network network, String file) {
        this.network = network;
        this.file = file;
    }

    /**
     * @param table states of nodes, one row a person
     * @param unused columns that are no node of the network
     */
    public record Read(CategoricalTable table, List<String> unused) {
        public Read {
            unused = List.copyOf(unused);
        }
    }

    /** @throws InputError with line and column of what cannot be used */
    public static Read read(B12Network network, Path file) {
        return new LaboratoryTable(network, file.toString()).read(CategoricalCsv.read(file));
    }

    private Read read(CategoricalTable raw) {
        List<String> ids = network.nodes().stream().map(NetworkNode::id).toList();
        List<String> names = new ArrayList<>();
        List<List<String>> states = new ArrayList<>();
        List<short[]> columns = new ArrayList<>();
        List<String> unused = new ArrayList<>();
        for (int v = 0; v < raw.size(); v++) {
            Matcher header = HEADER.matcher(raw.name(v));
            if (!header.matches() || !ids.contains(header.group(1))) {
                unused.add(raw.name(v));
                continue;
            }
            NetworkNode node = network.node(header.group(1));
            if (names.contains(node.id())) {
                throw InputError.in(file)
                        .line(1)
                        .field(raw.name(v))
                        .got("a second column for " + node.id())
                        .expected("one column for each node")
                        .error();
            }
            names.add(node.id());
            states.add(node.variable().states());
            columns.add(column(raw, v, node, factor(node, Optional.ofNullable(header.group(2)))));
        }
        if (names.isEmpty()) {
            throw InputError.in(file)
                    .line(1)
                    .got("columns " + raw.names())
                    .expected("at least one named like a node of the network")
                    .advice("For instance serum_b12, holotc [pmol/L], age. "
                            + Nearest.advice(raw.names().getFirst(), ids))
                    .error();
        }
        return new Read(new CategoricalTable(names, states, columns.toArray(short[][]::new)), unused);
    }

    private double factor(NetworkNode node, Optional<String> unit) {
        if (unit.isEmpty()) {
            return 1;
        }
        Optional<Marker> marker = Arrays.stream(Marker.values())
                .filter(candidate -> candidate.word().equals(node.id()))
                .findFirst();
        String own = node.bins().map(Bins::unit).orElse("");
        if (own.equalsIgnoreCase(unit.get())) {
            return 1;
        }
        return marker.flatMap(known -> MarkerUnits.factor(known, unit.get()))
                .orElseThrow(() -> InputError.in(file)
                        .line(1)
                        .field(node.id())
                        .got("unit '" + unit.get() + "'")
                        .expected(marker.map(known -> String.join(" or ", MarkerUnits.of(known)))
                                .orElse(own.isEmpty() ? "no unit: its cells are states" : own))
                        .error());
    }

    private short[] column(CategoricalTable raw, int v, NetworkNode node, double factor) {
        List<String> found = raw.states(v);
        short[] codes = new short[found.size()];
        for (short s = 0; s < codes.length; s++) {
            codes[s] = (short) state(raw, v, s, node, factor);
        }
        short[] column = raw.column(v).clone();
        for (int r = 0; r < column.length; r++) {
            column[r] = column[r] < 0 ? column[r] : codes[column[r]];
        }
        return column;
    }

    private int state(CategoricalTable raw, int v, short label, NetworkNode node, double factor) {
        String text = raw.states(v).get(label);
        int known = node.variable().states().indexOf(text);
        if (known >= 0) {
            return known;
        }
        if (node.bins().isPresent()) {
            double value = number(text) * factor;
            if (value >= 0 && value <= 100 * node.bins().get().bounds().getLast()) {
                return node.bins().get().state(value);
            }
        }
        int row = 0;
        while (raw.column(v)[row] != label) {
            row++;
        }
        throw InputError.in(file)
                .line(row + 2)
                .field(node.id())
                .got("'" + text + "'")
                .expected("one of " + String.join(", ", node.variable().states())
                        + node.bins()
                                .map(bins -> ", or a number in " + bins.unit())
                                .orElse(""))
                .advice("Leave the cell empty if it is not known.")
                .error();
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}

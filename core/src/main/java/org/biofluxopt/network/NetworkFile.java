package org.biofluxopt.network;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.biofluxopt.bayes.CountPart;
import org.biofluxopt.bayes.DirichletCpt;
import org.biofluxopt.bayes.Variable;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.network.Citations.Citation;
import org.biofluxopt.text.InputError;
import org.biofluxopt.text.Nearest;
import org.biofluxopt.text.Yaml;

/** Reads {@code knowledge/network/nodes.yaml} and {@code cpts.yaml}; refuses what has no source. */
final class NetworkFile {
    private static final String SIMULATED = "network/simulated.tsv"; // from 'network fit --parts'
    private static final double MOST = 1e6;
    private static final List<String> GROUPS =
            List.of("intake", "stomach", "ileum", "genotype", "microbe", "lumen", "host");

    private final Citations citations;
    private final Map<String, Yaml> described = new LinkedHashMap<>();
    private final Map<String, Variable> variables = new LinkedHashMap<>();
    private final Map<String, NetworkNode> nodes = new LinkedHashMap<>();

    private NetworkFile(KnowledgeBase knowledge) {
        citations = new Citations(knowledge);
    }

    /**
     * @param nodes in the order of nodes.yaml
     * @param citations every source named, by what was written
     */
    record Contents(List<NetworkNode> nodes, SortedMap<String, Citation> citations) {}

    static Contents read(KnowledgeBase knowledge) {
        Contents written = written(knowledge);
        return knowledge.has(SIMULATED)
                ? withParts(written, RowParts.read("knowledge/" + SIMULATED, text(knowledge, SIMULATED)))
                : written;
    }

    /** As experts and the literature have it. */
    static Contents written(KnowledgeBase knowledge) {
        return read(knowledge, yaml(knowledge, "network/nodes.yaml"), yaml(knowledge, "network/cpts.yaml"));
    }

    /** Adds to the rows what people of the simulator show; a node that is not there is refused. */
    private static Contents withParts(Contents written, RowParts.Read parts) {
        List<NetworkNode> nodes = new ArrayList<>();
        Map<String, Map<String, CountPart>> left = new LinkedHashMap<>(parts.byNode());
        for (NetworkNode node : written.nodes) {
            Map<String, CountPart> mine = left.remove(node.id());
            nodes.add(
                    mine == null
                            ? node
                            : new NetworkNode(
                                    node.variable(),
                                    node.label(),
                                    node.group(),
                                    node.baseline(),
                                    node.bins(),
                                    node.edges(),
                                    RowParts.added(node.cpt(), mine, "knowledge/" + SIMULATED),
                                    node.rows()));
        }
        if (!left.isEmpty()) {
            throw InputError.in("knowledge/" + SIMULATED)
                    .got("nodes " + left.keySet())
                    .expected("nodes of nodes.yaml")
                    .error();
        }
        SortedMap<String, Citation> citations = new TreeMap<>(written.citations);
        citations.put(parts.source(), new Citation(parts.source(), parts.source(), true));
        return new Contents(nodes, citations);
    }

    static Contents read(KnowledgeBase knowledge, Yaml nodeFile, Yaml tableFile) {
        NetworkFile file = new NetworkFile(knowledge);
        for (Yaml node : nodeFile.get("nodes").list()) {
            String id = node.get("id").string();
            if (file.described.put(id, node) != null) {
                throw node.get("id").expected("an id that no other node has");
            }
            file.variables.put(
                    id,
                    new Variable(
                            id,
                            node.get("states").list().stream().map(Yaml::string).toList()));
        }
        nodeFile.noOtherFields();
        for (Yaml table : tableFile.get("cpts").list()) {
            NetworkNode node = file.node(table);
            if (file.nodes.put(node.id(), node) != null) {
                throw table.get("node").expected("one table per node");
            }
        }
        tableFile.noOtherFields();
        List<NetworkNode> nodes = new ArrayList<>();
        file.described.forEach((id, node) -> nodes.add(Optional.ofNullable(file.nodes.get(id))
                .orElseThrow(() -> node.get("id").expected("a table for this node in cpts.yaml"))));
        return new Contents(nodes, file.citations.cited());
    }

    private static Yaml yaml(KnowledgeBase knowledge, String name) {
        return Yaml.parse("knowledge/" + name, text(knowledge, name));
    }

    private static String text(KnowledgeBase knowledge, String name) {
        try (Reader reader = knowledge.open(name)) {
            return reader.readAllAsString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Variable variable(Yaml field) {
        String id = field.string();
        Variable variable = variables.get(id);
        if (variable == null) {
            throw field.expected("a node of nodes.yaml", Nearest.advice(id, variables.keySet()));
        }
        return variable;
    }

    private NetworkNode node(Yaml table) {
        Variable child = variable(table.get("node"));
        Yaml described = Objects.requireNonNull(this.described.get(child.name()));
        Optional<Bins> bins = described.find("bins").map(field -> bins(field, child));
        List<BeliefSummary.Edge> edges = new ArrayList<>();
        List<ParentEffect> effects = new ArrayList<>();
        String form = table.get("form").oneOf(List.of("table", "ordinal", "noisy_or", "lognormal", "normal"));
        for (Yaml parent : table.find("parents").map(Yaml::list).orElse(List.of())) {
            Variable variable = variable(parent.get("id"));
            Citation source = citations.of(parent.get("source"));
            edges.add(edge(parent, variable, child, source));
            effects.add(effect(parent, variable, form, source));
            parent.noOtherFields();
        }
        List<MadeRow> rows =
                form.equals("table") ? written(table, child, effects) : made(table, form, child, bins, effects);
        override(table, child, effects, rows);
        NetworkNode node = new NetworkNode(
                child,
                described.get("label").string(),
                described.get("group").oneOf(GROUPS),
                described.find("baseline").map(field -> field.oneOf(child.states())),
                bins,
                edges,
                new DirichletCpt(
                        child,
                        effects.stream().map(ParentEffect::parent).toList(),
                        rows.stream().map(MadeRow::parts).toList()),
                rows.stream().map(MadeRow::location).toList());
        described.noOtherFields();
        table.noOtherFields();
        return node;
    }

    private static BeliefSummary.Edge edge(Yaml parent, Variable from, Variable to, Citation source) {
        int sign = List.of("-", "0", "+").indexOf(parent.get("sign").oneOf(List.of("-", "0", "+"))) - 1;
        return new BeliefSummary.Edge(
                from.name(), to.name(), sign, parent.get("mechanism").string(), source.text(), source.assumed());
    }

    private static ParentEffect effect(Yaml parent, Variable variable, String form, Citation source) {
        int states = variable.size();
        Optional<Yaml> adds = parent.find("adds");
        List<Double> values = switch (form) {
            case "ordinal", "normal" ->
                parent.find("shifts")
                        .map(field -> RowMaker.perState(field, states, -MOST, MOST))
                        .orElse(List.of());
            case "noisy_or" -> RowMaker.perState(parent.get("p"), states, 0, 1);
            case "lognormal" ->
                adds.or(() -> parent.find("factors"))
                        .map(field -> RowMaker.perState(field, states, 0, MOST))
                        .orElse(List.of());
            default -> List.of();
        };
        List<Double> spreads = parent.find("spreads")
                .map(field -> RowMaker.perState(field, states, 0, MOST))
                .orElse(List.of());
        double ess = parent.find("ess")
                .map(field -> field.number(1e-3, MOST, "observations"))
                .orElse(5.0);
        return new ParentEffect(variable, values, spreads, adds.isPresent(), source.id(), ess);
    }

    private static Bins bins(Yaml field, Variable variable) {
        List<Double> bounds = field.get("bounds").list().stream()
                .map(value -> value.number(-MOST, MOST, ""))
                .toList();
        if (bounds.size() != variable.size() + 1) {
            throw field.get("bounds").expected(variable.size() + 1 + " bounds for " + variable.size() + " states");
        }
        List<Location> within = new ArrayList<>();
        for (Yaml shape : field.find("within").map(Yaml::list).orElse(List.of())) {
            List<Yaml> two = shape.list();
            within.add(Location.normal(
                    two.get(0).number(-MOST, MOST, ""), two.get(1).number(1e-9, MOST, "")));
        }
        Bins bins = new Bins(field.get("unit").string(), bounds, within);
        field.noOtherFields();
        return bins;
    }

    private List<MadeRow> made(
            Yaml table, String form, Variable child, Optional<Bins> bins, List<ParentEffect> effects) {
        RowMaker maker = maker(table, form, child, bins, effects);
        List<MadeRow> rows = new ArrayList<>();
        int[] states = new int[effects.size()];
        while (true) {
            rows.add(maker.row(states));
            int i = states.length - 1;
            while (i >= 0 && ++states[i] == effects.get(i).parent().size()) {
                states[i--] = 0;
            }
            if (i < 0) {
                return rows;
            }
        }
    }

    private RowMaker maker(Yaml table, String form, Variable child, Optional<Bins> bins, List<ParentEffect> effects) {
        Yaml base = table.get("base");
        String source = citations.of(base.get("source")).id();
        double ess = base.get("ess").number(1e-3, MOST, "observations");
        int inGrid = base.find("over").map(field -> grid(field, effects)).orElse(0);
        for (ParentEffect effect : effects.subList(inGrid, effects.size())) {
            if (effect.values().isEmpty()) {
                throw table.expected("an effect of '" + effect.parent().name() + "' on '" + child.name() + "'");
            }
        }
        RowMaker maker = switch (form) {
            case "ordinal" -> new RowMaker.Ordinal(child, effects, distribution(base.get("p"), child), source, ess);
            case "noisy_or" ->
                new RowMaker.NoisyOr(child, effects, base.get("p").number(0, 1, ""), source, ess);
            default -> {
                boolean logarithmic = form.equals("lognormal");
                yield new RowMaker.Quantity(
                        child,
                        filled(effects, inGrid, logarithmic ? 1 : 0),
                        bins.orElseThrow(() -> table.get("form").expected("bins for '" + child.name() + "'")),
                        logarithmic,
                        base.get("median").list().stream()
                                .mapToDouble(value -> value.number(-MOST, MOST, ""))
                                .toArray(),
                        inGrid,
                        base.get("spread").number(1e-9, MOST, ""),
                        source,
                        ess);
            }
        };
        base.noOtherFields();
        return maker;
    }

    /** Parents of a grid have no effect of their own beside it; they are credited in every row. */
    private static List<ParentEffect> filled(List<ParentEffect> effects, int inGrid, double neutral) {
        List<ParentEffect> filled = new ArrayList<>(effects);
        for (int i = 0; i < inGrid; i++) {
            ParentEffect e = effects.get(i);
            List<Double> values = Collections.nCopies(e.parent().size(), neutral);
            filled.set(i, new ParentEffect(e.parent(), values, List.of(), true, e.sourceId(), e.ess()));
        }
        return filled;
    }

    private static int grid(Yaml over, List<ParentEffect> effects) {
        List<String> named = over.list().stream().map(Yaml::string).toList();
        List<String> first = effects.stream()
                .limit(named.size())
                .map(effect -> effect.parent().name())
                .toList();
        if (!named.equals(first)) {
            throw over.expected("the first parents in their order, " + first);
        }
        return named.size();
    }

    private static double[] distribution(Yaml field, Variable child) {
        double[] p = RowMaker.perState(field, child.size(), 0, 1).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        double sum = Arrays.stream(p).sum();
        if (!(Math.abs(sum - 1) <= 1e-2)) {
            throw field.expected("probabilities that sum to 1");
        }
        return Arrays.stream(p).map(value -> value / sum).toArray();
    }

    /** A table with each row, or its parts, written out. */
    private List<MadeRow> written(Yaml table, Variable child, List<ParentEffect> effects) {
        int count = effects.stream().mapToInt(effect -> effect.parent().size()).reduce(1, Math::multiplyExact);
        List<MadeRow> rows = new ArrayList<>(Collections.nCopies(count, new MadeRow(List.of(), Optional.empty())));
        for (Yaml row : table.get("rows").list()) {
            fill(row, child, effects, rows);
        }
        for (MadeRow row : rows) {
            if (row.parts().isEmpty()) {
                throw table.get("rows").expected("a row for every combination of the parents' states");
            }
        }
        return rows;
    }

    private void override(Yaml table, Variable child, List<ParentEffect> effects, List<MadeRow> rows) {
        for (Yaml row : table.find("overrides").map(Yaml::list).orElse(List.of())) {
            fill(row, child, effects, rows);
        }
    }

    private void fill(Yaml row, Variable child, List<ParentEffect> effects, List<MadeRow> rows) {
        List<CountPart> parts = new ArrayList<>();
        for (Yaml part : row.find("parts").map(Yaml::list).orElse(List.of(row))) {
            double[] p = distribution(part.get("p"), child);
            parts.add(new CountPart(
                    citations.of(part.get("source")).id(),
                    RowMaker.floored(p),
                    part.get("ess").number(1e-3, MOST, "observations")));
            if (part != row) {
                part.noOtherFields();
            }
        }
        int[] wanted = new int[effects.size()];
        Arrays.fill(wanted, -1);
        row.find("when").ifPresent(when -> {
            for (String name : when.names()) {
                int i = effects.stream()
                        .map(effect -> effect.parent().name())
                        .toList()
                        .indexOf(name);
                if (i < 0) {
                    throw when.get(name).expected("a parent of '" + child.name() + "'");
                }
                Variable parent = effects.get(i).parent();
                wanted[i] = parent.state(when.get(name).oneOf(parent.states()));
            }
        });
        row.noOtherFields();
        for (int r = 0; r < rows.size(); r++) {
            if (matches(r, wanted, effects)) {
                rows.set(r, new MadeRow(parts, Optional.empty()));
            }
        }
    }

    private static boolean matches(int row, int[] wanted, List<ParentEffect> effects) {
        int rest = row;
        for (int i = wanted.length - 1; i >= 0; i--) {
            int size = effects.get(i).parent().size();
            if (wanted[i] >= 0 && wanted[i] != rest % size) {
                return false;
            }
            rest /= size;
        }
        return true;
    }
}

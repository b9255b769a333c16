package org.biofluxopt.bayes.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.biofluxopt.bayes.BayesianNetwork;
import org.biofluxopt.bayes.CountPart;
import org.biofluxopt.bayes.DirichletCpt;
import org.biofluxopt.bayes.Variable;
import org.biofluxopt.text.InputError;

/**
 * Hugin's NET language (Hugin API reference manual, chapter "The NET language"): chance nodes with tables. Decision,
 * utility and continuous nodes are refused. Identifiers are plain; another name is kept in the attribute {@code name}.
 * What the rows of a table are worth stands in Hugin's own {@code experience} attribute.
 */
public final class HuginNet implements NetworkFormat {
    private static final String MARKS = "{}(),;|=";

    @Override
    public List<String> endings() {
        return List.of(".net");
    }

    @Override
    public BayesianNetwork read(String file, String text) {
        return draft(file, text).build();
    }

    @Override
    public Optional<List<DirichletCpt>> readDirichlets(String file, String text) {
        Draft draft = draft(file, text);
        return draft.dirichlets(draft.build());
    }

    private static Draft draft(String file, String text) {
        Tokens tokens = new Tokens(file, text, MARKS, true);
        Draft draft = new Draft(file);
        Map<String, String> names = new HashMap<>();
        while (!tokens.atEnd()) {
            int line = tokens.line();
            String word = tokens.word("'net', 'node' or 'potential'");
            switch (word) {
                case "net", "class" -> {
                    while (tokens.isWord()) {
                        tokens.word("a name");
                    }
                    tokens.expect("{", "after 'net'");
                    while (!tokens.take("}")) {
                        tokens.skipStatement();
                    }
                }
                case "discrete" -> {
                    tokens.expect("node", "after 'discrete'");
                    node(tokens, draft, names);
                }
                case "node" -> node(tokens, draft, names);
                case "potential" -> potential(tokens, draft, names);
                default ->
                    throw InputError.in(file)
                            .line(line)
                            .got("'" + word + "'")
                            .expected("'net', 'node' or 'potential'; only discrete chance nodes are supported")
                            .error();
            }
        }
        return draft;
    }

    private static void node(Tokens tokens, Draft draft, Map<String, String> names) {
        int line = tokens.line();
        String id = tokens.word("a node's name");
        String name = id;
        tokens.expect("{", "after the node's name");
        List<String> states = new ArrayList<>();
        while (!tokens.take("}")) {
            String attribute = tokens.word("an attribute");
            tokens.expect("=", "after '" + attribute + "'");
            switch (attribute) {
                case "states" -> {
                    tokens.expect("(", "before the states");
                    while (!tokens.take(")")) {
                        states.add(tokens.word("a state in quotes"));
                    }
                    tokens.expect(";", "after the states");
                }
                case "name" -> {
                    name = tokens.word("a name in quotes");
                    tokens.expect(";", "after the name");
                }
                default -> tokens.skipStatement();
            }
        }
        names.put(id, name);
        draft.variable(name, states, line);
    }

    private static void potential(Tokens tokens, Draft draft, Map<String, String> names) {
        int line = tokens.line();
        tokens.expect("(", "after 'potential'");
        Draft.Node node = draft.node(name(tokens, names), line);
        List<String> parents = new ArrayList<>();
        if (tokens.take("|")) {
            while (!tokens.is(")")) {
                parents.add(name(tokens, names));
            }
        }
        if (!tokens.take(")")) {
            throw tokens.unexpected("')': one child, a bar and its parents");
        }
        double[] table = new double[draft.open(node, parents, line)];
        tokens.expect("{", "before the data");
        boolean filled = false;
        while (!tokens.take("}")) {
            String attribute = tokens.word("an attribute");
            tokens.expect("=", "after '" + attribute + "'");
            if (attribute.equals("data")) {
                data(tokens, draft, node, table);
                filled = true;
            } else if (attribute.equals("experience")) {
                node.rowWeights = experience(tokens, draft, node);
            } else {
                tokens.skipStatement();
            }
        }
        if (!filled) {
            throw InputError.in(tokens.file())
                    .line(line)
                    .field(node.variable.name())
                    .got("a potential without data")
                    .expected("data = ( ... );")
                    .error();
        }
    }

    private static String name(Tokens tokens, Map<String, String> names) {
        String id = tokens.word("a node's name");
        return names.getOrDefault(id, id);
    }

    private static void data(Tokens tokens, Draft draft, Draft.Node node, double[] table) {
        int states = node.variable.size();
        int[] lines = new int[table.length / states];
        int read = 0;
        int depth = 0;
        int line = tokens.line();
        do {
            if (tokens.take("(")) {
                depth++;
            } else if (tokens.take(")")) {
                depth--;
            } else {
                line = tokens.line();
                double value = draft.number(tokens.word("a probability or a parenthesis"), line, node.variable.name());
                if (read < table.length) {
                    lines[read / states] = line;
                    table[read] = value;
                }
                read++;
            }
        } while (depth > 0);
        tokens.expect(";", "after the data");
        if (read != table.length) {
            throw InputError.in(tokens.file())
                    .line(line)
                    .field(node.variable.name())
                    .got(read + " probabilities")
                    .expected(table.length + " for " + node.variable.size() + " states and parents " + node.parents)
                    .error();
        }
        draft.table(node, table, lines);
    }

    private static List<Double> experience(Tokens tokens, Draft draft, Draft.Node node) {
        List<Double> worth = new ArrayList<>();
        while (!tokens.is(";")) {
            if (!tokens.take("(") && !tokens.take(")")) {
                int line = tokens.line();
                worth.add(draft.worth(tokens.word("a number of observations or ';'"), line, node));
            }
        }
        tokens.expect(";", "after the experience");
        return worth;
    }

    @Override
    public String write(BayesianNetwork network) {
        return write(network, List.of());
    }

    @Override
    public String write(List<DirichletCpt> cpts) {
        return write(BayesianNetwork.of(cpts), cpts);
    }

    private static String write(BayesianNetwork network, List<DirichletCpt> cpts) {
        List<String> ids = ids(network);
        StringBuilder text = new StringBuilder("net\n{\n}\n");
        for (int v = 0; v < network.size(); v++) {
            Variable variable = network.variable(v);
            text.append("node ").append(ids.get(v)).append("\n{\n");
            if (!ids.get(v).equals(variable.name())) {
                text.append("  name = ").append(quoted(variable.name())).append(";\n");
            }
            text.append("  states = (");
            variable.states().forEach(state -> text.append(' ').append(quoted(state)));
            text.append(" );\n}\n");
        }
        for (int v = 0; v < network.size(); v++) {
            int[] parents = network.parents(v);
            text.append("potential ( ").append(ids.get(v));
            for (int i = 0; i < parents.length; i++) {
                text.append(i == 0 ? " | " : " ").append(ids.get(parents[i]));
            }
            text.append(" )\n{\n  data = ");
            int[] cards = new int[parents.length + 1];
            for (int i = 0; i < parents.length; i++) {
                cards[i] = network.variable(parents[i]).size();
            }
            cards[parents.length] = network.variable(v).size();
            writeData(network.table(v), cards, text);
            text.append(";\n");
            if (!cpts.isEmpty()) {
                text.append("  experience = ");
                double[] worth = cpts.get(v).rows().stream()
                        .mapToDouble(CountPart::worth)
                        .toArray();
                writeData(worth, parents.length == 0 ? new int[] {1} : Arrays.copyOf(cards, parents.length), text);
                text.append(";\n");
            }
            text.append("}\n");
        }
        return text.toString();
    }

    /** Nested parentheses, one level a variable. */
    private static void writeData(double[] table, int[] cards, StringBuilder text) {
        for (int cell = 0; cell < table.length; cell++) {
            int block = 1;
            for (int i = cards.length - 1; i >= 0; i--) {
                block *= cards[i];
                if (cell % block == 0) {
                    text.append('(');
                }
            }
            text.append(' ').append(table[cell]).append(' ');
            block = 1;
            for (int i = cards.length - 1; i >= 0; i--) {
                block *= cards[i];
                if ((cell + 1) % block == 0) {
                    text.append(')');
                }
            }
            text.append((cell + 1) % cards[cards.length - 1] == 0 && cell + 1 < table.length ? "\n" : "");
        }
    }

    private static List<String> ids(BayesianNetwork network) {
        Set<String> used = new HashSet<>(Set.of("net", "node", "discrete", "potential", "class"));
        List<String> ids = new ArrayList<>();
        for (Variable variable : network.variables()) {
            if (variable.name().matches("[A-Za-z_][A-Za-z0-9_]*") && used.add(variable.name())) {
                ids.add(variable.name());
            } else {
                ids.add("");
            }
        }
        for (int v = 0; v < ids.size(); v++) {
            if (ids.get(v).isEmpty()) {
                String id = "n_" + network.variable(v).name().replaceAll("[^A-Za-z0-9_]", "_");
                while (!used.add(id)) {
                    id += "_";
                }
                ids.set(v, id);
            }
        }
        return ids;
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}

package org.biofluxopt.bayes.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.biofluxopt.bayes.BayesianNetwork;
import org.biofluxopt.bayes.CountPart;
import org.biofluxopt.bayes.DirichletCpt;
import org.biofluxopt.bayes.Variable;
import org.biofluxopt.text.InputError;

/**
 * The Bayesian Interchange Format 0.15 (Cozman 1998), as the bnlearn repository writes it. Properties are skipped. A
 * {@code table} with parents counts with the first variable, the child, slowest.
 */
public final class Bif implements NetworkFormat {
    private static final String MARKS = "{}[](),;|";

    @Override
    public List<String> endings() {
        return List.of(".bif");
    }

    @Override
    public BayesianNetwork read(String file, String text) {
        return draft(file, text).build();
    }

    /**
     * Tables with what their rows are worth: the numbers of a property {@code row_ess} in each table's block, as {@link
     * #write(List)} puts them. Empty if a block has none.
     */
    @Override
    public Optional<List<DirichletCpt>> readDirichlets(String file, String text) {
        Draft draft = draft(file, text);
        return draft.dirichlets(draft.build());
    }

    private static Draft draft(String file, String text) {
        Tokens tokens = new Tokens(file, text, MARKS, false);
        Draft draft = new Draft(file);
        while (!tokens.atEnd()) {
            int line = tokens.line();
            String word = tokens.word("'network', 'variable' or 'probability'");
            switch (word) {
                case "network" -> header(tokens);
                case "variable" -> variable(tokens, draft);
                case "probability" -> probability(file, tokens, draft);
                default ->
                    throw InputError.in(file)
                            .line(line)
                            .got("'" + word + "'")
                            .expected("'network', 'variable' or 'probability'")
                            .error();
            }
        }
        return draft;
    }

    private static void header(Tokens tokens) {
        while (tokens.isWord()) {
            tokens.word("a name");
        }
        tokens.expect("{", "after the network's name");
        while (!tokens.take("}")) {
            tokens.skipStatement();
        }
    }

    private static void variable(Tokens tokens, Draft draft) {
        int line = tokens.line();
        String name = tokens.word("a variable's name");
        tokens.expect("{", "after the variable's name");
        List<String> states = new ArrayList<>();
        while (!tokens.take("}")) {
            if (!tokens.is("type")) {
                tokens.skipStatement();
                continue;
            }
            tokens.expect("type", "");
            if (!tokens.take("discrete")) {
                throw tokens.unexpected("'discrete': other types are not supported");
            }
            tokens.expect("[", "before the number of states");
            int countLine = tokens.line();
            String count = tokens.word("the number of states");
            tokens.expect("]", "after the number of states");
            tokens.expect("{", "before the states");
            while (!tokens.take("}")) {
                states.add(state(tokens));
                tokens.take(",");
            }
            tokens.expect(";", "after the states");
            if (!count.equals(String.valueOf(states.size()))) {
                throw tokensError(tokens, countLine, name, count + " states announced, " + states.size() + " given");
            }
        }
        draft.variable(name, states, line);
    }

    /** A state's name may hold blanks. */
    private static String state(Tokens tokens) {
        StringBuilder name = new StringBuilder(tokens.word("a state's name"));
        while (tokens.isWord()) {
            name.append(' ').append(tokens.word("a state's name"));
        }
        return name.toString();
    }

    private static InputError tokensError(Tokens tokens, int line, String field, String got) {
        return InputError.in(tokens.file())
                .line(line)
                .field(field)
                .got(got)
                .expected("the same number")
                .error();
    }

    private static void probability(String file, Tokens tokens, Draft draft) {
        int line = tokens.line();
        tokens.expect("(", "after 'probability'");
        Draft.Node node = draft.node(tokens.word("a variable's name"), line);
        List<String> parents = new ArrayList<>();
        if (tokens.take("|")) {
            do {
                parents.add(tokens.word("a parent's name"));
            } while (tokens.take(","));
        }
        tokens.expect(")", "after the variables");
        double[] table = new double[draft.open(node, parents, line)];
        int states = node.variable.size();
        int[] lines = new int[table.length / states];
        Arrays.fill(lines, line);
        Arrays.fill(table, Double.NaN);
        double[] fallback = {};
        tokens.expect("{", "before the probabilities");
        while (!tokens.take("}")) {
            int rowLine = tokens.line();
            if (tokens.take("table")) {
                double[] values = numbers(tokens, draft, node, table.length, rowLine);
                for (int cell = 0; cell < table.length; cell++) { // the child counts slowest
                    table[cell % lines.length * states + cell / lines.length] = values[cell];
                }
                Arrays.fill(lines, rowLine);
            } else if (tokens.take("default")) {
                fallback = numbers(tokens, draft, node, states, rowLine);
            } else if (tokens.take("(")) {
                int row = row(tokens, draft, parents, rowLine);
                if (!Double.isNaN(table[row * states])) {
                    throw InputError.in(file)
                            .line(rowLine)
                            .field(node.variable.name())
                            .got("probabilities for the same states of the parents twice")
                            .expected("them once; they are on line " + lines[row] + " already")
                            .error();
                }
                System.arraycopy(numbers(tokens, draft, node, states, rowLine), 0, table, row * states, states);
                lines[row] = rowLine;
            } else if (tokens.take("property")) {
                node.rowWeights = tokens.take("row_ess") ? weights(tokens, draft, node) : node.rowWeights;
                tokens.skipStatement();
            } else {
                tokens.skipStatement();
            }
        }
        for (int row = 0; row < lines.length && fallback.length > 0; row++) {
            if (Double.isNaN(table[row * states])) {
                System.arraycopy(fallback, 0, table, row * states, states);
            }
        }
        draft.table(node, table, lines);
    }

    private static List<Double> weights(Tokens tokens, Draft draft, Draft.Node node) {
        List<Double> weights = new ArrayList<>();
        while (tokens.isWord()) {
            int line = tokens.line();
            weights.add(draft.worth(tokens.word("a number"), line, node));
        }
        return weights;
    }

    private static int row(Tokens tokens, Draft draft, List<String> parents, int line) {
        int row = 0;
        for (int i = 0; i < parents.size(); i++) {
            Draft.Node parent = draft.node(parents.get(i), line);
            row = row * parent.variable.size() + draft.state(parent, state(tokens), line);
            if (i < parents.size() - 1) {
                tokens.expect(",", "between the states of " + parents.size() + " parents");
            }
        }
        tokens.expect(")", "after the states of " + parents.size() + " parents");
        return row;
    }

    private static double[] numbers(Tokens tokens, Draft draft, Draft.Node node, int count, int line) {
        double[] values = new double[count];
        int read = 0;
        while (!tokens.is(";")) {
            double value = draft.number(tokens.word("a probability or ';'"), line, node.variable.name());
            if (read < count) {
                values[read] = value;
            }
            read++;
            tokens.take(",");
        }
        tokens.expect(";", "after the probabilities");
        if (read != count) {
            throw InputError.in(tokens.file())
                    .line(line)
                    .field(node.variable.name())
                    .got(read + " probabilities")
                    .expected(count + ", one for each of " + String.join(", ", node.variable.states()))
                    .error();
        }
        return values;
    }

    @Override
    public String write(BayesianNetwork network) {
        return write(network, List.of());
    }

    /** Means of the tables, and in a property of each block what its rows are worth. */
    @Override
    public String write(List<DirichletCpt> cpts) {
        return write(BayesianNetwork.of(cpts), cpts);
    }

    private static String write(BayesianNetwork network, List<DirichletCpt> cpts) {
        StringBuilder text = new StringBuilder("network unknown {\n}\n");
        for (Variable variable : network.variables()) {
            text.append("variable ").append(quoted(variable.name())).append(" {\n  type discrete [ ");
            text.append(variable.size()).append(" ] { ");
            text.append(String.join(
                    ", ", variable.states().stream().map(Bif::quoted).toList()));
            text.append(" };\n}\n");
        }
        for (int v = 0; v < network.size(); v++) {
            writeTable(network, v, text);
            if (!cpts.isEmpty()) {
                text.append("  property row_ess");
                cpts.get(v).rows().forEach(row -> text.append(' ').append(CountPart.worth(row)));
                text.append(";\n");
            }
            text.append("}\n");
        }
        return text.toString();
    }

    private static void writeTable(BayesianNetwork network, int v, StringBuilder text) {
        int[] parents = network.parents(v);
        double[] table = network.table(v);
        int states = network.variable(v).size();
        text.append("probability ( ").append(quoted(network.variable(v).name()));
        for (int i = 0; i < parents.length; i++) {
            text.append(i == 0 ? " | " : ", ")
                    .append(quoted(network.variable(parents[i]).name()));
        }
        text.append(" ) {\n");
        int[] digit = new int[parents.length];
        for (int row = 0; row < table.length / states; row++) {
            text.append(parents.length == 0 ? "  table " : "  (");
            for (int i = 0; i < parents.length; i++) {
                text.append(i == 0 ? "" : ", ")
                        .append(quoted(network.variable(parents[i]).states().get(digit[i])));
            }
            text.append(parents.length == 0 ? "" : ") ");
            for (int s = 0; s < states; s++) {
                text.append(s == 0 ? "" : ", ").append(table[row * states + s]);
            }
            text.append(";\n");
            for (int i = parents.length - 1; i >= 0; i--) {
                if (++digit[i] < network.variable(parents[i]).size()) {
                    break;
                }
                digit[i] = 0;
            }
        }
    }

    private static String quoted(String name) {
        boolean plain = !name.isEmpty() && !name.contains("//") && !name.contains("/*");
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            plain &= !Character.isWhitespace(c) && c != '"' && c != '\\' && c != '\ufeff' && MARKS.indexOf(c) < 0;
        }
        return plain ? name : "\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}

package org.biofluxopt.bayes.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.biofluxopt.bayes.BayesianNetwork;
import org.biofluxopt.bayes.CountPart;
import org.biofluxopt.bayes.DirichletCpt;
import org.biofluxopt.text.InputError;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.core.json.JsonFactory;

/**
 * JSON: {@code {"variables": [{"name", "states": [...], "parents": [...], "table": [[...], ...]}, ...]}}, one row of the
 * table for each configuration of the parents, the last parent running fastest. {@code "parts"}, optional, says for each
 * row what it is made of: {@code [[{"source", "ess", "p": [...]}, ...], ...]}; then {@code table} holds the rows' means.
 */
public final class NetworkJson implements NetworkFormat {
    @Override
    public List<String> endings() {
        return List.of(".json");
    }

    private static final class Entry {
        String name = "";
        List<String> states = List.of();
        List<String> parents = List.of();
        double[] table = {};
        List<Integer> lines = new ArrayList<>();
        List<List<CountPart>> parts = List.of();
        int line;
    }

    @Override
    public BayesianNetwork read(String file, String text) {
        return draft(file, text).build();
    }

    /** Tables with the parts of their rows, as {@link #write(List)} puts them; empty if a variable has none. */
    @Override
    public Optional<List<DirichletCpt>> readDirichlets(String file, String text) {
        Draft draft = draft(file, text);
        return draft.dirichlets(draft.build());
    }

    private static Draft draft(String file, String text) {
        List<Entry> entries = new ArrayList<>();
        try (JsonParser json = new JsonFactory().createParser(ObjectReadContext.empty(), text)) {
            json.nextToken();
            require(file, json, JsonToken.START_OBJECT, "an object with 'variables'");
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String field = json.currentName();
                json.nextToken();
                if (field.equals("variables")) {
                    require(file, json, JsonToken.START_ARRAY, "a list of variables");
                    while (json.nextToken() != JsonToken.END_ARRAY) {
                        entries.add(entry(file, json));
                    }
                } else {
                    json.skipChildren();
                }
            }
        } catch (JacksonException e) {
            throw InputError.in(file)
                    .line(e.getLocation() == null ? 0 : e.getLocation().getLineNr())
                    .got("invalid JSON: " + e.getOriginalMessage())
                    .expected("a network as JSON")
                    .error();
        }
        Draft draft = new Draft(file);
        entries.forEach(entry -> draft.variable(entry.name, entry.states, entry.line));
        for (Entry entry : entries) {
            Draft.Node node = draft.node(entry.name, entry.line);
            int cells = draft.open(node, entry.parents, entry.line);
            if (entry.table.length != cells) {
                throw InputError.in(file)
                        .line(entry.line)
                        .field(entry.name)
                        .got(entry.table.length + " probabilities")
                        .expected(cells + " for " + entry.states.size() + " states and parents " + entry.parents)
                        .error();
            }
            int states = node.variable.size();
            int[] lines = new int[cells / states];
            for (int row = 0; row < lines.length; row++) {
                lines[row] = entry.lines.get(row * states);
            }
            draft.table(node, entry.table, lines);
            node.parts = checked(file, entry, lines.length, states);
        }
        return draft;
    }

    private static List<List<CountPart>> checked(String file, Entry entry, int rows, int states) {
        if (entry.parts.isEmpty()) {
            return entry.parts;
        }
        boolean fits = entry.parts.size() == rows;
        for (List<CountPart> row : entry.parts) {
            fits &= !row.isEmpty();
            for (CountPart part : row) {
                fits &= part.weights().size() == states;
            }
        }
        if (!fits) {
            throw InputError.in(file)
                    .line(entry.line)
                    .field(entry.name)
                    .got("parts that do not fit its table")
                    .expected("at least one part for each of " + rows + " rows, with " + states + " probabilities each")
                    .error();
        }
        return entry.parts;
    }

    private static Entry entry(String file, JsonParser json) {
        require(file, json, JsonToken.START_OBJECT, "a variable");
        Entry entry = new Entry();
        entry.line = json.currentTokenLocation().getLineNr();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "name" -> entry.name = string(file, json);
                case "states" -> entry.states = strings(file, json);
                case "parents" -> entry.parents = strings(file, json);
                case "table" -> entry.table = numbers(file, json, entry);
                case "parts" -> entry.parts = parts(file, json);
                default -> json.skipChildren();
            }
        }
        return entry;
    }

    private static List<List<CountPart>> parts(String file, JsonParser json) {
        require(file, json, JsonToken.START_ARRAY, "a list of rows");
        List<List<CountPart>> rows = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            require(file, json, JsonToken.START_ARRAY, "a list of parts");
            List<CountPart> row = new ArrayList<>();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                row.add(part(file, json));
            }
            rows.add(row);
        }
        return rows;
    }

    private static CountPart part(String file, JsonParser json) {
        require(file, json, JsonToken.START_OBJECT, "a part");
        int line = json.currentTokenLocation().getLineNr();
        String source = "";
        double ess = 0;
        double[] weights = {};
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "source" -> source = string(file, json);
                case "ess" -> ess = json.getDoubleValue();
                case "p" -> weights = numbers(file, json, new Entry());
                default -> json.skipChildren();
            }
        }
        try {
            return CountPart.of(source, ess, weights);
        } catch (IllegalArgumentException e) {
            throw InputError.in(file)
                    .line(line)
                    .field("parts")
                    .got(String.valueOf(e.getMessage()))
                    .expected("a source, its worth in observations and a distribution")
                    .error();
        }
    }

    private static List<String> strings(String file, JsonParser json) {
        require(file, json, JsonToken.START_ARRAY, "a list of names");
        List<String> strings = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            strings.add(string(file, json));
        }
        return strings;
    }

    private static String string(String file, JsonParser json) {
        require(file, json, JsonToken.VALUE_STRING, "a text");
        return json.getString();
    }

    private static double[] numbers(String file, JsonParser json, Entry entry) {
        require(file, json, JsonToken.START_ARRAY, "a list of rows");
        double[] numbers = new double[16];
        int count = 0;
        int depth = 1;
        while (depth > 0) {
            JsonToken token = json.nextToken();
            if (token == JsonToken.START_ARRAY) {
                depth++;
            } else if (token == JsonToken.END_ARRAY) {
                depth--;
            } else if (token == JsonToken.VALUE_NUMBER_FLOAT || token == JsonToken.VALUE_NUMBER_INT) {
                numbers = count == numbers.length ? Arrays.copyOf(numbers, 2 * count) : numbers;
                entry.lines.add(json.currentTokenLocation().getLineNr());
                numbers[count++] = json.getDoubleValue();
            } else {
                require(file, json, JsonToken.VALUE_NUMBER_FLOAT, "a probability");
            }
        }
        return Arrays.copyOf(numbers, count);
    }

    private static void require(String file, JsonParser json, JsonToken token, String expected) {
        if (json.currentToken() != token) {
            throw InputError.in(file)
                    .line(json.currentTokenLocation().getLineNr())
                    .got(json.currentToken() == null ? "the end of the file" : "'" + json.getString() + "'")
                    .expected(expected)
                    .error();
        }
    }

    @Override
    public String write(BayesianNetwork network) {
        return write(network, List.of());
    }

    /** Means of the tables and the parts of their rows. */
    @Override
    public String write(List<DirichletCpt> cpts) {
        return write(BayesianNetwork.of(cpts), cpts);
    }

    private static String write(BayesianNetwork network, List<DirichletCpt> cpts) {
        StringBuilder text = new StringBuilder("{\n\"variables\": [\n");
        for (int v = 0; v < network.size(); v++) {
            int states = network.variable(v).size();
            double[] table = network.table(v);
            text.append("  {\"name\": ").append(quoted(network.variable(v).name()));
            text.append(", \"states\": ").append(list(network.variable(v).states()));
            text.append(", \"parents\": ").append(list(network.parentNames(v))).append(",\n   \"table\": [");
            for (int cell = 0; cell < table.length; cell++) {
                text.append(cell == 0 ? "[" : cell % states == 0 ? "],\n    [" : ", ")
                        .append(table[cell]);
            }
            text.append("]]");
            if (!cpts.isEmpty()) {
                parts(cpts.get(v), text);
            }
            text.append("}").append(v == network.size() - 1 ? "\n" : ",\n");
        }
        return text.append("]\n}\n").toString();
    }

    private static void parts(DirichletCpt cpt, StringBuilder text) {
        text.append(",\n   \"parts\": [");
        for (int row = 0; row < cpt.rows().size(); row++) {
            text.append(row == 0 ? "[" : ",\n    [");
            for (int i = 0; i < cpt.rows().get(row).size(); i++) {
                CountPart part = cpt.rows().get(row).get(i);
                text.append(i == 0 ? "" : ", ")
                        .append("{\"source\": ")
                        .append(quoted(part.sourceId()))
                        .append(", \"ess\": ")
                        .append(part.ess())
                        .append(", \"p\": ")
                        .append(part.weights())
                        .append('}');
            }
            text.append(']');
        }
        text.append(']');
    }

    private static String list(List<String> names) {
        return "[" + String.join(", ", names.stream().map(NetworkJson::quoted).toList()) + "]";
    }

    private static String quoted(String text) {
        return "\"" + new String(JsonStringEncoder.getInstance().quoteAsCharArray(text)) + "\"";
    }
}

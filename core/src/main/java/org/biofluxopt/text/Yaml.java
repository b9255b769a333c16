package org.biofluxopt.text;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A YAML 1.2 value that knows its file, line and path, so that whoever reads it can complain precisely.
 *
 * <p>Mappings remember which fields were read; {@link #noOtherFields()} refuses the rest. Aliases, recursion and
 * oversized documents are refused, so a "billion laughs" file costs nothing.
 */
public final class Yaml {
    private static final int MAX_CHARACTERS = 2_000_000;

    private final String file;
    private final String path;
    private final Node node;
    private final Map<String, Yaml> fields = new LinkedHashMap<>();
    private final Set<String> read = new LinkedHashSet<>();

    private Yaml(String file, String path, Node node) {
        this.file = file;
        this.path = path;
        this.node = node;
        if (node instanceof MappingNode mapping) {
            index(mapping);
        }
    }

    /** Reads a file whose root is a mapping. */
    public static Yaml read(Path path) {
        try {
            if (Files.size(path) > MAX_CHARACTERS) {
                throw tooLarge(path.toString());
            }
            return parse(path.toString(), Files.readString(path, StandardCharsets.UTF_8));
        } catch (MalformedInputException e) {
            throw InputError.in(path.toString())
                    .got("bytes that are not UTF-8 text")
                    .expected("a YAML text file")
                    .error();
        } catch (IOException e) {
            throw InputError.in(path.toString())
                    .got("a file that cannot be read (" + e.getClass().getSimpleName() + ")")
                    .expected("a readable YAML file")
                    .advice("Check the path and its permissions.")
                    .error();
        }
    }

    /**
     * @param file name used in messages
     * @param text a document whose root is a mapping
     */
    public static Yaml parse(String file, String text) {
        if (text.length() > MAX_CHARACTERS) {
            throw tooLarge(file);
        }
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setMaxAliasesForCollections(0)
                .setAllowRecursiveKeys(false)
                .setCodePointLimit(MAX_CHARACTERS)
                .build();
        Optional<Node> root;
        try {
            root = new Compose(settings).composeString(text);
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
            throw InputError.in(file)
                    .line(line)
                    .got(e.getProblem() == null ? "invalid YAML" : e.getProblem())
                    .expected("valid YAML")
                    .advice("Check indentation, colons and quotes on that line and the one before.")
                    .error();
        } catch (StackOverflowError e) { // the parser recurses once per level of nesting
            throw InputError.in(file)
                    .got("a document nested thousands of levels deep")
                    .expected("a hand-written YAML file")
                    .error();
        } catch (YamlEngineException e) {
            throw InputError.in(file)
                    .got(String.valueOf(e.getMessage()))
                    .expected("a plain YAML document without aliases")
                    .error();
        }
        if (root.isEmpty()) {
            throw InputError.in(file)
                    .got("an empty document")
                    .expected("a mapping of fields")
                    .error();
        }
        refuseSharedNodes(file, root.get());
        Yaml yaml = new Yaml(file, "", root.get());
        yaml.requireMapping();
        return yaml;
    }

    /** Aliases make two places share one node; none of our documents needs them, and nested ones are a bomb. */
    private static void refuseSharedNodes(String file, Node root) {
        Set<Node> seen = java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>());
        List<Node> open = new ArrayList<>();
        open.add(root);
        while (!open.isEmpty()) {
            Node node = open.removeLast();
            if (!seen.add(node)) {
                throw InputError.in(file)
                        .line(lineOf(node))
                        .got("a YAML alias (*name)")
                        .expected("each value written out")
                        .advice("Aliases are refused, since nested ones can blow up a small file.")
                        .error();
            }
            if (node instanceof SequenceNode sequence) {
                open.addAll(sequence.getValue());
            } else if (node instanceof MappingNode mapping) {
                for (NodeTuple tuple : mapping.getValue()) {
                    open.add(tuple.getKeyNode());
                    open.add(tuple.getValueNode());
                }
            }
        }
    }

    private static InputError tooLarge(String file) {
        return InputError.in(file)
                .got("a document of more than " + MAX_CHARACTERS + " characters")
                .expected("a hand-written YAML file")
                .error();
    }

    private void index(MappingNode mapping) {
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw error(lineOf(tuple.getKeyNode()), path, "a composite key", "a plain field name", "");
            }
            String name = key.getValue();
            Yaml value = new Yaml(file, path.isEmpty() ? name : path + "." + name, tuple.getValueNode());
            if (fields.put(name, value) != null) {
                throw error(lineOf(key), value.path, "the field twice", "it once", "");
            }
        }
    }

    /** 1-based line of this value. */
    public int line() {
        return lineOf(node);
    }

    public String file() {
        return file;
    }

    /** Where this value stands, such as {@code laboratory[1].unit}. */
    public String path() {
        return path;
    }

    private static int lineOf(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    }

    // ---- mappings

    public boolean isMapping() {
        return node instanceof MappingNode;
    }

    public boolean isSequence() {
        return node instanceof SequenceNode;
    }

    public boolean isNull() {
        return node instanceof ScalarNode && node.getTag().equals(Tag.NULL);
    }

    /** The names in this mapping, in the order written. */
    public Set<String> names() {
        requireMapping();
        return fields.keySet();
    }

    /** A field that must be there. */
    public Yaml get(String name) {
        return find(name)
                .orElseThrow(() -> error(
                        line(),
                        path.isEmpty() ? name : path + "." + name,
                        "nothing",
                        "this field",
                        "Add it, or see the documentation of this file for an example."));
    }

    /** A field that may be missing or null. */
    public Optional<Yaml> find(String name) {
        requireMapping();
        read.add(name);
        @Nullable Yaml value = fields.get(name);
        return value == null || value.isNull() ? Optional.empty() : Optional.of(value);
    }

    /** Refuses every field that is not one of these, so that a misspelt name is told before a missing one. */
    public void onlyFields(java.util.Collection<String> names) {
        requireMapping();
        for (Map.Entry<String, Yaml> entry : fields.entrySet()) {
            if (!names.contains(entry.getKey())) {
                throw error(
                        entry.getValue().line(),
                        entry.getValue().path,
                        "an unknown field",
                        "one of " + String.join(", ", names),
                        near(entry.getKey(), names));
            }
        }
    }

    /** Call after the last field was read: refuses those nobody asked for. */
    public void noOtherFields() {
        for (Map.Entry<String, Yaml> entry : fields.entrySet()) {
            if (!read.contains(entry.getKey())) {
                throw error(
                        entry.getValue().line(),
                        entry.getValue().path,
                        "an unknown field",
                        "one of " + String.join(", ", read),
                        Nearest.to(entry.getKey(), read)
                                .map(near -> "Did you mean '" + near + "'?")
                                .orElse(""));
            }
        }
    }

    private void requireMapping() {
        if (!(node instanceof MappingNode)) {
            throw expected("a mapping of fields");
        }
    }

    // ---- sequences

    /** The elements of a list; a single value counts as a list of one. */
    public List<Yaml> list() {
        if (!(node instanceof SequenceNode sequence)) {
            return List.of(this);
        }
        List<Yaml> elements = new ArrayList<>();
        for (Node element : sequence.getValue()) {
            elements.add(new Yaml(file, path + "[" + elements.size() + "]", element));
        }
        return elements;
    }

    // ---- scalars

    /** Any scalar as text; quoted or not. */
    public String string() {
        if (node instanceof ScalarNode scalar && !isNull()) {
            return scalar.getValue();
        }
        throw expected("a text");
    }

    public boolean bool() {
        String text = string();
        return switch (text) {
            case "true", "yes" -> true;
            case "false", "no" -> false;
            default -> throw expected("true or false");
        };
    }

    /** A finite number within bounds (inclusive). NaN and infinities are refused. */
    public double number(double low, double high, String unit) {
        String text = string();
        String range = "a number between " + plain(low) + " and " + plain(high) + (unit.isEmpty() ? "" : " " + unit);
        double value;
        try {
            value = Double.parseDouble(text.replace("_", ""));
        } catch (NumberFormatException e) {
            throw expected(range);
        }
        if (!(value >= low && value <= high)) {
            throw expected(range);
        }
        return value;
    }

    public int integer(int low, int high) {
        double value = number(low, high, "");
        if (value != Math.rint(value)) {
            throw expected("a whole number between " + low + " and " + high);
        }
        return (int) value;
    }

    /** One of a fixed set of words; the message suggests the nearest. */
    public String oneOf(java.util.Collection<String> words) {
        String text = string();
        if (!words.contains(text)) {
            throw error(line(), path, "'" + text + "'", "one of " + String.join(", ", words), near(text, words));
        }
        return text;
    }

    private static String near(String text, java.util.Collection<String> words) {
        return Nearest.to(text, words)
                .map(near -> "Did you mean '" + near + "'?")
                .orElse("");
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    // ---- complaints

    /** "got this value, expected ...". */
    public InputError expected(String description) {
        return error(line(), path, shown(), description, "");
    }

    /** "got this value, expected ... ." with a sentence on what to do. */
    public InputError expected(String description, String advice) {
        return error(line(), path, shown(), description, advice);
    }

    private String shown() {
        if (isNull()) {
            return "nothing";
        }
        return switch (node) {
            case ScalarNode scalar -> "'" + scalar.getValue() + "'";
            case SequenceNode ignored -> "a list";
            case MappingNode ignored -> "a mapping";
            default -> "an alias";
        };
    }

    private InputError error(int line, String field, String got, String expected, String advice) {
        return InputError.in(file)
                .line(line)
                .field(field)
                .got(got)
                .expected(expected)
                .advice(advice)
                .error();
    }
}

package org.biofluxopt.connect.microbiome;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.biofluxopt.text.InputError;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/**
 * BIOM 1.0 (JSON), sparse or dense, value by value (McDonald et al. 2012, GigaScience 1:7). Where the data stand before
 * rows and columns the file is read twice rather than held.
 */
final class BiomJson {
    static final String FORMAT = "BIOM 1.0 (JSON)";

    private final Content content;
    private final Collapser table;
    private boolean rows;
    private boolean columns;
    private boolean data;
    private boolean sparse = true;
    private int[] shape = {};

    private BiomJson(Content content, Collapser table) {
        this.content = content;
        this.table = table;
    }

    static MicrobiomeTable read(Content content, Collapser table) {
        BiomJson biom = new BiomJson(content, table);
        boolean needsSecondPass = biom.pass(false);
        biom.checkComplete();
        if (needsSecondPass) {
            biom.pass(true);
        }
        return table.table(FORMAT + (biom.sparse ? ", sparse" : ", dense"));
    }

    /** @return whether the data stood too early to be taken */
    private boolean pass(boolean onlyData) {
        try (InputStream in = content.open();
                JsonParser json = new JsonFactory().createParser(tools.jackson.core.ObjectReadContext.empty(), in)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw notBiom("no object");
            }
            boolean skipped = false;
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                json.nextToken();
                if (name.equals("data")) {
                    data = true;
                    if (onlyData || ready()) {
                        data(json);
                    } else {
                        skipped = true;
                        json.skipChildren();
                    }
                } else if (onlyData) {
                    json.skipChildren();
                } else {
                    field(name, json);
                }
            }
            return skipped;
        } catch (JacksonException e) {
            throw broken(e);
        } catch (IOException e) {
            throw Content.failed(table.file(), e);
        }
    }

    private boolean ready() {
        return rows && columns && shape.length == 2 && matrixTypeSeen;
    }

    private boolean matrixTypeSeen;

    private void field(String name, JsonParser json) {
        switch (name) {
            case "rows" -> {
                rows = true;
                rows(json);
            }
            case "columns" -> {
                columns = true;
                columns(json);
            }
            case "shape" -> shape = shape(json);
            case "matrix_type" -> {
                matrixTypeSeen = true;
                sparse = !json.getString().equalsIgnoreCase("dense");
            }
            case "matrix_element_type" -> {
                if (json.getString().equals("unicode")) {
                    throw Refusals.other(table.file(), "a BIOM table of texts (matrix_element_type unicode)");
                }
            }
            case "type" -> type(json);
            default -> json.skipChildren();
        }
    }

    private void type(JsonParser json) {
        String type = json.currentToken() == JsonToken.VALUE_STRING ? json.getString() : "";
        if (List.of("gene table", "function table", "pathway table", "ortholog table", "metabolite table")
                .contains(type.toLowerCase(Locale.ROOT))) {
            throw Refusals.other(table.file(), "a BIOM '" + type + "'");
        }
        json.skipChildren();
    }

    private void checkComplete() {
        List<String> missing = new ArrayList<>();
        if (!rows) {
            missing.add("rows");
        }
        if (!columns) {
            missing.add("columns");
        }
        if (!data) {
            missing.add("data");
        }
        if (!missing.isEmpty()) {
            throw notBiom("no '" + String.join("', no '", missing) + "'");
        }
        if (shape.length == 2 && (shape[0] != table.features() || shape[1] != table.samples())) {
            throw shapeError(shape[0] + " x " + shape[1]);
        }
    }

    private InputError shapeError(String said) {
        return table.error()
                .field("shape")
                .got(said)
                .expected(table.features() + " x " + table.samples() + ", the number of rows and columns")
                .error();
    }

    private InputError notBiom(String why) {
        return table.error()
                .got("JSON that is not BIOM (" + why + ")")
                .expected("BIOM 1.0 with 'rows', 'columns', 'shape' and 'data'")
                .error();
    }

    private static int[] shape(JsonParser json) {
        List<Integer> numbers = new ArrayList<>();
        if (json.currentToken() == JsonToken.START_ARRAY) {
            while (json.nextToken() != JsonToken.END_ARRAY) {
                numbers.add(json.currentToken().isNumeric() ? json.getIntValue() : -1);
            }
        }
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }

    private void columns(JsonParser json) {
        eachObject(json, "columns", (id, lineage) -> table.sample(id));
    }

    private void rows(JsonParser json) {
        eachObject(json, "rows", (id, lineage) -> {
            if (lineage.isEmpty()) {
                table.feature(id);
            } else {
                table.feature(id, Lineage.parse(lineage));
            }
        });
    }

    private interface Entry {
        void take(String id, List<String> lineage);
    }

    private void eachObject(JsonParser json, String field, Entry entry) {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw notBiom("'" + field + "' is no list");
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() != JsonToken.START_OBJECT) {
                throw notBiom("'" + field + "' holds something else than objects");
            }
            String id = "";
            List<String> lineage = List.of();
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                json.nextToken();
                if (name.equals("id") && json.currentToken().isScalarValue()) {
                    id = json.getString();
                } else if (name.equals("metadata") && json.currentToken() == JsonToken.START_OBJECT) {
                    lineage = metadata(json);
                } else {
                    json.skipChildren();
                }
            }
            entry.take(id, lineage);
        }
    }

    private static List<String> metadata(JsonParser json) {
        List<String> lineage = List.of();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean taxonomy = isTaxonomy(json.currentName());
            json.nextToken();
            if (taxonomy && json.currentToken() == JsonToken.VALUE_STRING) {
                lineage = List.of(json.getString());
            } else if (taxonomy && json.currentToken() == JsonToken.START_ARRAY) {
                lineage = new ArrayList<>();
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    if (json.currentToken().isScalarValue()) {
                        lineage.add(json.currentToken() == JsonToken.VALUE_NULL ? "" : json.getString());
                    }
                    json.skipChildren();
                }
            } else {
                json.skipChildren();
            }
        }
        return lineage;
    }

    /** Names under which programs keep the lineage. */
    static boolean isTaxonomy(String name) {
        return List.of("taxonomy", "taxon", "lineage", "consensus lineage", "consensuslineage", "consensus_lineage")
                .contains(name.strip().toLowerCase(Locale.ROOT));
    }

    private void data(JsonParser json) {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw notBiom("'data' is no list");
        }
        long entry = 0;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() != JsonToken.START_ARRAY) {
                throw notBiom("'data' holds something else than lists");
            }
            if (sparse) {
                triple(json, entry);
            } else {
                denseRow(json, (int) entry);
            }
            entry++;
        }
        if (!sparse && entry != table.features()) {
            throw shapeError(entry + " rows of data");
        }
    }

    private void triple(JsonParser json, long entry) {
        int row = index(json, entry, table.features(), "row");
        int column = index(json, entry, table.samples(), "column");
        json.nextToken();
        table.add(row, column, number(json, column), 0);
        if (json.nextToken() != JsonToken.END_ARRAY) {
            throw table.error()
                    .field("data[" + entry + "]")
                    .got("more than three numbers")
                    .expected("[row, column, value] in a sparse table")
                    .error();
        }
    }

    private int index(JsonParser json, long entry, int size, String what) {
        JsonToken token = json.nextToken();
        int index = token == JsonToken.VALUE_NUMBER_INT ? json.getIntValue() : -1;
        if (index < 0 || index >= size) {
            throw table.error()
                    .field("data[" + entry + "]")
                    .got(what + " index " + (token.isScalarValue() ? json.getString() : token))
                    .expected("a whole number from 0 to " + (size - 1))
                    .error();
        }
        return index;
    }

    private void denseRow(JsonParser json, int row) {
        int column = 0;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (row >= table.features() || column >= table.samples()) {
                throw shapeError("data beyond row " + row + ", column " + column);
            }
            table.add(row, column, number(json, column), 0);
            column++;
        }
        if (column != table.samples()) {
            throw shapeError(column + " numbers in row " + row + " of data");
        }
    }

    private double number(JsonParser json, int column) {
        if (!json.currentToken().isNumeric()) {
            throw table.cell(column, 0, json.currentToken().isScalarValue() ? json.getString() : "a list");
        }
        return json.getDoubleValue();
    }

    private InputError broken(JacksonException e) {
        if (e instanceof JacksonIOException && e.getCause() instanceof IOException io) {
            return Content.failed(table.file(), io);
        }
        String message = String.valueOf(e.getOriginalMessage());
        boolean truncated = message.contains("end-of-input") || e.getCause() instanceof EOFException;
        return table.error()
                .line(e.getLocation() == null ? 0 : e.getLocation().getLineNr())
                .got(truncated ? "JSON that ends too early" : "broken JSON (" + firstLine(message) + ")")
                .expected("a whole BIOM 1.0 file")
                .error();
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }
}

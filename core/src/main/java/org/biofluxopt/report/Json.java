package org.biofluxopt.report;

import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON text with the same bytes on every system. */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final DefaultPrettyPrinter TWO_SPACES = new DefaultPrettyPrinter()
            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
            .withArrayIndenter(new DefaultIndenter("  ", "\n"));

    private Json() {}

    public static String pretty(JsonNode tree) {
        return MAPPER.writer().with(TWO_SPACES).writeValueAsString(tree) + "\n";
    }

    /** For a {@code script} element: no text in it can end that element or open a comment. */
    static String inHtml(JsonNode tree) {
        return MAPPER.writeValueAsString(tree)
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }
}

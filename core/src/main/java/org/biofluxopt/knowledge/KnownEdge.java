package org.biofluxopt.knowledge;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A cause and its effect as the field knows them.
 *
 * @param from node of the network
 * @param to node of the network
 * @param sign direction of the effect
 * @param mechanism one sentence
 * @param evidence ids of facts that speak for it or, if forbidden, against it; may be empty
 */
public record KnownEdge(FactLabel label, String from, String to, Sign sign, String mechanism, List<String> evidence)
        implements Fact {
    /** Direction of an effect. */
    public enum Sign {
        POSITIVE,
        NEGATIVE,
        /** The direction depends on the allele or on other nodes. */
        MIXED,
        /** Must not be drawn: evidence speaks against it. */
        FORBIDDEN
    }

    public boolean isForbidden() {
        return sign == Sign.FORBIDDEN;
    }

    private static final Pattern NODE = Pattern.compile("[a-z][a-z0-9_]*");
    static final String[] COLUMNS = {"id", "from", "to", "sign", "mechanism", "evidence", "source", "status", "note"};

    public KnownEdge {
        evidence = List.copyOf(evidence);
    }

    static KnownEdge of(FactRow row) {
        row.list("from", NODE, "a node's name in lower case");
        row.list("to", NODE, "a node's name in lower case");
        return new KnownEdge(
                row.label("mechanism"),
                row.text("from"),
                row.text("to"),
                row.word("sign", Sign.class),
                row.text("mechanism"),
                row.list("evidence"));
    }

    @Override
    public String statement() {
        return switch (sign) {
            case POSITIVE -> from + " raises " + to;
            case NEGATIVE -> from + " lowers " + to;
            case MIXED -> from + " changes " + to;
            case FORBIDDEN -> from + " does not act on " + to;
        };
    }

    @Override
    public Map<String, String> details() {
        return Plain.columns(
                "from",
                from,
                "to",
                to,
                "sign",
                sign.name().toLowerCase(Locale.ROOT),
                "mechanism",
                mechanism,
                "evidence",
                String.join(", ", evidence));
    }
}

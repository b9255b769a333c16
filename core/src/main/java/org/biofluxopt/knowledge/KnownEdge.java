package org.biofluxopt.knowledge;

import java.util.Locale;
import java.util.Map;

/**
 * A cause and its effect as the field knows them.
 *
 * @param from node of the network
 * @param to node of the network
 * @param sign direction of the effect
 * @param mechanism one sentence
 * @param evidence ids of facts that speak for it, parted by blanks; may be empty
 */
public record KnownEdge(FactLabel label, String from, String to, Sign sign, String mechanism, String evidence)
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
                evidence);
    }
}

package org.biofluxopt.knowledge;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * A KEGG module or map, or a pathway of Reactome or WikiPathways.
 *
 * @param name what it makes of what
 * @param definition in KEGG's notation (blank = and, comma = or, plus = complex); empty if not needed here
 * @param part "cobalamin" if the module makes it, "competing", "user" or "host" otherwise
 */
public record PathwayModule(FactLabel label, String name, String definition, String part) implements Fact {
    static final Pattern ID = Pattern.compile("M\\d{5}|(?:ko|hsa)\\d{5}|R-HSA-\\d+|WP\\d+");
    static final String[] COLUMNS = {"id", "name", "part", "definition", "source", "status", "note"};

    static PathwayModule of(FactRow row) {
        row.list("id", ID, "a KEGG module or map, a Reactome or a WikiPathways pathway");
        return new PathwayModule(row.label("name"), row.text("name"), row.string("definition"), row.text("part"));
    }

    @Override
    public String statement() {
        return name;
    }

    @Override
    public Map<String, String> details() {
        return Plain.columns("part", part, "definition", definition);
    }
}

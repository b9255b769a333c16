package org.biofluxopt.knowledge;

import java.util.Map;

/**
 * A KEGG module.
 *
 * @param name what it makes of what
 * @param definition in KEGG's notation (blank = and, comma = or, plus = complex); empty if not needed here
 * @param part "cobalamin" if the module makes it, "competing" or "user" otherwise
 */
public record PathwayModule(FactLabel label, String name, String definition, String part) implements Fact {
    @Override
    public String statement() {
        return name;
    }

    @Override
    public Map<String, String> details() {
        return Plain.columns("part", part, "definition", definition);
    }
}

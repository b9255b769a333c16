package org.biofluxopt.knowledge;

import java.util.Map;

/** A metabolite; its id is the KEGG compound number. */
public record Compound(FactLabel label, String name) implements Fact {
    @Override
    public String statement() {
        return name;
    }

    @Override
    public Map<String, String> details() {
        return Plain.columns("name", name);
    }
}

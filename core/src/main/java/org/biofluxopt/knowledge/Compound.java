package org.biofluxopt.knowledge;

import java.util.Map;
import java.util.regex.Pattern;

/** A metabolite; its id is the KEGG compound number. */
public record Compound(FactLabel label, String name) implements Fact {
    private static final Pattern ID = Pattern.compile("C\\d{5}");
    static final String[] COLUMNS = {"id", "name", "source", "status", "note"};

    static Compound of(FactRow row) {
        row.list("id", ID, "a KEGG compound such as C00194");
        return new Compound(row.label("name"), row.text("name"));
    }

    @Override
    public String statement() {
        return name;
    }

    @Override
    public Map<String, String> details() {
        return Plain.columns("name", name);
    }
}

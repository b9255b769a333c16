package org.biofluxopt.knowledge;

import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.biofluxopt.text.Tsv;

/** A table with one fact a row. */
record FactTable<F extends Fact>(String file, String[] columns, Function<FactRow, F> fact) {
    List<F> read(String name, Reader text) {
        List<F> facts = new ArrayList<>();
        for (Tsv.Row row : Tsv.read(name, text, columns).rows()) {
            facts.add(fact.apply(new FactRow(row)));
        }
        return facts;
    }
}

package org.biofluxopt.app;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.biofluxopt.knowledge.Fact;
import org.biofluxopt.provenance.Source;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Facts as JSON. */
final class FactJson {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private FactJson() {}

    static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    static Map<String, Object> of(Fact fact) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", fact.id());
        json.put("kind", fact.kind());
        json.put("meaning", fact.meaning());
        json.put("statement", fact.statement());
        json.put("status", fact.status().name().toLowerCase(Locale.ROOT));
        json.put("assumed", fact.isAssumed());
        json.put("source", source(fact.source()));
        json.put("note", fact.note());
        json.put("file", fact.label().file());
        json.put("line", fact.label().line());
        if (fact instanceof Fact.Quantity quantity) {
            json.put("value", quantity.value());
            quantity.low().ifPresent(low -> json.put("low", low));
            quantity.high().ifPresent(high -> json.put("high", high));
        } else if (fact instanceof Fact.Ratio ratio) {
            json.put("values", List.copyOf(ratio.values()));
        } else if (fact instanceof Fact.Count count) {
            json.put("counted", count.counted());
            json.put("total", count.total());
        }
        json.put("details", fact.details());
        return json;
    }

    private static Map<String, Object> source(Source source) {
        Map<String, Object> json = new LinkedHashMap<>();
        switch (source) {
            case Source.Paper paper -> {
                json.put("type", "paper");
                json.put("doi", Objects.requireNonNullElse(paper.doi(), ""));
            }
            case Source.Database database -> {
                json.put("type", "database");
                json.put("name", database.name());
                json.put("accession", database.accession());
            }
            case Source.Assumption ignored -> json.put("type", "assumption");
        }
        json.put("citation", source.citation());
        return json;
    }
}

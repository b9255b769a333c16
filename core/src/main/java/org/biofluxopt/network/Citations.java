package org.biofluxopt.network;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.biofluxopt.knowledge.Fact;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.text.InputError;
import org.biofluxopt.text.Yaml;

/**
 * Sources as network files name them: ids of facts (comma-separated), a DOI, or "assumed: why". Facts that nobody read
 * in a source count as assumptions.
 */
final class Citations {
    private static final Pattern DOI = Pattern.compile("10\\.\\d{4,9}/\\S+");
    private static final String ASSUMED = "assumed:";

    private final KnowledgeBase knowledge;
    private final SortedMap<String, Citation> cited = new TreeMap<>();

    Citations(KnowledgeBase knowledge) {
        this.knowledge = knowledge;
    }

    /**
     * @param id as written
     * @param text one line a reader can follow up
     * @param assumed whether any part of it was not read in a source
     */
    record Citation(String id, String text, boolean assumed) {}

    /** All that were asked for, by what was written. */
    SortedMap<String, Citation> cited() {
        return cited;
    }

    Citation of(Yaml field) {
        Citation citation = read(field, field.string().strip());
        cited.put(citation.id(), citation);
        return citation;
    }

    private Citation read(Yaml field, String written) {
        if (written.startsWith(ASSUMED)) {
            if (written.length() < ASSUMED.length() + 8) {
                throw field.expected("a reason after 'assumed:'");
            }
            return new Citation(written, written, true);
        }
        List<String> texts = new ArrayList<>();
        boolean assumed = false;
        for (String part : written.split(",\\s*")) {
            if (DOI.matcher(part).matches()) {
                texts.add("doi:" + part);
                continue;
            }
            Fact fact = fact(field, part);
            texts.add(part + " (" + fact.source().citation() + ")");
            assumed |= fact.isAssumed();
        }
        return new Citation(written, String.join("; ", texts), assumed);
    }

    private Fact fact(Yaml field, String id) {
        try {
            return knowledge.fact(id);
        } catch (InputError unknown) {
            throw field.expected(
                    "ids of facts, a DOI or 'assumed: why'",
                    "No fact has the id '" + id + "'. " + unknown.getMessage());
        }
    }
}

package org.biofluxopt.report;

import java.util.ArrayList;
import java.util.List;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.provenance.Source;

/** Turns knowledge ids such as "AB01, AB05" into what a reader can follow up. */
final class Citations {
    private Citations() {}

    /** Each id known with its source; other text stays as it is. */
    static String of(String source) {
        List<String> shown = new ArrayList<>();
        for (String part : source.split(",\\s*", -1)) {
            shown.add(one(part.strip()));
        }
        return String.join("; ", shown);
    }

    private static String one(String id) {
        return KnowledgeBase.bundled().facts().stream()
                .filter(fact -> fact.id().equals(id))
                .findFirst()
                .map(fact -> citation(fact.source()) + " [" + id + "]")
                .orElse(id);
    }

    private static String citation(Source source) {
        if (source instanceof Source.Paper paper
                && paper.doi() != null
                && !paper.citation().contains(paper.doi())) {
            return paper.citation() + ", doi:" + paper.doi();
        }
        return source.citation();
    }
}

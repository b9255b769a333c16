package org.biofluxopt.profile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.biofluxopt.knowledge.DrugFact;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.text.Nearest;
import org.biofluxopt.text.Yaml;

/** Reads {@code drugs}: plain names, or mappings with dose and duration. */
final class DrugReader {
    private static final double LARGEST_MG = 20_000;
    private static final double LONGEST_MONTHS = 1_200;
    private static final double USUAL_MONTHS = 24;

    private final Map<String, DrugFact> byName = new LinkedHashMap<>();

    private DrugReader(KnowledgeBase knowledge) {
        for (DrugFact drug : knowledge.drugs()) {
            byName.put(drug.name().toLowerCase(Locale.ROOT), drug);
        }
        for (DrugFact drug : knowledge.drugs()) {
            drug.synonyms().forEach(synonym -> byName.putIfAbsent(synonym.toLowerCase(Locale.ROOT), drug));
        }
    }

    static List<Drug> read(Yaml drugs, KnowledgeBase knowledge) {
        DrugReader reader = new DrugReader(knowledge);
        List<Drug> found = new ArrayList<>();
        for (Yaml entry : drugs.list()) {
            Drug drug = reader.drug(entry);
            if (found.stream().anyMatch(other -> other.name().equals(drug.name()))) {
                throw entry.expected("each drug once", drug.name() + " stands in the list already: add up its doses.");
            }
            found.add(drug);
        }
        return found;
    }

    private Drug drug(Yaml entry) {
        if (!entry.isMapping()) {
            return drug(entry, 0, USUAL_MONTHS);
        }
        entry.onlyFields(ProfileFields.DRUG);
        double milligrams = entry.find("mg_per_day")
                .map(dose -> dose.number(0, LARGEST_MG, "mg a day"))
                .orElse(0.0);
        double months = entry.find("months")
                .map(time -> time.number(0, LONGEST_MONTHS, "months"))
                .orElse(USUAL_MONTHS);
        return drug(entry.get("name"), milligrams, months);
    }

    private Drug drug(Yaml name, double milligrams, double months) {
        String word = name.string().strip().toLowerCase(Locale.ROOT);
        DrugFact fact = byName.get(word);
        if (fact == null) {
            throw name.expected("a drug the knowledge base knows", advice(word));
        }
        return new Drug(fact.name(), Drug.Effect.valueOf(fact.effect().toUpperCase(Locale.ROOT)), milligrams, months);
    }

    private String advice(String word) {
        return Nearest.to(word, byName.keySet())
                .map(near -> "Did you mean '" + near + "'?")
                .orElse("Give the generic name. A drug without effect on B12 that is not in knowledge/drugs.tsv can be"
                        + " left out.");
    }
}

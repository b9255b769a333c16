package org.biofluxopt.protocol;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.biofluxopt.knowledge.DrugFact;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.profile.Drug;
import org.biofluxopt.text.Nearest;
import org.biofluxopt.text.Yaml;

/** Reads a drug: a name, or a mapping with dose and time. */
final class MedicineReader {
    private static final double LARGEST_MG = 20_000;
    private static final double DAYS_PER_MONTH = 365.25 / 12;
    private static final double LONGEST_DAYS = 36_525;

    private final Map<String, DrugFact> byName = new LinkedHashMap<>();

    MedicineReader(KnowledgeBase knowledge) {
        for (DrugFact drug : knowledge.drugs()) {
            byName.put(drug.name(), drug);
        }
        for (DrugFact drug : knowledge.drugs()) {
            drug.synonyms().forEach(synonym -> byName.putIfAbsent(synonym, drug));
        }
    }

    Medicine read(Yaml drug) {
        if (!drug.isMapping()) {
            return named(drug, OptionalDouble.empty(), OptionalDouble.empty());
        }
        ProtocolFields.only(drug, ProtocolFields.DRUG);
        OptionalDouble since = number(drug.find("since_days"), 1, LONGEST_DAYS, "days");
        if (drug.find("months").isPresent()) {
            if (since.isPresent()) {
                throw drug.get("months").expected("either months or since_days");
            }
            since = number(drug.find("months"), DAYS_PER_MONTH, LONGEST_DAYS / DAYS_PER_MONTH, "months");
        }
        return named(drug.get("name"), number(drug.find("mg_per_day"), 1, LARGEST_MG, "mg a day"), since);
    }

    private static OptionalDouble number(Optional<Yaml> field, double factor, double high, String unit) {
        return field.map(value -> OptionalDouble.of(value.number(0, high, unit) * factor))
                .orElse(OptionalDouble.empty());
    }

    private Medicine named(Yaml name, OptionalDouble dose, OptionalDouble since) {
        String word = name.string().strip().toLowerCase(Locale.ROOT);
        if (word.equals("antibiotic") || word.equals("antibiotics")) {
            return new Medicine("antibiotics", Drug.Effect.ANTIBIOTIC, dose, since);
        }
        DrugFact fact = byName.get(word);
        if (fact == null) {
            throw name.expected(
                    "a drug the knowledge base knows",
                    Nearest.to(word, byName.keySet())
                            .map(near -> "Did you mean '" + near + "'?")
                            .orElse(
                                    "'biofluxopt knowledge list --kind drug' shows them; 'antibiotics' stands for all."));
        }
        return new Medicine(fact.name(), Drug.Effect.valueOf(fact.effect().toUpperCase(Locale.ROOT)), dose, since);
    }
}

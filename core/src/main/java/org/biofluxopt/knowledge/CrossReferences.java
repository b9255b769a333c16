package org.biofluxopt.knowledge;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.biofluxopt.text.InputError;

/** What one table says of another must be there, and a name must mean one thing. */
final class CrossReferences {
    private final KnowledgeBase knowledge;

    CrossReferences(KnowledgeBase knowledge) {
        this.knowledge = knowledge;
    }

    /** @throws InputError naming the row that points nowhere */
    void check() {
        checkPointers();
        checkBarredTaxa();
        checkNames();
    }

    private void checkPointers() {
        for (KnownEdge edge : knowledge.edges()) {
            for (String id : edge.evidence()) {
                require(edge, "evidence", id, knowledge.knows(id));
            }
        }
        for (PathwayStep step : knowledge.pathway()) {
            for (String id : step.modules()) {
                require(
                        step,
                        "modules",
                        id,
                        knowledge.modules().stream()
                                .anyMatch(module -> module.id().equals(id)));
            }
        }
        for (SafetyRule rule : knowledge.rules()) {
            rule.also()
                    .ifPresent(id -> require(
                            rule,
                            "also",
                            id,
                            knowledge.thresholds().stream()
                                    .anyMatch(threshold -> threshold.id().equals(id))));
        }
    }

    private static void require(Fact fact, String field, String id, boolean known) {
        if (!known) {
            throw fact.label().error(field, "'" + id + "'", "the id of a fact in another table");
        }
    }

    /** A taxon that a rule bars must say so itself, so that nobody can offer it by reading one table only. */
    private void checkBarredTaxa() {
        for (SafetyRule rule : knowledge.rules()) {
            if (rule.subject() == SafetyRule.Subject.TAXON && rule.action() == SafetyRule.Action.BAR) {
                knowledge
                        .taxon(rule.trigger())
                        .filter(taxon -> !taxon.isBarred())
                        .ifPresent(taxon -> {
                            throw taxon.label()
                                    .error("probiotic", "a taxon that rule " + rule.id() + " bars", "barred");
                        });
            }
        }
    }

    private void checkNames() {
        Map<String, Fact> taxa = new HashMap<>();
        for (TaxonTraits taxon : knowledge.taxa()) {
            claim(taxa, taxon, "name", taxon.name());
            taxon.synonyms().forEach(name -> claim(taxa, taxon, "synonyms", name));
            taxon.families().forEach(name -> claim(taxa, taxon, "families", name));
        }
        Map<String, Fact> drugs = new HashMap<>();
        for (DrugFact drug : knowledge.drugs()) {
            claim(drugs, drug, "id", drug.id());
            drug.synonyms().forEach(name -> claim(drugs, drug, "synonyms", name));
        }
    }

    private static void claim(Map<String, Fact> names, Fact fact, String field, String name) {
        Fact other = names.putIfAbsent(name.toLowerCase(Locale.ROOT), fact);
        if (other != null && !other.equals(fact)) {
            throw fact.label().error(field, "'" + name + "', a name of " + other.id(), "a name that means one fact");
        }
    }
}

package org.biofluxopt.knowledge;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A drug and what it does to cobalamin; its id is the generic name in lower case.
 *
 * @param synonyms brand names, other spellings and classes, lower case
 * @param effect word of the effect: metformin, proton_pump_inhibitor, h2_blocker, calcium, oral_contraceptive,
 *     antibiotic, none
 */
public record DrugFact(FactLabel label, List<String> synonyms, String effect) implements Fact {
    /** Words an effect may be. */
    static final List<String> EFFECTS = List.of(
            "metformin", "proton_pump_inhibitor", "h2_blocker", "calcium", "oral_contraceptive", "antibiotic", "none");

    public DrugFact {
        synonyms = List.copyOf(synonyms);
        if (!EFFECTS.contains(effect)) {
            throw label.error("effect", "'" + effect + "'", "one of " + String.join(", ", EFFECTS));
        }
    }

    /** Generic name. */
    public String name() {
        return id();
    }

    static final String[] COLUMNS = {"id", "synonyms", "effect", "source", "status", "note"};

    static DrugFact of(FactRow row) {
        String name = row.text("id");
        for (String word : row.list("synonyms")) {
            if (!word.equals(word.toLowerCase(Locale.ROOT))) {
                throw row.error("synonyms", "'" + word + "'", "lower case");
            }
        }
        return new DrugFact(
                row.label(name, "effect of " + name + " on cobalamin"), row.list("synonyms"), row.text("effect"));
    }

    /** Whether a name, in any case, means this drug. */
    public boolean isNamed(String written) {
        String name = written.strip().toLowerCase(Locale.ROOT);
        return name.equals(id()) || synonyms.contains(name);
    }

    @Override
    public String statement() {
        return id() + (effect.equals("none") ? ": no known effect on cobalamin" : ": acts as " + effect);
    }

    @Override
    public Map<String, String> details() {
        return Plain.columns("synonyms", String.join(", ", synonyms), "effect", effect);
    }
}

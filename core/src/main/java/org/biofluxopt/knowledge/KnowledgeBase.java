package org.biofluxopt.knowledge;

import java.io.Reader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.biofluxopt.text.InputError;
import org.biofluxopt.text.Nearest;

/** Everything we hold to be so, each fact with its source. Immutable. */
public final class KnowledgeBase {
    /** Names a folder to be read in place of the bundled one. */
    public static final String FOLDER_PROPERTY = "biofluxopt.knowledge";

    private static final List<FactTable<?>> TABLES = List.of(
            new FactTable<>("taxa.tsv", TaxonRow.COLUMNS, TaxonRow::taxon),
            new FactTable<>("pathway.tsv", PathwayStep.COLUMNS, PathwayStep::of),
            new FactTable<>("modules.tsv", PathwayModule.COLUMNS, PathwayModule::of),
            new FactTable<>("compounds.tsv", Compound.COLUMNS, Compound::of),
            new FactTable<>("genes.tsv", HumanGene.COLUMNS, HumanGene::of),
            new FactTable<>("edges.tsv", KnownEdge.COLUMNS, KnownEdge::of),
            new FactTable<>("levers.tsv", Lever.COLUMNS, Lever::of),
            new FactTable<>("safety.tsv", SafetyRule.COLUMNS, SafetyRule::of),
            new FactTable<>("thresholds.tsv", Threshold.COLUMNS, Threshold::of),
            new FactTable<>("drugs.tsv", DrugFact.COLUMNS, DrugFact::of),
            new FactTable<>("assays.tsv", AssayError.COLUMNS, AssayError::of));

    private final KnowledgeFolder folder;
    private final Map<String, Fact> facts = new LinkedHashMap<>();

    private KnowledgeBase(KnowledgeFolder folder) {
        this.folder = folder;
        for (String file : folder.below("parameters/", ".tsv")) {
            add(file, ParameterTable::read);
        }
        for (FactTable<?> table : TABLES) {
            add(table.file(), table::read);
        }
        new CrossReferences(this).check();
    }

    /** What ships with the code, or the folder that the system property {@value #FOLDER_PROPERTY} names. */
    public static KnowledgeBase bundled() {
        String named = System.getProperty(FOLDER_PROPERTY, "");
        return named.isBlank() ? Bundled.KNOWLEDGE : load(Path.of(named));
    }

    public static KnowledgeBase load(Path folder) {
        return new KnowledgeBase(KnowledgeFolder.at(folder));
    }

    /** Read once, at first use. */
    private static final class Bundled {
        private static final KnowledgeBase KNOWLEDGE = new KnowledgeBase(KnowledgeFolder.onClassPath());
    }

    private KnowledgeBase(KnowledgeBase other, Map<String, Double> values) {
        folder = other.folder;
        facts.putAll(other.facts);
        values.forEach((id, value) -> facts.put(id, other.quantity(id).withValue(value)));
    }

    /**
     * The same knowledge with other values of some quantities, such as a draw of the posterior.
     *
     * @throws InputError if an id is not that of a quantity
     */
    public KnowledgeBase with(Map<String, Double> values) {
        return new KnowledgeBase(this, values);
    }

    private void add(String file, BiFunction<String, Reader, List<? extends Fact>> table) {
        for (Fact fact : table.apply(folder.shown(file), folder.open(file))) {
            Fact other = facts.putIfAbsent(fact.id(), fact);
            if (other != null) {
                throw fact.label()
                        .error(
                                "id",
                                "'" + fact.id() + "', taken by "
                                        + other.label().file() + " line "
                                        + other.label().line(),
                                "an id that no other fact has");
            }
        }
    }

    /** All facts, in the order of the tables. */
    public List<Fact> facts() {
        return List.copyOf(facts.values());
    }

    /** @throws InputError if there is none; it names the nearest id */
    public Fact fact(String id) {
        Fact fact = facts.get(id);
        if (fact == null) {
            throw unknown("fact", id, facts.keySet());
        }
        return fact;
    }

    /** Whether there is a fact of this id. */
    public boolean knows(String id) {
        return facts.containsKey(id);
    }

    /** @throws InputError if there is none, or if the fact is not one number */
    public Fact.Quantity quantity(String id) {
        Fact fact = fact(id);
        if (fact instanceof Fact.Quantity quantity) {
            return quantity;
        }
        throw fact.label().error("value", "a " + fact.kind() + " (" + fact.statement() + ")", "one number");
    }

    /** Facts that nobody here read in a source. */
    public List<Fact> assumed() {
        return facts.values().stream().filter(Fact::isAssumed).toList();
    }

    public List<TaxonTraits> taxa() {
        return all(TaxonTraits.class);
    }

    public Optional<TaxonTraits> taxon(String id) {
        return one(TaxonTraits.class, id);
    }

    public List<PathwayStep> pathway() {
        return all(PathwayStep.class);
    }

    public List<PathwayModule> modules() {
        return all(PathwayModule.class);
    }

    public List<Compound> compounds() {
        return all(Compound.class);
    }

    public List<HumanGene> genes() {
        return all(HumanGene.class);
    }

    public List<KnownEdge> edges() {
        return all(KnownEdge.class);
    }

    public List<Lever> levers() {
        return all(Lever.class);
    }

    public List<SafetyRule> rules() {
        return all(SafetyRule.class);
    }

    public Optional<SafetyRule> rule(String id) {
        return one(SafetyRule.class, id);
    }

    public List<Threshold> thresholds() {
        return all(Threshold.class);
    }

    /** @throws InputError if there is no such threshold */
    public Threshold threshold(String id) {
        return one(Threshold.class, id)
                .orElseThrow(() -> unknown(
                        "threshold", id, thresholds().stream().map(Fact::id).toList()));
    }

    public List<DrugFact> drugs() {
        return all(DrugFact.class);
    }

    /** By generic name, brand or other spelling, in any case. */
    public Optional<DrugFact> drug(String name) {
        return drugs().stream().filter(drug -> drug.isNamed(name)).findFirst();
    }

    /** How much laboratory values move by themselves. */
    public List<AssayError> assays() {
        return all(AssayError.class);
    }

    /** By the marker's word in profiles. */
    public Optional<AssayError> assay(String marker) {
        return assays().stream().filter(assay -> assay.marker().equals(marker)).findFirst();
    }

    /** Whether there is a file of this name below the knowledge folder. */
    public boolean has(String name) {
        return folder.has(name);
    }

    /**
     * Any text file below the folder, closed by the caller.
     *
     * @param name relative path with forward slashes, such as {@code network/nodes.yaml}
     */
    public Reader open(String name) {
        return folder.open(name);
    }

    private <F extends Fact> List<F> all(Class<F> type) {
        List<F> found = new ArrayList<>();
        for (Fact fact : facts.values()) {
            if (type.isInstance(fact)) {
                found.add(type.cast(fact));
            }
        }
        return List.copyOf(found);
    }

    private <F extends Fact> Optional<F> one(Class<F> type, String id) {
        return Optional.ofNullable(facts.get(id)).filter(type::isInstance).map(type::cast);
    }

    private static InputError unknown(String what, String id, Collection<String> known) {
        String advice = Nearest.to(id, known)
                .map(near -> "Did you mean '" + near + "'?")
                .orElse("'biofluxopt knowledge list' shows all ids.");
        return InputError.about("knowledge", "there is no " + what + " '" + id + "'.", advice);
    }
}

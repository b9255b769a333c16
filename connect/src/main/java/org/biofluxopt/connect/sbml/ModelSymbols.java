package org.biofluxopt.connect.sbml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.biofluxopt.connect.sbml.SbmlModel.Assignment;
import org.biofluxopt.connect.sbml.SbmlModel.Compartment;
import org.biofluxopt.connect.sbml.SbmlModel.Partner;
import org.biofluxopt.connect.sbml.SbmlModel.Quantity;
import org.biofluxopt.connect.sbml.SbmlModel.ReactionPart;
import org.biofluxopt.connect.sbml.SbmlModel.SpeciesPart;

/** Who is who in a model, and what decides the value of each symbol. */
final class ModelSymbols {
    /** A species reference that reactions count by, with its sign. */
    record Part(ReactionPart reaction, Partner partner, boolean product) {}

    private final Map<String, Compartment> compartments = new LinkedHashMap<>();
    private final Map<String, SpeciesPart> species = new LinkedHashMap<>();
    private final Map<String, Quantity> parameters = new LinkedHashMap<>();
    private final Map<String, ReactionPart> reactions = new LinkedHashMap<>();
    private final Map<String, Partner> references = new LinkedHashMap<>();
    private final Map<String, Assignment> initial;
    private final Map<String, Assignment> rules;
    private final Map<String, Assignment> rates;
    private final Map<String, List<Part>> changes = new HashMap<>();
    private final List<String> stored = new ArrayList<>();

    ModelSymbols(SbmlModel model) {
        model.compartments().forEach(c -> compartments.put(c.id(), c));
        model.species().forEach(s -> species.put(s.id(), s));
        model.parameters().forEach(p -> parameters.put(p.id(), p));
        for (ReactionPart r : model.reactions()) {
            reactions.put(r.id(), r);
            r.reactants().forEach(p -> count(r, p, false));
            r.products().forEach(p -> count(r, p, true));
        }
        initial = byVariable(model.initialAssignments());
        rules = byVariable(model.assignmentRules());
        rates = byVariable(model.rateRules());
        // Level 2's stoichiometryMath holds at all times, as a rule does
        references.forEach((id, p) -> p.stoichiometry()
                .filter(formula -> !(formula instanceof Formula.Number))
                .ifPresent(formula -> rules.put(id, new Assignment(id, formula, p.line()))));
        rules.keySet().stream().filter(rates::containsKey).findFirst().ifPresent(id -> {
            throw new UnusableModel("two rules for " + id);
        });
        for (SpeciesPart s : model.species()) {
            if (!compartments.containsKey(s.compartment())) {
                throw new UnusableModel("the species " + s.id() + " is in " + s.compartment() + ", which is not there");
            }
            if ((rules.containsKey(s.id()) || rates.containsKey(s.id())) && movedByReactions(s)) {
                throw new UnusableModel(s.id() + " is changed by a rule and by reactions");
            }
        }
        for (String id : all()) {
            if (!rules.containsKey(id) && !reactions.containsKey(id)) {
                stored.add(id);
            }
        }
    }

    private void count(ReactionPart r, Partner p, boolean product) {
        if (!species.containsKey(p.species())) {
            throw new UnusableModel("the reaction " + r.id() + " counts " + p.species() + ", which is no species");
        }
        if (!p.id().isEmpty()) {
            references.put(p.id(), p);
        }
        changes.computeIfAbsent(p.species(), key -> new ArrayList<>()).add(new Part(r, p, product));
    }

    private Map<String, Assignment> byVariable(List<Assignment> assignments) {
        Map<String, Assignment> map = new LinkedHashMap<>();
        for (Assignment a : assignments) {
            if (!known(a.variable()) || reactions.containsKey(a.variable())) {
                throw new UnusableModel("a rule in line " + a.line() + " for " + a.variable()
                        + ", which is no compartment, species, parameter or species reference");
            }
            if (map.put(a.variable(), a) != null) {
                throw new UnusableModel("two rules of a kind for " + a.variable());
            }
        }
        return map;
    }

    private boolean known(String id) {
        return compartments.containsKey(id)
                || species.containsKey(id)
                || parameters.containsKey(id)
                || references.containsKey(id)
                || reactions.containsKey(id);
    }

    /** Every symbol that formulas may name. */
    Set<String> all() {
        Set<String> ids = new LinkedHashSet<>(species.keySet());
        ids.addAll(compartments.keySet());
        ids.addAll(parameters.keySet());
        ids.addAll(references.keySet());
        ids.addAll(reactions.keySet());
        return ids;
    }

    /** Symbols with a value of their own: not those of assignment rules, not reactions. */
    List<String> stored() {
        return stored;
    }

    Optional<SpeciesPart> species(String id) {
        return Optional.ofNullable(species.get(id));
    }

    Optional<Compartment> compartment(String id) {
        return Optional.ofNullable(compartments.get(id));
    }

    Optional<Quantity> parameter(String id) {
        return Optional.ofNullable(parameters.get(id));
    }

    Optional<Partner> reference(String id) {
        return Optional.ofNullable(references.get(id));
    }

    Optional<ReactionPart> reaction(String id) {
        return Optional.ofNullable(reactions.get(id));
    }

    Optional<Assignment> initialAssignment(String id) {
        return Optional.ofNullable(initial.get(id));
    }

    Optional<Assignment> assignmentRule(String id) {
        return Optional.ofNullable(rules.get(id));
    }

    Optional<Assignment> rateRule(String id) {
        return Optional.ofNullable(rates.get(id));
    }

    /** What reactions do to a species. */
    List<Part> changes(String id) {
        return changes.getOrDefault(id, List.of());
    }

    boolean movedByReactions(SpeciesPart s) {
        return !s.boundary() && !s.constant() && changes.containsKey(s.id());
    }

    boolean changesInTime(String id) {
        return rates.containsKey(id) || species(id).map(this::movedByReactions).orElse(false);
    }

    /** Whether a species' symbol stands for its amount; else for its concentration. */
    boolean meansAmount(SpeciesPart s) {
        return s.inAmount()
                || compartment(s.compartment()).map(c -> c.dimensions() == 0).orElse(false);
    }
}

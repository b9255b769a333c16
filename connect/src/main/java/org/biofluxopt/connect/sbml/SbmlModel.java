package org.biofluxopt.connect.sbml;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.biofluxopt.connect.sbml.Formula.Lambda;

/**
 * A model as its file gives it (SBML Level 2 or 3 core), without units and annotations. Every part keeps its line, so
 * that a refusal can point at it.
 *
 * @param file name for messages
 * @param functions by id
 */
public record SbmlModel(
        String file,
        int level,
        int version,
        String id,
        String name,
        List<Compartment> compartments,
        List<SpeciesPart> species,
        List<Quantity> parameters,
        Map<String, Lambda> functions,
        List<Assignment> initialAssignments,
        List<Assignment> assignmentRules,
        List<Assignment> rateRules,
        List<ReactionPart> reactions,
        List<Event> events) {
    public SbmlModel {
        compartments = List.copyOf(compartments);
        species = List.copyOf(species);
        parameters = List.copyOf(parameters);
        functions = Map.copyOf(functions);
        initialAssignments = List.copyOf(initialAssignments);
        assignmentRules = List.copyOf(assignmentRules);
        rateRules = List.copyOf(rateRules);
        reactions = List.copyOf(reactions);
        events = List.copyOf(events);
    }

    /** @param size at the start, if given */
    public record Compartment(String id, String name, double dimensions, Optional<Double> size, boolean constant) {}

    /** A parameter. */
    public record Quantity(String id, String name, Optional<Double> value, boolean constant, String unit) {}

    /**
     * @param inAmount whether the symbol means the amount, not the concentration
     * @param boundary whether reactions leave it alone
     * @param conversion parameter by which reactions' changes are multiplied
     */
    public record SpeciesPart(
            String id,
            String name,
            String compartment,
            Optional<Double> amount,
            Optional<Double> concentration,
            boolean inAmount,
            boolean boundary,
            boolean constant,
            Optional<String> conversion,
            String unit,
            int line) {}

    /** {@code variable} gets the value (or the rate) of {@code formula}. */
    public record Assignment(String variable, Formula formula, int line) {}

    public record ReactionPart(
            String id, String name, List<Partner> reactants, List<Partner> products, Formula rate, int line) {
        public ReactionPart {
            reactants = List.copyOf(reactants);
            products = List.copyOf(products);
        }
    }

    /**
     * A species reference.
     *
     * @param id empty where it has none
     * @param stoichiometry a number, or a formula of Level 2's stoichiometryMath; absent where a rule gives it
     */
    public record Partner(String id, String species, Optional<Formula> stoichiometry, int line) {}

    /**
     * @param atStart what the trigger is taken to have been before the start
     * @param persistent whether a delayed event happens even if its trigger went off meanwhile
     * @param early whether assigned values are worked out when it is triggered, not when it happens
     */
    public record Event(
            String id,
            Formula trigger,
            boolean atStart,
            boolean persistent,
            boolean early,
            Optional<Formula> delay,
            Optional<Formula> priority,
            List<Assignment> assignments,
            int line) {
        public Event {
            assignments = List.copyOf(assignments);
        }
    }
}

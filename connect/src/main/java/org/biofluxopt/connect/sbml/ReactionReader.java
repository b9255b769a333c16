package org.biofluxopt.connect.sbml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.biofluxopt.connect.sbml.Formula.Number;
import org.biofluxopt.connect.sbml.SbmlModel.Partner;
import org.biofluxopt.connect.sbml.SbmlModel.ReactionPart;

/** Reads reactions; local parameters become numbers of their law. */
final class ReactionReader {
    private final int level;

    ReactionReader(int level) {
        this.level = level;
    }

    ReactionPart reaction(XmlElement r) {
        if (r.flag("fast", false)) {
            throw r.problem(
                    "a fast reaction",
                    "reactions with a rate law",
                    "Fast reactions need algebraic equations; give it a large rate instead.");
        }
        List<XmlElement> laws =
                r.children().stream().filter(c -> c.name().equals("kineticLaw")).toList();
        if (laws.size() != 1) {
            throw r.problem("no kinetic law", "one", "A model without rates cannot be run in time; is it for FBA?");
        }
        XmlElement law = laws.getFirst();
        Map<String, Double> local = new HashMap<>();
        List<XmlElement> parameters = new ArrayList<>(law.list("listOfParameters"));
        parameters.addAll(law.list("listOfLocalParameters"));
        for (XmlElement p : parameters) {
            local.put(p.required("id"), p.number("value").orElseThrow(() -> p.problem("no value", "a number", "")));
        }
        return new ReactionPart(
                r.required("id"),
                r.attribute("name").orElse(""),
                partners(r, "listOfReactants"),
                partners(r, "listOfProducts"),
                withLocals(MathMlReader.mathOf(law), local),
                r.line());
    }

    private List<Partner> partners(XmlElement r, String list) {
        return r.list(list).stream()
                .filter(p -> p.name().equals("speciesReference"))
                .map(this::partner)
                .toList();
    }

    private Partner partner(XmlElement p) {
        Optional<Formula> stoichiometry = p.child("stoichiometryMath")
                .map(MathMlReader::mathOf)
                .or(() -> p.number("stoichiometry").map(Number::new));
        if (stoichiometry.isEmpty() && level == 2) {
            stoichiometry = Optional.of(Formula.TRUE);
        }
        return new Partner(p.attribute("id").orElse(""), p.required("species"), stoichiometry, p.line());
    }

    private static Formula withLocals(Formula formula, Map<String, Double> local) {
        if (local.isEmpty()) {
            return formula;
        }
        return switch (formula) {
            case Formula.Number n -> n;
            case Formula.Time t -> t;
            case Formula.RateOf r -> local.containsKey(r.id()) ? new Number(0) : r;
            case Formula.Symbol s -> {
                Double value = local.get(s.id());
                yield value == null ? s : new Number(value);
            }
            case Formula.Apply a -> new Formula.Apply(a.operator(), all(a.arguments(), local));
            case Formula.Call c -> new Formula.Call(c.function(), all(c.arguments(), local));
            case Formula.Piecewise p ->
                new Formula.Piecewise(
                        p.pieces().stream()
                                .map(piece -> new Formula.Piecewise.Piece(
                                        withLocals(piece.value(), local), withLocals(piece.condition(), local)))
                                .toList(),
                        withLocals(p.otherwise(), local));
        };
    }

    private static List<Formula> all(List<Formula> formulas, Map<String, Double> local) {
        return formulas.stream().map(f -> withLocals(f, local)).toList();
    }
}

package org.biofluxopt.connect.sbml;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.biofluxopt.connect.sbml.ExchangeModel.ReadOut;
import org.biofluxopt.kinetics.ParameterSpec;
import org.biofluxopt.kinetics.ReactionNetwork;
import org.biofluxopt.kinetics.ReactionNetwork.Reaction;
import org.biofluxopt.kinetics.Species;

/**
 * Writes a model as SBML Level 3 Version 2 core: species in amounts, rate laws in MathML, intakes as events. A counted
 * quantity that is no amount of substance becomes a parameter with a rate rule.
 */
public final class SbmlWriter {
    static final String NAMESPACE = "http://www.sbml.org/sbml/level3/version2/core";

    private final ExchangeModel model;
    private final ReactionNetwork network;
    private final List<Reaction> reactions;
    private final Set<Integer> changed;
    private final Map<String, Formula> rules;
    private final Map<Reaction, Formula> laws = new LinkedHashMap<>();
    private final Map<ReadOut, Formula> readOuts = new LinkedHashMap<>();
    private final XmlText xml = new XmlText();

    private SbmlWriter(ExchangeModel model) {
        this.model = model;
        this.network = model.network();
        reactions = network.reactions();
        changed = new LinkedHashSet<>();
        model.intakes().forEach(i -> changed.addAll(i.settings().keySet()));
        ExprFormulas formulas = new ExprFormulas(network);
        reactions.forEach(r -> laws.put(r, formulas.of(r.rate())));
        model.readOuts().forEach(r -> readOuts.put(r, formulas.of(r.value())));
        rules = formulas.rules();
    }

    /** The document. */
    public static String write(ExchangeModel model) {
        return new SbmlWriter(model).document();
    }

    private String document() {
        xml.open("sbml", "xmlns", NAMESPACE, "level", "3", "version", "2");
        xml.open(
                "model",
                "metaid",
                "meta_model",
                "sboTerm",
                "SBO:0000293", // non-spatial continuous framework
                "id",
                model.id(),
                "name",
                model.name(),
                "substanceUnits",
                UnitText.id("ug"),
                "timeUnits",
                UnitText.id("h"),
                "volumeUnits",
                "litre",
                "extentUnits",
                UnitText.id("ug"));
        xml.open("notes");
        xml.leaf("p", model.description(), "xmlns", "http://www.w3.org/1999/xhtml");
        xml.close();
        units();
        compartments();
        species();
        parameters();
        ruleList();
        reactionList();
        EventWriter.write(xml, model);
        xml.close();
        xml.close();
        return xml.document();
    }

    private void units() {
        Map<String, String> used = new TreeMap<>();
        for (String unit : List.of("ug", "h")) {
            used.put(UnitText.id(unit), unit);
        }
        network.species().forEach(s -> used.put(UnitText.id(s.unit()), s.unit()));
        network.parameters().forEach(p -> used.put(UnitText.id(p.unit()), p.unit()));
        model.readOuts().forEach(r -> used.put(UnitText.id(r.unit()), r.unit()));
        xml.open("listOfUnitDefinitions");
        used.forEach((id, text) -> {
            xml.open("unitDefinition", "id", id, "name", text);
            List<UnitText.Factor> factors = UnitText.of(text).factors();
            xml.open("listOfUnits");
            if (factors.isEmpty()) {
                unit(new UnitText.Factor("dimensionless", 1, 1));
            }
            factors.forEach(this::unit);
            xml.close().close();
        });
        xml.close();
    }

    private void unit(UnitText.Factor factor) {
        xml.empty(
                "unit",
                "kind",
                factor.kind(),
                "exponent",
                Integer.toString(factor.exponent()),
                "scale",
                "0",
                "multiplier",
                MathMlWriter.plain(factor.multiplier()));
    }

    /** A compartment's id; species and places may share a name. */
    static String compartmentId(String place) {
        return "place_" + place;
    }

    private void compartments() {
        Set<String> places = new LinkedHashSet<>();
        network.species().stream().filter(SbmlWriter::isSpecies).forEach(s -> places.add(s.compartment()));
        xml.open("listOfCompartments");
        for (String place : places) {
            Attributes.part(
                    xml,
                    "compartment",
                    compartmentId(place),
                    place,
                    model.annotations().getOrDefault(compartmentId(place), Annotation.sbo("SBO:0000290")),
                    "spatialDimensions",
                    "3",
                    "size",
                    "1",
                    "units",
                    "litre",
                    "constant",
                    "true");
        }
        xml.close();
    }

    private static boolean isSpecies(Species s) {
        return UnitText.of(s.unit()).isSubstance();
    }

    private void species() {
        xml.open("listOfSpecies");
        for (int i = 0; i < network.species().size(); i++) {
            Species s = network.species().get(i);
            if (isSpecies(s)) {
                Attributes.part(
                        xml,
                        "species",
                        s.id(),
                        s.label() + " (" + s.compartment() + ")",
                        model.annotations().getOrDefault(s.id(), Annotation.sbo("SBO:0000240")), // material entity
                        "compartment",
                        compartmentId(s.compartment()),
                        "initialAmount",
                        MathMlWriter.plain(model.amounts()[i]),
                        "substanceUnits",
                        UnitText.id(s.unit()),
                        "hasOnlySubstanceUnits",
                        "true",
                        "boundaryCondition",
                        "false",
                        "constant",
                        "false");
            }
        }
        xml.close();
    }

    private void parameters() {
        xml.open("listOfParameters");
        for (int i = 0; i < network.parameters().size(); i++) {
            ParameterSpec p = network.parameters().get(i);
            parameter(
                    p.id(),
                    p.label(),
                    p.unit(),
                    MathMlWriter.plain(model.parameters()[i]),
                    !changed.contains(i),
                    "SBO:0000002");
        }
        for (int i = 0; i < network.species().size(); i++) {
            Species s = network.species().get(i);
            if (!isSpecies(s)) {
                parameter(s.id(), s.label(), s.unit(), MathMlWriter.plain(model.amounts()[i]), false, "SBO:0000002");
            }
        }
        rules.keySet().forEach(name -> parameter(name, "", "", "", false, "SBO:0000002"));
        readOuts.keySet().forEach(r -> parameter(r.id(), r.name(), r.unit(), "", false, "SBO:0000002"));
        EventWriter.clocks(model)
                .forEach((id, hour) ->
                        parameter(id, "hour of the next " + id, "h", MathMlWriter.plain(hour), false, "SBO:0000002"));
        xml.close();
    }

    private void parameter(String id, String name, String unit, String value, boolean constant, String sbo) {
        Attributes.part(
                xml,
                "parameter",
                id,
                name,
                model.annotations().getOrDefault(id, Annotation.sbo(sbo)),
                "value",
                value,
                "units",
                unit.isEmpty() ? "" : UnitText.id(unit),
                "constant",
                Boolean.toString(constant));
    }

    private void ruleList() {
        Map<String, Formula> counted = counted();
        if (rules.isEmpty() && readOuts.isEmpty() && counted.isEmpty()) {
            return;
        }
        xml.open("listOfRules");
        rules.forEach((name, formula) -> rule("assignmentRule", name, formula));
        readOuts.forEach((readOut, formula) -> rule("assignmentRule", readOut.id(), formula));
        counted.forEach((id, formula) -> rule("rateRule", id, formula));
        xml.close();
    }

    private void rule(String kind, String variable, Formula formula) {
        xml.open(kind, "variable", variable);
        MathMlWriter.write(xml, formula);
        xml.close();
    }

    /** Rates of counters that are no substance, as sums of reactions. */
    private Map<String, Formula> counted() {
        Map<String, Formula> sums = new HashMap<>();
        for (Reaction r : reactions) {
            r.species().forEach((index, factor) -> {
                Species s = network.species().get(index);
                if (!isSpecies(s)) {
                    Formula part = onlyCounts(r) ? law(r) : new Formula.Symbol(r.id());
                    Formula term = factor == 1
                            ? part
                            : new Formula.Apply(Operator.TIMES, List.of(new Formula.Number(factor), part));
                    sums.merge(s.id(), term, (a, b) -> new Formula.Apply(Operator.PLUS, List.of(a, b)));
                }
            });
        }
        Map<String, Formula> ordered = new LinkedHashMap<>();
        for (Species s : network.species()) {
            if (!isSpecies(s)) {
                ordered.put(s.id(), sums.getOrDefault(s.id(), new Formula.Number(0)));
            }
        }
        return ordered;
    }

    /** Whether a reaction only feeds counters that are no substance; their rate rules say all of it. */
    private boolean onlyCounts(Reaction r) {
        return r.species().keySet().stream()
                .noneMatch(i -> isSpecies(network.species().get(i)));
    }

    private Formula law(Reaction r) {
        return Objects.requireNonNull(laws.get(r));
    }

    private void reactionList() {
        xml.open("listOfReactions");
        laws.forEach((reaction, law) -> {
            if (!onlyCounts(reaction)) {
                new ReactionWriter(xml, model).write(reaction, law);
            }
        });
        xml.close();
    }
}

package org.biofluxopt.connect.sbml;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.biofluxopt.kinetics.Expr;
import org.biofluxopt.kinetics.ReactionNetwork.Reaction;
import org.biofluxopt.kinetics.Species;

/** Writes reactions. */
final class ReactionWriter {
    private final XmlText xml;
    private final ExchangeModel model;

    ReactionWriter(XmlText xml, ExchangeModel model) {
        this.xml = xml;
        this.model = model;
    }

    void write(Reaction reaction, Formula law) {
        Map<String, Double> reactants = new TreeMap<>();
        Map<String, Double> products = new TreeMap<>();
        BitSet partners = new BitSet();
        reaction.species().forEach((index, factor) -> {
            Species s = model.network().species().get(index);
            if (UnitText.of(s.unit()).isSubstance() && factor != 0) {
                (factor < 0 ? reactants : products).put(s.id(), Math.abs(factor));
                partners.set(index);
            }
        });
        Annotation annotation =
                model.annotations().getOrDefault(reaction.id(), Annotation.sbo(term(reactants, products)));
        xml.open("reaction", Attributes.attributes(reaction.id(), "", annotation, "reversible", "false"));
        Attributes.annotation(xml, reaction.id(), annotation);
        references("listOfReactants", reactants);
        references("listOfProducts", products);
        modifiers(reaction, reactants);
        xml.open("kineticLaw");
        MathMlWriter.write(xml, law);
        xml.close().close();
    }

    /** What kind of thing happens, as far as its form tells. */
    private static String term(Map<String, Double> reactants, Map<String, Double> products) {
        if (reactants.isEmpty()) {
            return "SBO:0000393"; // production
        }
        if (products.isEmpty()) {
            return "SBO:0000394"; // consumption
        }
        return reactants.size() > 1 ? "SBO:0000177" : "SBO:0000375"; // non-covalent binding; process
    }

    private void references(String list, Map<String, Double> species) {
        if (species.isEmpty()) {
            return;
        }
        xml.open(list);
        species.forEach((id, count) -> xml.empty(
                "speciesReference", "species", id, "stoichiometry", MathMlWriter.plain(count), "constant", "true"));
        xml.close();
    }

    /** Species in the law that are not used up must be named as modifiers. */
    private void modifiers(Reaction reaction, Map<String, Double> reactants) {
        BitSet named = new BitSet();
        collect(reaction.rate(), named);
        List<String> others = named.stream()
                .mapToObj(i -> model.network().species().get(i))
                .filter(s -> UnitText.of(s.unit()).isSubstance())
                .map(Species::id)
                .filter(id -> !reactants.containsKey(id))
                .toList();
        if (!others.isEmpty()) {
            xml.open("listOfModifiers");
            others.forEach(id -> xml.empty("modifierSpeciesReference", "species", id));
            xml.close();
        }
    }

    /** Species that a law names itself, not through a rule. */
    private static void collect(Expr expr, BitSet named) {
        switch (expr) {
            case Expr.Constant c -> {}
            case Expr.Parameter p -> {}
            case Expr.Slow s -> {}
            case Expr.Amount a -> named.set(a.index());
            case Expr.Sum s -> both(s.a(), s.b(), named);
            case Expr.Difference d -> both(d.a(), d.b(), named);
            case Expr.Product p -> both(p.a(), p.b(), named);
            case Expr.Quotient q -> both(q.a(), q.b(), named);
            case Expr.Power p -> both(p.base(), p.exponent(), named);
            case Expr.Exponential e -> collect(e.of(), named);
        }
    }

    private static void both(Expr a, Expr b, BitSet named) {
        collect(a, named);
        collect(b, named);
    }
}

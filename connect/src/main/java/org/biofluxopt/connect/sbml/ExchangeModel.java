package org.biofluxopt.connect.sbml;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.biofluxopt.kinetics.Expr;
import org.biofluxopt.kinetics.ReactionNetwork;

/**
 * One model of one person, ready to be handed to other tools.
 *
 * @param id valid as an SBML SId
 * @param name in words
 * @param description a paragraph for the reader of the file
 * @param parameters values, in the order of the network
 * @param amounts at hour 0, in the order of the network's species
 * @param readOuts what is looked at
 * @param intakes what is taken when
 * @param annotations by id of species, parameter, compartment or reaction
 */
public record ExchangeModel(
        String id,
        String name,
        String description,
        ReactionNetwork network,
        double[] parameters,
        double[] amounts,
        List<ReadOut> readOuts,
        List<Recurring> intakes,
        Map<String, Annotation> annotations) {
    public ExchangeModel {
        if (parameters.length != network.parameters().size()
                || amounts.length != network.species().size()) {
            throw new IllegalArgumentException(
                    "Expected a value for each of " + network.parameters().size() + " parameters and "
                            + network.species().size() + " species, got " + parameters.length + " and "
                            + amounts.length);
        }
        Set<String> ids = new HashSet<>();
        network.species().forEach(s -> requireNew(ids, s.id()));
        network.parameters().forEach(p -> requireNew(ids, p.id()));
        readOuts.forEach(r -> requireNew(ids, r.id()));
        intakes.forEach(i -> requireNew(ids, i.id()));
        parameters = parameters.clone();
        amounts = amounts.clone();
        readOuts = List.copyOf(readOuts);
        intakes = List.copyOf(intakes);
        annotations = Map.copyOf(annotations);
    }

    private static void requireNew(Set<String> ids, String id) {
        if (!ids.add(id)) {
            throw new IllegalArgumentException("Two parts of the model have the id " + id);
        }
    }

    /** @param value from species and parameters */
    public record ReadOut(String id, String name, String unit, Expr value) {}
}

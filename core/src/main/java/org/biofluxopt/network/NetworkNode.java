package org.biofluxopt.network;

import java.util.List;
import java.util.Optional;
import org.biofluxopt.bayes.DirichletCpt;
import org.biofluxopt.bayes.Variable;

/**
 * A node of the B12 network.
 *
 * @param variable id and states, in order from little to much; where there is a healthy state it is named as baseline
 * @param label in words
 * @param group intake, stomach, ileum, genotype, microbe, lumen or host
 * @param baseline the state that asks for no explanation
 * @param bins the numbers behind the states, if there are any
 * @param edges from the parents, in the table's order
 * @param cpt rows with their sources
 * @param rows distribution of the quantity in each row, where the rows were made from one; else empty
 */
record NetworkNode(
        Variable variable,
        String label,
        String group,
        Optional<String> baseline,
        Optional<Bins> bins,
        List<BeliefSummary.Edge> edges,
        DirichletCpt cpt,
        List<Optional<Location>> rows) {
    NetworkNode {
        edges = List.copyOf(edges);
        rows = List.copyOf(rows);
    }

    String id() {
        return variable.name();
    }

    Bins requireBins() {
        return bins.orElseThrow(() -> new IllegalStateException("Node '" + id() + "' has no bins"));
    }
}

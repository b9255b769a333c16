package org.biofluxopt.network;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.biofluxopt.bayes.Bag;
import org.biofluxopt.bayes.BayesianNetwork;
import org.biofluxopt.bayes.CountPart;
import org.biofluxopt.bayes.JunctionTree;

/**
 * A network with everything that another program, such as a page, needs to draw it and to ask it itself.
 *
 * @param summary nodes with their prior, edges
 * @param quantities one a node, in the order of {@code summary.nodes()}
 * @param cliques a junction tree over their numbers, parents first
 */
public record NetworkTables(BeliefSummary summary, List<Quantity> quantities, List<Bag> cliques) {
    public NetworkTables {
        quantities = List.copyOf(quantities);
        cliques = List.copyOf(cliques);
    }

    /**
     * @param unit of the numbers behind the states, if there are any
     * @param bounds of the states, one more than there are; empty without a unit
     * @param parents numbers of nodes
     * @param table P(node | parents), flat [row][state], last parent fastest
     * @param worth observations behind the table's rows on average, prior included
     */
    public record Quantity(
            Optional<String> unit, List<Double> bounds, List<Integer> parents, List<Double> table, Worth worth) {
        public Quantity {
            bounds = List.copyOf(bounds);
            parents = List.copyOf(parents);
            table = List.copyOf(table);
        }
    }

    /**
     * Observations behind a row, averaged over a table's rows.
     *
     * @param literature from sources that were read
     * @param assumed from judgement
     * @param data counted
     */
    public record Worth(double literature, double assumed, double data) {}

    static NetworkTables of(B12Network network) {
        JunctionTree tree = network.tree();
        BayesianNetwork graph = tree.network();
        List<Quantity> quantities = network.nodes().stream()
                .map(node -> new Quantity(
                        node.bins().map(Bins::unit),
                        node.bins().map(Bins::bounds).orElse(List.of()),
                        boxed(graph.parents(graph.index(node.id()))),
                        Arrays.stream(graph.table(graph.index(node.id())))
                                .boxed()
                                .toList(),
                        worth(network, node)))
                .toList();
        return new NetworkTables(network.show(), quantities, tree.bags());
    }

    private static List<Integer> boxed(int[] numbers) {
        return Arrays.stream(numbers).boxed().toList();
    }

    private static Worth worth(B12Network network, NetworkNode node) {
        double[] sums = new double[3];
        for (List<CountPart> row : node.cpt().rows()) {
            for (CountPart part : row) {
                Citations.Citation citation = network.citations().get(part.sourceId());
                int kind = citation == null ? 2 : citation.assumed() ? 1 : 0; // without a citation it is data
                sums[kind] += part.ess() / node.cpt().rows().size();
            }
        }
        return new Worth(sums[0], sums[1], sums[2]);
    }
}

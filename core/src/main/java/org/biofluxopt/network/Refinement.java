package org.biofluxopt.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.biofluxopt.bayes.CountPart;
import org.biofluxopt.bayes.DirichletCpt;
import org.biofluxopt.bayes.Variable;
import org.biofluxopt.text.InputError;

/** Nodes of the expert network with tables that data refined, and with the edges that data added. */
final class Refinement {
    private final String file;

    private Refinement(String file) {
        this.file = file;
    }

    /**
     * @param cpts one for each node, with the same states; a node's parents are those of the expert, in their order, then
     *     those that were added
     * @param file where they come from, for messages and as the source of added edges
     */
    static List<NetworkNode> of(List<NetworkNode> expert, List<DirichletCpt> cpts, String file) {
        Map<String, DirichletCpt> byName = new LinkedHashMap<>();
        cpts.forEach(cpt -> byName.put(cpt.child().name(), cpt));
        List<NetworkNode> nodes = new ArrayList<>();
        for (NetworkNode node : expert) {
            DirichletCpt cpt = byName.remove(node.id());
            if (cpt == null) {
                throw InputError.in(file)
                        .got("no variable '" + node.id() + "'")
                        .expected("all nodes of the B12 network")
                        .error();
            }
            nodes.add(new Refinement(file).refined(node, cpt));
        }
        if (!byName.isEmpty()) {
            throw InputError.in(file)
                    .got("variables " + byName.keySet() + ", which the B12 network does not have")
                    .expected("its nodes only")
                    .error();
        }
        return nodes;
    }

    private NetworkNode refined(NetworkNode node, DirichletCpt cpt) {
        int before = node.cpt().parents().size();
        boolean fits = cpt.child().equals(node.variable())
                && cpt.parents().size() >= before
                && cpt.parents().subList(0, before).equals(node.cpt().parents());
        if (!fits) {
            throw InputError.in(file)
                    .field(node.id())
                    .got("states " + cpt.child().states() + " and parents " + names(cpt.parents()))
                    .expected("states " + node.variable().states() + " and parents that begin with "
                            + names(node.cpt().parents()))
                    .error();
        }
        List<BeliefSummary.Edge> edges = new ArrayList<>(node.edges());
        int added = 1;
        for (int i = before; i < cpt.parents().size(); i++) {
            edges.add(new BeliefSummary.Edge(
                    cpt.parents().get(i).name(),
                    node.id(),
                    sign(cpt, i),
                    "Found in data; which of the two comes first is not settled by them",
                    file,
                    false,
                    true));
            added *= cpt.parents().get(i).size();
        }
        List<Optional<Location>> rows = new ArrayList<>();
        for (int row = 0; row < cpt.rows().size(); row++) {
            rows.add(node.rows().get(row / added));
        }
        return new NetworkNode(
                node.variable(), node.label(), node.group(), node.baseline(), node.bins(), edges, cpt, rows);
    }

    private static List<String> names(List<Variable> variables) {
        return variables.stream().map(Variable::name).toList();
    }

    /** Whether the child's mean state rises or falls with a parent's, weighed by what the rows are worth. */
    private static int sign(DirichletCpt cpt, int parent) {
        int run = 1;
        for (int i = parent + 1; i < cpt.parents().size(); i++) {
            run *= cpt.parents().get(i).size();
        }
        int card = cpt.parents().get(parent).size();
        double[] mean = cpt.mean();
        int states = cpt.child().size();
        double sum = 0;
        for (int row = 0; row < cpt.rows().size(); row++) {
            int x = row / run % card;
            if (x + 1 < card) {
                double weight = Math.min(worth(cpt, row), worth(cpt, row + run));
                sum += weight * (rank(mean, row + run, states) - rank(mean, row, states));
            }
        }
        return (int) Math.signum(sum);
    }

    private static double worth(DirichletCpt cpt, int row) {
        return cpt.rows().get(row).stream().mapToDouble(CountPart::ess).sum();
    }

    private static double rank(double[] mean, int row, int states) {
        double rank = 0;
        for (int s = 0; s < states; s++) {
            rank += s * mean[row * states + s];
        }
        return rank;
    }
}

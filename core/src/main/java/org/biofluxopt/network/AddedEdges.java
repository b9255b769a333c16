package org.biofluxopt.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.biofluxopt.bayes.BayesianNetwork;
import org.biofluxopt.bayes.CountPart;
import org.biofluxopt.bayes.DirichletCpt;
import org.biofluxopt.bayes.JunctionTree;
import org.biofluxopt.bayes.Variable;
import org.biofluxopt.bayes.structure.Bootstrap;
import org.biofluxopt.bayes.structure.Knowledge;

/**
 * Edges that data found, added to the expert's: these hold, and an added parent leaves the node's rows as they were, their
 * worth shared among the states of the new parent.
 */
public final class AddedEdges {
    private static final int MOST_ADDED = 2; // parents of one node
    private static final double MOST_CELLS = 5e6; // of exact inference: 40 MB

    private AddedEdges() {}

    /**
     * @param cpts tables with the edges that were added
     * @param added those edges
     * @param left edges between nodes of the network that were left out, each with the reason
     */
    public record Result(List<DirichletCpt> cpts, List<Knowledge.Arc> added, List<String> left) {
        public Result {
            cpts = List.copyOf(cpts);
            added = List.copyOf(added);
            left = List.copyOf(left);
        }
    }

    /** @param edges strongest first, in the direction found more often; turned where knowledge or a cycle asks for it */
    public static Result to(List<DirichletCpt> cpts, List<Bootstrap.Strength> edges, Knowledge knowledge) {
        List<DirichletCpt> now = new ArrayList<>(cpts);
        List<Knowledge.Arc> added = new ArrayList<>();
        List<String> left = new ArrayList<>();
        Map<String, Integer> index = new HashMap<>();
        Map<String, Integer> more = new HashMap<>();
        for (int v = 0; v < cpts.size(); v++) {
            index.put(cpts.get(v).child().name(), v);
        }
        for (Bootstrap.Strength edge : edges) {
            if (!index.containsKey(edge.from()) || !index.containsKey(edge.to())) {
                continue;
            }
            if (parent(now, index, edge.from(), edge.to()) || parent(now, index, edge.to(), edge.from())) {
                continue; // the expert has it
            }
            String problem = "";
            for (int way = 0; way < 2; way++) {
                String from = way == 0 ? edge.from() : edge.to();
                String to = way == 0 ? edge.to() : edge.from();
                problem = problem(now, index, more, knowledge, from, to);
                if (problem.isEmpty()) {
                    int child = index.getOrDefault(to, 0);
                    DirichletCpt before = now.get(child);
                    now.set(
                            child,
                            with(before, now.get(index.getOrDefault(from, 0)).child()));
                    if (JunctionTree.predictedCells(BayesianNetwork.of(now)) <= MOST_CELLS) {
                        added.add(new Knowledge.Arc(from, to));
                        more.merge(to, 1, Integer::sum);
                        break;
                    }
                    now.set(child, before);
                    problem = "exact inference would need too many cells";
                }
            }
            if (!problem.isEmpty()) {
                left.add(edge.from() + " --- " + edge.to() + ": " + problem);
            }
        }
        return new Result(now, added, left);
    }

    private static String problem(
            List<DirichletCpt> cpts,
            Map<String, Integer> index,
            Map<String, Integer> more,
            Knowledge knowledge,
            String from,
            String to) {
        if (!knowledge.allows(from, to)) {
            return "not allowed by the knowledge given";
        }
        if (more.getOrDefault(to, 0) >= MOST_ADDED) {
            return to + " has " + MOST_ADDED + " added parents already";
        }
        return reaches(cpts, index, to, from) ? "would close a cycle with the expert's edges" : "";
    }

    private static boolean parent(List<DirichletCpt> cpts, Map<String, Integer> index, String from, String to) {
        return cpts.get(index.getOrDefault(to, 0)).parents().stream()
                .anyMatch(variable -> variable.name().equals(from));
    }

    /** Whether a directed path leads from one node to another. */
    private static boolean reaches(List<DirichletCpt> cpts, Map<String, Integer> index, String from, String to) {
        return from.equals(to)
                || cpts.get(index.getOrDefault(to, 0)).parents().stream()
                        .anyMatch(parent -> reaches(cpts, index, from, parent.name()));
    }

    private static DirichletCpt with(DirichletCpt cpt, Variable parent) {
        List<Variable> parents = new ArrayList<>(cpt.parents());
        parents.add(parent);
        List<List<CountPart>> rows = new ArrayList<>();
        for (List<CountPart> row : cpt.rows()) {
            List<CountPart> shared = row.stream()
                    .map(part -> new CountPart(part.sourceId(), part.weights(), part.ess() / parent.size()))
                    .toList();
            for (int s = 0; s < parent.size(); s++) {
                rows.add(shared);
            }
        }
        return new DirichletCpt(cpt.child(), parents, rows);
    }
}

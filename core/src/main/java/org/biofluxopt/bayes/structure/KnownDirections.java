package org.biofluxopt.bayes.structure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Directs what knowledge leaves one direction for, and makes sure at the end that all of it holds. */
final class KnownDirections {
    private KnownDirections() {}

    private record Forced(int from, int to, double weakness) {}

    /**
     * Required edges first; then edges allowed one way only, the surest first. One that would close a directed cycle is
     * removed: three forbidden directions can make a triangle of the data impossible.
     *
     * @param weakness larger means less sure, [a][b]
     */
    static void apply(PartiallyDirectedGraph graph, Knowledge knowledge, double[][] weakness) {
        if (knowledge.isEmpty()) {
            return;
        }
        List<String> names = graph.names();
        List<Forced> forced = new ArrayList<>();
        for (int a = 0; a < graph.size(); a++) {
            for (int b = 0; b < graph.size(); b++) {
                if (knowledge.requires(names.get(a), names.get(b))) {
                    graph.direct(a, b);
                } else if (graph.undirected(a, b)
                        && knowledge.allows(names.get(a), names.get(b))
                        && !knowledge.allows(names.get(b), names.get(a))) {
                    forced.add(new Forced(a, b, weakness[a][b]));
                }
            }
        }
        forced.sort(Comparator.comparingDouble(Forced::weakness)
                .thenComparingInt(Forced::from)
                .thenComparingInt(Forced::to));
        for (Forced edge : forced) {
            if (knowledge.requires(names.get(edge.from), names.get(edge.to))) {
                continue;
            }
            if (graph.reaches(edge.to, edge.from)) {
                graph.remove(edge.from, edge.to);
            } else {
                graph.direct(edge.from, edge.to);
            }
        }
    }

    /** The last line of defence: a learner must not return a graph that breaks what it was told. */
    static void verify(PartiallyDirectedGraph graph, Knowledge knowledge) {
        List<String> violations = knowledge.violations(graph);
        if (!violations.isEmpty()) {
            throw new IllegalStateException("The learned graph breaks the knowledge given: " + violations);
        }
        for (int a = 0; a < graph.size(); a++) {
            for (int b : graph.children(a)) {
                if (graph.reaches(b, a)) {
                    throw new IllegalStateException("The learned graph has a directed cycle through "
                            + graph.names().get(a));
                }
            }
        }
    }
}

package org.biofluxopt.explain;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.biofluxopt.network.BeliefSummary.Edge;

/**
 * The few edges that carry a plan, out of all that lead to serum B12: the shortest way from the lever in use, then the
 * shortest from each thing known of the person.
 */
final class ReasonPaths {
    private static final String OUTCOME = "serum_b12";

    private ReasonPaths() {}

    /**
     * @param edges all on directed paths to serum B12
     * @param levers node ids of the plan's levers, most important first
     * @return edges in reading order, each once
     */
    static List<Edge> of(List<Edge> edges, List<String> levers) {
        Set<String> starts = new LinkedHashSet<>(levers);
        Set<String> reached = new LinkedHashSet<>();
        edges.forEach(edge -> reached.add(edge.to()));
        edges.stream().map(Edge::from).filter(node -> !reached.contains(node)).forEach(starts::add);
        Set<Edge> chosen = new LinkedHashSet<>();
        for (String start : starts) {
            chosen.addAll(shortest(edges, start));
        }
        return List.copyOf(chosen);
    }

    /** Breadth first; among ways of equal length the one whose edges come first. Empty if there is none. */
    private static List<Edge> shortest(List<Edge> edges, String start) {
        Map<String, Edge> cameBy = new HashMap<>();
        Deque<String> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty() && !cameBy.containsKey(OUTCOME)) {
            String node = open.removeFirst();
            for (Edge edge : edges) {
                if (edge.from().equals(node)
                        && !edge.to().equals(start)
                        && cameBy.putIfAbsent(edge.to(), edge) == null) {
                    open.addLast(edge.to());
                }
            }
        }
        List<Edge> path = new ArrayList<>();
        for (Edge edge = cameBy.get(OUTCOME); edge != null; edge = cameBy.get(edge.from())) {
            path.addFirst(edge);
        }
        return path;
    }
}

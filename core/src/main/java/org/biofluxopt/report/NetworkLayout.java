package org.biofluxopt.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.biofluxopt.network.BeliefSummary;
import org.biofluxopt.network.BeliefSummary.Edge;
import org.biofluxopt.network.BeliefSummary.Node;

/**
 * Boxes in rows, causes above consequences. Each stands as low as its consequences allow, at most {@value #MOST_IN_ROW}
 * in a row so that the picture fits a page; within a row in the order of their neighbours' mean position, which keeps
 * crossings few (layers and barycentre heuristic: Sugiyama, Tagawa and Toda 1981, IEEE Trans Syst Man Cybern 11:109).
 *
 * @param places by node id
 * @param width px
 * @param height px
 */
record NetworkLayout(Map<String, Place> places, int width, int height) {
    static final int BOX_WIDTH = 146;
    static final int BOX_HEIGHT = 50;
    private static final int MOST_IN_ROW = 7;
    private static final int COLUMN = 156;
    static final int ROW = 82;
    private static final int SWEEPS = 24;

    /** Upper left corner of a box, px. */
    record Place(double x, double y) {}

    NetworkLayout {
        places = Map.copyOf(places);
    }

    Place at(String node) {
        Place place = places.get(node);
        if (place == null) {
            throw new IllegalArgumentException("No box for node " + node);
        }
        return place;
    }

    static NetworkLayout of(BeliefSummary beliefs) {
        List<List<String>> rows = rows(beliefs);
        Map<String, List<String>> neighbours = neighbours(beliefs.edges());
        Map<String, Double> rank = new HashMap<>();
        rows.forEach(row -> rankAll(row, rank));
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            for (List<String> row : sweep % 2 == 0 ? rows : rows.reversed()) {
                Map<String, Double> key = new HashMap<>();
                row.forEach(id -> key.put(id, barycentre(id, neighbours, rank)));
                row.sort(Comparator.<String>comparingDouble(id -> key.getOrDefault(id, 0.5))
                        .thenComparing(Comparator.naturalOrder()));
                rankAll(row, rank);
            }
        }
        return placed(rows);
    }

    /** Top row first. */
    private static List<List<String>> rows(BeliefSummary beliefs) {
        List<Node> effectsFirst = beliefs.nodes().stream()
                .sorted(Comparator.comparingInt(Node::column).reversed())
                .toList();
        Map<String, Integer> level = new HashMap<>(); // 0 is the bottom
        List<List<String>> rows = new ArrayList<>();
        for (Node node : effectsFirst) {
            int lowest = 0;
            for (Edge edge : beliefs.edges()) {
                if (edge.from().equals(node.id())) {
                    lowest = Math.max(lowest, level.getOrDefault(edge.to(), -1) + 1);
                }
            }
            while (lowest < rows.size() && rows.get(lowest).size() >= MOST_IN_ROW) {
                lowest++;
            }
            while (rows.size() <= lowest) {
                rows.add(new ArrayList<>());
            }
            rows.get(lowest).add(node.id());
            level.put(node.id(), lowest);
        }
        return rows.reversed().stream().filter(row -> !row.isEmpty()).toList();
    }

    /** Position within the row as a fraction, so that rows of different length compare. */
    private static void rankAll(List<String> row, Map<String, Double> rank) {
        for (int i = 0; i < row.size(); i++) {
            rank.put(row.get(i), (i + 0.5) / row.size());
        }
    }

    private static Map<String, List<String>> neighbours(List<Edge> edges) {
        Map<String, List<String>> neighbours = new HashMap<>();
        for (Edge edge : edges) {
            neighbours.computeIfAbsent(edge.from(), id -> new ArrayList<>()).add(edge.to());
            neighbours.computeIfAbsent(edge.to(), id -> new ArrayList<>()).add(edge.from());
        }
        return neighbours;
    }

    private static double barycentre(String id, Map<String, List<String>> neighbours, Map<String, Double> rank) {
        return neighbours.getOrDefault(id, List.of()).stream()
                .mapToDouble(other -> rank.getOrDefault(other, 0.5))
                .average()
                .orElse(rank.getOrDefault(id, 0.5));
    }

    private static NetworkLayout placed(List<List<String>> rows) {
        int widest = rows.stream().mapToInt(List::size).max().orElse(1);
        Map<String, Place> places = new HashMap<>();
        for (int r = 0; r < rows.size(); r++) {
            List<String> row = rows.get(r);
            double pitch = (double) widest * COLUMN / row.size();
            for (int i = 0; i < row.size(); i++) {
                places.put(row.get(i), new Place(pitch * (i + 0.5) - BOX_WIDTH / 2.0, 3 + r * (double) ROW));
            }
        }
        return new NetworkLayout(places, widest * COLUMN, rows.size() * ROW - (ROW - BOX_HEIGHT) + 6);
    }
}

package org.biofluxopt.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.biofluxopt.network.BeliefSummary;
import org.biofluxopt.network.BeliefSummary.Edge;
import org.biofluxopt.network.BeliefSummary.Node;

/**
 * Boxes in layers; within a layer in the order of their neighbours' mean position, which keeps crossings few
 * (barycentre heuristic: Sugiyama, Tagawa and Toda 1981, IEEE Trans Syst Man Cybern 11:109).
 */
record NetworkLayout(Map<String, Place> places, int width, int height) {
    static final int BOX_WIDTH = 152;
    private static final int COLUMN_GAP = 52;
    private static final int ROW = 46;
    private static final int SWEEPS = 12;

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
        SortedMap<Integer, List<String>> layers = new TreeMap<>();
        for (Node node : beliefs.nodes()) {
            layers.computeIfAbsent(node.column(), c -> new ArrayList<>()).add(node.id());
        }
        Map<String, Double> rank = new HashMap<>();
        layers.values().forEach(layer -> rankAll(layer, rank));
        Map<String, List<String>> neighbours = neighbours(beliefs.edges());
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            for (List<String> layer : layers.values()) {
                Map<String, Double> key = new HashMap<>();
                layer.forEach(id -> key.put(id, barycentre(id, neighbours, rank)));
                layer.sort(Comparator.<String>comparingDouble(id -> key.getOrDefault(id, 0.5))
                        .thenComparing(Comparator.naturalOrder()));
                rankAll(layer, rank);
            }
        }
        return placed(new ArrayList<>(layers.values()));
    }

    /** Position within the layer as a fraction, so that layers of different size compare. */
    private static void rankAll(List<String> layer, Map<String, Double> rank) {
        for (int i = 0; i < layer.size(); i++) {
            rank.put(layer.get(i), (i + 0.5) / layer.size());
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

    private static NetworkLayout placed(List<List<String>> layers) {
        int most = layers.stream().mapToInt(List::size).max().orElse(1);
        Map<String, Place> places = new HashMap<>();
        for (int column = 0; column < layers.size(); column++) {
            List<String> layer = layers.get(column);
            double pitch = (double) most * ROW / layer.size();
            for (int row = 0; row < layer.size(); row++) {
                double y = 4 + pitch * (row + 0.5) - ROW / 2.0 + 5;
                places.put(layer.get(row), new Place(4 + column * (double) (BOX_WIDTH + COLUMN_GAP), y));
            }
        }
        int width = layers.size() * (BOX_WIDTH + COLUMN_GAP) - COLUMN_GAP + 34;
        return new NetworkLayout(places, width, most * ROW + 10);
    }
}

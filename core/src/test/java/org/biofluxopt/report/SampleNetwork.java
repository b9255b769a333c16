package org.biofluxopt.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.biofluxopt.network.BeliefSummary;

/** The names and edges of the B12 network as of its first version; the probabilities are made up. */
final class SampleNetwork {
    private static final Set<String> OBSERVED =
            Set.of("age", "diet_pattern", "supplement_ug", "serum_b12", "holotc", "mma");

    private SampleNetwork() {}

    static BeliefSummary beliefs() {
        List<BeliefSummary.Node> nodes = new ArrayList<>();
        List<BeliefSummary.Edge> edges = new ArrayList<>();
        for (String line : lines()) {
            String[] cells = line.split("\t", -1);
            if (cells[0].equals("node")) {
                nodes.add(node(cells));
            } else {
                edges.add(new BeliefSummary.Edge(
                        cells[1],
                        cells[2],
                        Integer.parseInt(cells[3]),
                        "mechanism in words",
                        "AB01",
                        edges.size() % 3 == 0));
            }
        }
        return new BeliefSummary(nodes, edges, List.of("diet: vegan", "serum B12 172 ± 10 pmol/L"));
    }

    private static BeliefSummary.Node node(String[] cells) {
        List<String> states = List.of(cells[5].split("\\|"));
        boolean observed = OBSERVED.contains(cells[1]);
        int likely = Math.floorMod(cells[1].hashCode(), states.size());
        return new BeliefSummary.Node(
                cells[1],
                cells[2],
                cells[3],
                states,
                peaked(states.size(), states.size() - 1, 0.5),
                peaked(states.size(), likely, observed ? 0.97 : 0.64),
                observed,
                Integer.parseInt(cells[4]));
    }

    private static List<Double> peaked(int size, int at, double height) {
        List<Double> shares = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            shares.add(i == at ? height : (1 - height) / (size - 1));
        }
        return shares;
    }

    private static List<String> lines() {
        try (InputStream in = Objects.requireNonNull(SampleNetwork.class.getResourceAsStream("sample-network.tsv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.biofluxopt.report;

import java.util.ArrayList;
import java.util.List;
import org.biofluxopt.network.BeliefSummary;

/** A network of the size of the real one, with real names on its main path. */
final class SampleNetwork {
    private SampleNetwork() {}

    static BeliefSummary beliefs() {
        List<BeliefSummary.Node> nodes = new ArrayList<>();
        nodes.add(node("diet", "Eating pattern", "intake", 0, true));
        nodes.add(node("supplement", "B12 supplement", "intake", 0, true));
        nodes.add(node("age", "Age", "host", 0, true));
        nodes.add(node("fut2", "FUT2 secretor status", "genotype", 0, false));
        nodes.add(node("food_b12", "Cobalamin in food", "intake", 1, false));
        nodes.add(node("gastritis", "Atrophic gastritis", "stomach", 1, false));
        nodes.add(node("metformin", "Metformin", "ileum", 1, true));
        nodes.add(node("acid", "Gastric acid and pepsin", "stomach", 2, false));
        nodes.add(node("intrinsic_factor", "Intrinsic factor output", "stomach", 2, false));
        nodes.add(node("sibo", "Small intestinal overgrowth", "microbe", 2, false));
        nodes.add(node("if_uptake", "Receptor-mediated uptake in the ileum", "ileum", 3, false));
        nodes.add(node("lumen_b12", "Free cobalamin in the lumen", "lumen", 3, false));
        nodes.add(node("absorbed", "Cobalamin absorbed", "host", 4, false));
        nodes.add(node("store", "Liver store", "host", 4, false));
        nodes.add(node("serum_b12", "Serum B12", "host", 5, true));
        nodes.add(node("holotc", "Holotranscobalamin", "host", 5, true));
        nodes.add(node("mma", "Methylmalonic acid", "host", 5, true));
        for (int i = 0; i < 24; i++) {
            nodes.add(node("taxon_" + i, "Gut taxon number " + i, "microbe", 1 + i % 4, false));
        }
        return new BeliefSummary(nodes, edges(), List.of("diet: vegan", "serum B12 172 ± 10 pmol/L"));
    }

    private static List<BeliefSummary.Edge> edges() {
        List<BeliefSummary.Edge> edges = new ArrayList<>(List.of(
                edge("diet", "food_b12", 1),
                edge("supplement", "lumen_b12", 1),
                edge("age", "gastritis", 1),
                edge("gastritis", "acid", -1),
                edge("gastritis", "intrinsic_factor", -1),
                edge("acid", "lumen_b12", 1),
                edge("acid", "sibo", -1),
                edge("food_b12", "absorbed", 1),
                edge("metformin", "if_uptake", -1),
                edge("intrinsic_factor", "if_uptake", 1),
                edge("sibo", "lumen_b12", -1),
                edge("if_uptake", "absorbed", 1),
                edge("lumen_b12", "absorbed", 1),
                edge("absorbed", "store", 1),
                edge("absorbed", "serum_b12", 1),
                edge("store", "serum_b12", 1),
                edge("fut2", "serum_b12", 0),
                edge("absorbed", "holotc", 1),
                edge("store", "mma", -1)));
        for (int i = 0; i < 20; i++) {
            edges.add(edge("taxon_" + i, i % 3 == 0 ? "lumen_b12" : "taxon_" + (i + 3), i % 2 == 0 ? 1 : -1));
        }
        return edges;
    }

    private static BeliefSummary.Node node(String id, String label, String group, int column, boolean observed) {
        List<Double> posterior = observed ? List.of(0.94, 0.05, 0.01) : List.of(0.28, 0.61, 0.11);
        return new BeliefSummary.Node(
                id,
                label,
                group,
                List.of("low", "normal", "very_high"),
                List.of(0.2, 0.7, 0.1),
                posterior,
                observed,
                column);
    }

    private static BeliefSummary.Edge edge(String from, String to, int sign) {
        return new BeliefSummary.Edge(from, to, sign, "because it was found so", "AB01", sign == 0);
    }
}

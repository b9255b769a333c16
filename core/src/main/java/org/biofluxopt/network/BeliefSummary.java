package org.biofluxopt.network;

import java.util.List;

/**
 * The network as it stands for one person, for pictures and explanations.
 *
 * @param nodes all nodes with their posterior
 * @param edges all edges
 * @param evidence what was entered, in words
 */
public record BeliefSummary(List<Node> nodes, List<Edge> edges, List<String> evidence) {
    public BeliefSummary {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
        evidence = List.copyOf(evidence);
    }

    /**
     * @param id node id
     * @param label in words
     * @param group one of intake, stomach, ileum, genotype, microbe, lumen, host
     * @param states state labels in order
     * @param prior probability per state without evidence
     * @param posterior probability per state, sums to one
     * @param observed whether evidence (hard or soft) was entered here
     * @param column 0..n, the node's layer from cause to consequence, for drawing
     */
    public record Node(
            String id,
            String label,
            String group,
            List<String> states,
            List<Double> prior,
            List<Double> posterior,
            boolean observed,
            int column) {}

    /**
     * @param from node id
     * @param to node id
     * @param sign +1, -1 or 0 (not monotone)
     * @param mechanism in words
     * @param source citation
     * @param assumed whether the edge rests on an assumption
     */
    public record Edge(String from, String to, int sign, String mechanism, String source, boolean assumed) {}
}

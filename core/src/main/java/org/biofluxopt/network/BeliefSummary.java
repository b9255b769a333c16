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

    /** What an edge rests on. */
    public enum Support {
        /** Read in a publication. */
        LITERATURE,
        /** An expert's judgement: nobody here read it in a source. */
        EXPERT,
        /** Found in data. */
        DATA
    }

    /**
     * @param from node id
     * @param to node id
     * @param sign +1, -1 or 0 (not monotone)
     * @param mechanism in words
     * @param source citation
     * @param assumed whether the edge rests on an assumption
     * @param learned whether data added the edge
     */
    public record Edge(
            String from, String to, int sign, String mechanism, String source, boolean assumed, boolean learned) {
        /** An edge of the expert network. */
        public Edge(String from, String to, int sign, String mechanism, String source, boolean assumed) {
            this(from, to, sign, mechanism, source, assumed, false);
        }

        public Support support() {
            return learned ? Support.DATA : assumed ? Support.EXPERT : Support.LITERATURE;
        }
    }
}

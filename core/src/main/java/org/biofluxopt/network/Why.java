package org.biofluxopt.network;

import java.util.List;

/**
 * Why the network answers as it does.
 *
 * @param target node asked about
 * @param label its name in words
 * @param state the state asked about
 * @param before P(target = state) with nothing known
 * @param after P(target = state) given the findings
 * @param findings Shapley contributions, largest first; they sum to after - before
 * @param exact whether contributions are over all orders of the findings; else over a fixed sample of orders
 * @param causes findings that can change the target, each with its effect and its strongest ways
 * @param tests laboratory tests not yet made, the most telling first
 * @param sources what the answer rests on; shares sum to 1
 */
public record Why(
        String target,
        String label,
        String state,
        double before,
        double after,
        List<Finding> findings,
        boolean exact,
        List<Cause> causes,
        List<Test> tests,
        List<Source> sources) {
    public Why {
        findings = List.copyOf(findings);
        causes = List.copyOf(causes);
        tests = List.copyOf(tests);
        sources = List.copyOf(sources);
    }

    /**
     * @param node id
     * @param words what was found
     * @param contribution to P(target = state)
     */
    public record Finding(String node, String words, double contribution) {}

    /**
     * A finding that is not the usual state, seen as a cause.
     *
     * @param node id
     * @param from the usual state, or the most probable one where none is named
     * @param to the state found
     * @param effect P(target = state | do(to)) - P(target = state | do(from)); findings it would change are left out
     * @param ways the paths that carry most, strongest first
     */
    public record Cause(String node, String from, String to, double effect, List<Way> ways) {
        public Cause {
            ways = List.copyOf(ways);
        }
    }

    /**
     * @param effect change of P(target = state) that this path alone carries
     * @param edges from the cause to the target, each with its mechanism and source
     */
    public record Way(double effect, List<BeliefSummary.Edge> edges) {
        public Way {
            edges = List.copyOf(edges);
        }
    }

    /**
     * A test that could still be made. The result is taken as free of error.
     *
     * @param bits mutual information with the target, given the findings
     * @param results what it may show
     */
    public record Test(String node, String label, double bits, List<Result> results) {
        public Test {
            results = List.copyOf(results);
        }
    }

    /**
     * @param state of the tested node
     * @param probability of this result
     * @param after P(target = state) then
     */
    public record Result(String state, double probability, double after) {}

    /**
     * @param id as the tables name it
     * @param text one line a reader can follow up
     * @param assumed whether any part of it was not read in a source
     * @param share of the answer's first-order move if rows were known no better than flat ones
     */
    public record Source(String id, String text, boolean assumed, double share) {}
}

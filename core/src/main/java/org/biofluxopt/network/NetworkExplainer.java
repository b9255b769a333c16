package org.biofluxopt.network;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.biofluxopt.bayes.CausalEffect;
import org.biofluxopt.bayes.CausalPaths;
import org.biofluxopt.bayes.Contributions;
import org.biofluxopt.bayes.Findings;
import org.biofluxopt.bayes.JunctionTree;
import org.biofluxopt.bayes.SourceInfluence;
import org.biofluxopt.numeric.Seed;
import org.biofluxopt.text.InputError;
import org.biofluxopt.text.Nearest;

/** Answers "why" of one target state: which finding, along which edges, what to measure next, resting on which source. */
final class NetworkExplainer {
    private static final int WAYS = 3;
    private static final List<String> TESTS = List.of("serum_b12", "holotc", "mma", "homocysteine", "folate");
    private static final double WORTH_TELLING = 1e-6; // change of a probability

    private final B12Network network;
    private final Findings findings;
    private final Map<String, String> words; // by node

    NetworkExplainer(B12Network network, Findings findings, Map<String, String> words) {
        this.network = network;
        this.findings = findings;
        this.words = words;
    }

    Why explain(String target, String state) {
        NetworkNode node = checked(target, state);
        JunctionTree tree = network.tree();
        int s = node.variable().state(state);
        double before = network.prior().marginal(target)[s];
        double after = network.posterior(findings).marginal(target)[s];
        Contributions.Shares shares = Contributions.shares(
                tree, findings, target, state, new Seed(1).child("orders").generator());
        List<Why.Finding> moved = shares.values().entrySet().stream()
                .map(share -> new Why.Finding(
                        share.getKey(), words.getOrDefault(share.getKey(), share.getKey()), share.getValue()))
                .sorted(Comparator.comparingDouble((Why.Finding finding) -> -Math.abs(finding.contribution()))
                        .thenComparing(Why.Finding::node))
                .toList();
        return new Why(
                target,
                node.label(),
                state,
                before,
                after,
                moved,
                shares.exact(),
                causes(target, state),
                tests(target, s),
                sources(target, state));
    }

    private NetworkNode checked(String target, String state) {
        List<String> ids = network.nodes().stream().map(NetworkNode::id).toList();
        if (!ids.contains(target)) {
            throw InputError.about(
                    "target '" + target + "'", "the network has no such node.", Nearest.advice(target, ids));
        }
        NetworkNode node = network.node(target);
        if (!node.variable().states().contains(state)) {
            throw InputError.about(
                    "target '" + target + "=" + state + "'",
                    "the node has no such state.",
                    "Its states: " + String.join(", ", node.variable().states()) + ".");
        }
        return node;
    }

    // ---- causes

    private List<Why.Cause> causes(String target, String state) {
        CausalPaths paths = new CausalPaths(network.tree(), findings);
        List<Why.Cause> causes = new ArrayList<>();
        for (Map.Entry<String, List<Double>> finding : findings.likelihoods().entrySet()) {
            NetworkNode cause = network.node(finding.getKey());
            int found = B12Network.likeliest(finding.getValue());
            String to = cause.variable().states().get(found);
            String from = cause.baseline().orElseGet(() -> usual(cause));
            if (cause.id().equals(target) || to.equals(from)) {
                continue;
            }
            List<Why.Way> ways = paths.strongest(cause.id(), from, to, target, state, WAYS).stream()
                    .filter(path -> Math.abs(path.effect()) > WORTH_TELLING)
                    .map(path -> new Why.Way(path.effect(), edges(path.nodes())))
                    .toList();
            if (!ways.isEmpty()) {
                causes.add(new Why.Cause(cause.id(), from, to, effect(cause.id(), from, to, target, state), ways));
            }
        }
        causes.sort(Comparator.comparingDouble((Why.Cause cause) -> -Math.abs(cause.effect()))
                .thenComparing(Why.Cause::node));
        return causes;
    }

    private String usual(NetworkNode node) {
        double[] prior = network.prior().marginal(node.id());
        int best = 0;
        for (int s = 1; s < prior.length; s++) {
            best = prior[s] > prior[best] ? s : best;
        }
        return node.variable().states().get(best);
    }

    private double effect(String cause, String from, String to, String target, String state) {
        int s = network.node(target).variable().state(state);
        JunctionTree tree = network.tree();
        Findings others = findings.without(target);
        return CausalEffect.of(tree, others, cause, to, target)[s]
                - CausalEffect.of(tree, others, cause, from, target)[s];
    }

    private List<BeliefSummary.Edge> edges(List<String> nodes) {
        List<BeliefSummary.Edge> edges = new ArrayList<>();
        for (int i = 1; i < nodes.size(); i++) {
            String from = nodes.get(i - 1);
            network.node(nodes.get(i)).edges().stream()
                    .filter(edge -> edge.from().equals(from))
                    .forEach(edges::add);
        }
        return edges;
    }

    // ---- tests and sources

    private List<Why.Test> tests(String target, int state) {
        List<Why.Test> tests = new ArrayList<>();
        JunctionTree tree = network.tree();
        for (Contributions.Value value : Contributions.valueOfInformation(tree, findings, target, TESTS)) {
            NetworkNode node = network.node(value.test());
            List<Why.Result> results = Contributions.outcomes(tree, findings, target, state, value.test()).stream()
                    .map(outcome -> new Why.Result(outcome.state(), outcome.probability(), outcome.target()))
                    .toList();
            tests.add(new Why.Test(node.id(), node.label(), value.bits(), results));
        }
        return tests;
    }

    private List<Why.Source> sources(String target, String state) {
        return SourceInfluence.shares(network.cpts(), network.tree(), findings, target, state).entrySet().stream()
                .map(share -> source(share.getKey(), share.getValue()))
                .toList();
    }

    private Why.Source source(String id, double share) {
        Citations.Citation citation = network.citations().get(id);
        return citation == null
                ? new Why.Source(id, id, false, share)
                : new Why.Source(id, citation.text(), citation.assumed(), share);
    }
}

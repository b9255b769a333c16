package org.biofluxopt.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.biofluxopt.bayes.BayesianNetwork;
import org.biofluxopt.bayes.CountPart;
import org.biofluxopt.bayes.DirichletCpt;
import org.biofluxopt.bayes.Findings;
import org.biofluxopt.bayes.ImpossibleEvidence;
import org.biofluxopt.bayes.JunctionTree;
import org.biofluxopt.bayes.Posterior;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.network.Citations.Citation;
import org.biofluxopt.numeric.Seed;
import org.biofluxopt.profile.MicrobiomeSample;
import org.biofluxopt.profile.Profile;
import org.biofluxopt.text.InputError;
import org.biofluxopt.text.Nearest;

/**
 * The B12 interdependency network: from diet, stomach, ileum, genes and microbes to the markers of B12 status. Built from
 * {@code knowledge/network/}; immutable and safe to share between threads.
 */
public final class B12Network {
    private static final String OUTCOME = "serum_b12";
    private static final double OLD = 60; // years; from here age is worth naming as a cause
    private static final double SURPRISING = Math.log(1e-4);

    private final KnowledgeBase knowledge;
    private final Map<String, NetworkNode> nodes = new LinkedHashMap<>();
    private final SortedMap<String, Citation> citations;
    private final List<DirichletCpt> cpts;
    private final BayesianNetwork graph;
    private final JunctionTree tree;
    private final JunctionTree causes; // that hosts are drawn from
    private final Posterior prior;

    /** @param causes tables that hosts are drawn from; those of markers may differ, as a draw is not told of them */
    private B12Network(KnowledgeBase knowledge, NetworkFile.Contents contents, List<NetworkNode> causes) {
        this.knowledge = knowledge;
        for (NetworkNode node : contents.nodes()) {
            nodes.put(node.id(), node);
        }
        citations = contents.citations();
        cpts = contents.nodes().stream().map(NetworkNode::cpt).toList();
        graph = BayesianNetwork.of(cpts);
        tree = JunctionTree.compile(graph);
        this.causes = causes.equals(contents.nodes())
                ? tree
                : JunctionTree.compile(
                        BayesianNetwork.of(causes.stream().map(NetworkNode::cpt).toList()));
        prior = tree.posterior(Findings.none());
    }

    /**
     * The network as experts and the literature have it; tables of markers also hold what simulated people show. Hosts are
     * drawn from the tables without that: they are causes only, and a seed draws the same hosts whatever was simulated.
     */
    public static B12Network expert(KnowledgeBase knowledge) {
        return new B12Network(
                knowledge,
                NetworkFile.read(knowledge),
                NetworkFile.written(knowledge).nodes());
    }

    /**
     * The expert's network with tables refined by data, and possibly more edges.
     *
     * @param cpts one for each node, their parts cited; see {@link Refinement}
     * @param file where they come from
     * @throws InputError if they are not those of this network
     */
    public static B12Network refined(KnowledgeBase knowledge, List<DirichletCpt> cpts, String file) {
        NetworkFile.Contents expert = NetworkFile.read(knowledge);
        NetworkFile.Contents refined =
                new NetworkFile.Contents(Refinement.of(expert.nodes(), cpts, file), expert.citations());
        return new B12Network(knowledge, refined, refined.nodes());
    }

    // ---- one person

    /** What is probably true of this person, laboratory values included. */
    public BeliefSummary beliefs(Profile profile, Optional<MicrobiomeSample> sample) {
        Evidence evidence = evidence(profile, sample);
        List<String> words = new ArrayList<>(
                evidence.items().stream().map(Evidence.Item::words).toList());
        words.addAll(evidence.doubts());
        Posterior posterior = posterior(evidence.all());
        words.addAll(surprises(evidence, posterior));
        Set<String> observed = new HashSet<>(evidence.all().likelihoods().keySet());
        return summary(posterior, observed, words);
    }

    /** What a profile and a sample say about nodes. */
    public Evidence evidence(Profile profile, Optional<MicrobiomeSample> sample) {
        return Evidence.from(this, knowledge, profile, sample);
    }

    /**
     * Draws hosts from the joint posterior given causes only: serum B12, holoTC, MMA and homocysteine are left to the
     * simulator, which weighs the draws by them.
     *
     * @param n number of draws, independent and exact
     */
    public List<HostDraw> draw(Profile profile, Optional<MicrobiomeSample> sample, int n, Seed seed) {
        Posterior posterior = posterior(causes, evidence(profile, sample).upstream());
        return new HandOver(this, profile).draw(posterior, n, seed.child("network"));
    }

    /** Posteriors given states of nodes, as {@code network query} asks for them. */
    public BeliefSummary beliefs(Map<String, String> states) {
        Findings findings = Findings.none();
        List<String> words = new ArrayList<>();
        for (Map.Entry<String, String> entry : states.entrySet()) {
            findings = hard(findings, entry.getKey(), entry.getValue());
            words.add(entry.getKey() + " = " + entry.getValue());
        }
        return summary(posterior(findings), states.keySet(), words);
    }

    /** A profile's beliefs with some nodes set by hand. */
    public BeliefSummary beliefs(Profile profile, Optional<MicrobiomeSample> sample, Map<String, String> states) {
        Evidence evidence = evidence(profile, sample);
        Findings findings = evidence.all();
        List<String> words = new ArrayList<>(
                evidence.items().stream().map(Evidence.Item::words).toList());
        words.addAll(evidence.doubts());
        for (Map.Entry<String, String> entry : states.entrySet()) {
            findings = hard(findings.without(entry.getKey()), entry.getKey(), entry.getValue());
            words.add(entry.getKey() + " = " + entry.getValue() + " (set by hand)");
        }
        return summary(posterior(findings), findings.likelihoods().keySet(), words);
    }

    /**
     * Why P(target = state) is what it is.
     *
     * @param profile and sample may be absent: then only {@code states} count
     * @param states of nodes set by hand; they go before the profile
     */
    public Why why(
            Optional<Profile> profile,
            Optional<MicrobiomeSample> sample,
            Map<String, String> states,
            String target,
            String state) {
        Findings findings = Findings.none();
        Map<String, String> words = new LinkedHashMap<>();
        if (profile.isPresent()) {
            Evidence evidence = evidence(profile.get(), sample);
            findings = evidence.all();
            evidence.items().forEach(item -> words.put(item.node(), item.words()));
        }
        for (Map.Entry<String, String> entry : states.entrySet()) {
            findings = hard(findings.without(entry.getKey()), entry.getKey(), entry.getValue());
            words.put(entry.getKey(), entry.getKey() + " = " + entry.getValue());
        }
        return new NetworkExplainer(this, findings, words).explain(target, state);
    }

    private Findings hard(Findings findings, String id, String state) {
        NetworkNode node = nodes.get(id);
        if (node == null) {
            throw InputError.about(
                    "evidence '" + id + "=" + state + "'",
                    "the network has no node '" + id + "'.",
                    Nearest.advice(id, nodes.keySet()));
        }
        if (!node.variable().states().contains(state)) {
            throw InputError.about(
                    "evidence '" + id + "=" + state + "'",
                    "node '" + id + "' has no state '" + state + "'.",
                    "Its states: " + String.join(", ", node.variable().states()) + ".");
        }
        return findings.hard(node.variable(), state);
    }

    Posterior posterior(Findings findings) {
        return posterior(tree, findings);
    }

    private static Posterior posterior(JunctionTree tree, Findings findings) {
        try {
            return tree.posterior(findings);
        } catch (ImpossibleEvidence clash) {
            throw InputError.about(
                    "evidence",
                    "these cannot be true together: " + String.join(", ", clash.clashing()) + ".",
                    "Check them, or leave one of them out.");
        }
    }

    /** Findings that the others make very unlikely: probably a slip in the profile. */
    private List<String> surprises(Evidence evidence, Posterior posterior) {
        List<String> surprises = new ArrayList<>();
        for (Evidence.Item item : evidence.items()) {
            double without = tree.logEvidence(evidence.all().without(item.node()));
            if (posterior.logEvidence() - without < SURPRISING) {
                surprises.add("clashes with the rest: " + item.words() + " (probability below 1 in 10,000)");
            }
        }
        return surprises;
    }

    /**
     * Edges on directed paths to serum B12 from what is known of this person and is not the usual state (a drug, a
     * condition, a diet, a genotype, a supplement) and from the levers of a plan (dose and its size, food, acid).
     */
    public List<BeliefSummary.Edge> activePath(Profile profile, Optional<MicrobiomeSample> sample) {
        Set<String> from = new HashSet<>(Set.of("dose_per_occasion", "diet_pattern"));
        Set<String> known = new HashSet<>();
        for (Evidence.Item item : evidence(profile, sample).items()) {
            NetworkNode node = node(item.node());
            if (item.likelihood().stream().filter(l -> l > 0).count() == 1) {
                known.add(node.id());
            }
            String state = node.variable().states().get(likeliest(item.likelihood()));
            boolean usual = node.baseline().isEmpty() || node.baseline().get().equals(state);
            boolean tooYoungToMatter = node.id().equals("age") && profile.ageYears() < OLD;
            if (!usual && !item.consequence() && !tooYoungToMatter) {
                from.add(node.id());
            }
        }
        return edgesBetween(from, OUTCOME, known);
    }

    static int likeliest(List<Double> likelihood) {
        int best = 0;
        for (int state = 1; state < likelihood.size(); state++) {
            if (likelihood.get(state) > likelihood.get(best)) {
                best = state;
            }
        }
        return best;
    }

    /** Edges on directed paths from any of some nodes to one, in the order of the nodes. */
    List<BeliefSummary.Edge> edgesBetween(Set<String> from, String to) {
        return edgesBetween(from, to, Set.of());
    }

    /** @param known nodes whose state is certain: no influence runs into them */
    private List<BeliefSummary.Edge> edgesBetween(Set<String> from, String to, Set<String> known) {
        Set<String> reached = new HashSet<>(from);
        for (int v : graph.topologicalOrder()) {
            NetworkNode node = node(graph.variable(v).name());
            if (!known.contains(node.id()) && node.edges().stream().anyMatch(edge -> reached.contains(edge.from()))) {
                reached.add(node.id());
            }
        }
        Set<String> leading = new HashSet<>(Set.of(to));
        int[] order = graph.topologicalOrder();
        for (int i = order.length - 1; i >= 0; i--) {
            String id = graph.variable(order[i]).name();
            if (leading.contains(id) && !known.contains(id)) {
                node(id).edges().forEach(edge -> leading.add(edge.from()));
            }
        }
        return edges().stream()
                .filter(edge ->
                        reached.contains(edge.from()) && leading.contains(edge.to()) && !known.contains(edge.to()))
                .toList();
    }

    // ---- the network itself

    /** Nodes with their prior, and edges; nothing observed. */
    public BeliefSummary show() {
        return summary(prior, Set.of(), List.of());
    }

    /** Tables and junction tree, for a page that asks the network by itself. */
    public NetworkTables tables() {
        return NetworkTables.of(this);
    }

    public List<BeliefSummary.Edge> edges() {
        return nodes.values().stream().flatMap(node -> node.edges().stream()).toList();
    }

    /**
     * How well founded the network is.
     *
     * @param rows of all tables
     * @param rowsWithAssumption rows with at least one part that nobody here read in a source
     * @param parts contributions of a source to a row
     * @param sources different sources named
     * @param cliqueCells table cells of exact inference
     */
    public record Support(
            int nodes,
            int edges,
            int assumedEdges,
            int rows,
            int rowsWithAssumption,
            int parts,
            int assumedParts,
            int sources,
            int assumedSources,
            long cliqueCells) {}

    public Support support() {
        int rows = 0;
        int assumedRows = 0;
        int parts = 0;
        int assumedParts = 0;
        for (NetworkNode node : nodes.values()) {
            for (List<CountPart> row : node.cpt().rows()) {
                long assumed = row.stream().filter(this::isAssumed).count();
                rows++;
                assumedRows += assumed > 0 ? 1 : 0;
                parts += row.size();
                assumedParts += Math.toIntExact(assumed);
            }
        }
        List<BeliefSummary.Edge> edges = edges();
        return new Support(
                nodes.size(),
                edges.size(),
                Math.toIntExact(
                        edges.stream().filter(BeliefSummary.Edge::assumed).count()),
                rows,
                assumedRows,
                parts,
                assumedParts,
                citations.size(),
                Math.toIntExact(
                        citations.values().stream().filter(Citation::assumed).count()),
                tree.cells());
    }

    private boolean isAssumed(CountPart part) {
        Citation citation = citations.get(part.sourceId());
        return citation != null && citation.assumed(); // without a citation it is data
    }

    private BeliefSummary summary(Posterior posterior, Set<String> observed, List<String> words) {
        Map<String, Integer> columns = columns();
        List<BeliefSummary.Node> shown = nodes.values().stream()
                .map(node -> new BeliefSummary.Node(
                        node.id(),
                        node.label(),
                        node.group(),
                        node.variable().states(),
                        boxed(prior.marginal(node.id())),
                        boxed(posterior.marginal(node.id())),
                        observed.contains(node.id()),
                        columns.getOrDefault(node.id(), 0)))
                .toList();
        return new BeliefSummary(shown, edges(), words);
    }

    private static List<Double> boxed(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    /** Length of the longest path from a root; roots stand right before their first child. */
    private Map<String, Integer> columns() {
        Map<String, Integer> columns = new LinkedHashMap<>();
        for (int v : graph.topologicalOrder()) {
            int column = Arrays.stream(graph.parents(v))
                    .map(parent -> columns.getOrDefault(graph.variable(parent).name(), 0) + 1)
                    .max()
                    .orElse(0);
            columns.put(graph.variable(v).name(), column);
        }
        for (NetworkNode root : nodes.values()) {
            if (root.edges().isEmpty()) {
                edges().stream()
                        .filter(edge -> edge.from().equals(root.id()))
                        .mapToInt(edge -> columns.getOrDefault(edge.to(), 0) - 1)
                        .min()
                        .ifPresent(column -> columns.put(root.id(), column));
            }
        }
        return columns;
    }

    NetworkNode node(String id) {
        NetworkNode node = nodes.get(id);
        if (node == null) {
            throw new IllegalArgumentException("The network has no node '" + id + "'");
        }
        return node;
    }

    List<NetworkNode> nodesOf(String group) {
        return nodes.values().stream()
                .filter(node -> node.group().equals(group))
                .toList();
    }

    List<NetworkNode> nodes() {
        return List.copyOf(nodes.values());
    }

    int index(String id) {
        return graph.index(id);
    }

    /** Row of a node's table, given the states of all nodes. */
    int row(String id, int[] states) {
        int row = 0;
        for (int parent : graph.parents(graph.index(id))) {
            row = row * graph.variable(parent).size() + states[parent];
        }
        return row;
    }

    /** Nothing observed. */
    Posterior prior() {
        return prior;
    }

    JunctionTree tree() {
        return tree;
    }

    /** Tables in the order of the nodes, their rows with the parts they are made of. */
    public List<DirichletCpt> cpts() {
        return cpts;
    }

    SortedMap<String, Citation> citations() {
        return citations;
    }
}

package org.biofluxopt.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.network.B12Network;
import org.biofluxopt.network.BeliefSummary;
import org.biofluxopt.network.Evidence;
import org.biofluxopt.profile.Profile;
import org.biofluxopt.profile.ProfileReader;
import org.biofluxopt.report.NetworkPage;
import org.biofluxopt.text.InputError;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code biofluxopt network show}. */
@Command(
        name = "show",
        header = "List nodes with their priors, edges with sign, mechanism and source, and count what is assumed.",
        description = {
            "A star marks an edge that nobody here read in a source.",
            "--page writes the network as one HTML file that needs no network access: choose a box, say what is known of it,",
            "and the probabilities of all others are worked out in the page."
        },
        footer = {
            "",
            "Examples:",
            "  biofluxopt network show --json",
            "  biofluxopt network show b12 --page b12.html",
            "  biofluxopt network show refined.json --page person.html --profile examples/metformin-user.yaml"
        },
        mixinStandardHelpOptions = true)
final class NetworkShowCommand implements Runnable {
    private static final String TITLE = "Vitamin B12: what is probably true";

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "NET",
            defaultValue = NamedNetwork.BUNDLED,
            description = "${DEFAULT-VALUE}, or a refinement of it as 'network fit' or 'network learn' wrote it")
    private String net = NamedNetwork.BUNDLED;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Option(names = "--page", paramLabel = "OUT.html", description = "write the network as an interactive page")
    private @Nullable Path page;

    @Option(
            names = "--profile",
            paramLabel = "PROFILE.yaml",
            description = "with --page: what a profile says is entered at the start")
    private @Nullable Path profile;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec == null) {
            return;
        }
        PrintWriter out = spec.commandLine().getOut();
        KnowledgeBase knowledge = KnowledgeBase.bundled();
        B12Network network = net.equals(NamedNetwork.BUNDLED)
                ? B12Network.expert(knowledge)
                : RefinedNetwork.read(Path.of(net), knowledge);
        if (page != null) {
            write(network, knowledge, page);
            return;
        }
        if (profile != null) {
            throw InputError.about(
                    "--profile", "is for --page.", "Ask 'network query --profile' for a person's probabilities.");
        }
        BeliefSummary shown = network.show();
        if (json) {
            out.println(FactJson.write(json(shown, network.support())));
        } else {
            print(out, shown, network.support());
        }
        out.flush();
    }

    private void write(B12Network network, KnowledgeBase knowledge, Path file) {
        String html = NetworkPage.of(network.tables(), opening(network, knowledge));
        try {
            Files.writeString(file, html);
        } catch (IOException e) {
            throw InputError.in(file.toString())
                    .got("a place that cannot be written (" + e.getClass().getSimpleName() + ")")
                    .expected("a file in a folder that exists and can be written")
                    .error();
        }
    }

    private NetworkPage.Opening opening(B12Network network, KnowledgeBase knowledge) {
        if (profile == null) {
            return new NetworkPage.Opening(TITLE, "", "serum_b12", Map.of(), Map.of());
        }
        Profile person = ProfileReader.read(profile, knowledge);
        Map<String, List<Double>> likelihoods = new LinkedHashMap<>();
        Map<String, String> said = new LinkedHashMap<>();
        for (Evidence.Item item : network.evidence(person, Optional.empty()).items()) {
            likelihoods.put(item.node(), item.likelihood());
            said.put(item.node(), item.words());
        }
        return new NetworkPage.Opening(
                TITLE, "Entered at the start: " + person.title() + ".", "serum_b12", likelihoods, said);
    }

    private static void print(PrintWriter out, BeliefSummary shown, B12Network.Support support) {
        out.println("Nodes");
        for (BeliefSummary.Node node : shown.nodes()) {
            out.printf(Locale.ROOT, "  %-24s %-9s %s%n", node.id(), node.group(), shares(node.states(), node.prior()));
        }
        out.println();
        out.println("Edges");
        for (BeliefSummary.Edge edge : shown.edges()) {
            out.printf(
                    "%s %s -> %s (%s)  %s  [%s]%n",
                    edge.assumed() ? "*" : " ",
                    edge.from(),
                    edge.to(),
                    edge.sign() > 0 ? "+" : "-",
                    edge.mechanism(),
                    edge.source());
        }
        out.println();
        out.printf(
                Locale.ROOT,
                "%d nodes; %d edges, %d assumed; %d table rows from %d parts, %d parts assumed;"
                        + " %d sources, %d assumed; %d table cells for exact inference%n",
                support.nodes(),
                support.edges(),
                support.assumedEdges(),
                support.rows(),
                support.parts(),
                support.assumedParts(),
                support.sources(),
                support.assumedSources(),
                support.cliqueCells());
    }

    /** "low 20 %, high 80 %". */
    static String shares(List<String> states, List<Double> p) {
        StringBuilder text = new StringBuilder();
        for (int s = 0; s < states.size(); s++) {
            text.append(s == 0 ? "" : ", ")
                    .append(states.get(s))
                    .append(String.format(Locale.ROOT, " %.1f %%", 100 * p.get(s)));
        }
        return text.toString();
    }

    private static Map<String, Object> json(BeliefSummary shown, B12Network.Support support) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("nodes", shown.nodes().stream().map(NetworkShowCommand::json).toList());
        object.put("edges", shown.edges().stream().map(NetworkShowCommand::json).toList());
        Map<String, Object> counts = new LinkedHashMap<>();
        counts.put("nodes", support.nodes());
        counts.put("edges", support.edges());
        counts.put("assumed_edges", support.assumedEdges());
        counts.put("table_rows", support.rows());
        counts.put("table_rows_with_assumption", support.rowsWithAssumption());
        counts.put("parts", support.parts());
        counts.put("assumed_parts", support.assumedParts());
        counts.put("sources", support.sources());
        counts.put("assumed_sources", support.assumedSources());
        counts.put("clique_cells", support.cliqueCells());
        object.put("support", counts);
        return object;
    }

    private static Map<String, Object> json(BeliefSummary.Node node) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("id", node.id());
        object.put("label", node.label());
        object.put("group", node.group());
        object.put("states", node.states());
        object.put("prior", node.prior());
        return object;
    }

    private static Map<String, Object> json(BeliefSummary.Edge edge) {
        Map<String, Object> support = new LinkedHashMap<>();
        support.put("kind", edge.support().name().toLowerCase(Locale.ROOT));
        support.put("expert", edge.source());
        support.put("literature_weight", null); // no mining yet
        support.put("data_strength", null); // no learning yet
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("from", edge.from());
        object.put("to", edge.to());
        object.put("sign", edge.sign());
        object.put("mechanism", edge.mechanism());
        object.put("support", support);
        object.put("assumed", edge.assumed());
        return object;
    }
}

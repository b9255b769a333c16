package org.biofluxopt.app;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.network.B12Network;
import org.biofluxopt.network.BeliefSummary;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code biofluxopt network show}. */
@Command(
        name = "show",
        header = "List nodes with their priors, edges with sign, mechanism and source, and count what is assumed.",
        description = "A star marks an edge that nobody here read in a source.",
        footer = {"", "Example:  biofluxopt network show --json"},
        mixinStandardHelpOptions = true)
final class NetworkShowCommand implements Runnable {
    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec == null) {
            return;
        }
        PrintWriter out = spec.commandLine().getOut();
        B12Network network = B12Network.expert(KnowledgeBase.bundled());
        BeliefSummary shown = network.show();
        if (json) {
            out.println(FactJson.write(json(shown, network.support())));
        } else {
            print(out, shown, network.support());
        }
        out.flush();
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

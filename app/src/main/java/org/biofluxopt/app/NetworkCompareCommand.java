package org.biofluxopt.app;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.biofluxopt.bayes.NetworkDifference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code biofluxopt network compare}. */
@Command(
        name = "compare",
        header = "Show two networks side by side: changed edges and changed rows of tables.",
        description = {
            "A network is a file (.bif, .xmlbif, .net, .json; may end in .gz) or 'b12', the network of this program. Rows",
            "are ordered by the total variation between the two. Where a variable's parents differ, its probabilities",
            "with nothing known are compared instead."
        },
        footer = {"", "Example:  biofluxopt network compare b12 refined.json"},
        mixinStandardHelpOptions = true)
final class NetworkCompareCommand implements Runnable {
    @Parameters(index = "0", paramLabel = "A", description = "the first network")
    private String first = "";

    @Parameters(index = "1", paramLabel = "B", description = "the second network")
    private String second = "";

    @Option(names = "--top", paramLabel = "N", description = "rows to show (default: ${DEFAULT-VALUE})")
    private int top = 20;

    @Option(names = "--json", description = "print JSON, with all rows")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec == null) {
            return;
        }
        NetworkDifference difference = NetworkDifference.between(
                NamedNetwork.of(first).network(), NamedNetwork.of(second).network());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(FactJson.write(json(difference)));
        } else {
            print(difference, out);
        }
        out.flush();
    }

    private void print(NetworkDifference difference, PrintWriter out) {
        difference.onlyFirst().forEach(name -> out.println("only in " + first + ": " + name));
        difference.onlySecond().forEach(name -> out.println("only in " + second + ": " + name));
        difference.otherStates().forEach(name -> out.println("other states: " + name));
        difference.added().forEach(edge -> out.println("+ " + edge.from() + " -> " + edge.to()));
        difference.removed().forEach(edge -> out.println("- " + edge.from() + " -> " + edge.to()));
        difference
                .reversed()
                .forEach(edge -> out.println(
                        "~ " + edge.from() + " -> " + edge.to() + " is " + edge.to() + " -> " + edge.from()));
        out.printf(
                Locale.ROOT,
                "%d edges added, %d removed, %d reversed; %d rows changed%n",
                difference.added().size(),
                difference.removed().size(),
                difference.reversed().size(),
                difference.rows().size());
        difference.rows().stream()
                .limit(Math.max(0, top))
                .forEach(row -> out.printf(
                        Locale.ROOT,
                        "  %.4f  %s%s%s: %s -> %s%n",
                        row.distance(),
                        row.variable(),
                        row.prior() ? " (nothing known; its parents changed)" : "",
                        FitReport.given(row.given()),
                        FitReport.shares(row.first()),
                        FitReport.shares(row.second())));
    }

    private static Map<String, Object> json(NetworkDifference difference) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("only_first", difference.onlyFirst());
        object.put("only_second", difference.onlySecond());
        object.put("other_states", difference.otherStates());
        object.put("added", edges(difference.added()));
        object.put("removed", edges(difference.removed()));
        object.put("reversed", edges(difference.reversed()));
        List<Map<String, Object>> rows = new ArrayList<>();
        for (NetworkDifference.Row row : difference.rows()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("variable", row.variable());
            one.put("given", row.given());
            one.put("prior", row.prior());
            one.put("first", row.first());
            one.put("second", row.second());
            one.put("distance", row.distance());
            rows.add(one);
        }
        object.put("rows", rows);
        return object;
    }

    private static List<List<String>> edges(List<NetworkDifference.Edge> edges) {
        return edges.stream().map(edge -> List.of(edge.from(), edge.to())).toList();
    }
}

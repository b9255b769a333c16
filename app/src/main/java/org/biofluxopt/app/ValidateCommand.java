package org.biofluxopt.app;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.simulator.GutCommunity;
import org.biofluxopt.simulator.PublishedExperiments;
import org.biofluxopt.simulator.PublishedExperiments.Row;
import org.biofluxopt.simulator.Simulator;
import org.biofluxopt.simulator.SimulatorParameters;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code biofluxopt validate}. */
@Command(
        name = "validate",
        header = "Published human experiments against the simulator, with its one parameter set.",
        description = "Rows marked 'fit' took part in the calibration and prove little; 'check' rows did not.",
        footer = {"", "Example:  biofluxopt validate --json"},
        mixinStandardHelpOptions = true)
final class ValidateCommand implements Runnable {
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
        KnowledgeBase knowledge = KnowledgeBase.bundled();
        Simulator simulator = new Simulator(SimulatorParameters.of(knowledge));
        PublishedExperiments experiments =
                new PublishedExperiments(simulator, GutCommunity.of(Optional.empty(), knowledge));
        Map<String, List<Row>> groups = new LinkedHashMap<>();
        groups.put("absorption", experiments.absorption());
        groups.put("host", experiments.host());
        if (json) {
            Map<String, Object> object = new LinkedHashMap<>();
            groups.forEach((name, rows) ->
                    object.put(name, rows.stream().map(ValidateCommand::object).toList()));
            out.println(FactJson.write(object));
        } else {
            out.printf(
                    Locale.ROOT,
                    "%-5s %-46s %-7s %10s %10s %17s%n",
                    "row",
                    "experiment",
                    "unit",
                    "published",
                    "simulated",
                    "counts as inside");
            groups.values().forEach(rows -> rows.forEach(row -> print(out, row)));
            groups.forEach((name, rows) -> count(out, name, rows));
        }
        out.flush();
    }

    private static void print(PrintWriter out, Row row) {
        out.printf(
                Locale.ROOT,
                "%-5s %-46s %-7s %10.4g %10.4g %8.3g-%-8.3g %-7s %s%n",
                row.id(),
                row.experiment(),
                row.unit(),
                row.published(),
                row.simulated(),
                row.low(),
                row.high(),
                row.inside() ? "inside" : "OUTSIDE",
                row.fitted() ? "fit" : "check");
    }

    private static void count(PrintWriter out, String name, List<Row> rows) {
        for (boolean fitted : new boolean[] {true, false}) {
            List<Row> some = rows.stream().filter(row -> row.fitted() == fitted).toList();
            long inside = some.stream().filter(Row::inside).count();
            out.printf("%s, %s rows: %d of %d inside%n", name, fitted ? "fit" : "check", inside, some.size());
        }
    }

    private static Map<String, Object> object(Row row) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("id", row.id());
        object.put("experiment", row.experiment());
        object.put("unit", row.unit());
        object.put("published", row.published());
        object.put("simulated", row.simulated());
        object.put("low", row.low());
        object.put("high", row.high());
        object.put("inside", row.inside());
        object.put("fitted", row.fitted());
        return object;
    }
}

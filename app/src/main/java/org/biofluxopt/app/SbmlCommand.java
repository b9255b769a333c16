package org.biofluxopt.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import org.biofluxopt.connect.sbml.ModelRun;
import org.biofluxopt.connect.sbml.SbmlModel;
import org.biofluxopt.connect.sbml.SbmlReader;
import org.biofluxopt.numeric.Seed;
import org.biofluxopt.text.InputError;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code biofluxopt sbml}. */
@Command(
        name = "sbml",
        header = "Run a kinetic model of others (SBML Level 2 or 3, or a COMBINE archive).",
        description = {
            "Prints a table of what the symbols mean in the model's formulas, in its own units. Algebraic rules, delayed",
            "values, fast reactions and required packages are refused: docs/reference/sbml.md."
        },
        footer = {
            "",
            "Examples:",
            "  biofluxopt sbml BIOMD0000000010.xml --end 10000 --steps 200 --outputs MAPK,MAPK_PP",
            "  biofluxopt sbml vegan.omex --end 168 --steps 168 --outputs serum_b12,holotc --json"
        },
        mixinStandardHelpOptions = true)
final class SbmlCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The model.")
    private Path file = Path.of("");

    @Option(
            names = "--end",
            paramLabel = "T",
            description = "Last time, in the model's unit (default: ${DEFAULT-VALUE}).")
    private double end = 100;

    @Option(names = "--steps", paramLabel = "N", description = "Equal output steps (default: ${DEFAULT-VALUE}).")
    private int steps = 100;

    @Option(
            names = "--outputs",
            paramLabel = "ID,ID",
            split = ",",
            description = "Symbols to print (default: all species).")
    private List<String> outputs = new ArrayList<>();

    @Option(names = "--rtol", paramLabel = "X", description = "Relative tolerance (default: ${DEFAULT-VALUE}).")
    private double relative = 1e-8;

    @Option(names = "--dense", description = "Use the dense integrator even where the reference tier can run it.")
    private boolean dense;

    @Option(names = "--seed", paramLabel = "N", description = "Order of simultaneous events of equal priority.")
    private long seed = 1;

    @Option(names = "--json", description = "Print JSON instead of CSV.")
    private boolean json;

    @Override
    public Integer call() {
        if (!(end > 0 && end < Double.POSITIVE_INFINITY) || steps < 1 || steps > 10_000_000) {
            throw InputError.about("--end and --steps", "must be above 0.", "");
        }
        if (!(relative >= 1e-12 && relative <= 1e-2)) {
            throw InputError.about("--rtol", "must be between 1e-12 and 1e-2.", "");
        }
        SbmlModel model = SbmlReader.read(file);
        ModelRun run = ModelRun.of(model, outputs, end, steps, relative, dense, new Seed(seed));
        if (spec == null) {
            throw new IllegalStateException("picocli sets the spec before it calls a command");
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(json(model, run));
        } else {
            csv(run, out);
        }
        out.flush();
        return 0;
    }

    private static String json(SbmlModel model, ModelRun run) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("model", model.name());
        root.put("level", model.level());
        root.put("version", model.version());
        root.put("engine", run.engine().name().toLowerCase(Locale.ROOT));
        root.put("time", run.times());
        Map<String, Object> values = new LinkedHashMap<>();
        for (int k = 0; k < run.symbols().size(); k++) {
            int column = k;
            values.put(
                    run.symbols().get(k),
                    Arrays.stream(run.values()).mapToDouble(row -> row[column]).toArray());
        }
        root.put("values", values);
        return JsonMapper.builder().build().writeValueAsString(root);
    }

    private static void csv(ModelRun run, PrintWriter out) {
        out.println("time," + String.join(",", run.symbols()));
        for (int i = 0; i < run.times().length; i++) {
            StringJoiner row = new StringJoiner(",");
            row.add(Double.toString(run.times()[i]));
            Arrays.stream(run.values()[i]).mapToObj(Double::toString).forEach(row::add);
            out.println(row);
        }
    }
}

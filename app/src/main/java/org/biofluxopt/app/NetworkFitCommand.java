package org.biofluxopt.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.biofluxopt.bayes.BayesianNetwork;
import org.biofluxopt.bayes.CategoricalCsv;
import org.biofluxopt.bayes.CategoricalTable;
import org.biofluxopt.bayes.DirichletCpt;
import org.biofluxopt.bayes.ExpectationMaximisation;
import org.biofluxopt.bayes.ParameterLearning;
import org.biofluxopt.bayes.Variable;
import org.biofluxopt.bayes.format.NetworkFiles;
import org.biofluxopt.numeric.Seed;
import org.biofluxopt.text.InputError;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code biofluxopt network fit}. */
@Command(
        name = "fit",
        header = "Learn the tables of a network from data.",
        description = {
            "NET gives edges and states. Its tables count only if the file says what their rows are worth, as the BIF files",
            "written here do; so fitting twice in a row equals fitting once to both tables. Else every row starts as one",
            "observation spread evenly. Columns the network does not have are not used."
        },
        footer = {"", "Example:  biofluxopt network fit NET.bif DATA.csv --em --out NET2.bif"},
        mixinStandardHelpOptions = true)
final class NetworkFitCommand implements Runnable {
    @Parameters(index = "0", paramLabel = "NET", description = "a .bif, .xmlbif, .net or .json file; may end in .gz")
    private @Nullable Path net;

    @Parameters(index = "1", paramLabel = "DATA.csv", description = "observations; may end in .gz")
    private @Nullable Path data;

    @Option(names = "--em", description = "use rows with missing cells by expectation maximisation")
    private boolean em;

    @Option(names = "--out", required = true, paramLabel = "NET2", description = "the network with its new tables")
    private @Nullable Path out;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec == null || net == null || data == null || out == null) {
            return;
        }
        PrintWriter err = spec.commandLine().getErr();
        BayesianNetwork structure = NetworkFiles.read(net);
        Map<String, List<String>> states = new HashMap<>();
        structure.variables().forEach(variable -> states.put(variable.name(), variable.states()));
        CategoricalTable table = CategoricalCsv.read(data, states);
        List<String> unseen = structure.variables().stream()
                .map(Variable::name)
                .filter(name -> !table.has(name))
                .toList();
        if (unseen.size() == structure.size()) {
            throw InputError.in(data.toString())
                    .got("columns " + table.names())
                    .expected("at least one variable of the network")
                    .error();
        }
        Optional<List<DirichletCpt>> carried = NetworkFiles.readDirichlets(net);
        List<DirichletCpt> prior = carried.orElseGet(() -> ParameterLearning.uniform(structure, 1));
        String source = data.getFileName().toString();
        List<DirichletCpt> fitted;
        if (em && (table.hasMissing() || !unseen.isEmpty())) {
            try (ExecutorService pool =
                    Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
                ExpectationMaximisation.Result result = ExpectationMaximisation.fit(
                        prior,
                        table,
                        source,
                        ExpectationMaximisation.Settings.DEFAULT,
                        pool,
                        new Seed(1).child("em").generator());
                fitted = result.cpts();
                err.printf(
                        Locale.ROOT,
                        "%d rounds, objective %.6f%n",
                        result.objective().size(),
                        result.objective().getLast());
            }
        } else {
            fitted = ParameterLearning.update(prior, table, source);
            if (table.hasMissing() || !unseen.isEmpty()) {
                err.println("Missing cells: each table was counted on the rows complete for it; --em uses all rows.");
            }
        }
        err.flush();
        NetworkFiles.write(fitted, out);
    }
}

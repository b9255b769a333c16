package org.biofluxopt.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.biofluxopt.bayes.CategoricalCsv;
import org.biofluxopt.bayes.CategoricalTable;
import org.biofluxopt.bayes.DirichletCpt;
import org.biofluxopt.bayes.ExpectationMaximisation;
import org.biofluxopt.bayes.ParameterLearning;
import org.biofluxopt.bayes.Variable;
import org.biofluxopt.bayes.format.NetworkFiles;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.network.B12Network;
import org.biofluxopt.network.LaboratoryTable;
import org.biofluxopt.network.MicrobialStates;
import org.biofluxopt.network.RowParts;
import org.biofluxopt.numeric.Seed;
import org.biofluxopt.text.InputError;
import org.biofluxopt.text.Nearest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
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
            "NET gives edges and states. Its tables count only if the file says what their rows are worth, as every file",
            "written here does; so fitting twice in a row equals fitting once to both tables, in any order. Else every row",
            "starts as one observation spread evenly. Columns the network does not have are not used.",
            "NET may be 'b12', the network of this program, or a refinement of it: then cells of DATA.csv may be numbers in",
            "the node's unit (docs/reference/laboratory-table.md), and --microbiome adds gut samples.",
            "--em also learns from rows with missing cells and nodes without a column. What it counted in the first table",
            "stays as the first fit had it, so two fits in a row come near to one fit to both, but do not equal it."
        },
        footer = {
            "",
            "Examples:",
            "  biofluxopt network fit NET.bif DATA.csv --em --out NET2.bif",
            "  biofluxopt network fit b12 laboratory.csv --em --out refined.json"
        },
        mixinStandardHelpOptions = true)
final class NetworkFitCommand implements Runnable {
    @Parameters(
            index = "0",
            paramLabel = "NET",
            description = "a .bif, .xmlbif, .net or .json file, which may end in .gz, or b12")
    private @Nullable String net;

    @Parameters(index = "1", arity = "0..1", paramLabel = "DATA.csv", description = "observations; may end in .gz")
    private @Nullable Path data;

    @ArgGroup(exclusive = false, heading = "Gut samples, for the B12 network:%n")
    private GutSamples gut = new GutSamples();

    @Option(names = "--em", description = "use rows with missing cells by expectation maximisation")
    private boolean em;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "NODE",
            description = "learn the tables of these nodes only, divided by commas; the others stay as they are")
    private List<String> only = List.of();

    @Option(
            names = "--hide",
            split = ",",
            paramLabel = "NODE",
            description = "columns of DATA.csv not to be read, divided by commas: these nodes count as never seen")
    private List<String> hidden = List.of();

    @Option(
            names = "--source",
            paramLabel = "NAME",
            description = "under which DATA.csv is cited in the tables (default: its file name)")
    private @Nullable String cited;

    @Option(
            names = "--worth",
            paramLabel = "N",
            description = "most observations a row may be worth in the end, however many there were (default: all)")
    private double worth = Double.POSITIVE_INFINITY;

    @Option(
            names = "--parts",
            paramLabel = "FILE.tsv",
            description =
                    "write what the data add to each row as a table of its own, as knowledge/network/simulated.tsv")
    private @Nullable Path parts;

    @Option(names = "--out", required = true, paramLabel = "NET2", description = "the network with its new tables")
    private @Nullable Path out;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec == null || net == null || out == null) {
            return;
        }
        if (data == null && !gut.given()) {
            throw InputError.about(
                    "network fit", "has no data.", "Example: biofluxopt network fit NET.bif DATA.csv --out NET2.bif");
        }
        PrintWriter err = spec.commandLine().getErr();
        NamedNetwork named = NamedNetwork.of(net);
        List<String> names =
                named.network().variables().stream().map(Variable::name).toList();
        if (!(worth > 0)) {
            throw InputError.about("--worth", "must be above 0.", "");
        }
        for (String name : only) {
            if (!names.contains(name)) {
                throw InputError.about("--only", "there is no node '" + name + "'.", Nearest.advice(name, names));
            }
        }
        List<DirichletCpt> fitted = named.dirichlets().orElseGet(() -> ParameterLearning.uniform(named.network(), 1));
        if (data != null) {
            String source = cited != null ? cited : String.valueOf(data.getFileName());
            fitted = fitted(fitted, shown(table(named, data, err)), source, err);
        }
        if (gut.given()) {
            B12Network b12 = named.b12()
                    .orElseThrow(() -> InputError.about(
                            "--microbiome", "is for the B12 network only.", "Name b12 or a refinement of it as NET."));
            CategoricalTable samples = MicrobialStates.of(b12, gut.read(KnowledgeBase.bundled()));
            fitted = fitted(fitted, samples, gut.source(), err);
        }
        err.flush();
        NetworkFiles.write(fitted, out);
        if (parts != null && data != null) {
            String source = cited != null ? cited : String.valueOf(data.getFileName());
            write(RowParts.text(fitted, source), parts);
        }
    }

    private static CategoricalTable table(NamedNetwork named, Path file, PrintWriter err) {
        if (named.b12().isPresent()) {
            LaboratoryTable.Read read = LaboratoryTable.read(named.b12().get(), file);
            if (!read.unused().isEmpty()) {
                err.println("Not used, no node of the network: " + String.join(", ", read.unused()));
            }
            return read.table();
        }
        Map<String, List<String>> states = new HashMap<>();
        named.network().variables().forEach(variable -> states.put(variable.name(), variable.states()));
        CategoricalTable table = CategoricalCsv.read(file, states);
        if (named.network().variables().stream().map(Variable::name).noneMatch(table::has)) {
            throw InputError.in(file.toString())
                    .got("columns " + table.names())
                    .expected("at least one variable of the network")
                    .error();
        }
        return table;
    }

    private List<DirichletCpt> fitted(
            List<DirichletCpt> prior, CategoricalTable table, String source, PrintWriter err) {
        boolean gaps = table.hasMissing()
                || prior.stream().anyMatch(cpt -> !table.has(cpt.child().name()));
        List<DirichletCpt> fitted;
        if (em && gaps) {
            try (ExecutorService pool =
                    Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
                ExpectationMaximisation.Result result = ExpectationMaximisation.fit(
                        prior,
                        table,
                        source,
                        ExpectationMaximisation.Settings.DEFAULT,
                        pool,
                        new Seed(1).child("em").generator(),
                        this::isLearned);
                fitted = result.cpts();
                err.printf(
                        Locale.ROOT,
                        "%s: %d rows, %d rounds, objective %.6f%n",
                        source,
                        table.rows(),
                        result.objective().size(),
                        result.objective().getLast());
            }
        } else {
            fitted = ParameterLearning.update(prior, table, source, this::isLearned);
            if (gaps) {
                List<DirichletCpt> asked =
                        prior.stream().filter(cpt -> isLearned(cpt.child())).toList();
                long counted = asked.stream()
                        .filter(cpt -> table.has(cpt.child().name())
                                && cpt.parents().stream().allMatch(parent -> table.has(parent.name())))
                        .count();
                err.printf(
                        "%s: %d rows; each table was counted on the rows complete for it, which is possible for %d of the %d"
                                + " to be learned; --em uses all rows.%n",
                        source, table.rows(), counted, asked.size());
            }
        }
        FitReport.tell(fitted, source, err);
        return ParameterLearning.atMost(fitted, source, worth, this::isLearned);
    }

    private CategoricalTable shown(CategoricalTable table) {
        for (String name : hidden) {
            if (!table.has(name)) {
                throw InputError.about(
                        "--hide", "there is no column '" + name + "'.", Nearest.advice(name, table.names()));
            }
        }
        return hidden.isEmpty()
                ? table
                : table.columns(IntStream.range(0, table.size())
                        .filter(v -> !hidden.contains(table.name(v)))
                        .toArray());
    }

    private static void write(String text, Path file) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw InputError.about("--parts", "cannot write " + file + ".", "Name a file in a folder that exists.");
        }
    }

    private boolean isLearned(Variable variable) {
        return only.isEmpty() || only.contains(variable.name());
    }
}

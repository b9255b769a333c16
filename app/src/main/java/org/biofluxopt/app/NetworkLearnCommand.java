package org.biofluxopt.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.biofluxopt.bayes.CategoricalCsv;
import org.biofluxopt.bayes.CategoricalTable;
import org.biofluxopt.bayes.structure.ContingencyTest;
import org.biofluxopt.bayes.structure.EdgePriors;
import org.biofluxopt.bayes.structure.Knowledge;
import org.biofluxopt.bayes.structure.KnowledgeYaml;
import org.biofluxopt.bayes.structure.MixedTable;
import org.biofluxopt.bayes.structure.PartiallyDirectedGraph;
import org.biofluxopt.bayes.structure.StructureLearner;
import org.biofluxopt.network.MicrobialLearning;
import org.biofluxopt.text.InputError;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code biofluxopt network learn}. */
@Command(
        name = "learn",
        header = "Learn which variables of a table depend on which.",
        description = {
            "DATA.csv has a header line and one line per observation. A column of more than twelve different numbers is",
            "taken as continuous; then the conditional Gaussian test and score are used. The result does not depend on the",
            "order of columns. Knowledge holds in what is returned; contradictions in it are refused.",
            "With --microbiome in place of DATA.csv: which gut taxa depend on which, by PC with a test made for shares of",
            "a whole with many zeros; edges are those that survive the bootstrap. --network writes the B12 network with",
            "these edges and the samples' counts added to the expert's."
        },
        footer = {
            "",
            "Examples:",
            "  biofluxopt network learn DATA.csv --method hybrid --knowledge K.yaml --out EDGES.txt",
            "  biofluxopt network learn --microbiome genus.tsv --metadata samples.tsv --where body_site=UBERON:feces \\",
            "      --out EDGES.txt --network refined.json"
        },
        mixinStandardHelpOptions = true)
final class NetworkLearnCommand implements Runnable {
    private static final Map<String, StructureLearner.Method> METHODS = Map.of(
            "pc", StructureLearner.Method.PC,
            "fci-skeleton", StructureLearner.Method.FCI_SKELETON,
            "ges", StructureLearner.Method.GES,
            "hybrid", StructureLearner.Method.HYBRID);
    private static final Map<String, ContingencyTest.Statistic> TESTS =
            Map.of("g2", ContingencyTest.Statistic.G2, "chisq", ContingencyTest.Statistic.CHI_SQUARE);

    @Parameters(index = "0", arity = "0..1", paramLabel = "DATA.csv", description = "observations; may end in .gz")
    private @Nullable Path data;

    @ArgGroup(exclusive = false, heading = "Gut samples in place of DATA.csv:%n")
    private GutSamples gut = new GutSamples();

    @Option(
            names = "--replicates",
            paramLabel = "N",
            description = "of the bootstrap, with --microbiome (default: ${DEFAULT-VALUE})")
    private int replicates = MicrobialLearning.Settings.DEFAULT.replicates();

    @Option(
            names = "--nulls",
            paramLabel = "N",
            description = "shuffled tables, with --microbiome (default: ${DEFAULT-VALUE})")
    private int nulls = MicrobialLearning.Settings.DEFAULT.nulls();

    @Option(names = "--seed", paramLabel = "N", description = "same seed, same bits (default: ${DEFAULT-VALUE})")
    private long seed = 1;

    @Option(
            names = "--network",
            paramLabel = "NET.json",
            description = "with --microbiome: where the B12 network goes (.json keeps every source, .bif their worth)")
    private @Nullable Path network;

    @Option(names = "--method", paramLabel = "NAME", description = "pc, fci-skeleton, ges or hybrid (default)")
    private String method = "hybrid";

    @Option(names = "--test", paramLabel = "NAME", description = "g2 (default) or chisq, for discrete variables")
    private String test = "g2";

    @Option(names = "--alpha", paramLabel = "P", description = "significance level of the tests (default 0.01)")
    private double alpha = 0.01;

    @Option(
            names = "--knowledge",
            paramLabel = "K.yaml",
            description = "required: [[a, b]], forbidden: [[a, b]], tiers: [[a, b], [c]], roots: [a]")
    private @Nullable Path knowledge;

    @Option(names = "--out", paramLabel = "EDGES.txt", description = "edges, one a line; default: print them")
    private @Nullable Path out;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec == null) {
            return;
        }
        if (data == null == !gut.given()) {
            throw InputError.about(
                    "network learn",
                    "needs either DATA.csv or --microbiome.",
                    "Example: biofluxopt network learn DATA.csv --out EDGES.txt");
        }
        StructureLearner.Method chosen = METHODS.get(method.toLowerCase(Locale.ROOT));
        ContingencyTest.Statistic statistic = TESTS.get(test.toLowerCase(Locale.ROOT));
        if (chosen == null || statistic == null) {
            throw InputError.about(
                    chosen == null ? "--method" : "--test",
                    "'" + (chosen == null ? method : test) + "' is unknown.",
                    chosen == null ? "Use pc, fci-skeleton, ges or hybrid." : "Use g2 or chisq.");
        }
        if (!(alpha > 0 && alpha < 1)) {
            throw InputError.about("--alpha", alpha + " is no significance level.", "Use one between 0 and 1.");
        }
        PrintWriter err = spec.commandLine().getErr();
        Knowledge known = knowledge == null ? Knowledge.none() : KnowledgeYaml.read(knowledge);
        if (data == null) {
            microbes(known, err);
            return;
        }
        CategoricalTable table = CategoricalCsv.read(data);
        for (int v = 0; v < table.size(); v++) {
            if (table.card(v) < 2) {
                err.println(
                        data + ", field '" + table.name(v)
                                + "': has a single value, so nothing can be learned of it; it stays without edges unless required.");
            }
        }
        err.flush();
        StructureLearner.Settings settings = new StructureLearner.Settings(chosen, statistic, alpha);
        PartiallyDirectedGraph graph = MixedTable.hasNumbers(table)
                ? StructureLearner.learn(MixedTable.of(table), settings, known, EdgePriors.none())
                : StructureLearner.learn(table, settings, known, EdgePriors.none());
        write(graph.edges());
    }

    private void microbes(Knowledge known, PrintWriter err) {
        if (replicates < 1 || nulls < 0) {
            throw InputError.about("--replicates and --nulls", "must be at least 1 and 0.", "Leave them out.");
        }
        MicrobialLearning.Settings usual = MicrobialLearning.Settings.DEFAULT;
        MicrobialLearning.Settings settings = new MicrobialLearning.Settings(
                alpha,
                usual.leastPrevalence(),
                usual.deepest(),
                replicates,
                usual.strong(),
                nulls,
                usual.nullReplicates());
        write(new MicrobialLearningRun(gut, known, err).run(settings, seed, network));
    }

    private void write(List<String> edges) {
        if (out == null) {
            if (spec != null) {
                edges.forEach(spec.commandLine().getOut()::println);
                spec.commandLine().getOut().flush();
            }
            return;
        }
        try {
            Files.write(out, edges);
        } catch (IOException e) {
            throw InputError.in(out.toString())
                    .got("a place that cannot be written (" + e.getClass().getSimpleName() + ")")
                    .expected("a writable file")
                    .error();
        }
    }
}

package org.biofluxopt.app;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.numeric.Seed;
import org.biofluxopt.provenance.Sha256;
import org.biofluxopt.report.ReportWriter;
import org.biofluxopt.sensitivity.Elasticity;
import org.biofluxopt.sensitivity.Experiment;
import org.biofluxopt.sensitivity.KeptExperiment;
import org.biofluxopt.sensitivity.Morris;
import org.biofluxopt.sensitivity.Ranges;
import org.biofluxopt.sensitivity.SensitivityPage;
import org.biofluxopt.sensitivity.SensitivityReport;
import org.biofluxopt.sensitivity.SensitivityReport.Method;
import org.biofluxopt.sensitivity.Sobol;
import org.biofluxopt.sensitivity.TypicalPeople;
import org.biofluxopt.text.InputError;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code biofluxopt sensitivity}. */
@Command(
        name = "sensitivity",
        header = "Which quantities decide serum B12, holoTC and MMA.",
        description = {
            "Omnivores, vegans, people with atrophic gastritis and people on metformin, at steady state and after 180 days of",
            "10 ug a day; every quantity of the simulator over its range (global) and by 5 %% (local elasticity).",
            "A run that was broken off goes on from DIR/evaluations.tsv."
        },
        footer = {"", "Example:  biofluxopt sensitivity --out out/sensitivity"},
        mixinStandardHelpOptions = true)
final class SensitivityCommand implements Callable<Integer> {
    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Folder for table, JSON and page.")
    private Path out = Path.of("");

    @Option(names = "--method", description = "morris or sobol (default: ${DEFAULT-VALUE}).")
    private Method method = Method.MORRIS;

    @Option(
            names = "--size",
            paramLabel = "N",
            description = "Paths (morris, default 8) or sample (sobol, default 64); times the quantities evaluations.")
    private int size;

    @Option(names = "--people", paramLabel = "N", description = "In each group (default: ${DEFAULT-VALUE}).")
    private int people = 8;

    @Option(names = "--seed", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(
            names = "--quantity",
            paramLabel = "ID",
            description = "Vary this one only; may be repeated (default: all with a range).")
    private List<String> quantities = List.of();

    @Mixin
    private final RunOptions run = new RunOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        if (run.threads < 1 || people < 1 || people > 1024 || size < 0 || size == 1) {
            throw InputError.about(
                    "sensitivity", "needs --threads of at least 1, --people of 1 to 1024, --size of at least 2.", "");
        }
        ReportWriter.checkWritable(out, Set.of(KeptExperiment.FILE));
        ProgressLine progress = new ProgressLine(Terminal.err(spec), "", run.quiet);
        SensitivityReport report;
        Map<String, String> files = new LinkedHashMap<>();
        try (ExecutorService executor = Workers.of(run.threads)) {
            KnowledgeBase knowledge = KnowledgeBase.bundled();
            Ranges ranges = Ranges.of(knowledge).only(quantities);
            TypicalPeople typical = new TypicalPeople(knowledge, ranges, people, seed);
            String recipe = String.join(
                    " ",
                    Version.RELEASE,
                    Version.revision(),
                    String.join(",", quantities),
                    Sha256.of(knowledge.facts().toString().getBytes(StandardCharsets.UTF_8)),
                    "people",
                    Integer.toString(people),
                    "seed",
                    Long.toString(seed));
            KeptExperiment kept = new KeptExperiment(
                    out,
                    recipe,
                    typical::simulate,
                    executor,
                    progress,
                    evaluations(ranges.all().size()));
            report = report(ranges, kept);
            files.put(KeptExperiment.FILE, kept.text());
        }
        progress.done();
        String text =
                FactJson.write(Map.of("method", method.name().toLowerCase(Locale.ROOT), "rows", report.objects()));
        files.put("sensitivity.tsv", report.table());
        files.put("sensitivity.json", text);
        files.put("sensitivity.html", SensitivityPage.of(report, setting(report)));
        List<String> arguments = Terminal.arguments(spec);
        ReportWriter.writeTexts(
                files, out, new RunRecipe("sensitivity", arguments, seed, List.of()).record(new TreeMap<>()));
        Terminal.out(spec).println(run.json ? text : "page: " + out.resolve("sensitivity.html"));
        Terminal.out(spec).flush();
        return 0;
    }

    private int sized() {
        return size == 0 ? method == Method.MORRIS ? 8 : 64 : size;
    }

    private int evaluations(int quantities) {
        int local = 2 * quantities;
        return switch (method) {
            case MORRIS -> local + sized() * (quantities + 1);
            case SOBOL -> local + sized() * (quantities + 2);
        };
    }

    private SensitivityReport report(Ranges ranges, Experiment typical) {
        int quantities = ranges.all().size();
        double[][] elasticity = Elasticity.of(typical, ranges);
        int outputs = TypicalPeople.outputs().size();
        double[][] sizes = new double[outputs][quantities];
        double[][] details = new double[outputs][quantities];
        switch (method) {
            case MORRIS -> {
                Morris.Effect[][] effects = Morris.effects(typical, quantities, sized(), new Seed(seed));
                for (int o = 0; o < outputs; o++) {
                    for (int j = 0; j < quantities; j++) {
                        sizes[o][j] = effects[o][j].meanAbsolute();
                        details[o][j] = effects[o][j].sd();
                    }
                }
            }
            case SOBOL -> {
                Sobol.Index[][] indices = Sobol.indices(typical, quantities, sized(), new Seed(seed));
                for (int o = 0; o < outputs; o++) {
                    for (int j = 0; j < quantities; j++) {
                        sizes[o][j] = indices[o][j].total();
                        details[o][j] = indices[o][j].first();
                    }
                }
            }
        }
        return new SensitivityReport(method, TypicalPeople.outputs(), ranges, sizes, details, elasticity);
    }

    private String setting(SensitivityReport report) {
        return String.format(
                Locale.ROOT,
                "BioFluxOpt %s (%s): %s, %d quantities over their ranges in knowledge/parameters/simulator.tsv, %d people in "
                        + "each of four groups, seed %d, training tier.",
                Version.RELEASE,
                Version.revision(),
                method.name().toLowerCase(Locale.ROOT),
                report.ranges().all().size(),
                people,
                seed);
    }
}

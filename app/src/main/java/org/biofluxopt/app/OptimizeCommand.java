package org.biofluxopt.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import org.biofluxopt.Pipeline;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.numeric.Seed;
import org.biofluxopt.plan.PlannerSettings;
import org.biofluxopt.profile.MicrobiomeSample;
import org.biofluxopt.profile.Profile;
import org.biofluxopt.profile.ProfileReader;
import org.biofluxopt.report.PersonReport;
import org.biofluxopt.report.PlanJson;
import org.biofluxopt.report.ReportWriter;
import org.biofluxopt.report.TerminalSummary;
import org.biofluxopt.text.InputError;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The main job: one person's plan and report, for one or several microbiome samples. */
@Command(
        name = "optimize",
        header = "One person's plan: beliefs, simulated future, agents, plan, report.",
        description = {
            "Reads a profile and a microbiome sample, fine-tunes agents on virtual copies of the person, and writes",
            "report.html, plan.json, trajectories.csv and run.json. Several samples give a folder each and summary.tsv;",
            "an interrupted run of several samples is continued with --resume."
        },
        footer = {
            "",
            "Examples:",
            "  biofluxopt optimize examples/vegan-adult.yaml",
            "  biofluxopt optimize me.yaml --microbiome table.biom --sample S12 --out out/me",
            "  biofluxopt optimize me.yaml --microbiome hmp.biom --metadata hmp.samples.tsv.gz \\",
            "      --where body_site=UBERON:feces --limit 25 --out out/hmp25"
        },
        mixinStandardHelpOptions = true)
final class OptimizeCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "PROFILE.yaml", description = "The person (see 'biofluxopt profile schema').")
    private Path profileFile = Path.of("");

    @Option(names = "--microbiome", paramLabel = "FILE", description = "Abundance table; overrides the profile's.")
    private @Nullable Path microbiome;

    @Option(names = "--taxonomy", paramLabel = "FILE", description = "Taxonomy of a table that holds ids only.")
    private @Nullable Path taxonomy;

    @Option(names = "--sample", paramLabel = "ID", description = "One sample of the table.")
    private @Nullable String sample;

    @Option(names = "--samples", paramLabel = "LIST.txt", description = "Several samples, an id a line.")
    private @Nullable Path samples;

    @Option(names = "--metadata", paramLabel = "FILE", description = "Sample metadata (TSV) to choose samples from.")
    private @Nullable Path metadata;

    @Option(names = "--where", paramLabel = "COLUMN=VALUE", description = "Which samples of --metadata to take.")
    private @Nullable String where;

    @Option(names = "--limit", paramLabel = "N", description = "At most the first N samples.")
    private int limit = Integer.MAX_VALUE;

    @Option(names = "--seed", paramLabel = "N", description = "Same seed, same bits (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--threads", paramLabel = "N", description = "Worker threads (default: all processors).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--iterations",
            paramLabel = "N",
            description = "Updates that fine-tune the shipped policy (default: ${DEFAULT-VALUE}).")
    private int iterations = PlannerSettings.TRAINING_ITERATIONS;

    @Option(
            names = "--no-finetune",
            description = "Judge the shipped policy's regimen as it is, on fewer virtual people: fast, for cohorts.")
    private boolean untrained;

    @Option(names = "--out", paramLabel = "DIR", description = "Folder to write to (default: out/PROFILE).")
    private @Nullable Path out;

    @Option(names = "--json", description = "Print plan.json (or the summary of several samples) instead of text.")
    private boolean json;

    @Option(names = "--resume", description = "Keep samples that a run before, with the same inputs, has finished.")
    private boolean resume;

    @Option(names = "--quiet", description = "No progress on stderr.")
    private boolean quiet;

    @Override
    public Integer call() {
        if (threads < 1 || limit < 1 || iterations < 1) {
            throw InputError.about("--threads, --limit and --iterations", "must be at least 1.", "");
        }
        KnowledgeBase knowledge = KnowledgeBase.bundled();
        Profile profile = ProfileReader.read(profileFile, knowledge);
        SampleChoice choice =
                SampleChoice.of(profile, microbiome, taxonomy, sample, samples, metadata, where, limit, knowledge);
        Path folder = out != null ? out : Path.of("out", nameOf(profileFile));
        RunRecipe recipe = new RunRecipe("optimize", Terminal.arguments(spec), seed, inputs(choice));
        try (ExecutorService executor = Workers.of(threads)) {
            PlannerSettings settings = PlannerSettings.of(knowledge);
            Pipeline pipeline = new Pipeline(
                    knowledge,
                    untrained ? settings.withoutFinetuning() : settings.withTrainingIterations(iterations),
                    Version.RELEASE);
            if (choice.several()) {
                return new SampleSeries(pipeline, profile, choice, folder, recipe, resume, json, Terminal.out(spec))
                        .run(new Seed(seed), executor, Terminal.err(spec), quiet);
            }
            return one(pipeline, profile, choice.only(), folder, recipe, executor);
        }
    }

    private int one(
            Pipeline pipeline,
            Profile profile,
            Optional<MicrobiomeSample> only,
            Path folder,
            RunRecipe recipe,
            ExecutorService executor) {
        ReportWriter.checkWritable(folder);
        ProgressLine progress = new ProgressLine(Terminal.err(spec), "", quiet);
        PersonReport report = pipeline.optimize(profile, only, new Seed(seed), executor, progress);
        progress.done();
        ReportWriter.write(report, folder, recipe.record());
        Terminal.out(spec).println(json ? PlanJson.of(report) : TerminalSummary.of(report));
        if (!json) {
            Terminal.out(spec).println("  report: " + folder.resolve("report.html"));
        }
        return 0;
    }

    private List<Path> inputs(SampleChoice choice) {
        List<Path> files = new ArrayList<>();
        files.add(profileFile);
        files.addAll(choice.files());
        for (Path extra : new @Nullable Path[] {samples, metadata}) {
            if (extra != null && Files.isRegularFile(extra)) {
                files.add(extra);
            }
        }
        return files;
    }

    /** What was given after the command's name. */
    private static String nameOf(Path file) {
        Path name = file.getFileName();
        return name == null ? "plan" : name.toString().replaceFirst("\\.ya?ml$", "");
    }
}

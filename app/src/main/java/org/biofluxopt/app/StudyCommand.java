package org.biofluxopt.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.provenance.Sha256;
import org.biofluxopt.report.ReportWriter;
import org.biofluxopt.study.Effect;
import org.biofluxopt.study.LocalCohort;
import org.biofluxopt.study.PeopleCsv;
import org.biofluxopt.study.PersonLog;
import org.biofluxopt.study.Study;
import org.biofluxopt.study.StudyAnalysis;
import org.biofluxopt.study.StudyDesign;
import org.biofluxopt.study.StudyDesign.MicrobiomeTableChoice;
import org.biofluxopt.study.StudyJson;
import org.biofluxopt.study.StudyPage;
import org.biofluxopt.study.StudyReader;
import org.biofluxopt.study.StudyResults;
import org.biofluxopt.text.InputError;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code biofluxopt study}. */
@Command(
        name = "study",
        header = "A virtual trial: does a plan beat standard supplementation, in whom, and why.",
        description = {
            "Finds virtual people of each stratum by a measured serum B12, plans for each by what a user could know, simulates",
            "all arms on the hidden truth and compares endpoints as measured. Writes results.json, people.csv, report.html",
            "and people.jsonl, the checkpoint: a killed run goes on with --resume and ends with the same bytes."
        },
        footer = {
            "",
            "Examples:",
            "  biofluxopt study experiments/paper-claim/study.yaml --out out/paper-claim",
            "  biofluxopt study study.yaml --microbiomes out/generated --out out/study --threads 2 --resume"
        },
        mixinStandardHelpOptions = true)
final class StudyCommand implements Callable<Integer> {
    @Parameters(paramLabel = "STUDY.yaml", description = "What is tried on whom; see docs/how-to/run-a-trial.md.")
    private Path file = Path.of("");

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Folder for the results.")
    private Path out = Path.of("");

    @Option(names = "--resume", description = "Go on with a run that was stopped.")
    private boolean resume;

    @Option(
            names = "--microbiomes",
            paramLabel = "TABLE",
            description = "Table of microbiomes, or the folder that 'generate' wrote; instead of the study's own.")
    private @Nullable Path microbiomes;

    @Option(names = "--metadata", paramLabel = "FILE", description = "Sample metadata of --microbiomes.")
    private @Nullable Path metadata;

    @Option(names = "--where", paramLabel = "COLUMN=VALUE", description = "Samples of --metadata to take.")
    private @Nullable String where;

    @Option(
            names = "--cohort",
            paramLabel = "COLUMN",
            description =
                    "Column of --metadata that names each sample's cohort: adds a leave-one-cohort-out validation.")
    private @Nullable String cohort;

    @Mixin
    private final RunOptions run = new RunOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        if (run.threads < 1) {
            throw InputError.about("--threads", "must be at least 1.", "");
        }
        ReportWriter.checkWritable(out, Set.of(PersonLog.FILE));
        requireFinishedOrResume();
        StudyDesign design = StudyReader.read(file);
        KnowledgeBase knowledge = KnowledgeBase.bundled();
        StudyMicrobiomes chosen = microbiomes(design, knowledge);
        List<Path> inputs = new ArrayList<>(List.of(file));
        inputs.addAll(chosen.files());
        RunRecipe recipe = new RunRecipe("study", Terminal.arguments(spec), design.seed(), inputs);
        PersonLog log = PersonLog.open(out, key(recipe, chosen), resume);
        ProgressLine progress = new ProgressLine(Terminal.err(spec), "", run.quiet);
        Study study = new Study(design, knowledge, chosen.samples(), chosen.cohorts());
        Study.Done done;
        try (ExecutorService executor = Workers.of(run.threads)) {
            done = study.run(log, new LocalCohort(executor), executor, progress);
        }
        progress.done();
        StudyResults results = StudyAnalysis.of(done, knowledge);
        String json = StudyJson.of(results);
        Map<String, String> files = new LinkedHashMap<>();
        files.put("results.json", json);
        files.put("report.html", StudyPage.of(results, made(design)));
        files.put("people.csv", PeopleCsv.of(done.people(), done.microbiomes()));
        files.put(PersonLog.FILE, log.sorted());
        ReportWriter.writeTexts(files, out, recipe.record());
        if (!run.quiet) {
            Terminal.err(spec)
                    .printf(
                            Locale.ROOT,
                            "planning took %.2f s of processor time a person%n",
                            study.planningSeconds() / Math.max(1, done.people().size()));
        }
        Terminal.out(spec).println(run.json ? json : text(results));
        Terminal.out(spec).flush();
        return 0;
    }

    /** A checkpoint is hours of work: it is not overwritten by a forgotten option. */
    private void requireFinishedOrResume() {
        if (!resume && Files.exists(out.resolve(PersonLog.FILE)) && !Files.exists(out.resolve(RecordedRun.FILE))) {
            throw InputError.about(
                    out.toString(),
                    "holds the checkpoint of a study that was stopped.",
                    "Add --resume to go on with it, or name another folder.");
        }
    }

    private static String made(StudyDesign design) {
        return "BioFluxOpt " + Version.RELEASE + " (" + Version.revision() + "), seed " + design.seed()
                + ", training tier; run.json holds the recipe.";
    }

    private StudyMicrobiomes microbiomes(StudyDesign design, KnowledgeBase knowledge) {
        if (microbiomes != null) {
            return StudyMicrobiomes.read(
                    microbiomes,
                    Optional.empty(),
                    Optional.ofNullable(metadata),
                    Optional.ofNullable(where),
                    Optional.ofNullable(cohort),
                    knowledge);
        }
        MicrobiomeTableChoice table = design.microbiomes()
                .orElseThrow(() -> InputError.in(file.toString())
                        .field("microbiomes.table")
                        .got("nothing")
                        .expected("a table of microbiomes")
                        .advice("Name it in the study, or give --microbiomes TABLE.")
                        .error());
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of(""));
        return StudyMicrobiomes.read(
                folder.resolve(table.file()),
                table.taxonomy().map(folder::resolve),
                table.metadata().map(folder::resolve),
                table.where(),
                table.cohort(),
                knowledge);
    }

    /** Also of what the inputs hold after reading, should the same file be read in another way one day. */
    private static String key(RunRecipe recipe, StudyMicrobiomes chosen) {
        return Sha256.of((recipe.fingerprint() + chosen.samples() + chosen.cohorts())
                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static String text(StudyResults results) {
        StringBuilder text = new StringBuilder();
        text.append("Simulated trial \"")
                .append(results.done().design().name())
                .append("\"; truths: ")
                .append(results.done().truths())
                .append(".\n\nserum B12 against control, % of geometric means (95 % interval)\n");
        results.lowStatus().ifPresent(effect -> line(text, effect));
        results.vsBestControl().ifPresent(effect -> line(text, effect));
        results.withClinicalItems().ifPresent(effect -> line(text, effect));
        results.overFixed().ifPresent(effect -> line(text, effect));
        results.foodOnly().ifPresent(effect -> line(text, effect));
        results.replete().ifPresent(effect -> line(text, effect));
        results.strata().forEach(effect -> line(text, effect));
        results.baselines().forEach(effect -> line(text, effect));
        results.byDose()
                .forEach(row -> text.append(String.format(
                        Locale.ROOT,
                        "%-46s %+6.1f vs C1, %+6.1f vs C2  (n %d)%n",
                        "P at " + row.dose() + " ug/d",
                        row.vsC1().serumB12().gainPercent(),
                        row.vsC2().serumB12().gainPercent(),
                        row.vsC1().n())));
        text.append("\nnegative controls, 90 % interval, equivalent if inside +-2 %\n");
        results.negativeControls()
                .forEach(control -> text.append(String.format(
                        Locale.ROOT,
                        "%-46s %+6.2f (%+.2f to %+.2f) %s%n",
                        control.name(),
                        control.gainPercent(),
                        control.low(),
                        control.high(),
                        control.equivalent() ? "equivalent" : "not shown to be equivalent")));
        results.hyperScore()
                .ifPresent(score -> text.append(
                        String.format(Locale.ROOT, "%nHyperScore %.1f (a label, not evidence)%n", score.value())));
        return text.toString();
    }

    private static void line(StringBuilder text, Effect effect) {
        text.append(String.format(
                Locale.ROOT,
                "%-46s %+6.1f (%+.1f to %+.1f)  holoTC %+.1f  MMA %+.1f  Bray-Curtis %.3f  n %d%n",
                effect.name(),
                effect.serumB12().gainPercent(),
                effect.serumB12().low(),
                effect.serumB12().high(),
                effect.holoTc().gainPercent(),
                effect.mma().gainPercent(),
                effect.brayCurtis(),
                effect.n()));
    }
}

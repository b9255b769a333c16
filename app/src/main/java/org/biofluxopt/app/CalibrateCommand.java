package org.biofluxopt.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import org.biofluxopt.calibration.Calibration;
import org.biofluxopt.calibration.CalibrationPage;
import org.biofluxopt.calibration.CalibrationResult;
import org.biofluxopt.calibration.KnowledgeWriter;
import org.biofluxopt.calibration.ProtocolExperiments;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.numeric.Seed;
import org.biofluxopt.report.ReportWriter;
import org.biofluxopt.text.InputError;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code biofluxopt calibrate}. */
@Command(
        name = "calibrate",
        header = "Parameters of the simulator from the experiments that may steer it, with posterior draws.",
        description = {
            "Quantities of knowledge/calibration.tsv, priors from their ranges; likelihood from counted 'fit' lines of",
            "knowledge/validation_targets.tsv and the anchors of knowledge/calibration_anchors.tsv only, on the training tier.",
            "Every experiment is kept in DIR/evaluations.tsv as it ends: the same command with --resume goes on after a stop",
            "or a crash and ends with the same bits."
        },
        footer = {
            "",
            "Examples:",
            "  biofluxopt calibrate --out out/calibration",
            "  biofluxopt calibrate --out out/calibration --resume --minutes 60",
            "  biofluxopt calibrate --out out/calibration --resume --write knowledge",
            "  biofluxopt calibrate --out out/draws --jacobians 0 --draws 64 --draw-steps 3 --write knowledge",
            "",
            "Exit code 3: the minutes are over; go on with --resume."
        },
        mixinStandardHelpOptions = true)
final class CalibrateCommand implements Callable<Integer> {
    private static final int UNFINISHED = 3;
    private static final String LOG = "log.txt";

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Folder for the log and the results.")
    private Path out = Path.of("");

    @Option(names = "--resume", description = "Go on with what DIR holds.")
    private boolean resume;

    @Option(names = "--seed", paramLabel = "N", description = "Of the posterior draws (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--minutes", paramLabel = "M", description = "Stop after so long (default: ${DEFAULT-VALUE}).")
    private double minutes = 120;

    @Option(
            names = "--jacobians",
            paramLabel = "N",
            description = {
                "At most so many linearisations in the search (default: ${DEFAULT-VALUE});",
                "0: no search, the draws go out from the values that stand."
            })
    private int jacobians = 4;

    @Option(
            names = "--people",
            paramLabel = "N",
            description = "People of an experiment wherever the search stands (default: ${DEFAULT-VALUE}).")
    private int people = 64;

    @Option(names = "--draws", paramLabel = "N", description = "Posterior draws to try (default: ${DEFAULT-VALUE}).")
    private int draws = 80;

    @Option(
            names = "--draw-steps",
            paramLabel = "N",
            description = "Gauss-Newton steps of each draw (default: ${DEFAULT-VALUE}).")
    private int drawSteps = 2;

    @Option(names = "--write", paramLabel = "DIR", description = "Put the values into this knowledge folder.")
    private @Nullable Path write;

    @Mixin
    private final RunOptions run = new RunOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        if (run.threads < 1 || jacobians < 0 || people < 1 || draws < 0 || drawSteps < 1 || !(minutes > 0)) {
            throw InputError.about(
                    "calibrate",
                    "needs --threads, --people and --draw-steps of at least 1, --jacobians and --draws of 0 or more, --minutes > 0.",
                    "");
        }
        if (!resume && Files.exists(out.resolve("evaluations.tsv"))) {
            throw InputError.about(
                    out.toString(),
                    "holds a calibration already.",
                    "Add --resume to go on with it, or name a new folder.");
        }
        KnowledgeBase knowledge = KnowledgeBase.bundled();
        long end = System.nanoTime() + (long) (minutes * 60e9);
        ProgressLine progress = new ProgressLine(Terminal.err(spec), "", run.quiet);
        Optional<CalibrationResult> result;
        try (ExecutorService executor = Workers.of(run.threads)) {
            Calibration calibration = new Calibration(
                    knowledge,
                    new ProtocolExperiments(knowledge),
                    people,
                    out,
                    Version.RELEASE + "/" + Version.revision(),
                    executor,
                    progress,
                    this::tell,
                    () -> System.nanoTime() > end);
            result = calibration.run(jacobians, draws, drawSteps, new Seed(seed));
        }
        progress.done();
        if (result.isEmpty()) {
            tell("the minutes are over");
            Terminal.err(spec).println("The minutes are over; go on with --resume.");
            return UNFINISHED;
        }
        write(result.get());
        return 0;
    }

    private void write(CalibrationResult result) {
        String command = command(result);
        put("map.tsv", result.mapTable());
        put("posterior.tsv", result.posteriorTable());
        put("fit.tsv", result.fitTable());
        put("calibration.md", CalibrationPage.of(result, command));
        put("calibration.json", FactJson.write(result.summary()));
        ReportWriter.describe(
                out,
                List.of("map.tsv", "posterior.tsv", "fit.tsv", "calibration.md", "calibration.json"),
                new RunRecipe("calibrate", Terminal.arguments(spec), seed, List.of()).record());
        if (write != null) {
            KnowledgeWriter.write(write, jacobians == 0 ? Map.of() : result.values(), command, result.posteriorTable());
        }
        PrintWriter printer = Terminal.out(spec);
        if (run.json) {
            printer.println(FactJson.write(result.summary()));
        } else {
            Map<String, Object> summary = result.summary();
            printer.printf(
                    Locale.ROOT,
                    "%s of %s lines inside (before: %s); %s of %s quantities identified; %s posterior draws (%s dropped)%n",
                    summary.get("inside_after"),
                    summary.get("lines"),
                    summary.get("inside_before"),
                    summary.get("identified"),
                    summary.get("unknowns"),
                    summary.get("draws"),
                    summary.get("draws_dropped"));
            printer.println("page: " + out.resolve("calibration.md"));
        }
        printer.flush();
    }

    private String command(CalibrationResult result) {
        return "biofluxopt calibrate --seed " + seed + " --jacobians " + jacobians + " --people " + people + " --draws "
                + draws + " (" + result.targets().size() + " counted fit lines, code " + Version.revision() + ")";
    }

    private void tell(String words) {
        Path file = out.resolve(LOG);
        try {
            Files.writeString(
                    file,
                    Instant.now().truncatedTo(ChronoUnit.SECONDS) + " " + words + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void put(String name, String text) {
        try {
            Files.writeString(out.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

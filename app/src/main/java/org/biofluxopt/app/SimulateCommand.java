package org.biofluxopt.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.knowledge.ParameterDraws;
import org.biofluxopt.network.B12Network;
import org.biofluxopt.protocol.Analysis;
import org.biofluxopt.protocol.Model;
import org.biofluxopt.protocol.ParameterSpread;
import org.biofluxopt.protocol.Protocol;
import org.biofluxopt.protocol.ProtocolReader;
import org.biofluxopt.protocol.ProtocolResult;
import org.biofluxopt.protocol.ProtocolRunner;
import org.biofluxopt.provenance.RunRecord;
import org.biofluxopt.report.ReportWriter;
import org.biofluxopt.report.SimulationJson;
import org.biofluxopt.report.SimulationReport;
import org.biofluxopt.report.SimulationText;
import org.biofluxopt.report.SimulationWriter;
import org.biofluxopt.simulator.SimulatorParameters;
import org.biofluxopt.simulator.SimulatorScaling;
import org.biofluxopt.simulator.SimulatorSpeed;
import org.biofluxopt.simulator.Tier;
import org.biofluxopt.text.InputError;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code biofluxopt simulate}. */
@Command(
        name = "simulate",
        header = "An experiment on virtual people, as a file describes it.",
        description = {
            "Reads who takes part, what they get when, and what is measured; prints what the simulator gives.",
            "The same seed gives the same people in every protocol. With --out, a run that was broken off goes on where",
            "it was when the command is given again. What a protocol may hold: docs/reference/protocol.md, or --schema."
        },
        footer = {
            "",
            "Examples:",
            "  biofluxopt simulate examples/protocols/oral-after-vegan-diet.yaml",
            "  biofluxopt simulate examples/protocols/omeprazole.yaml --out out/omeprazole",
            "  biofluxopt simulate my.yaml --json --seed 7 > results.json"
        },
        mixinStandardHelpOptions = true)
final class SimulateCommand implements Callable<Integer> {
    private static final int MOST_TAXA = 15;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(index = "0", arity = "0..1", paramLabel = "PROTOCOL.yaml", description = "The experiment.")
    private @Nullable Path protocolFile;

    @Option(names = "--json", description = "Print the results as JSON.")
    private boolean json;

    @Option(
            names = "--csv",
            arity = "0..1",
            fallbackValue = "-",
            paramLabel = "DIR|FILE.csv",
            description = "Tables into a folder, the results alone into a file, or (nothing named) onto the screen.")
    private @Nullable String csv;

    @Option(names = "--out", paramLabel = "DIR", description = "Folder for report.html, tables, JSON and run.json.")
    private @Nullable Path out;

    @Option(names = "--trajectories", paramLabel = "FILE.csv", description = "Each subject's values, a line each.")
    private @Nullable Path trajectories;

    @Option(names = "--seed", paramLabel = "N", description = "Other people than the protocol's seed gives.")
    private @Nullable Long seed;

    @Option(
            names = "--tier",
            paramLabel = "training|reference",
            description = "How the model is solved (default: ${DEFAULT-VALUE}).")
    private Tier tier = Tier.TRAINING;

    @Option(
            names = "--draws",
            paramLabel = "N",
            description = "Also run N parameter sets drawn from the posterior: how sure the means are.")
    private int draws;

    @Option(names = "--threads", paramLabel = "N", description = "Worker threads (default: all processors).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--schema", description = "Print the JSON schema of protocols.")
    private boolean schema;

    @Option(names = "--benchmark", description = "Measure how fast both tiers run here, on one core; no protocol.")
    private boolean benchmark;

    @Option(
            names = "--scaling",
            description = "With --benchmark: also how much faster --threads threads run the training tier than one.")
    private boolean scaling;

    @Option(names = "--taxa", paramLabel = "N", description = "Gut taxa of the benchmark (default: ${DEFAULT-VALUE}).")
    private int taxa = 3;

    @Option(names = "--quiet", description = "No progress on stderr.")
    private boolean quiet;

    @Override
    public Integer call() {
        if (schema) {
            Terminal.out(spec).print(schemaText());
            Terminal.out(spec).flush();
            return 0;
        }
        if (benchmark) {
            return benchmark();
        }
        if (protocolFile == null && csv != null && csv.matches(".*\\.ya?ml")) {
            protocolFile = Path.of(csv); // "--csv PROTOCOL.yaml": the table goes onto the screen
            csv = "-";
        }
        if (protocolFile == null) {
            throw InputError.about("simulate", "needs a protocol.", "See 'biofluxopt simulate --help' for an example.");
        }
        if (threads < 1 || draws < 0) {
            throw InputError.about("--threads and --draws", "must be at least 1 and 0.", "");
        }
        KnowledgeBase knowledge = KnowledgeBase.bundled();
        Protocol read = ProtocolReader.read(protocolFile, knowledge);
        Protocol protocol = seed == null ? read : read.withSeed(seed);
        if (out != null) {
            ReportWriter.checkWritable(out);
        }
        RunRecord recipe = new RunRecipe("simulate", Terminal.arguments(spec), protocol.seed(), List.of(protocolFile))
                .record(new TreeMap<>(java.util.Map.of("tier", tier.name().toLowerCase(Locale.ROOT))));
        try (ExecutorService executor = Workers.of(threads)) {
            return run(protocol, knowledge, recipe, executor);
        }
    }

    private int benchmark() {
        if (taxa < 1 || taxa > MOST_TAXA) {
            throw InputError.about("--taxa", "must be 1 to " + MOST_TAXA + ", got " + taxa + ".", "");
        }
        int processors = Runtime.getRuntime().availableProcessors();
        if (scaling && (threads < 2 || threads > processors)) {
            throw InputError.about(
                    "--scaling",
                    "compares one thread with --threads, 2 to the " + processors + " processors here, got " + threads
                            + ".",
                    "");
        }
        KnowledgeBase knowledge = KnowledgeBase.bundled();
        SimulatorSpeed speed = SimulatorSpeed.measure(taxa, SimulatorParameters.of(knowledge), knowledge);
        Optional<SimulatorScaling> several = scaling
                ? Optional.of(SimulatorScaling.measure(taxa, threads, SimulatorParameters.of(knowledge), knowledge))
                : Optional.empty();
        Terminal.out(spec).print(json ? SpeedReport.json(speed, several) : SpeedReport.text(speed, several));
        Terminal.out(spec).flush();
        return 0;
    }

    private int run(Protocol protocol, KnowledgeBase knowledge, RunRecord recipe, ExecutorService executor) {
        B12Network network = B12Network.expert(knowledge);
        ProgressLine progress = new ProgressLine(Terminal.err(spec), "", quiet);
        Optional<Path> kept = Optional.ofNullable(out).map(SimulateCommand::blocks);
        String version =
                recipe.version() + recipe.codeRevision() + recipe.inputSha256().values();
        try (ProtocolResult result = runner(SimulatorParameters.of(knowledge), knowledge, network, executor)
                .run(protocol, kept, version, progress::report)) {
            Optional<ParameterSpread> spread = draws == 0
                    ? Optional.empty()
                    : Optional.of(spread(protocol, knowledge, network, executor, progress));
            progress.done();
            SimulationReport report = SimulationReport.of(protocol, new Analysis(result), spread, result.notes());
            print(report, recipe);
            if (trajectories != null) {
                Trajectories.write(result, trajectories);
            }
        }
        kept.ifPresent(SimulateCommand::delete);
        return 0;
    }

    private ProtocolRunner runner(
            SimulatorParameters parameters, KnowledgeBase knowledge, B12Network network, ExecutorService executor) {
        return new ProtocolRunner(
                knowledge,
                network,
                Model.of(parameters),
                tier,
                reference -> ProtocolSamples.find(reference, knowledge),
                executor);
    }

    private ParameterSpread spread(
            Protocol protocol,
            KnowledgeBase knowledge,
            B12Network network,
            ExecutorService executor,
            ProgressLine progress) {
        List<double[]> means = new ArrayList<>();
        for (KnowledgeBase varied : ParameterDraws.of(knowledge).spread(draws).subList(1, draws + 1)) {
            SimulatorParameters parameters = SimulatorParameters.of(varied);
            String words = "parameter set " + (means.size() + 1) + " of " + draws;
            progress.report((means.size() + 1.0) / (draws + 1), words);
            try (ProtocolResult drawn =
                    runner(parameters, knowledge, network, executor).run(protocol)) {
                means.add(new Analysis(drawn)
                        .rows().stream()
                                .mapToDouble(row -> row.summary().mean())
                                .toArray());
            }
        }
        return ParameterSpread.of(means);
    }

    private void print(SimulationReport report, RunRecord recipe) {
        if (out != null) {
            SimulationWriter.write(report, out, recipe);
        }
        if (csv != null && !csv.equals("-")) {
            Path path = Path.of(csv);
            SimulationWriter.writeTables(report, path);
        }
        if (json) {
            Terminal.out(spec).print(SimulationJson.of(report));
        } else if ("-".equals(csv)) {
            Terminal.out(spec).print(SimulationText.tables(report));
        } else {
            Terminal.out(spec).print(SimulationText.of(report));
            if (out != null) {
                Terminal.out(spec).println("  report: " + out.resolve("report.html"));
            }
        }
        Terminal.out(spec).flush();
    }

    /** A hidden file beside the folder, so that the folder itself is written whole or not at all. */
    private static Path blocks(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        return absolute.resolveSibling("." + absolute.getFileName() + ".blocks");
    }

    private static void delete(Path file) {
        try {
            java.nio.file.Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String schemaText() {
        try (InputStream text = ProtocolReader.class.getResourceAsStream(ProtocolReader.SCHEMA)) {
            if (text == null) {
                throw new IllegalStateException("The build has lost " + ProtocolReader.SCHEMA);
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was given after the command's name. */
}

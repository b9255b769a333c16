package org.biofluxopt.app;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import org.biofluxopt.agents.RewardWeights;
import org.biofluxopt.coverage.TruthParameters;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.learn.Curves;
import org.biofluxopt.network.B12Network;
import org.biofluxopt.numeric.Seed;
import org.biofluxopt.provenance.Sha256;
import org.biofluxopt.report.ReportWriter;
import org.biofluxopt.text.InputError;
import org.biofluxopt.training.GeneralTraining;
import org.biofluxopt.training.Microbiomes;
import org.biofluxopt.training.VirtualPatients;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** {@code train --out}: one policy for everybody. */
final class PolicyTraining {
    private static final int MOST_SETS = 200;

    /** How much work it shall be. */
    static final class Options {
        @Option(
                names = "--iterations",
                paramLabel = "N",
                description = "Updates, each from one episode of the active people (default: ${DEFAULT-VALUE}).")
        private int iterations = GeneralTraining.Settings.STANDARD.iterations();

        @Option(
                names = "--population",
                paramLabel = "N",
                description = "Virtual people of all strata (default: ${DEFAULT-VALUE}).")
        private int population = GeneralTraining.Settings.STANDARD.people();

        @Option(
                names = "--active",
                paramLabel = "N",
                description = "Of them in each update (default: ${DEFAULT-VALUE}).")
        private int active = GeneralTraining.Settings.STANDARD.active();

        @Option(
                names = "--source",
                paramLabel = "TEXT",
                description = "Where the table comes from, for the recipe (default: its name).")
        private String source = "";

        @Option(
                names = "--checkpoint-every",
                paramLabel = "N",
                description = "Updates between checkpoints (default: ${DEFAULT-VALUE}).")
        private int every = 5;

        GeneralTraining.Settings settings() {
            GeneralTraining.Settings usual = GeneralTraining.Settings.STANDARD;
            if (iterations < 1 || active < 1 || active > population || every < 1) {
                throw InputError.about(
                        "train",
                        "needs --iterations, --active and --checkpoint-every of at least 1 and no more --active people"
                                + " than --population.",
                        "");
            }
            return new GeneralTraining.Settings(
                    population, active, usual.lanes(), usual.draws(), iterations, usual.days());
        }
    }

    private final GeneralTraining.Settings settings;
    private final Options options;
    private final GutSamples samples;
    private final long seed;
    private final Path out;
    private final boolean resume;
    private final RunOptions run;
    private final @Nullable CommandSpec spec;

    PolicyTraining(
            GeneralTraining.Settings settings,
            Options options,
            GutSamples samples,
            long seed,
            Path out,
            boolean resume,
            RunOptions run,
            @Nullable CommandSpec spec) {
        this.settings = settings;
        this.options = options;
        this.samples = samples;
        this.seed = seed;
        this.out = out;
        this.resume = resume;
        this.run = run;
        this.spec = spec;
    }

    void train(ExecutorService executor) throws IOException {
        Files.createDirectories(out);
        Path checkpoint = out.resolve("checkpoint.bin");
        if (!resume && Files.exists(checkpoint)) {
            throw InputError.about(
                    "train", "--out already holds a training.", "Add --resume to go on, or take another folder.");
        }
        KnowledgeBase knowledge = KnowledgeBase.bundled();
        B12Network network = B12Network.expert(knowledge);
        VirtualPatients patients = new VirtualPatients(
                network,
                knowledge,
                TruthParameters.of(TruthParameters.Origin.BEST, knowledge, MOST_SETS, 0, new Seed(seed)),
                microbiomes(knowledge));
        RunRecipe recipe = new RunRecipe("train", Terminal.arguments(spec), seed, samples.files());
        ProgressLine progress = new ProgressLine(Terminal.err(spec), "", run.quiet);
        GeneralTraining training = new GeneralTraining(
                patients,
                network,
                knowledge,
                RewardWeights.of(knowledge),
                settings,
                new Seed(seed),
                executor,
                (share, words) -> progress.report(0.1 * share, words));
        if (resume && Files.exists(checkpoint)) {
            load(training, checkpoint);
        }
        Curves curves = new Curves(out, () -> System.currentTimeMillis() / 1000.0);
        curves.keepUntil(training.iteration());
        while (training.iteration() < settings.iterations()) {
            double mean = training.iterate();
            int done = training.iteration();
            progress.report(0.1 + 0.9 * done / settings.iterations(), "training");
            if (done % options.every == 0 || done == settings.iterations()) {
                curves.add(done, point(training, mean));
                CheckpointFile.write(checkpoint, training::save);
            }
        }
        progress.done();
        finish(training, patients, recipe);
    }

    private Microbiomes microbiomes(KnowledgeBase knowledge) {
        if (!samples.given()) {
            return Microbiomes.made(knowledge);
        }
        String words = options.source.isBlank() ? samples.source() : options.source;
        return Microbiomes.of(samples.read(knowledge), words);
    }

    private void load(GeneralTraining training, Path checkpoint) {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(checkpoint)))) {
            training.load(in);
        } catch (IOException e) {
            throw InputError.about("train", "the checkpoint in --out cannot be used: " + e.getMessage() + ".", "");
        }
    }

    private static Map<String, Double> point(GeneralTraining training, double mean) {
        Map<String, Double> point = new LinkedHashMap<>();
        point.put("scaled_return", mean);
        double[] deviations = training.exploration();
        double sum = 0;
        for (double deviation : deviations) {
            sum += deviation;
        }
        point.put("diet_exploration", sum / deviations.length);
        return point;
    }

    private void finish(GeneralTraining training, VirtualPatients patients, RunRecipe recipe) throws IOException {
        Path file = out.resolve("policy.bin");
        CheckpointFile.write(file, (DataOutput to) -> training.policy().write(to));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("what", "policy of the microbes and of the diet agent, plan mode");
        json.put("command", "biofluxopt train " + String.join(" ", namesOnly(recipe)));
        json.put("seed", seed);
        json.put("version", Version.RELEASE);
        json.put("code_revision", Version.revision());
        json.put("microbiomes_and_bodies", patients.words());
        json.put("input_sha256", inputs(recipe));
        json.put("people", settings.people());
        json.put("strata", org.biofluxopt.coverage.Stratum.values().length);
        json.put("people_an_update", settings.active());
        json.put("posterior_samples_a_person", settings.lanes());
        json.put("draws_a_person", settings.draws());
        json.put("updates", training.iteration());
        json.put("person_days", (long) training.iteration() * settings.active() * settings.lanes() * settings.days());
        json.put("bytes", Files.size(file));
        json.put("policy_sha256", Sha256.of(file));
        String text = FactJson.write(json);
        Files.writeString(out.resolve("policy.json"), text + "\n");
        ReportWriter.describe(out, List.of("policy.bin", "policy.json", "curve.csv"), recipe.record());
        double seconds = ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                        .getProcessCpuTime()
                / 1e9;
        PrintWriter printer = Terminal.out(spec);
        printer.println(
                run.json
                        ? text
                        : String.format(
                                Locale.ROOT,
                                "policy of %d updates in %s; this run took %.0f s of processor time",
                                training.iteration(),
                                file,
                                seconds));
        printer.flush();
    }

    /** What the policy hangs on; folders are left out of file names, since they mean nothing elsewhere. */
    private static List<String> namesOnly(RunRecipe recipe) {
        return recipe.record().essentials().stream()
                .map(argument -> argument.contains("/") && !argument.contains("=") && !argument.contains(" ")
                        ? argument.substring(argument.lastIndexOf('/') + 1)
                        : argument)
                .toList();
    }

    private static SortedMap<String, String> inputs(RunRecipe recipe) {
        SortedMap<String, String> byName = new TreeMap<>();
        recipe.record()
                .inputSha256()
                .forEach((file, sum) -> byName.put(file.substring(file.lastIndexOf('/') + 1), sum));
        return byName;
    }
}

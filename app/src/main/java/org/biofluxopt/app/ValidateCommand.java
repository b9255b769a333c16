package org.biofluxopt.app;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import org.biofluxopt.knowledge.Fact;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.knowledge.ParameterDraws;
import org.biofluxopt.network.B12Network;
import org.biofluxopt.report.ReportWriter;
import org.biofluxopt.simulator.Tier;
import org.biofluxopt.text.InputError;
import org.biofluxopt.text.Nearest;
import org.biofluxopt.validation.Experiments;
import org.biofluxopt.validation.FinishedLines;
import org.biofluxopt.validation.ProtocolLaboratory;
import org.biofluxopt.validation.Scorecard;
import org.biofluxopt.validation.Target;
import org.biofluxopt.validation.Targets;
import org.biofluxopt.validation.Validation;
import org.biofluxopt.validation.ValidationJson;
import org.biofluxopt.validation.ValidationPage;
import org.biofluxopt.validation.ValidationText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code biofluxopt validate}. */
@Command(
        name = "validate",
        header = "Published human experiments against the simulator, with its one parameter set.",
        description = {
            "Runs every protocol of experiments/validation and holds each number against the published interval",
            "(knowledge/validation_targets.tsv). 'fit' rows took part in the calibration and prove little; 'check' rows",
            "did not; nulls must stay within 2 %%. A run that was stopped goes on if the same --out is given."
        },
        footer = {
            "",
            "Examples:",
            "  biofluxopt validate --out out/validation      page, JSON and table",
            "  biofluxopt validate --row V33 --row V34       two experiments",
            "  biofluxopt validate --draws 50 --out out/50   with the parameters' uncertainty",
            "  biofluxopt validate --json"
        },
        mixinStandardHelpOptions = true)
final class ValidateCommand implements Callable<Integer> {
    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Option(names = "--out", paramLabel = "DIR", description = "Folder for validation.html, validation.json and more.")
    private @Nullable Path out;

    @Option(
            names = "--row",
            paramLabel = "ROW",
            description = "Only this row, such as V33; may be given several times.")
    private List<String> rows = List.of();

    @Option(
            names = "--tier",
            paramLabel = "TIER",
            description = "training or reference: how the model is solved (default: ${DEFAULT-VALUE}).")
    private Tier tier = Tier.TRAINING;

    @Option(
            names = "--draws",
            paramLabel = "N",
            description = "Also run N parameter sets drawn from the posterior: how sure the values are.")
    private int draws;

    @Option(names = "--threads", paramLabel = "N", description = "Worker threads (default: all processors).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--quiet", description = "No progress on stderr.")
    private boolean quiet;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        if (threads < 1 || draws < 0) {
            throw InputError.about("--threads and --draws", "must be at least 1 and 0.", "");
        }
        KnowledgeBase knowledge = KnowledgeBase.bundled();
        List<Target> targets = Targets.of(knowledge);
        Set<String> wanted = wanted(targets);
        if (out != null) {
            ReportWriter.checkWritable(out, Set.of(FinishedLines.FILE));
        }
        List<KnowledgeBase> drawn =
                draws == 0 ? List.of(knowledge) : ParameterDraws.of(knowledge).spread(draws);
        FinishedLines finished = out == null ? FinishedLines.forgotten() : FinishedLines.in(out);
        ProgressLine progress = new ProgressLine(Terminal.err(spec), "", quiet);
        Scorecard card;
        try (ExecutorService executor = Workers.of(threads)) {
            ProtocolLaboratory laboratory =
                    new ProtocolLaboratory(drawn::get, B12Network.expert(knowledge), tier, executor);
            card = new Validation(laboratory, finished, draw -> fingerprint(drawn.get(draw)), draws)
                    .run(targets, target -> wanted.contains(target.row()), progress);
        }
        progress.done();
        Map<String, String> reasons = Experiments.reasons();
        String text = ValidationJson.of(card);
        if (out != null) {
            write(out, card, reasons, text, finished);
        }
        Terminal.out(spec).print(json ? text : ValidationText.of(card, reasons));
        if (out != null && !json) {
            Terminal.out(spec).println("page: " + out.resolve("validation.html"));
        }
        Terminal.out(spec).flush();
        return 0;
    }

    private Set<String> wanted(List<Target> targets) {
        Set<String> known =
                new LinkedHashSet<>(targets.stream().map(Target::row).toList());
        if (rows.isEmpty()) {
            return known;
        }
        Set<String> wanted = new LinkedHashSet<>();
        for (String row : rows) {
            String name = row.toUpperCase(Locale.ROOT);
            if (!known.contains(name)) {
                throw InputError.about(
                        "--row",
                        "there is no row '" + row + "'.",
                        Nearest.to(name, known)
                                .map(near -> "Did you mean '" + near + "'?")
                                .orElse("Rows are V01 to V77 and N01 to N03."));
            }
            wanted.add(name);
        }
        return wanted;
    }

    private void write(
            Path folder, Scorecard card, Map<String, String> reasons, String jsonText, FinishedLines finished) {
        String setting = "BioFluxOpt " + Version.RELEASE + " (" + Version.revision() + "), "
                + tier.name().toLowerCase(Locale.ROOT) + " tier, one parameter set for all experiments"
                + (draws > 0 ? "; ranges are 90 % of " + draws + " draws of the parameters." : ".");
        Map<String, String> files = new LinkedHashMap<>();
        files.put("validation.html", ValidationPage.of(card, reasons, setting));
        files.put("validation.json", jsonText);
        files.put(FinishedLines.FILE, finished.text());
        RunRecipe recipe = new RunRecipe("validate", Terminal.arguments(spec), 1, List.of());
        ReportWriter.writeTexts(
                files,
                folder,
                recipe.record(new TreeMap<>(Map.of("tier", tier.name().toLowerCase(Locale.ROOT)))));
    }

    /** What a kept value depends on beside its protocol. Without a known revision the build's time stands for the code. */
    private String fingerprint(KnowledgeBase knowledge) {
        StringBuilder facts = new StringBuilder();
        for (Fact fact : knowledge.facts()) {
            facts.append(fact.id()).append(fact.details());
        }
        return Version.RELEASE + "/" + Version.revision() + "/" + built() + "/" + tier + "/" + facts;
    }

    private static String built() {
        try {
            Path code = Path.of(ValidateCommand.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return Files.getLastModifiedTime(code).toString();
        } catch (IOException | URISyntaxException e) {
            return "";
        }
    }

    /** What was given after the command's name. */
}

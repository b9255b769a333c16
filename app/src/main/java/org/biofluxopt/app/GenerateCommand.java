package org.biofluxopt.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import org.biofluxopt.generate.Estimate;
import org.biofluxopt.generate.Evaluation;
import org.biofluxopt.generate.Fidelity.Metric;
import org.biofluxopt.generate.GenusTable;
import org.biofluxopt.generate.GuidedCopula;
import org.biofluxopt.generate.HmpStool;
import org.biofluxopt.generate.Likeness;
import org.biofluxopt.generate.MicrobiomeModel;
import org.biofluxopt.generate.Models;
import org.biofluxopt.numeric.Seed;
import org.biofluxopt.report.SyntheticReport;
import org.biofluxopt.report.SyntheticWriter;
import org.biofluxopt.text.InputError;
import org.biofluxopt.text.Nearest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code biofluxopt generate}. */
@Command(
        name = "generate",
        header = "Make synthetic microbiomes, and say how close to real ones they come.",
        description = {
            "Fits a generator to a genus table (any that 'import' reads, summed to genera) and draws samples from it.",
            "With --evaluate, fits every model to one half of the persons, compares it with the other half, and prints",
            "all figures beside the floor (real against real) and the baselines."
        },
        footer = {
            "",
            "Examples:",
            "  biofluxopt generate --n 100 --seed 1 --out synthetic",
            "  biofluxopt generate --train table.biom --metadata samples.tsv --where body_site=UBERON:feces \\",
            "      --person persons.tsv --n 100 --out synthetic",
            "  biofluxopt generate --evaluate table.biom --json"
        },
        mixinStandardHelpOptions = true)
final class GenerateCommand implements Callable<Integer> {
    @Option(
            names = "--train",
            paramLabel = "TABLE",
            description = "Samples to learn from (default: stool of the Human Microbiome Project, shipped).")
    private @Nullable Path train;

    @Option(names = "--evaluate", paramLabel = "TABLE", description = "Compare all models on this table.")
    private @Nullable Path evaluate;

    @Option(names = "--n", paramLabel = "N", description = "Samples to draw (default: ${DEFAULT-VALUE}).")
    private int n = 100;

    @Option(names = "--only", paramLabel = "GROUP", description = "Draw this group only (default: as in the table).")
    private @Nullable String only;

    @Option(
            names = "--model",
            paramLabel = "NAME",
            description = "Model to draw from (default: ${DEFAULT-VALUE}, the one that wins the evaluation).")
    private String model = Models.DEFAULT;

    @Option(
            names = "--edge",
            paramLabel = "KIND",
            description = "Only samples beyond the table's own 90th percentile: ${COMPLETION-CANDIDATES}.")
    private @Nullable EdgeKind edge;

    @Option(names = "--out", paramLabel = "DIR", description = "Folder for the samples, the report and the recipe.")
    private @Nullable Path out;

    @Mixin
    private final GenusChoice choice = new GenusChoice();

    @Option(names = "--splits", paramLabel = "N", description = "Cuts of the persons (default: ${DEFAULT-VALUE}).")
    private int splits = 10;

    @Option(
            names = "--draws",
            paramLabel = "N",
            description = "Synthetic tables a cut, figures averaged (default: ${DEFAULT-VALUE}).")
    private int draws = 2;

    @Option(names = "--models", split = ",", paramLabel = "NAME", description = "Only these models (default: all).")
    private List<String> models = List.of();

    @Option(names = "--seed", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Mixin
    private final RunOptions run = new RunOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        if (run.threads < 1 || splits < 1 || splits > 1000 || draws < 1 || draws > 100) {
            throw InputError.about(
                    "generate", "needs --threads of at least 1, --splits of 1 to 1000, --draws of 1 to 100.", "");
        }
        if (evaluate != null && train != null) {
            throw InputError.about("generate", "does one thing at a time.", "Give --train or --evaluate.");
        }
        if (evaluate != null) {
            evaluate(evaluate);
        } else {
            draw();
        }
        return 0;
    }

    private void draw() {
        if (out == null) {
            throw InputError.about("generate", "needs a place for the samples.", "Add --out DIR.");
        }
        if (n < 1 || n > 100_000) {
            throw InputError.about("--n", "got " + n + ", expected 1 to 100000.", "");
        }
        GenusChoice.Chosen chosen = train == null
                ? new GenusChoice.Chosen(HmpStool.table(), List.of(), List.of())
                : choice.read(train, false);
        GenusTable table = chosen.table();
        Seed root = new Seed(seed);
        MicrobiomeModel fitted = edge == null
                ? Models.one(model).of(table, root.child("fit"))
                : GuidedCopula.of(table, Models.COPULA, edge.over(table), root.child("fit"));
        GenusTable synthetic = fitted.sample(groups(table), root.child("draw").generator());
        String from = train == null ? HmpStool.NAME : String.valueOf(train.getFileName());
        List<String> notes = new ArrayList<>(chosen.notes());
        if (edge != null) {
            notes.add("Every sample lies beyond the 90 % quantile of the table's own samples in: " + edge.meaning()
                    + ". They are no random draw of people.");
        }
        SyntheticReport report = new SyntheticReport(
                n + " synthetic microbiomes",
                "%,d synthetic samples, made from %,d samples of %s by the model '%s'."
                        .formatted(n, table.size(), from, edge == null ? model : "copula, guided to " + edge.word()),
                Likeness.of(table, synthetic),
                Optional.empty(),
                notes,
                SyntheticTables.of(synthetic));
        SyntheticWriter.write(
                report, out, new RunRecipe("generate", Terminal.arguments(spec), seed, chosen.files()).record());
        PrintWriter print = Terminal.out(spec);
        if (run.json) {
            Map<String, Object> made = new LinkedHashMap<>();
            made.put("samples", n);
            made.put("genera", table.genera().size());
            made.put("model", edge == null ? model : "copula");
            made.put("real_samples", table.size());
            made.put("folder", String.valueOf(out));
            print.println(FactJson.write(made));
        } else {
            print.println("%,d samples of %,d genera in %s: genera.tsv, samples.tsv, report.html, run.json"
                    .formatted(n, table.genera().size(), out));
        }
        print.flush();
    }

    /** As many of each group as its share of the table asks for, largest remainders first. */
    private int[] groups(GenusTable table) {
        int groups = table.groups().size();
        if (only != null) {
            int at = table.groups().indexOf(only);
            if (at < 0) {
                throw InputError.about("--only", "got '" + only + "'.", Nearest.advice(only, table.groups()));
            }
            int[] all = new int[n];
            java.util.Arrays.fill(all, at);
            return all;
        }
        double[] size = new double[groups];
        for (int i = 0; i < table.size(); i++) {
            size[table.group(i)] += (double) n / table.size();
        }
        int[] wanted = new int[n];
        double[] due = new double[groups];
        for (int i = 0; i < n; i++) {
            int next = 0;
            for (int g = 0; g < groups; g++) {
                due[g] += size[g] / n;
                next = due[g] > due[next] ? g : next;
            }
            wanted[i] = next;
            due[next] -= 1;
        }
        return wanted;
    }

    private void evaluate(Path file) {
        GenusChoice.Chosen chosen = choice.read(file, true);
        if (chosen.table().size() < 40) {
            throw InputError.in(file.toString())
                    .got(chosen.table().size() + " samples")
                    .expected("at least 40, so that each half can tell something")
                    .error();
        }
        Map<String, Evaluation.Fit> fits = Models.named(models);
        Evaluation evaluation;
        try (ExecutorService executor = Workers.of(run.threads)) {
            evaluation = Evaluation.of(chosen.table(), fits, splits, draws, new Seed(seed), executor);
        }
        if (out != null) {
            write(file, chosen, evaluation, out);
        }
        PrintWriter print = Terminal.out(spec);
        if (run.json) {
            print.println(FactJson.write(json(chosen, evaluation)));
        } else {
            text(chosen, evaluation).forEach(print::println);
        }
        print.flush();
    }

    /** The page shows the default model's samples, made from all persons, beside the real ones. */
    private void write(Path file, GenusChoice.Chosen chosen, Evaluation evaluation, Path folder) {
        GenusTable table = chosen.table();
        int[] groups = java.util.stream.IntStream.range(0, table.size())
                .map(table::group)
                .toArray();
        Seed root = new Seed(seed).child("page");
        GenusTable synthetic = Models.one(model)
                .of(table, root)
                .sample(groups, root.child("draw").generator());
        SyntheticReport report = new SyntheticReport(
                "Synthetic microbiomes, evaluated",
                "%,d samples of %s; the pictures show as many samples of the model '%s'."
                        .formatted(table.size(), file.getFileName(), model),
                Likeness.of(table, synthetic),
                Optional.of(evaluation),
                chosen.notes(),
                Map.of("evaluation.json", FactJson.write(json(chosen, evaluation)) + "\n"));
        SyntheticWriter.write(
                report, folder, new RunRecipe("generate", Terminal.arguments(spec), seed, chosen.files()).record());
    }

    private Map<String, Object> json(GenusChoice.Chosen chosen, Evaluation evaluation) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("samples", chosen.table().size());
        root.put("persons", persons(chosen));
        root.put("genera", chosen.table().genera().size());
        root.put("groups", chosen.table().groups());
        root.put("splits", splits);
        root.put("draws", draws);
        root.put("seed", seed);
        root.put("notes", chosen.notes());
        Map<String, Object> byModel = new LinkedHashMap<>();
        evaluation.figures().forEach((name, figures) -> {
            Map<String, Object> metrics = new LinkedHashMap<>();
            figures.forEach((metric, values) -> {
                Map<String, Object> one = estimate(evaluation.mean(name, metric));
                one.put("values", values);
                if (!name.equals(Evaluation.FLOOR)) {
                    one.put("minus_floor", estimate(evaluation.difference(name, Evaluation.FLOOR, metric)));
                }
                if (!name.equals(Models.BASELINE) && evaluation.figures().containsKey(Models.BASELINE)) {
                    one.put("minus_logistic_normal", estimate(evaluation.difference(name, Models.BASELINE, metric)));
                }
                metrics.put(metric.word(), one);
            });
            byModel.put(name, metrics);
        });
        root.put("models", byModel);
        return root;
    }

    private static int persons(GenusChoice.Chosen chosen) {
        return (int) java.util.stream.IntStream.range(0, chosen.table().size())
                .map(chosen.table()::person)
                .distinct()
                .count();
    }

    private static Map<String, Object> estimate(Estimate estimate) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("mean", estimate.mean());
        json.put("ci_low", Double.isFinite(estimate.low()) ? estimate.low() : null);
        json.put("ci_high", Double.isFinite(estimate.high()) ? estimate.high() : null);
        return json;
    }

    private List<String> text(GenusChoice.Chosen chosen, Evaluation evaluation) {
        List<String> lines = new ArrayList<>();
        lines.add("%,d samples of %,d persons, %,d genera; %d cuts of the persons, means over them."
                .formatted(
                        chosen.table().size(),
                        persons(chosen),
                        chosen.table().genera().size(),
                        splits));
        chosen.notes().forEach(note -> lines.add("Note: " + note));
        StringBuilder head = new StringBuilder("%-17s".formatted("metric"));
        evaluation.figures().keySet().forEach(name -> head.append("%16s".formatted(name)));
        lines.add(head.toString());
        for (Metric metric : Metric.values()) {
            if (evaluation.values(Evaluation.FLOOR, metric).length == 0) {
                continue;
            }
            StringBuilder line = new StringBuilder("%-17s".formatted(metric.word()));
            for (String name : evaluation.figures().keySet()) {
                Estimate estimate = evaluation.mean(name, metric);
                line.append(String.format(Locale.ROOT, "%16.3f", estimate.mean()));
            }
            lines.add(line.toString());
        }
        return lines;
    }
}

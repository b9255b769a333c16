package org.biofluxopt.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import org.biofluxopt.numeric.Seed;
import org.biofluxopt.report.ReportWriter;
import org.biofluxopt.text.InputError;
import org.biofluxopt.tune.BayesianOptimiser;
import org.biofluxopt.tune.BenchmarkFunction;
import org.biofluxopt.tune.Evaluation;
import org.biofluxopt.tune.EvaluationLog;
import org.biofluxopt.tune.Proposal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** {@code tune --benchmark-function}: Bayesian optimisation held against functions with known minima. */
final class BenchmarkTuning {
    private final BenchmarkFunction function;
    private final int evaluations;
    private final long seed;
    private final @Nullable Path out;
    private final boolean resume;
    private final RunOptions run;
    private final @Nullable CommandSpec spec;

    BenchmarkTuning(
            BenchmarkFunction function,
            int evaluations,
            long seed,
            @Nullable Path out,
            boolean resume,
            RunOptions run,
            @Nullable CommandSpec spec) {
        this.function = function;
        this.evaluations = evaluations;
        this.seed = seed;
        this.out = out;
        this.resume = resume;
        this.run = run;
        this.spec = spec;
    }

    void tune(ExecutorService executor) {
        EvaluationLog log = log();
        List<Evaluation> past = new ArrayList<>(log == null ? List.of() : log.read());
        if (!resume && !past.isEmpty()) {
            throw InputError.about(
                    "tune", "--out already holds a log.", "Add --resume to go on from it, or take another folder.");
        }
        int before = past.size();
        ProgressLine progress = new ProgressLine(Terminal.err(spec), "", run.quiet);
        BayesianOptimiser optimiser = new BayesianOptimiser(function.space(), new Seed(seed), executor);
        while (past.size() < evaluations) {
            Proposal proposal = optimiser.next(past);
            Evaluation evaluation = new Evaluation(proposal, function.value(proposal.point()));
            past.add(evaluation);
            if (log != null) {
                log.append(evaluation);
            }
            progress.report((double) past.size() / evaluations, "evaluating");
        }
        progress.done();
        if (out != null) {
            ReportWriter.describe(
                    out,
                    List.of("evaluations.tsv"),
                    new RunRecipe("tune", Terminal.arguments(spec), seed, List.of()).record());
        }
        print(past.subList(0, evaluations), before);
    }

    private @Nullable EvaluationLog log() {
        if (out == null) {
            if (resume) {
                throw InputError.about("tune", "--resume needs the folder to go on from.", "Add --out DIR.");
            }
            return null;
        }
        try {
            Files.createDirectories(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String task = "tune %s, seed %d".formatted(name(), seed);
        return new EvaluationLog(out.resolve("evaluations.tsv"), task, function.space(), 0);
    }

    private String name() {
        return function.name().toLowerCase(Locale.ROOT);
    }

    private void print(List<Evaluation> done, int before) {
        Evaluation best = done.getFirst();
        for (Evaluation other : done) {
            best = other.objective() < best.objective() ? other : best;
        }
        double regret = best.objective() - function.minimum();
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("function", name());
        result.put("evaluations", done.size());
        result.put("of_which_resumed", Math.min(before, done.size()));
        result.put("seed", seed);
        result.put("simple_regret", regret);
        result.put("best_value", best.objective());
        result.put("best_point", best.proposal().point());
        result.put("rounds", done.getLast().proposal().round() + 1);
        PrintWriter printer = Terminal.out(spec);
        printer.println(
                run.json
                        ? FactJson.write(result)
                        : "simple regret %.3g after %d evaluations of %s".formatted(regret, done.size(), name()));
        printer.flush();
    }
}

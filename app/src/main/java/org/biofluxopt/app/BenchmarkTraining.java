package org.biofluxopt.app;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import org.biofluxopt.learn.Curves;
import org.biofluxopt.learn.Evaluator;
import org.biofluxopt.learn.Ppo;
import org.biofluxopt.learn.benchmark.BenchmarkTask;
import org.biofluxopt.numeric.Seed;
import org.biofluxopt.report.ReportWriter;
import org.biofluxopt.text.InputError;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** {@code train --benchmark-task}: trains, then plays the deterministic policy. */
final class BenchmarkTraining {
    private static final int EVALUATION_COPIES = 100;
    private static final int POINTS = 20; // evaluations on the way, if there is a folder for the curve

    private final BenchmarkTask task;
    private final long seed;
    private final @Nullable Path out;
    private final boolean resume;
    private final RunOptions run;
    private final @Nullable CommandSpec spec;

    BenchmarkTraining(
            BenchmarkTask task,
            long seed,
            @Nullable Path out,
            boolean resume,
            RunOptions run,
            @Nullable CommandSpec spec) {
        this.task = task;
        this.seed = seed;
        this.out = out;
        this.resume = resume;
        this.run = run;
        this.spec = spec;
    }

    void train(int iterations, ExecutorService executor) throws IOException {
        Seed root = new Seed(seed);
        Ppo ppo = new Ppo(task.environment(task.environments()), task.settings(iterations), root, executor);
        prepare(ppo);
        int before = ppo.iteration();
        Curves curves = out == null ? null : new Curves(out, () -> System.currentTimeMillis() / 1000.0);
        if (curves != null) {
            curves.keepUntil((long) before * task.stepsPerIteration());
        }
        ProgressLine progress = new ProgressLine(Terminal.err(spec), "", run.quiet);
        int every = Math.max(1, iterations / POINTS);
        long start = System.nanoTime();
        long evaluating = 0;
        while (ppo.iteration() < iterations) {
            Ppo.Iteration done = ppo.iterate();
            progress.report((double) done.number() / iterations, "training");
            if (curves != null && (done.number() % every == 0 || done.number() == iterations)) {
                long pause = System.nanoTime();
                curves.add((long) done.number() * task.stepsPerIteration(), point(ppo, root, done));
                save(ppo);
                evaluating += System.nanoTime() - pause;
            }
        }
        double seconds = (System.nanoTime() - start - evaluating) / 1e9;
        progress.done();
        if (out != null) {
            ReportWriter.describe(
                    out,
                    List.of("curve.csv"),
                    new RunRecipe("train", Terminal.arguments(spec), seed, List.of()).record());
        }
        print(ppo, root, before, seconds);
    }

    private double evaluate(Ppo ppo, Seed root) {
        return Evaluator.meanReturns(ppo, task.environment(EVALUATION_COPIES), root.child("evaluation"))[0];
    }

    private Map<String, Double> point(Ppo ppo, Seed root, Ppo.Iteration done) {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("evaluation_return", evaluate(ppo, root));
        values.put("training_reward_per_step", done.meanReward());
        values.put("loss", done.updates().getFirst().loss());
        values.put("kl", done.updates().getFirst().kl());
        return values;
    }

    private void prepare(Ppo ppo) throws IOException {
        if (out == null) {
            if (resume) {
                throw InputError.about("train", "--resume needs the folder to go on from.", "Add --out DIR.");
            }
            return;
        }
        Files.createDirectories(out);
        Path checkpoint = checkpoint(out);
        if (resume && Files.exists(checkpoint)) {
            try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(checkpoint)))) {
                ppo.load(in);
            } catch (IOException e) {
                throw InputError.about("train", "the checkpoint in --out cannot be used: " + e.getMessage() + ".", "");
            }
        } else if (Files.exists(checkpoint) || Files.exists(out.resolve("curve.csv"))) {
            throw InputError.about(
                    "train", "--out already holds a training.", "Add --resume to go on, or take another folder.");
        }
    }

    private void save(Ppo ppo) throws IOException {
        if (out != null) {
            CheckpointFile.write(checkpoint(out), ppo::save);
        }
    }

    private static Path checkpoint(Path folder) {
        return folder.resolve("checkpoint.bin");
    }

    private void print(Ppo ppo, Seed root, int before, double seconds) {
        long trained = (long) (ppo.iteration() - before) * task.stepsPerIteration();
        double mean = evaluate(ppo, root);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("task", task.name().toLowerCase(Locale.ROOT));
        result.put("seed", seed);
        result.put("steps", (long) ppo.iteration() * task.stepsPerIteration());
        result.put("mean_evaluation_return", mean);
        result.put("evaluation_episodes", EVALUATION_COPIES);
        result.put("steps_per_second", trained / seconds);
        result.put("seconds", seconds);
        PrintWriter printer = Terminal.out(spec);
        printer.println(
                run.json
                        ? FactJson.write(result)
                        : "mean return %.1f over %d episodes, %.0f steps/s"
                                .formatted(mean, EVALUATION_COPIES, trained / seconds));
        printer.flush();
    }
}

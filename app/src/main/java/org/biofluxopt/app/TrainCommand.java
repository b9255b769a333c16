package org.biofluxopt.app;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import org.biofluxopt.learn.Curves;
import org.biofluxopt.learn.Evaluator;
import org.biofluxopt.learn.Ppo;
import org.biofluxopt.learn.benchmark.BenchmarkTask;
import org.biofluxopt.numeric.Seed;
import org.biofluxopt.text.InputError;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code biofluxopt train}. */
@Command(
        name = "train",
        header = "PPO on tasks with published returns.",
        description = {
            "Trains, then plays the deterministic policy: mean return of the evaluation episodes, steps a second.",
            "The agents of the gut are not trained by this command yet; 'optimize' trains them for one person."
        },
        footer = {"", "Example:  biofluxopt train --benchmark-task pendulum --seed 1 --steps 98304 --json"},
        mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {
    private static final int EVALUATION_COPIES = 100;
    private static final int POINTS = 20; // evaluations on the way, if there is a folder for the curve

    @Option(
            names = "--benchmark-task",
            paramLabel = "NAME",
            required = true,
            description = "pendulum or simple_spread.")
    private BenchmarkTask task = BenchmarkTask.PENDULUM;

    @Option(names = "--steps", paramLabel = "N", required = true, description = "Environment steps in training.")
    private long steps;

    @Option(names = "--seed", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(names = "--out", paramLabel = "DIR", description = "Folder for curve and checkpoint (default: none).")
    private @Nullable Path out;

    @Option(names = "--resume", description = "Go on from the checkpoint in --out.")
    private boolean resume;

    @Mixin
    private final RunOptions run = new RunOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        long iterations = steps / task.stepsPerIteration();
        if (run.threads < 1 || iterations < 1 || iterations > 1_000_000) {
            throw InputError.about(
                    "train",
                    "needs --threads of at least 1 and --steps of at least %d, one round of this task."
                            .formatted(task.stepsPerIteration()),
                    "");
        }
        try (ExecutorService executor = Workers.of(run.threads)) {
            train((int) iterations, executor);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return 0;
    }

    private void train(int iterations, ExecutorService executor) throws IOException {
        Seed root = new Seed(seed);
        Ppo ppo = new Ppo(task.environment(task.environments()), task.settings(iterations), root, executor);
        prepare(ppo);
        int before = ppo.iteration();
        Curves curves = out == null ? null : new Curves(out, () -> System.currentTimeMillis() / 1000.0);
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

    private static Path checkpoint(Path folder) {
        return folder.resolve("checkpoint.bin");
    }

    /** Written beside and moved, so that a kill leaves the old or the new one. */
    private void save(Ppo ppo) throws IOException {
        if (out == null) {
            return;
        }
        Path fresh = out.resolve("checkpoint.new");
        try (DataOutputStream stream = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(fresh)))) {
            ppo.save(stream);
        }
        Files.move(fresh, checkpoint(out), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
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

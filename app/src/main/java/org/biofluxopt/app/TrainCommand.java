package org.biofluxopt.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import org.biofluxopt.agents.GeneralPolicy;
import org.biofluxopt.learn.benchmark.BenchmarkTask;
import org.biofluxopt.text.InputError;
import org.biofluxopt.training.GeneralTraining;
import org.biofluxopt.training.Method;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code biofluxopt train}. */
@Command(
        name = "train",
        header = "Train the agents: a policy for everybody, or tasks with published returns.",
        description = {
            "With --out alone: one policy for everybody, shared by all microbes and a diet agent, trained over many virtual",
            "people; writes policy.bin, policy.json (its recipe), curve.csv and a checkpoint.",
            "With --compare: mean gain, interval, simulated days and seconds of each way to find a regimen.",
            "With --benchmark-task: trains on a known task, then plays the deterministic policy; prints the mean return of",
            "the evaluation episodes and steps a second."
        },
        footer = {
            "",
            "Examples:",
            "  biofluxopt train --out out/policy --seed 1",
            "  biofluxopt train --out out/policy --table hmp.tsv.gz --metadata samples.tsv.gz --where body_site=UBERON:feces",
            "  biofluxopt train --compare --people 10 --seed 1 --json",
            "  biofluxopt train --benchmark-task pendulum --seed 1 --steps 98304 --json"
        },
        mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {
    private static final int MOST = 1_000_000;

    @Option(names = "--benchmark-task", paramLabel = "NAME", description = "pendulum or simple_spread.")
    private @Nullable BenchmarkTask task;

    @Option(names = "--steps", paramLabel = "N", description = "Environment steps of a benchmark task in training.")
    private long steps;

    @Option(
            names = "--compare",
            description = "Compare the shipped policy with other ways to find a regimen, on people it never saw.")
    private boolean compare;

    @Option(
            names = "--people",
            paramLabel = "N",
            description = "People of low status to compare on (default: ${DEFAULT-VALUE}).")
    private int people = 10;

    @Option(
            names = "--methods",
            paramLabel = "NAME",
            split = ",",
            description =
                    "Only these methods: ${COMPLETION-CANDIDATES}. One that needs the budget of fine-tuning brings it along.")
    private Set<Method> methods = EnumSet.allOf(Method.class);

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description = "Policy to compare, a policy.bin of this command (default: the shipped one).")
    private @Nullable Path policyFile;

    @Option(names = "--seed", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(names = "--out", paramLabel = "DIR", description = "Folder for policy, curve and checkpoint.")
    private @Nullable Path out;

    @Option(names = "--resume", description = "Go on from the checkpoint in --out.")
    private boolean resume;

    @Mixin
    private final PolicyTraining.Options policy = new PolicyTraining.Options();

    @Mixin
    private final GutSamples samples = new GutSamples();

    @Mixin
    private final RunOptions run = new RunOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        if (run.threads < 1) {
            throw InputError.about("train", "needs --threads of at least 1.", "");
        }
        try (ExecutorService executor = Workers.of(run.threads)) {
            if (task != null) {
                benchmark(task, executor);
            } else if (compare) {
                new PolicyComparison(atLeastOne(people), methods, samples, compared(), seed, out, resume, run, spec)
                        .compare(executor);
            } else if (out != null) {
                GeneralTraining.Settings settings = policy.settings();
                new PolicyTraining(settings, policy, samples, seed, out, resume, run, spec).train(executor);
            } else {
                throw InputError.about(
                        "train",
                        "needs to know what to train.",
                        "Give --out DIR, --compare, or --benchmark-task NAME --steps N.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return 0;
    }

    private static int atLeastOne(int people) {
        if (people < 1 || people > MOST) {
            throw InputError.about("train", "needs --people of at least 1.", "");
        }
        return people;
    }

    private GeneralPolicy compared() {
        return policyFile == null ? GeneralPolicy.bundled() : PolicyFile.read(policyFile);
    }

    private void benchmark(BenchmarkTask known, ExecutorService executor) throws IOException {
        long iterations = steps / known.stepsPerIteration();
        if (iterations < 1 || iterations > MOST) {
            throw InputError.about(
                    "train",
                    "needs --steps of at least %d, one round of this task.".formatted(known.stepsPerIteration()),
                    "");
        }
        new BenchmarkTraining(known, seed, out, resume, run, spec).train((int) iterations, executor);
    }
}

package org.biofluxopt.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import org.biofluxopt.text.InputError;
import org.biofluxopt.training.GeneralTraining;
import org.biofluxopt.tune.BenchmarkFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code biofluxopt tune}. */
@Command(
        name = "tune",
        header = "Bayesian optimisation of the reward's weights, or of functions with known minima.",
        description = {
            "With --out alone: searches the weight of diversity (w2, where the weight of gain w1 is 1) for the largest gain",
            "at which no more than 5 %% of people come to a Bray-Curtis dissimilarity above .10; each evaluation fine-tunes",
            "the shipped policy. Writes front.tsv, front.html, tune.json and the log of evaluations.",
            "With --benchmark-function: Gaussian process, log expected improvement; prints the simple regret: best value",
            "found minus the minimum."
        },
        footer = {
            "",
            "Examples:",
            "  biofluxopt tune --out out/weights --seed 1 --json",
            "  biofluxopt tune --benchmark-function branin --evaluations 30 --seed 1 --json"
        },
        mixinStandardHelpOptions = true)
final class TuneCommand implements Callable<Integer> {
    private static final int MOST_EVALUATIONS = 500;

    @Option(names = "--benchmark-function", paramLabel = "NAME", description = "branin or hartmann6.")
    private @Nullable BenchmarkFunction function;

    @Option(names = "--evaluations", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}.")
    private int evaluations = 30;

    @Option(
            names = "--population",
            paramLabel = "N",
            description = "Virtual people on whom weights are tuned (default: ${DEFAULT-VALUE}).")
    private int population = 64;

    @Option(
            names = "--iterations",
            paramLabel = "N",
            description = "Updates of each fine-tuning (default: ${DEFAULT-VALUE}).")
    private int iterations = 10;

    @Option(names = "--seed", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(names = "--out", paramLabel = "DIR", description = "Folder for the log of evaluations and the front.")
    private @Nullable Path out;

    @Option(names = "--resume", description = "Go on from the log in --out.")
    private boolean resume;

    @Mixin
    private final RunOptions run = new RunOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        if (run.threads < 1 || evaluations < 1 || evaluations > MOST_EVALUATIONS || population < 1 || iterations < 1) {
            throw InputError.about(
                    "tune",
                    "needs --threads, --population and --iterations of at least 1 and --evaluations of 1 to 500.",
                    "");
        }
        try (ExecutorService executor = Workers.of(run.threads)) {
            if (function != null) {
                new BenchmarkTuning(function, evaluations, seed, out, resume, run, spec).tune(executor);
            } else if (out != null) {
                GeneralTraining.Settings usual = GeneralTraining.Settings.STANDARD;
                GeneralTraining.Settings settings = new GeneralTraining.Settings(
                        population,
                        Math.min(usual.active(), population),
                        usual.lanes(),
                        usual.draws(),
                        iterations,
                        RewardWeightTuning.DAYS);
                new RewardWeightTuning(settings, evaluations, seed, out, resume, run, spec).tune(executor);
            } else {
                throw InputError.about(
                        "tune", "needs to know what to tune.", "Give --out DIR, or --benchmark-function NAME.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return 0;
    }
}

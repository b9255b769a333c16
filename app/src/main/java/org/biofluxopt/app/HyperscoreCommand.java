package org.biofluxopt.app;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.biofluxopt.study.HyperScore;
import org.biofluxopt.text.InputError;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code biofluxopt hyperscore}. */
@Command(
        name = "hyperscore",
        header = "The paper's HyperScore of a mean performance V, with the paper's example recomputed.",
        description = "100 (1 + s^kappa), s the logistic function of beta ln V + gamma. A label, not evidence.",
        footer = {"", "Example:  biofluxopt hyperscore --v 0.85 --beta 5 --gamma 5 --kappa 2.2"},
        mixinStandardHelpOptions = true)
final class HyperscoreCommand implements Runnable {
    @Option(names = "--v", paramLabel = "V", required = true, description = "Mean of the metrics, above 0 up to 1.")
    private double v;

    @Option(names = "--beta", paramLabel = "B", description = "Slope (default: ${DEFAULT-VALUE}).")
    private double beta = HyperScore.PAPER.beta();

    @Option(names = "--gamma", paramLabel = "G", description = "Offset (default: ${DEFAULT-VALUE}).")
    private double gamma = HyperScore.PAPER.gamma();

    @Option(names = "--kappa", paramLabel = "K", description = "Exponent, above 0 (default: ${DEFAULT-VALUE}).")
    private double kappa = HyperScore.PAPER.kappa();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        if (!(v > 0 && v <= 1) || !Double.isFinite(beta) || !Double.isFinite(gamma) || !(kappa > 0)) {
            throw InputError.about(
                    "hyperscore",
                    "needs --v above 0 up to 1, finite --beta and --gamma, --kappa above 0; got --v " + v + " --beta "
                            + beta + " --gamma " + gamma + " --kappa " + kappa + ".",
                    "Example: biofluxopt hyperscore --v 0.85");
        }
        HyperScore score = new HyperScore(v, beta, gamma, kappa);
        Terminal.out(spec).println(json ? FactJson.write(object(score)) : text(score));
        Terminal.out(spec).flush();
    }

    private static Map<String, Object> object(HyperScore score) {
        Map<String, Object> all = fields(score);
        Map<String, Object> paper = fields(HyperScore.PAPER);
        paper.put("printed", HyperScore.PAPER_PRINTED);
        all.put("paper_example", paper);
        return all;
    }

    private static Map<String, Object> fields(HyperScore score) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("v", score.v());
        fields.put("beta", score.beta());
        fields.put("gamma", score.gamma());
        fields.put("kappa", score.kappa());
        fields.put("sigma", score.sigma());
        fields.put("hyperscore", score.value());
        return fields;
    }

    private static String text(HyperScore score) {
        return String.format(
                Locale.ROOT,
                """
                HyperScore %.1f  (V = %s, sigma = %.3f, kappa = %s)

                The paper's example has V = 0.85, sigma = 0.985 and kappa = 2.2 and prints %.1f. Its own formula,
                100 [1 + sigma^kappa], gives %.1f: the printed number is a misprint. The paper prints neither beta nor gamma;
                5 and 5 are our reading, one of many pairs that give 0.985. The score lies between 100 and 200 whatever
                V is: a label, not evidence.""",
                score.value(),
                score.v(),
                score.sigma(),
                score.kappa(),
                HyperScore.PAPER_PRINTED,
                HyperScore.PAPER.value());
    }
}

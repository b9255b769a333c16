package org.biofluxopt.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.biofluxopt.agents.GeneralPolicy;
import org.biofluxopt.coverage.TruthParameters;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.network.B12Network;
import org.biofluxopt.numeric.Seed;
import org.biofluxopt.report.FrontPage;
import org.biofluxopt.report.ReportWriter;
import org.biofluxopt.text.InputError;
import org.biofluxopt.training.GeneralTraining;
import org.biofluxopt.training.Microbiomes;
import org.biofluxopt.training.RewardTuning;
import org.biofluxopt.training.RewardTuning.Point;
import org.biofluxopt.training.VirtualPatients;
import org.biofluxopt.tune.BayesianOptimiser;
import org.biofluxopt.tune.Evaluation;
import org.biofluxopt.tune.EvaluationLog;
import org.biofluxopt.tune.Proposal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** {@code tune --out}: the weights of the reward. */
final class RewardWeightTuning {
    /** Diversity is judged at half a year. */
    static final int DAYS = 180;

    private static final int MOST_SETS = 200;
    private static final String HEADER = "w2\tgain_percent\tbray_curtis\tshare_above\n";

    private final GeneralTraining.Settings settings;
    private final int evaluations;
    private final long seed;
    private final Path out;
    private final boolean resume;
    private final RunOptions run;
    private final @Nullable CommandSpec spec;

    RewardWeightTuning(
            GeneralTraining.Settings settings,
            int evaluations,
            long seed,
            Path out,
            boolean resume,
            RunOptions run,
            @Nullable CommandSpec spec) {
        this.settings = settings;
        this.evaluations = evaluations;
        this.seed = seed;
        this.out = out;
        this.resume = resume;
        this.run = run;
        this.spec = spec;
    }

    void tune(ExecutorService executor) throws IOException {
        Files.createDirectories(out);
        KnowledgeBase knowledge = KnowledgeBase.bundled();
        GeneralPolicy policy = GeneralPolicy.bundled();
        String task = "reward weights, seed %d, %s, policy %s".formatted(seed, settings, policy.sha256());
        EvaluationLog log = new EvaluationLog(out.resolve("evaluations.tsv"), task, RewardTuning.space(), 1);
        List<Evaluation> past = new ArrayList<>(log.read());
        if (!resume && !past.isEmpty()) {
            throw InputError.about(
                    "tune", "--out already holds a log.", "Add --resume to go on from it, or take another folder.");
        }
        List<Point> points = new ArrayList<>(readPoints(past.size()));
        past.subList(points.size(), past.size()).clear();
        int before = past.size();
        ProgressLine progress = new ProgressLine(Terminal.err(spec), "", run.quiet);
        if (past.size() < evaluations) {
            B12Network network = B12Network.expert(knowledge);
            Seed root = new Seed(seed).child("weights");
            VirtualPatients patients = new VirtualPatients(
                    network,
                    knowledge,
                    TruthParameters.of(TruthParameters.Origin.BEST, knowledge, MOST_SETS, 0, root),
                    Microbiomes.made(knowledge));
            RewardTuning tuning = new RewardTuning(
                    patients,
                    network,
                    knowledge,
                    policy,
                    settings,
                    root,
                    executor,
                    (share, words) -> progress.report(0.1 * share, words));
            BayesianOptimiser optimiser = new BayesianOptimiser(RewardTuning.space(), root, executor);
            while (past.size() < evaluations) {
                Proposal proposal = optimiser.next(past);
                Point point = tuning.evaluate(Math.pow(10, proposal.point()[0]));
                Evaluation evaluation = new Evaluation(
                        proposal, -point.gainPercent(), new double[] {point.above() - RewardTuning.MOST_ABOVE});
                append(point);
                log.append(evaluation);
                points.add(point);
                past.add(evaluation);
                progress.report(0.1 + 0.9 * past.size() / evaluations, "fine-tuning");
            }
        }
        progress.done();
        print(points.subList(0, evaluations), Math.min(before, evaluations), policy);
    }

    // ---- front.tsv goes ahead of the log by at most the line that a kill left alone

    private Path front() {
        return out.resolve("front.tsv");
    }

    private List<Point> readPoints(int logged) throws IOException {
        List<Point> points = new ArrayList<>();
        if (Files.exists(front())) {
            for (String line : Files.readAllLines(front())) {
                String[] cell = line.split("\t", -1);
                if (cell.length == 4 && !cell[0].equals("w2") && points.size() < logged) {
                    points.add(new Point(
                            Double.parseDouble(cell[0]),
                            Double.parseDouble(cell[1]),
                            Double.parseDouble(cell[2]),
                            Double.parseDouble(cell[3])));
                }
            }
        }
        StringBuilder kept = new StringBuilder(HEADER);
        points.forEach(point -> kept.append(line(point)));
        Files.writeString(front(), kept);
        return points;
    }

    private void append(Point point) throws IOException {
        Files.writeString(front(), line(point), StandardOpenOption.APPEND);
    }

    private static String line(Point point) {
        return "%s\t%s\t%s\t%s\n".formatted(point.w2(), point.gainPercent(), point.brayCurtis(), point.above());
    }

    // ---- what is printed

    private static Optional<Point> best(List<Point> points) {
        return points.stream()
                .filter(point -> point.above() <= RewardTuning.MOST_ABOVE)
                .max(Comparator.comparingDouble(Point::gainPercent));
    }

    private void print(List<Point> points, int before, GeneralPolicy policy) throws IOException {
        Optional<Point> best = best(points);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("w1", 1);
        json.put("w2", best.map(Point::w2).orElse(null));
        json.put("ratio_w2_w1", best.map(Point::w2).orElse(null));
        json.put("gain_percent", best.map(Point::gainPercent).orElse(null));
        json.put("bray_curtis", best.map(Point::brayCurtis).orElse(null));
        json.put("share_above_0.10", best.map(Point::above).orElse(null));
        json.put("evaluations", points.size());
        json.put("of_which_resumed", before);
        json.put("people", settings.people());
        json.put("updates_each", settings.iterations());
        json.put("seed", seed);
        json.put("policy_sha256", policy.sha256());
        json.put(
                "front",
                points.stream()
                        .sorted(Comparator.comparingDouble(Point::w2))
                        .map(RewardWeightTuning::object)
                        .toList());
        String text = FactJson.write(json);
        json.remove("of_which_resumed"); // the file tells the result, which does not hang on when it was stopped
        Files.writeString(out.resolve("tune.json"), FactJson.write(json) + "\n");
        Files.writeString(
                out.resolve("front.html"),
                FrontPage.of(
                        points.stream()
                                .map(point -> new FrontPage.Point(
                                        point.brayCurtis(),
                                        point.gainPercent(),
                                        String.format(Locale.ROOT, "w2 %.3g", point.w2()),
                                        best.isPresent() && point.equals(best.get())))
                                .toList(),
                        settings.people()));
        ReportWriter.describe(
                out,
                List.of("evaluations.tsv", "front.tsv", "front.html", "tune.json"),
                new RunRecipe("tune", Terminal.arguments(spec), seed, List.of()).record());
        PrintWriter printer = Terminal.out(spec);
        printer.println(
                run.json
                        ? text
                        : best.map(point -> String.format(
                                        Locale.ROOT,
                                        "w2/w1 = %.3g: gain %.2f %%, mean Bray-Curtis %.4f, %.1f %% above .10",
                                        point.w2(),
                                        point.gainPercent(),
                                        point.brayCurtis(),
                                        100 * point.above()))
                                .orElse("no weight kept the constraint"));
        printer.flush();
    }

    private static Map<String, Object> object(Point point) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("w2", point.w2());
        one.put("gain_percent", point.gainPercent());
        one.put("bray_curtis", point.brayCurtis());
        one.put("share_above_0.10", point.above());
        return one;
    }
}

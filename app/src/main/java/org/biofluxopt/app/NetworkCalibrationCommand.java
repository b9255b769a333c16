package org.biofluxopt.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import org.biofluxopt.coverage.Coverage;
import org.biofluxopt.coverage.CoverageReport;
import org.biofluxopt.coverage.SimulatedTable;
import org.biofluxopt.coverage.Stratum;
import org.biofluxopt.coverage.TruthParameters;
import org.biofluxopt.coverage.VirtualPeople;
import org.biofluxopt.coverage.VirtualTruth;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.network.B12Network;
import org.biofluxopt.network.QuantityBeliefs;
import org.biofluxopt.numeric.Seed;
import org.biofluxopt.plan.PlannerSettings;
import org.biofluxopt.report.ReportWriter;
import org.biofluxopt.text.InputError;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code biofluxopt network calibration}. */
@Command(
        name = "calibration",
        header = "Ask the B12 network for the markers of virtual people and see how often it is right.",
        description = {
            "Simulates people of the study's seven strata, each with one of the calibration posterior's parameter sets (where",
            "there is no such posterior, the standing parameters), tells the network their questionnaires without",
            "laboratory values, and scores its 90 %% intervals of serum B12, holoTC and MMA. Writes coverage.tsv, coverage.json",
            "and simulated-people.csv, a table that 'network fit b12' can learn from."
        },
        footer = {
            "",
            "Examples:",
            "  biofluxopt network calibration --people 2100 --seed 1 --out out/coverage",
            "  biofluxopt network fit b12 out/coverage/simulated-people.csv --em --only mma,adocbl --out refined.json",
            "  biofluxopt network calibration --people 2100 --seed 2 --network refined.json --out out/refined"
        },
        mixinStandardHelpOptions = true)
final class NetworkCalibrationCommand implements Runnable {
    private static final double LIVING = 0.9; // of the time

    @Option(names = "--people", paramLabel = "N", description = "all strata together (default: ${DEFAULT-VALUE})")
    private int people = 2100;

    @Option(names = "--seed", paramLabel = "N", description = "default: ${DEFAULT-VALUE}")
    private long seed = 1;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "folder for the results")
    private Path out = Path.of("");

    @Option(
            names = "--network",
            paramLabel = "NET.json",
            description = "a refined B12 network to ask; hidden causes are drawn from the bundled one all the same")
    private @Nullable Path refined;

    @Option(
            names = "--parameters",
            paramLabel = "ORIGIN",
            description =
                    "best (the posterior or, without one, standing), posterior, ranges or standing (default: best)")
    private TruthParameters.Origin origin = TruthParameters.Origin.BEST;

    @Option(
            names = "--spread",
            paramLabel = "SHARE",
            description =
                    "with ranges: a standard deviation as a share of a quantity's range (default: ${DEFAULT-VALUE})")
    private double spread = 0.25;

    @Option(
            names = "--inside",
            paramLabel = "RULE",
            description =
                    "spread inside bins: smooth (no steps at the bounds), even (on the log scale) or rows (as the tables' rows; default: smooth)")
    private QuantityBeliefs.Inside inside = QuantityBeliefs.Inside.SMOOTH;

    @Option(names = "--draws", paramLabel = "N", description = "parameter sets at most (default: ${DEFAULT-VALUE})")
    private int draws = 200;

    @Option(names = "--threads", paramLabel = "N", description = "default: all processors")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--quiet", description = "No progress on stderr.")
    private boolean quiet;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        if (people < Stratum.values().length
                || people > 1_000_000
                || draws < 1
                || threads < 1
                || !(spread > 0 && spread <= 1)) {
            throw InputError.about(
                    "network calibration",
                    "needs --people from " + Stratum.values().length
                            + " to 1000000, --draws and --threads of at least 1, --spread up to 1.",
                    "");
        }
        ReportWriter.checkWritable(out);
        KnowledgeBase knowledge = KnowledgeBase.bundled();
        B12Network causes = B12Network.expert(knowledge);
        B12Network asked = refined == null ? causes : RefinedNetwork.read(refined, knowledge);
        TruthParameters parameters = TruthParameters.of(origin, knowledge, draws, spread, new Seed(seed));
        List<VirtualTruth> lives;
        CoverageReport report;
        try (ExecutorService executor = Workers.of(threads)) {
            ProgressLine progress = new ProgressLine(Terminal.err(spec), "", quiet);
            lives = VirtualPeople.simulate(
                    causes,
                    knowledge,
                    parameters,
                    people,
                    new Seed(seed),
                    executor,
                    share -> progress.report(
                            LIVING * share, "simulating %,d people, %d %%".formatted(people, (int) (10 * share) * 10)));
            progress.report(LIVING, "asking the network");
            report = new Coverage(asked, inside)
                    .report(
                            lives,
                            parameters.words(),
                            PlannerSettings.of(knowledge).draws(),
                            new Seed(seed),
                            executor);
            progress.done();
        }
        Map<String, Object> found = object(report);
        Map<String, Object> printed = new LinkedHashMap<>(found); // times differ from run to run, so files hold none
        printed.put("draws", report.draws());
        printed.put("draw_ms_median", report.drawMillis()[0]);
        printed.put("draw_ms_largest", report.drawMillis()[1]);
        ReportWriter.writeTexts(
                Map.of(
                        "coverage.tsv", table(report),
                        "coverage.json", FactJson.write(found),
                        "simulated-people.csv", SimulatedTable.of(lives)),
                out,
                new RunRecipe(
                                "network calibration",
                                Terminal.arguments(spec),
                                seed,
                                refined == null ? List.of() : List.of(refined))
                        .record());
        PrintWriter printer = Terminal.out(spec);
        if (json) {
            printer.println(FactJson.write(printed));
        } else {
            print(report, printer);
        }
        printer.flush();
    }

    private static void print(CoverageReport report, PrintWriter printer) {
        printer.println(report.people() + " virtual people; " + report.parameters());
        printer.println(
                "90 % intervals of the network: told the questionnaire | told only that the person is of these strata"
                        + " | told nothing (general population)");
        printer.println("marker     people of                              inside             mean width"
                + "             Brier                truth over median");
        for (CoverageReport.Row row : report.rows()) {
            printer.printf(
                    Locale.ROOT,
                    "%-10s %-37s %5.1f|%5.1f|%5.1f %%  %6.0f|%6.0f|%6.0f  %.3f|%.3f|%.3f  %+.0f %%%n",
                    row.target().node(),
                    row.stratum().map(Stratum::words).orElse("all strata"),
                    100 * row.told().coverage(),
                    100 * row.untold().coverage(),
                    100 * row.prior().coverage(),
                    row.told().width(),
                    row.untold().width(),
                    row.prior().width(),
                    row.told().brier(),
                    row.untold().brier(),
                    row.prior().brier(),
                    100 * Math.expm1(row.bias()));
        }
        printer.printf(
                Locale.ROOT,
                "%d hosts drawn for the simulator: %.1f ms of processor time a person (median; %.1f at most)%n",
                report.draws(),
                report.drawMillis()[0],
                report.drawMillis()[1]);
    }

    private static String table(CoverageReport report) {
        List<Map<String, Object>> rows =
                report.rows().stream().map(NetworkCalibrationCommand::fields).toList();
        StringBuilder tsv = new StringBuilder(String.join("\t", rows.getFirst().keySet())).append('\n');
        for (Map<String, Object> row : rows) {
            tsv.append(String.join(
                            "\t",
                            row.values().stream()
                                    .map(value -> value instanceof Double number
                                            ? String.format(Locale.ROOT, "%.5g", number)
                                            : value.toString())
                                    .toList()))
                    .append('\n');
        }
        return tsv.toString();
    }

    private static Map<String, Object> fields(CoverageReport.Row row) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("marker", row.target().node());
        one.put("stratum", stratum(row));
        one.put("people", row.people());
        score(one, "", row.told());
        score(one, "untold_", row.untold());
        score(one, "prior_", row.prior());
        one.put("below", row.below());
        one.put("log_truth_over_median", row.bias());
        return one;
    }

    private static void score(Map<String, Object> fields, String prefix, CoverageReport.Score score) {
        fields.put(prefix + "coverage", score.coverage());
        fields.put(prefix + "width", score.width());
        fields.put(prefix + "log_width", score.logWidth());
        fields.put(prefix + "brier", score.brier());
    }

    private static String stratum(CoverageReport.Row row) {
        return row.stratum()
                .map(stratum -> stratum.name().toLowerCase(Locale.ROOT))
                .orElse("all");
    }

    private Map<String, Object> object(CoverageReport report) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("people", report.people());
        object.put("parameters", report.parameters());
        object.put("interval", 0.9);
        object.put("inside_bins", inside.name().toLowerCase(Locale.ROOT));
        object.put(
                "rows",
                report.rows().stream().map(NetworkCalibrationCommand::fields).toList());
        return object;
    }
}

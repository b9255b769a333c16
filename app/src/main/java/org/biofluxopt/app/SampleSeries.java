package org.biofluxopt.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import org.biofluxopt.Pipeline;
import org.biofluxopt.connect.microbiome.MicrobiomeTable;
import org.biofluxopt.numeric.Seed;
import org.biofluxopt.profile.MicrobiomeSample;
import org.biofluxopt.profile.Profile;
import org.biofluxopt.report.PersonReport;
import org.biofluxopt.report.ReportWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * One profile with several samples: a folder each and {@code summary.tsv}. A sample that cannot be used stands in the
 * summary with its reason; none is dropped silently.
 */
final class SampleSeries {
    private static final String HEADER =
            "sample\tmatched_share\tgain_percent\tseconds\tverdict\tbray_curtis\tfolder\tnote";

    private static final int FOLDER_COLUMN = 6;

    private final SortedMap<String, String> before = new TreeMap<>();
    private final Pipeline pipeline;
    private final Profile profile;
    private final SampleChoice choice;
    private final Path folder;
    private final RunRecipe recipe;
    private final boolean resume;
    private final boolean json;
    private final PrintWriter out;

    SampleSeries(
            Pipeline pipeline,
            Profile profile,
            SampleChoice choice,
            Path folder,
            RunRecipe recipe,
            boolean resume,
            boolean json,
            PrintWriter out) {
        this.pipeline = pipeline;
        this.profile = profile;
        this.choice = choice;
        this.folder = folder;
        this.recipe = recipe;
        this.resume = resume;
        this.json = json;
        this.out = out;
    }

    /** @return exit code: 0, or 2 when no sample at all could be used */
    int run(Seed seed, Executor executor, PrintWriter err, boolean quiet) {
        ReportWriter.checkWritable(folder);
        MicrobiomeTable table = choice.table().orElseThrow();
        readSummaryOfRunBefore();
        List<String> rows = new ArrayList<>();
        writeSummary(rows); // marks the folder as ours before the first sample's folder lies in it
        int planned = 0;
        for (int i = 0; i < choice.ids().size(); i++) {
            String id = choice.ids().get(i);
            String prefix = String.format(
                    Locale.ROOT, "[%d/%d] %s ", i + 1, choice.ids().size(), id);
            Row row = row(table.sample(id), seed, executor, new ProgressLine(err, prefix, quiet));
            planned += row.planned() ? 1 : 0;
            rows.add(row.text());
            writeSummary(rows);
        }
        print(rows, planned);
        return planned == 0 ? 2 : 0;
    }

    private record Row(boolean planned, String text) {}

    private Row row(MicrobiomeSample sample, Seed seed, Executor executor, ProgressLine progress) {
        Optional<String> refusal = SampleChoice.refusal(sample);
        if (refusal.isPresent()) {
            progress.report(1, "refused: " + refusal.get());
            progress.done();
            return new Row(false, text(sample, "", 0, "refused", "", "", refusal.get()));
        }
        String name = sample.id().replaceAll("[^A-Za-z0-9._-]", "_");
        Path target = folder.resolve(name);
        SortedMap<String, String> settings = new TreeMap<>();
        settings.put("sample", sample.id());
        settings.put("fingerprint", recipe.fingerprint());
        Optional<String> finished = resume ? finished(target) : Optional.empty();
        if (finished.isPresent()) {
            return new Row(true, finished.get());
        }
        long start = System.nanoTime();
        PersonReport report = pipeline.optimize(profile, Optional.of(sample), seed, executor, progress);
        progress.done();
        double seconds = (System.nanoTime() - start) / 1e9;
        ReportWriter.write(report, target, recipe.record(settings));
        String gain = report.plan()
                .gainPercent()
                .map(band -> String.format(Locale.ROOT, "%.3f", band.mean()))
                .orElse("");
        String bray = report.plan().brayCurtis().isPresent()
                ? String.format(Locale.ROOT, "%.5f", report.plan().brayCurtis().getAsDouble())
                : "";
        String text =
                text(sample, gain, seconds, report.plan().verdict().name().toLowerCase(Locale.ROOT), bray, name, "");
        return new Row(true, text);
    }

    private static String text(
            MicrobiomeSample sample,
            String gain,
            double seconds,
            String verdict,
            String brayCurtis,
            String name,
            String note) {
        return String.format(
                Locale.ROOT,
                "%s\t%.4f\t%s\t%.1f\t%s\t%s\t%s\t%s",
                sample.id(),
                sample.matchedShare(),
                gain,
                seconds,
                verdict,
                brayCurtis,
                name,
                note);
    }

    /** The summary line of a sample that a run with the same inputs has finished before. */
    private Optional<String> finished(Path target) {
        Path run = target.resolve("run.json");
        try {
            if (!Files.isRegularFile(run) || !Files.readString(run).contains(recipe.fingerprint())) {
                return Optional.empty();
            }
        } catch (IOException e) {
            return Optional.empty(); // then it is simply done again
        }
        return Optional.ofNullable(before.get(String.valueOf(target.getFileName())));
    }

    /** The rows of an interrupted run, by folder name; read once, since the file is written anew after each sample. */
    private void readSummaryOfRunBefore() {
        Path summary = folder.resolve("summary.tsv");
        if (!resume || !Files.isRegularFile(summary)) {
            return;
        }
        try {
            for (String line : Files.readAllLines(summary)) {
                String[] cells = line.split("\t", -1);
                if (cells.length > FOLDER_COLUMN && !cells[FOLDER_COLUMN].isEmpty()) {
                    before.put(cells[FOLDER_COLUMN], line);
                }
            }
        } catch (IOException e) {
            before.clear(); // then every sample is done again
        }
    }

    private void writeSummary(List<String> rows) {
        String table = rows.isEmpty() ? HEADER + "\n" : HEADER + "\n" + String.join("\n", rows) + "\n";
        SortedMap<String, String> settings = new TreeMap<>();
        settings.put("fingerprint", recipe.fingerprint());
        ReportWriter.writeSeries(table, folder, recipe.record(settings));
    }

    private void print(List<String> rows, int planned) {
        if (json) {
            String[] names = HEADER.split("\t");
            List<SortedMap<String, String>> table = new ArrayList<>();
            for (String row : rows) {
                SortedMap<String, String> cells = new TreeMap<>();
                String[] values = row.split("\t", -1);
                for (int i = 0; i < names.length; i++) {
                    cells.put(names[i], values[i]);
                }
                table.add(cells);
            }
            out.println(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(table));
            return;
        }
        out.printf(
                Locale.ROOT,
                "%d of %d samples planned. Summary: %s%n",
                planned,
                rows.size(),
                folder.resolve("summary.tsv"));
        if (planned < rows.size()) {
            out.println("Refused samples stand in the summary with their reason.");
        }
    }
}

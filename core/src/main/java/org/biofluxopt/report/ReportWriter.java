package org.biofluxopt.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.biofluxopt.provenance.RunRecord;
import org.biofluxopt.provenance.Sha256;
import org.biofluxopt.text.InputError;

/** Writes a person's results into a folder: all of them or none. */
public final class ReportWriter {
    private ReportWriter() {}

    /**
     * Writes {@code report.html}, {@code plan.json}, {@code trajectories.csv}, {@code run.json} and the RO-Crate's
     * metadata.
     *
     * @param out folder to make, or one that an earlier run made, whose files are then replaced
     * @param recipe of the run; its output checksums are filled in here
     * @throws InputError if the folder holds other things, or cannot be written
     */
    public static void write(PersonReport report, Path out, RunRecord recipe) {
        Map<String, byte[]> files = files(report, recipe);
        try {
            OutputFolder.replace(out, files);
        } catch (IOException e) {
            throw OutputFolder.explain(out, e);
        }
    }

    /**
     * Looks, before hours of work, whether {@link #write} will be able to write; makes nothing.
     *
     * @throws InputError if the folder holds other things, or cannot be made or written
     */
    public static void checkWritable(Path out) {
        checkWritable(out, Set.of());
    }

    /**
     * The same for a run that keeps files in the folder while it works.
     *
     * @param ours names of those files
     */
    public static void checkWritable(Path out, Set<String> ours) {
        try {
            OutputFolder.check(out, ours);
        } catch (IOException e) {
            throw OutputFolder.explain(out, e);
        }
    }

    /**
     * Writes the overview of a series of runs whose folders lie below {@code out}: {@code summary.tsv} and
     * {@code run.json}.
     *
     * @throws InputError if the folder holds other things, or cannot be written
     */
    public static void writeSeries(String summaryTsv, Path out, RunRecord recipe) {
        writeTexts(Map.of("summary.tsv", summaryTsv), out, recipe);
    }

    /**
     * Writes text files, {@code run.json} and the RO-Crate's metadata.
     *
     * @param texts content by file name
     * @throws InputError if the folder holds other things, or cannot be written
     */
    public static void writeTexts(Map<String, String> texts, Path out, RunRecord recipe) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        texts.forEach((name, text) -> files.put(name, bytes(text)));
        describe(files, recipe);
        try {
            OutputFolder.replace(out, files);
        } catch (IOException e) {
            throw OutputFolder.explain(out, e);
        }
    }

    /**
     * Describes a folder whose files a command has written itself: adds {@code run.json} and the RO-Crate's metadata, which
     * name the results and their checksums. State to go on with and logs with times are in the folder, not among the results.
     *
     * @param results names of files in the folder
     * @throws InputError if the folder cannot be read or written
     */
    public static void describe(Path out, List<String> results, RunRecord recipe) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try {
            for (String name : results) {
                files.put(name, Files.readAllBytes(out.resolve(name)));
            }
            describe(files, recipe);
            results.forEach(files::remove);
            OutputFolder.add(out, files);
        } catch (IOException e) {
            throw OutputFolder.explain(out, e);
        }
    }

    private static void describe(Map<String, byte[]> files, RunRecord recipe) {
        RunRecord complete = withOutputs(recipe, files);
        files.put(OutputFolder.RECIPE, bytes(RunJson.of(complete)));
        files.put(
                RoCrate.FILE,
                bytes(RoCrate.of(
                        "BioFluxOpt " + recipe.command(),
                        "What 'biofluxopt " + recipe.command() + "' wrote; run.json says how to get it again. "
                                + Disclaimer.SENTENCE,
                        "https://spdx.org/licenses/Apache-2.0",
                        complete,
                        files,
                        LocalDate.now(ZoneOffset.UTC))));
    }

    /** Everything a run leaves behind, by file name; {@code run.json} and the RO-Crate's metadata last. */
    static Map<String, byte[]> files(PersonReport report, RunRecord recipe) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("report.html", bytes(HtmlReport.of(report, recipe)));
        files.put("plan.json", bytes(PlanJson.of(report)));
        files.put("trajectories.csv", bytes(TrajectoriesCsv.of(report)));
        RunRecord complete = withOutputs(recipe, files);
        files.put(OutputFolder.RECIPE, bytes(RunJson.of(complete)));
        files.put(RoCrate.FILE, bytes(RoCrate.of(report, complete, files, LocalDate.now(ZoneOffset.UTC))));
        return files;
    }

    static RunRecord withOutputs(RunRecord recipe, Map<String, byte[]> files) {
        var outputs = new TreeMap<>(recipe.outputSha256());
        files.forEach((name, bytes) -> outputs.put(name, Sha256.of(bytes)));
        return new RunRecord(
                recipe.command(),
                recipe.arguments(),
                recipe.seed(),
                recipe.version(),
                recipe.codeRevision(),
                recipe.javaVersion(),
                recipe.settings(),
                recipe.inputSha256(),
                outputs);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

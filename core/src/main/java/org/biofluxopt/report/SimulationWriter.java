package org.biofluxopt.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.biofluxopt.provenance.RunRecord;

/** Writes a simulated experiment into a folder: all files or none. */
public final class SimulationWriter {
    private SimulationWriter() {}

    /**
     * Writes {@code report.html}, {@code results.json}, the tables, {@code run.json} and the RO-Crate's metadata.
     *
     * @throws org.biofluxopt.text.InputError if the folder holds other things, or cannot be written
     */
    public static void write(SimulationReport report, Path out, RunRecord recipe) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("report.html", bytes(SimulationPage.of(report, recipe)));
        files.put("results.json", bytes(SimulationJson.of(report)));
        SimulationCsv.of(report).forEach((name, text) -> files.put(name, bytes(text)));
        RunRecord complete = ReportWriter.withOutputs(recipe, files);
        files.put(OutputFolder.RECIPE, bytes(RunJson.of(complete)));
        files.put(
                RoCrate.FILE,
                bytes(RoCrate.of(
                        "BioFluxOpt simulation: " + report.protocol().title(),
                        "Simulated experiment on " + report.protocol().n() + " virtual people. " + Disclaimer.SENTENCE,
                        "https://spdx.org/licenses/Apache-2.0",
                        complete,
                        files,
                        LocalDate.now(ZoneOffset.UTC))));
        try {
            OutputFolder.replace(out, files);
        } catch (IOException e) {
            throw OutputFolder.explain(out, e);
        }
    }

    /**
     * Writes the tables alone.
     *
     * @param path a file for the results, if its name ends in {@code .csv}; else a folder for all of them
     */
    public static void writeTables(SimulationReport report, Path path) {
        Map<String, String> tables = SimulationCsv.of(report);
        try {
            if (path.toString().endsWith(".csv")) {
                Path folder = path.toAbsolutePath().getParent();
                if (folder != null) {
                    Files.createDirectories(folder);
                }
                Files.writeString(path, tables.getOrDefault("results.csv", ""));
            } else {
                Files.createDirectories(path);
                for (Map.Entry<String, String> table : tables.entrySet()) {
                    Files.writeString(path.resolve(table.getKey()), table.getValue());
                }
            }
        } catch (IOException e) {
            throw OutputFolder.explain(path, e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

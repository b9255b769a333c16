package org.biofluxopt.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.biofluxopt.provenance.RunRecord;

/** Writes synthetic microbiomes into a folder: all files or none. */
public final class SyntheticWriter {
    private SyntheticWriter() {}

    /**
     * Writes {@code report.html}, the tables, {@code run.json} and the RO-Crate's metadata.
     *
     * @throws org.biofluxopt.text.InputError if the folder holds other things, or cannot be written
     */
    public static void write(SyntheticReport report, Path out, RunRecord recipe) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("report.html", bytes(SyntheticPage.of(report, recipe)));
        report.tables().forEach((name, text) -> files.put(name, bytes(text)));
        RunRecord complete = ReportWriter.withOutputs(recipe, files);
        files.put(OutputFolder.RECIPE, bytes(RunJson.of(complete)));
        files.put(
                RoCrate.FILE,
                bytes(RoCrate.of(
                        "BioFluxOpt synthetic microbiomes: " + report.title(),
                        report.lead() + " " + Disclaimer.SENTENCE,
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

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

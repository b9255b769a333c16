package org.biofluxopt.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.biofluxopt.provenance.Sha256;
import org.biofluxopt.text.InputError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportWriterTest {
    @TempDir
    Path temp = Path.of("");

    @Test
    void writesAllFilesAndNothingElse() throws IOException {
        Path out = temp.resolve("new/vegan");
        ReportWriter.write(SampleReports.vegan(), out, SampleReports.recipe());
        assertThat(names(out))
                .containsExactly("plan.json", "report.html", "ro-crate-metadata.json", "run.json", "trajectories.csv");
        assertThat(names(out.resolve(".."))).containsExactly("vegan");
    }

    @Test
    void recipeHoldsTheChecksumsOfWhatWasWritten() throws IOException {
        Path out = temp.resolve("vegan");
        ReportWriter.write(SampleReports.vegan(), out, SampleReports.recipe());
        JsonNode sums = JsonMapper.shared().readTree(out.resolve("run.json")).get("output_sha256");
        for (String file : List.of("plan.json", "report.html", "trajectories.csv")) {
            assertThat(sums.get(file).asString()).isEqualTo(Sha256.of(out.resolve(file)));
        }
    }

    @Test
    void researchObjectListsEveryFileAndDescribesItself() throws IOException {
        Path out = temp.resolve("vegan");
        ReportWriter.write(SampleReports.vegan(), out, SampleReports.recipe());
        JsonNode graph = JsonMapper.shared().readTree(out.resolve(RoCrate.FILE)).get("@graph");
        // RO-Crate 1.1, sections "Root Data Entity" and "Data Entities".
        assertThat(graph.get(0).get("conformsTo").get("@id").asString()).isEqualTo("https://w3id.org/ro/crate/1.1");
        JsonNode root = graph.get(1);
        assertThat(root.get("@id").asString()).isEqualTo("./");
        assertThat(root.propertyNames()).contains("name", "description", "datePublished", "license", "hasPart");
        List<String> parts = root.get("hasPart")
                .valueStream()
                .map(part -> part.get("@id").asString())
                .toList();
        assertThat(parts).containsExactlyInAnyOrder("plan.json", "report.html", "run.json", "trajectories.csv");
        List<String> described =
                graph.valueStream().map(entity -> entity.get("@id").asString()).toList();
        assertThat(described).containsAll(parts);
    }

    @Test
    void replacesAnEarlierRunAndKeepsOtherFilesInItsFolder() throws IOException {
        Path out = temp.resolve("run");
        ReportWriter.write(SampleReports.vegan(), out, SampleReports.recipe());
        Files.writeString(out.resolve("notes.txt"), "mine");
        ReportWriter.write(SampleReports.omnivore(), out, SampleReports.recipe());
        assertThat(out.resolve("notes.txt")).hasContent("mine");
        assertThat(Files.readString(out.resolve("plan.json"))).contains("little_to_gain");
    }

    @Test
    void leavesAForeignFolderAlone() throws IOException {
        Path out = Files.createDirectory(temp.resolve("photos"));
        Files.writeString(out.resolve("holiday.jpg"), "x");
        assertThatThrownBy(() -> ReportWriter.write(SampleReports.vegan(), out, SampleReports.recipe()))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("photos")
                .hasMessageContaining("holiday.jpg")
                .hasMessageContaining("--out");
        assertThat(names(out)).containsExactly("holiday.jpg");
    }

    @Test
    void refusesAFileInPlaceOfAFolder() throws IOException {
        Path out = Files.writeString(temp.resolve("taken"), "x");
        assertThatThrownBy(() -> ReportWriter.write(SampleReports.vegan(), out, SampleReports.recipe()))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("is a file");
    }

    @Test
    void failedWriteLeavesNothing() {
        // A name with a missing folder in it fails in the middle of the writing, as a full disk would.
        Path out = temp.resolve("a/b");
        assertThatThrownBy(() -> OutputFolder.replace(
                        out,
                        new java.util.TreeMap<>(Map.of("first.txt", new byte[1], "missing/second.txt", new byte[1]))))
                .isInstanceOf(IOException.class);
        assertThat(temp).isEmptyDirectory();
    }

    @Test
    void failedWriteKeepsTheEarlierRun() throws IOException {
        Path out = temp.resolve("run");
        ReportWriter.write(SampleReports.vegan(), out, SampleReports.recipe());
        String before = Files.readString(out.resolve("plan.json"));
        assertThatThrownBy(() -> OutputFolder.replace(
                        out,
                        new java.util.TreeMap<>(
                                Map.of("a.txt", new byte[1], "plan.json", new byte[1], "x/y", new byte[1]))))
                .isInstanceOf(IOException.class);
        assertThat(out.resolve("plan.json")).hasContent(before);
        assertThat(names(temp)).containsExactly("run");
    }

    @Test
    void explainsAFullDisk() {
        var cause = new java.nio.file.FileSystemException("plan.json", null, "No space left on device");
        assertThat(OutputFolder.explain(Path.of("out"), cause))
                .hasMessage("out: cannot be written: No space left on device. Nothing was left behind."
                        + " Free some space or name another folder with --out.");
    }

    @Test
    void sameReportGivesTheSameBytes() {
        Map<String, byte[]> once = ReportWriter.files(SampleReports.vegan(), SampleReports.recipe());
        Map<String, byte[]> again = ReportWriter.files(SampleReports.vegan(), SampleReports.recipe());
        once.forEach((name, bytes) -> assertThat(again.get(name)).as(name).isEqualTo(bytes));
    }

    /** Leaves the samples where they can be looked at. */
    @Test
    void writesEveryVariant() {
        Path target = Path.of("target", "sample-reports");
        Map<String, PersonReport> variants = Map.of(
                "vegan", SampleReports.vegan(),
                "omnivore", SampleReports.omnivore(),
                "referred", SampleReports.referred());
        variants.forEach((name, report) -> {
            ReportWriter.write(report, target.resolve(name), SampleReports.recipe());
            assertThat(target.resolve(name).resolve("report.html")).isNotEmptyFile();
        });
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }
}

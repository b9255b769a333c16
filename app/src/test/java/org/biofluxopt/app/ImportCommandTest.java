package org.biofluxopt.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ImportCommandTest {
    private static final String TABLE = """
            #OTU ID\tS1\tS2\ttaxonomy
            o1\t60\t1\tk__Bacteria; p__Bacteroidetes; g__Bacteroides
            o2\t20\t0\tk__Bacteria; p__Firmicutes; g__Blautia
            o3\t20\t9\tk__Bacteria; p__Firmicutes; g__Kineothrix
            """;

    @TempDir
    private Path folder = Path.of("");

    private Path table() throws IOException {
        return Files.writeString(folder.resolve("table.tsv"), TABLE);
    }

    @Test
    void showsFormatSharesAndWhatIsOther() throws IOException {
        CommandLineRunner run = new CommandLineRunner();
        assertThat(run.run("import", table())).isZero();
        assertThat(run.out())
                .contains("tab-separated", "Greengenes", "S1", "80.0%", "g__Kineothrix", "1 samples below 20%");
    }

    @Test
    void jsonHoldsEverySample() throws IOException {
        CommandLineRunner run = new CommandLineRunner();
        assertThat(run.run("import", table(), "--json")).isZero();
        JsonNode json = JsonMapper.shared().readTree(run.out());
        assertThat(json.get("samples")).extracting(JsonNode::asString).containsExactly("S1", "S2");
        assertThat(json.get("taxa")).extracting(JsonNode::asString).containsExactly("bacteroides", "blautia");
        assertThat(json.get("matched_share").get("S1").asDouble()).isEqualTo(0.8);
        assertThat(json.get("total_counts").get("S2").asDouble()).isEqualTo(10);
    }

    @Test
    void theConvertedTableImportsAgainWithTheSameShares() throws IOException {
        Path out = folder.resolve("genera.tsv");
        assertThat(new CommandLineRunner().run("import", table(), "--out", out)).isZero();
        assertThat(out).hasContent("""
                #OTU ID\tS1\tS2
                g__Bacteroides\t60\t1
                g__Blautia\t20\t0
                other\t20\t9
                """);
    }

    @Test
    void badInputIsOneMessageAndExitCode2AndNothingIsWritten() throws IOException {
        Path bad = Files.writeString(folder.resolve("bad.tsv"), "#OTU ID\tS1\no1\t-5\n");
        Path out = folder.resolve("genera.tsv");
        CommandLineRunner run = new CommandLineRunner();
        assertThat(run.run("import", bad, "--out", out)).isEqualTo(2);
        assertThat(run.err().strip().lines()).hasSize(1);
        assertThat(run.err()).contains("bad.tsv, line 2", "S1", "-5.0");
        assertThat(folder.toFile().list()).containsExactly("bad.tsv");
        run = new CommandLineRunner();
        assertThat(run.run("import", table(), "--out", folder.resolve("absent/genera.tsv")))
                .isEqualTo(2);
        assertThat(run.err()).contains("--out", "cannot be written");
    }
}

package org.biofluxopt.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ValidateCommandTest {
    @TempDir
    private Path folder;

    @Test
    void printsPublishedBesideSimulatedAndLeavesAPage() throws IOException {
        Path out = folder.resolve("v");
        StringWriter printed = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.run(
                new String[] {"validate", "--json", "--row", "v01", "--out", out.toString()},
                new PrintWriter(printed),
                new PrintWriter(err));
        assertThat(code).as(err.toString()).isZero();
        JsonNode report = JsonMapper.builder().build().readTree(printed.toString());
        JsonNode row = report.get("rows").get(0);
        assertThat(row.get("id").asString()).isEqualTo("V01.absorbed");
        assertThat(row.get("published").asDouble()).isEqualTo(0.56);
        assertThat(row.get("simulated").asDouble()).isBetween(0.2, 1.0); // of 1 ug
        assertThat(report.get("fit").get("total").asInt()).isEqualTo(1);
        assertThat(Files.readString(out.resolve("validation.html"))).contains("V01");
        assertThat(Files.readString(out.resolve("validation.json"))).isEqualTo(printed.toString());
        assertThat(out.resolve("run.json")).exists();
    }

    @Test
    void anUnknownRowIsRefused() {
        StringWriter err = new StringWriter();
        int code = Main.run(
                new String[] {"validate", "--row", "V11"}, new PrintWriter(new StringWriter()), new PrintWriter(err));
        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).contains("V11").contains("Did you mean");
    }
}

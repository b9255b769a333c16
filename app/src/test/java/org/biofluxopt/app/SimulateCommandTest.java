package org.biofluxopt.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SimulateCommandTest {
    private static final String PROTOCOL = """
            title: Two days
            subjects: {n: 3}
            outputs: [serum_b12, label_absorbed]
            report_at_days: [0, 0.5, 2]
            statistics: [{output: serum_b12, share_below: 148, day: 2}]
            arms:
              - {name: nothing, schedule: [{day: 2, dose_ug: 1, label: A}]}
              - {name: tablet, schedule: [{day: 0, dose_ug: 10, label: A}]}
            """;

    @TempDir
    private Path folder = Path.of("");

    private record Run(int code, String out, String err) {}

    private static Run run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.run(args, new PrintWriter(out, true), new PrintWriter(err, true));
        return new Run(code, out.toString(), err.toString());
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("p.yaml"), text);
    }

    @Test
    void jsonHoldsWhatIsPromised() throws IOException {
        Run run = run("simulate", write(PROTOCOL).toString(), "--json", "--quiet");
        assertThat(run.code()).as(run.err()).isZero();
        JsonNode json = new JsonMapper().readTree(run.out());
        assertThat(json.get("title").asString()).isEqualTo("Two days");
        assertThat(json.get("n").asInt()).isEqualTo(3);
        assertThat(json.get("results")).hasSize(2 * 2 * 3);
        for (JsonNode result : json.get("results")) {
            assertThat(result.propertyNames())
                    .contains("arm", "output", "unit", "day", "mean", "sd", "median", "p05", "p95");
        }
        assertThat(json.get("change")).hasSize(2 * 2 * 2);
        for (JsonNode change : json.get("change")) {
            assertThat(change.propertyNames())
                    .contains(
                            "output",
                            "unit",
                            "day",
                            "mean_change",
                            "median_change",
                            "mean_percent_change",
                            "median_percent_change");
        }
        assertThat(json.get("statistics")).hasSize(2);
        assertThat(json.get("contrast")).hasSize(2 * 3);
        JsonNode absorbed = json.get("results").get(11);
        assertThat(absorbed.get("label").asString()).isEqualTo("A");
        assertThat(absorbed.get("mean").asDouble()).isBetween(0.5, 3.0); // V02: 1.6 ug of 10 ug
    }

    @Test
    void theFolderIsWrittenWholeAndTheSameAgain() throws IOException {
        String protocol = write(PROTOCOL).toString();
        Path first = folder.resolve("a/one");
        Path second = folder.resolve("a/two");
        Path people = folder.resolve("people.csv");
        assertThat(run("simulate", protocol, "--out", first.toString(), "--trajectories", people.toString(), "--quiet")
                        .code())
                .isZero();
        assertThat(run("simulate", protocol, "--out", second.toString(), "--threads", "1", "--quiet")
                        .code())
                .isZero();
        for (String name : List.of("results.json", "results.csv", "change.csv", "statistics.csv", "contrast.csv")) {
            assertThat(second.resolve(name)).hasSameTextualContentAs(first.resolve(name));
        }
        assertThat(Files.readString(first.resolve("report.html")))
                .contains("<svg", "Research software", "tablet")
                .doesNotContain("<script", "http://", "https://");
        assertThat(first.resolve("run.json")).content().contains("p.yaml");
        assertThat(first.resolve("ro-crate-metadata.json")).content().contains("results.csv");
        assertThat(Files.readAllLines(people)).hasSize(1 + 2 * 2 * 3 * 3);
        try (Stream<Path> left = Files.list(folder.resolve("a"))) {
            assertThat(left.map(path -> path.getFileName().toString())).containsExactlyInAnyOrder("one", "two");
        }
    }

    @Test
    void anotherSeedGivesOtherPeople() throws IOException {
        String protocol = write(PROTOCOL).toString();
        assertThat(run("simulate", protocol, "--csv", "--quiet").out())
                .startsWith("arm,output,label,unit,day")
                .isNotEqualTo(run("simulate", protocol, "--csv", "--seed", "2", "--quiet")
                        .out());
    }

    @Test
    void badInputEndsWithCodeTwoAndNoTrace() throws IOException {
        Run negative = run(
                "simulate",
                write(PROTOCOL.replace("dose_ug: 10", "dose_ug: -10")).toString());
        assertThat(negative.code()).isEqualTo(2);
        assertThat(negative.err()).contains("line 8").contains("arms[1].schedule[0].dose_ug");
        assertThat(run("simulate").code()).isEqualTo(2);
        assertThat(run("simulate", "nowhere.yaml").code()).isEqualTo(2);
    }

    @Test
    void everyPublishedProtocolSatisfiesTheSchema() throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(run("simulate", "--schema").out(), InputFormat.JSON);
        for (String place : List.of("../examples/protocols", "../experiments/validation")) {
            try (Stream<Path> files = Files.list(Path.of(place))) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".yaml")).toList()) {
                    assertThat(schema.validate(Files.readString(file), InputFormat.YAML))
                            .as(file.toString())
                            .isEmpty();
                }
            }
        }
    }
}

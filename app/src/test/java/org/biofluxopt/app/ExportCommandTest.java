package org.biofluxopt.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExportCommandTest {
    /** The bar of the exchange, relative. */
    private static final double AGREEMENT = 1e-6;

    private static final String PROTOCOL = """
            title: a drug comes and goes
            subjects: {n: 3, seed: 2, age: {mean: 50, sd: 6}, sex: mixed, diet: {pattern: vegan}}
            schedule:
              - {from_day: 1, to_day: 2, drug: {name: metformin, mg_per_day: 2000}}
              - {from_day: 0, to_day: 3, time: "09:00", dose_ug: 50, form: CN, route: oral, with_food: false}
            outputs: [serum_b12]
            report_at_days: [0, 3]
            """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void anExportedProtocolRunsAgainWithTheResultsInItsArchive() throws IOException {
        Path protocol = Files.writeString(folder.resolve("protocol.yaml"), PROTOCOL);
        Path omex = folder.resolve("subject.omex");
        CommandLineRunner export = new CommandLineRunner();
        assertThat(export.run("export", protocol, "--omex", omex, "--json")).isZero();
        JsonNode written = JsonMapper.shared().readTree(export.out());
        assertThat(written.get("hours").asDouble()).isEqualTo(72);
        int threeMealsADoseAndTwoChanges = 6;
        assertThat(written.get("events").asInt()).isEqualTo(threeMealsADoseAndTwoChanges);

        List<String> own = results(omex);
        CommandLineRunner again = new CommandLineRunner();
        assertThat(again.run(
                        "sbml",
                        omex,
                        "--end",
                        72,
                        "--steps",
                        72,
                        "--outputs",
                        own.getFirst().substring(5)))
                .isZero();
        List<String> rerun = again.out().lines().toList();
        assertThat(rerun).hasSameSizeAs(own);
        for (int i = 1; i < own.size(); i++) {
            String[] mine = own.get(i).split(",");
            String[] theirs = rerun.get(i).split(",");
            for (int k = 0; k < mine.length; k++) {
                double value = Double.parseDouble(mine[k]);
                assertThat(Double.parseDouble(theirs[k]))
                        .as(own.getFirst() + " row " + i)
                        .isCloseTo(value, within(AGREEMENT * value));
            }
        }
    }

    private static List<String> results(Path omex) throws IOException {
        try (ZipFile zip = new ZipFile(omex.toFile())) {
            return new String(zip.getInputStream(zip.getEntry("results.csv")).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    @Test
    void saysWhichFileIsWanted() {
        CommandLineRunner run = new CommandLineRunner();
        assertThat(run.run("export", CommandLineRunner.example("vegan-adult.yaml")))
                .isEqualTo(2);
        assertThat(run.err()).contains("--sbml", "--omex");
    }

    @Test
    void namesTheArmsThereAre() throws IOException {
        Path protocol = Files.writeString(folder.resolve("protocol.yaml"), PROTOCOL);
        CommandLineRunner run = new CommandLineRunner();
        assertThat(run.run("export", protocol, "--sbml", folder.resolve("x.xml"), "--arm", "treated"))
                .isEqualTo(2);
        assertThat(run.err()).contains("'treated' is no arm");
    }

    @Test
    void aModelThatCannotRunIsRefusedByElementAndLine() throws IOException {
        Path model = Files.writeString(folder.resolve("algebraic.xml"), """
                <sbml xmlns="http://www.sbml.org/sbml/level3/version1/core" level="3" version="1">
                  <model>
                    <listOfRules>
                      <algebraicRule/>
                    </listOfRules>
                  </model>
                </sbml>
                """);
        CommandLineRunner run = new CommandLineRunner();
        assertThat(run.run("sbml", model)).isEqualTo(2);
        assertThat(run.err()).contains("line 4", "algebraicRule", "out of scope");
    }
}

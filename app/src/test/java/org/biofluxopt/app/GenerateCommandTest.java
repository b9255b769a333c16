package org.biofluxopt.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class GenerateCommandTest {
    @TempDir
    private Path folder = Path.of("");

    /** 60 samples of two persons each, six genera in two groups that differ in the first. */
    private Path table() throws IOException {
        StringBuilder text = new StringBuilder("#OTU ID");
        for (int i = 0; i < 60; i++) {
            text.append("\tS").append(i);
        }
        List<String> genera = List.of("Bacteroides", "Blautia", "Roseburia", "Dialister", "Dorea", "Alistipes");
        for (int j = 0; j < 6; j++) {
            text.append("\nk__Bacteria;f__F").append(j).append(";g__").append(genera.get(j));
            for (int i = 0; i < 60; i++) {
                int count = 20 + (i * 37 + j * 101) % 97 + (j == i % 2 ? 400 : 0);
                text.append('\t').append((i + j) % 5 == 0 && j > 1 ? 0 : count);
            }
        }
        return Files.writeString(folder.resolve("table.tsv"), text.append('\n'));
    }

    private Path metadata() throws IOException {
        StringBuilder text = new StringBuilder("sample_id\tsite\tsubject\n");
        for (int i = 0; i < 60; i++) {
            text.append("S%d\t%s\tp%d\n".formatted(i, i % 2 == 0 ? "left" : "right", i / 2));
        }
        return Files.writeString(folder.resolve("samples.tsv"), text);
    }

    @Test
    void drawnSamplesAreReadByImportAndTheSameForTheSameSeed() throws IOException {
        CommandLineRunner run = new CommandLineRunner();
        Path one = folder.resolve("one");
        Path two = folder.resolve("two");
        assertThat(run.run("generate", "--n", 12, "--seed", 3, "--out", one))
                .as(run.err())
                .isZero();
        assertThat(new CommandLineRunner().run("generate", "--n", 12, "--seed", 3, "--out", two))
                .isZero();
        assertThat(one.resolve("genera.tsv")).hasSameTextualContentAs(two.resolve("genera.tsv"));
        assertThat(one).isDirectoryContaining("glob:**/ro-crate-metadata.json");

        CommandLineRunner read = new CommandLineRunner();
        assertThat(read.run("import", one.resolve("genera.tsv"), "--json")).isZero();
        JsonNode json = JsonMapper.shared().readTree(read.out());
        assertThat(json.get("samples")).hasSize(12);
        // In HMP stool known taxa hold 93 % of the reads in the median sample; none of these is without.
        json.get("matched_share").forEach(share -> assertThat(share.asDouble()).isBetween(0.2, 1.0));
    }

    @Test
    void groupsAreDrawnInTheTablesProportionsOrOneByItself() throws IOException {
        CommandLineRunner run = new CommandLineRunner();
        Path out = folder.resolve("out");
        Object[] options = {
            "generate", "--train", table(), "--metadata", metadata(), "--group", "site", "--n", 10, "--out", out
        };
        assertThat(run.run(options)).as(run.err()).isZero();
        List<String> lines = Files.readAllLines(out.resolve("samples.tsv"));
        assertThat(lines.stream().filter(line -> line.endsWith("left"))).hasSize(5);
        assertThat(lines.stream().filter(line -> line.endsWith("right"))).hasSize(5);
    }

    @Test
    void theEvaluationNamesEveryFigureWithFloorAndBaseline() throws IOException {
        CommandLineRunner run = new CommandLineRunner();
        assertThat(run.run(
                        "generate",
                        "--evaluate",
                        table(),
                        "--metadata",
                        metadata(),
                        "--group",
                        "site",
                        "--person",
                        "subject",
                        "--splits",
                        2,
                        "--draws",
                        1,
                        "--models",
                        "logistic-normal,copula",
                        "--json"))
                .as(run.err())
                .isZero();
        JsonNode json = JsonMapper.shared().readTree(run.out());
        assertThat(json.get("persons").asInt()).isEqualTo(30);
        JsonNode copula = json.get("models").get("copula");
        for (String metric :
                List.of("c2st_auc", "shannon_ks", "coverage", "correlation_rmse", "leak", "tstr", "trtr")) {
            assertThat(copula.get(metric).get("mean").isNumber()).as(metric).isTrue();
            assertThat(copula.get(metric).has("minus_floor")).as(metric).isTrue();
            assertThat(copula.get(metric).has("minus_logistic_normal"))
                    .as(metric)
                    .isTrue();
        }
        // The groups differ eightfold in two genera; who learnt from either kind of sample sees that.
        assertThat(copula.get("tstr").get("mean").asDouble()).isGreaterThan(0.9);
    }

    @Test
    void edgesLieBeyondTheQuantileOfTheFittedSamples() throws IOException {
        Path usual = folder.resolve("usual");
        Path edge = folder.resolve("edge");
        assertThat(new CommandLineRunner().run("generate", "--n", 40, "--out", usual))
                .isZero();
        CommandLineRunner run = new CommandLineRunner();
        assertThat(run.run("generate", "--n", 10, "--edge", "low-diversity", "--out", edge))
                .as(run.err())
                .isZero();
        double most = shannon(edge).stream().mapToDouble(v -> v).max().orElseThrow();
        long below = shannon(usual).stream().filter(v -> v <= most).count();
        // A tenth of usual samples is expected below the quantile: 4 of 40, 11 is past the 99.9 % point.
        assertThat(below).isLessThan(12);
    }

    private static List<Double> shannon(Path out) throws IOException {
        List<String[]> rows = Files.readAllLines(out.resolve("genera.tsv")).stream()
                .map(line -> line.split("\t"))
                .toList();
        List<Double> result = new java.util.ArrayList<>();
        for (int i = 1; i < rows.getFirst().length; i++) {
            int at = i;
            double[] counts = rows.stream()
                    .skip(1)
                    .mapToDouble(row -> Double.parseDouble(row[at]))
                    .toArray();
            result.add(org.biofluxopt.generate.Compositions.shannon(counts));
        }
        return result;
    }

    @Test
    void whatIsMissingIsSaidWithExitCode2() throws IOException {
        CommandLineRunner run = new CommandLineRunner();
        assertThat(run.run("generate", "--n", 5)).isEqualTo(2);
        assertThat(run.err()).contains("--out");
        CommandLineRunner where = new CommandLineRunner();
        assertThat(where.run("generate", "--evaluate", table(), "--where", "site=left"))
                .isEqualTo(2);
        assertThat(where.err()).contains("--metadata");
        CommandLineRunner model = new CommandLineRunner();
        assertThat(model.run("generate", "--model", "copla", "--out", folder.resolve("x")))
                .isEqualTo(2);
        assertThat(model.err()).contains("Did you mean 'copula'");
    }

    @Test
    void modelsOfHmpStoolComeInTheKnownOrder() {
        Path shared = CommandLineRunner.sharedData("hmp16s/HMPv35.genus.tsv.gz");
        CommandLineRunner run = new CommandLineRunner();
        int code = run.run(
                "generate",
                "--evaluate",
                shared,
                "--metadata",
                CommandLineRunner.sharedData("hmp16s/HMPv35.samples.tsv.gz"),
                "--where",
                "body_site=UBERON:feces",
                "--person",
                CommandLineRunner.sharedData("mlrepo/hmp/task-gastro-oral.txt"),
                "--splits",
                2,
                "--draws",
                1,
                "--models",
                "bootstrap,dirichlet,logistic-normal,copula",
                "--json");
        assertThat(code).as(run.err()).isZero();
        JsonNode json = JsonMapper.shared().readTree(run.out());
        assertThat(json.get("samples").asInt()).isEqualTo(222); // design/LEARNING: 222 samples of 180 persons
        assertThat(json.get("persons").asInt()).isEqualTo(180);
        // The order of levels found there by another program on one split; gaps are several times the noise between
        // cuts.
        assertThat(mean(json, "dirichlet", "c2st_auc")).isGreaterThan(0.95);
        assertThat(mean(json, "logistic-normal", "c2st_auc")).isBetween(0.7, 0.93);
        assertThat(mean(json, "floor", "c2st_auc")).isLessThan(0.6);
        assertThat(mean(json, "bootstrap", "leak")).isEqualTo(1);
        assertThat(mean(json, "dirichlet", "coverage")).isLessThan(0.5);
        assertThat(mean(json, "copula", "c2st_auc")).isLessThan(mean(json, "logistic-normal", "c2st_auc"));
    }

    private static double mean(JsonNode json, String model, String metric) {
        return json.get("models").get(model).get(metric).get("mean").asDouble();
    }
}

package org.biofluxopt.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class NetworkRefinementCommandTest {
    @TempDir
    private Path folder = Path.of("");

    private final CommandLineRunner run = new CommandLineRunner();

    private String at(String name) {
        return folder.resolve(name).toString();
    }

    private static String shared(String name) {
        for (String root : new String[] {"../shared/data", "../../shared/data"}) {
            Path path = Path.of(root, name);
            if (Files.exists(path)) {
                return path.toString();
            }
        }
        assumeTrue(false, "Skipped: ../shared/data/" + name + " is not beside the project.");
        throw new IllegalStateException();
    }

    @Test
    void explainsAnAnswerInWordsAndAsJson() {
        assertThat(run.run(
                        "network",
                        "query",
                        "--explain",
                        "--evidence",
                        "diet_pattern=vegan",
                        "--evidence",
                        "age=over_75"))
                .as(run.err())
                .isZero();
        assertThat(run.out())
                .contains("What moved it", "diet_pattern = vegan", "Next best laboratory test", "Sources", "-(+)->");
        CommandLineRunner json = new CommandLineRunner();
        assertThat(json.run(
                        "network",
                        "query",
                        "--explain",
                        "--target",
                        "serum_b12=under_118",
                        "--profile",
                        CommandLineRunner.example("vegan-adult.yaml"),
                        "--json"))
                .as(json.err())
                .isZero();
        JsonNode why = JsonMapper.shared().readTree(json.out());
        double sum = why.get("findings")
                .valueStream()
                .mapToDouble(finding -> finding.get("contribution").asDouble())
                .sum();
        assertThat(sum)
                .isCloseTo(why.get("posterior").asDouble() - why.get("prior").asDouble(), within(1e-9));
        assertThat(why.get("causes").get(0).get("ways").get(0).get("edges").size())
                .isPositive();
    }

    @Test
    void refusesATargetWithoutAState() {
        assertThat(run.run("network", "query", "--explain", "--target", "status"))
                .isEqualTo(2);
        assertThat(run.err()).contains("NODE=STATE");
    }

    @Test
    void simulatesPeopleScoresTheNetworkAndLearnsFromTheirTable() throws IOException {
        assertThat(run.run(
                        "network",
                        "calibration",
                        "--people",
                        "14",
                        "--seed",
                        "2",
                        "--threads",
                        "1",
                        "--out",
                        at("c"),
                        "--json"))
                .as(run.err())
                .isZero();
        JsonNode report = JsonMapper.shared().readTree(run.out());
        assertThat(report.get("people").asInt()).isEqualTo(14);
        assertThat(report.get("rows").size()).isEqualTo(24);
        assertThat(report.get("parameters").asString()).isNotBlank();
        assertThat(Files.readAllLines(folder.resolve("c/coverage.tsv"))).hasSize(25);
        CommandLineRunner fit = new CommandLineRunner();
        assertThat(fit.run(
                        "network",
                        "fit",
                        "b12",
                        at("c/simulated-people.csv"),
                        "--only",
                        "serum_b12,holotc",
                        "--out",
                        at("refined.json")))
                .as(fit.err())
                .isZero();
        assertThat(fit.err()).contains("simulated-people.csv: 14 rows", "Not used, no node of the network: stratum");
        CommandLineRunner wrong = new CommandLineRunner();
        assertThat(wrong.run(
                        "network",
                        "fit",
                        "b12",
                        at("c/simulated-people.csv"),
                        "--only",
                        "serum",
                        "--out",
                        at("x.json")))
                .isEqualTo(2);
        assertThat(wrong.run("network", "calibration", "--people", "3", "--out", at("d")))
                .isEqualTo(2);
    }

    @Test
    void fitsTheB12NetworkToALaboratoryTableAndShowsWhatChanged() {
        String table = Path.of("../examples/laboratory-table.csv").toString();
        assertThat(run.run("network", "fit", "b12", table, "--out", at("refined.json")))
                .as(run.err())
                .isZero();
        assertThat(run.err()).contains("40 rows", "Not used, no node of the network: person");
        CommandLineRunner compare = new CommandLineRunner();
        assertThat(compare.run("network", "compare", "b12", at("refined.json"), "--json"))
                .as(compare.err())
                .isZero();
        JsonNode difference = JsonMapper.shared().readTree(compare.out());
        assertThat(difference.get("added").size()).isZero();
        assertThat(difference.get("rows").size()).isPositive();
        CommandLineRunner query = new CommandLineRunner();
        assertThat(query.run("network", "query", "--network", at("refined.json"), "--node", "status"))
                .as(query.err())
                .isZero();
        assertThat(query.out()).contains("deficient");
    }

    @Test
    void learnsFromGutSamplesAndFindsLittleInShuffledOnes() throws IOException {
        assertThat(run.run(
                        "network",
                        "learn",
                        "--microbiome",
                        shared("hmp16s/HMPv35.genus.tsv.gz"),
                        "--metadata",
                        shared("hmp16s/HMPv35.samples.tsv.gz"),
                        "--where",
                        "body_site=UBERON:feces",
                        "--replicates",
                        "10",
                        "--nulls",
                        "3",
                        "--out",
                        at("edges.txt"),
                        "--network",
                        at("gut.json")))
                .as(run.err())
                .isZero();
        List<String> edges = Files.readAllLines(folder.resolve("edges.txt"));
        assertThat(edges).isNotEmpty().allMatch(edge -> edge.matches("[a-z_]+ (-->|---) [a-z_]+"));
        String share = run.err().replaceAll("(?s).* edges, ([0-9.]+) % of the pairs;.*", "$1");
        assertThat(Double.parseDouble(share)).isLessThanOrEqualTo(5);
        CommandLineRunner compare = new CommandLineRunner();
        assertThat(compare.run("network", "compare", "b12", at("gut.json"))).isZero();
        assertThat(compare.out()).contains("0 removed, 0 reversed");
    }

    @Test
    void refusesKnowledgeAboutTaxaThatAreNone() throws IOException {
        Files.writeString(folder.resolve("k.yaml"), "forbidden: [[bacteroidez, blautia]]\n");
        Files.writeString(folder.resolve("genus.tsv"), "#taxonomy\ts1\nk__Bacteria;g__Blautia\t4\n");
        assertThat(run.run("network", "learn", "--microbiome", at("genus.tsv"), "--knowledge", at("k.yaml")))
                .isEqualTo(2);
        assertThat(run.err()).contains("bacteroides");
    }

    @Test
    void asksForOneKindOfDataNotForNoneOrBoth() {
        assertThat(run.run("network", "learn", "--out", at("edges.txt"))).isEqualTo(2);
        assertThat(run.err()).contains("DATA.csv or --microbiome");
        assertThat(new CommandLineRunner().run("network", "fit", "b12", "--out", at("x.json")))
                .isEqualTo(2);
    }
}

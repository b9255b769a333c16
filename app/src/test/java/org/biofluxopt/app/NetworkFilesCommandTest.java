package org.biofluxopt.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.biofluxopt.bayes.BayesianNetwork;
import org.biofluxopt.bayes.CountPart;
import org.biofluxopt.bayes.DirichletCpt;
import org.biofluxopt.bayes.format.NetworkFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkFilesCommandTest {
    private static final String CHAIN = """
            network chain { }
            variable a { type discrete [ 2 ] { no, yes }; }
            variable b { type discrete [ 2 ] { no, yes }; }
            probability ( a ) { table 0.75, 0.25; }
            probability ( b | a ) { (no) 1.0, 0.0; (yes) 0.5, 0.5; }
            """;

    @TempDir
    private Path folder = Path.of("");

    private final CommandLineRunner run = new CommandLineRunner();

    @BeforeEach
    void files() throws IOException {
        Files.writeString(folder.resolve("chain.bif"), CHAIN);
        Files.writeString(folder.resolve("data.csv"), "a,b\nno,no\nyes,yes\nno,no\nyes,no\n");
    }

    private String at(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void answersEverySetOfFindingsForEveryState() throws IOException {
        Files.writeString(folder.resolve("ev.tsv"), "x\tb\tno\ny\tb\tyes\n");
        assertThat(run.run("network", "query", at("chain.bif"), "--evidence", at("ev.tsv"), "--out", at("post.tsv")))
                .as(run.err())
                .isZero();
        List<String> lines = Files.readAllLines(folder.resolve("post.tsv"));
        assertThat(lines).hasSize(8).contains("y\ta\tyes\t1.0", "x\tb\tno\t1.0");
        // Bayes: P(a = yes | b = no) = 0.125 / 0.875
        double p = Double.parseDouble(lines.get(1).substring("x\ta\tyes\t".length()));
        assertThat(p).isCloseTo(1.0 / 7, within(1e-15));
    }

    @Test
    void saysWhichFindingsClash() throws IOException {
        Files.writeString(folder.resolve("ev.tsv"), "1\ta\tno\n1\tb\tyes\n");
        assertThat(run.run("network", "query", at("chain.bif"), "--evidence", at("ev.tsv"), "--out", at("post.tsv")))
                .isEqualTo(2);
        assertThat(run.err()).contains("set 1").contains("a, b");
    }

    @Test
    void saysWhichLineOfTheFindingsIsWrong() throws IOException {
        Files.writeString(folder.resolve("ev.tsv"), "1\ta\tno\n1\tb\tmaybe\n");
        assertThat(run.run("network", "query", at("chain.bif"), "--evidence", at("ev.tsv"), "--out", at("post.tsv")))
                .isEqualTo(2);
        assertThat(run.err()).contains("line 2").contains("'maybe'");
    }

    /** In either order and through every format: counts are whole numbers, so only division rounds. */
    @Test
    void fittingTwiceEqualsFittingOnceToBoth() throws IOException {
        String more = "a,b\nyes,yes\nno,no\n,no\n";
        Files.writeString(folder.resolve("more.csv"), more);
        Files.writeString(
                folder.resolve("both.csv"),
                Files.readString(folder.resolve("data.csv")) + more.substring(more.indexOf('\n') + 1));
        BayesianNetwork once = fitted("12.bif", "chain.bif", "both.csv");
        for (String ending : List.of("bif", "net", "xmlbif", "json", "bif.gz")) {
            for (List<String> tables : List.of(List.of("data.csv", "more.csv"), List.of("more.csv", "data.csv"))) {
                fitted("1." + ending, "chain.bif", tables.get(0));
                BayesianNetwork twice = fitted("2." + ending, "1." + ending, tables.get(1));
                for (int v = 0; v < 2; v++) {
                    assertThat(twice.table(v)).as(ending).containsExactly(once.table(v), within(1e-14));
                }
            }
        }
        // a = yes in 3 of 6 rows, one observation of prior spread evenly: (3 + 0.5) / (6 + 1)
        assertThat(once.table(0)[1]).isCloseTo(0.5, within(1e-15));
    }

    private BayesianNetwork fitted(String out, String net, String table) {
        assertThat(run.run("network", "fit", at(net), at(table), "--out", at(out)))
                .as(run.err())
                .isZero();
        return NetworkFiles.read(folder.resolve(out));
    }

    /** Expected counts of the first table stay as the first fit had them: EM in a row adds, but does not look back. */
    @Test
    void aSecondFitByEmKeepsWhatTheFirstCounted() throws IOException {
        Files.writeString(folder.resolve("first.csv"), "a,b\nno,no\nyes,yes\n?,no\nyes,\nno,no\n");
        Files.writeString(folder.resolve("second.csv"), "a,b\n,yes\nno,\nyes,no\n");
        run.run("network", "fit", at("chain.bif"), at("first.csv"), "--em", "--out", at("1.json"));
        run.run("network", "fit", at("1.json"), at("second.csv"), "--em", "--out", at("2.json"));
        List<DirichletCpt> one =
                NetworkFiles.readDirichlets(folder.resolve("1.json")).orElseThrow();
        List<DirichletCpt> two =
                NetworkFiles.readDirichlets(folder.resolve("2.json")).orElseThrow();
        assertThat(CountPart.worth(one.get(0).rows().get(0))).isCloseTo(1 + 5, within(1e-12));
        assertThat(CountPart.worth(two.get(0).rows().get(0))).isCloseTo(1 + 5 + 3, within(1e-12));
        for (int v = 0; v < 2; v++) {
            for (int row = 0; row < one.get(v).rows().size(); row++) {
                assertThat(two.get(v).rows().get(row))
                        .containsAll(one.get(v).rows().get(row));
            }
        }
    }

    @Test
    void saysWhichRowsWorthIsWrong() throws IOException {
        Files.writeString(
                folder.resolve("worth.bif"), CHAIN.replace("0.75, 0.25;", "0.75, 0.25;\nproperty row_ess many;"));
        assertThat(run.run("network", "fit", at("worth.bif"), at("data.csv"), "--out", at("1.bif")))
                .isEqualTo(2);
        assertThat(run.err()).contains("line 5").contains("'many'");
    }

    @Test
    void fitsRowsWithGaps() throws IOException {
        Files.writeString(folder.resolve("gaps.csv"), "a,b\nno,no\nyes,yes\n?,no\nyes,\nno,no\n");
        assertThat(run.run("network", "fit", at("chain.bif"), at("gaps.csv"), "--em", "--out", at("1.json")))
                .as(run.err())
                .isZero();
        assertThat(run.err()).contains("rounds, objective");
        assertThat(NetworkFiles.read(folder.resolve("1.json")).size()).isEqualTo(2);
    }

    @Test
    void refusesContradictoryKnowledge() throws IOException {
        Files.writeString(folder.resolve("k.yaml"), "required: [[a, b]]\ntiers: [[b], [a]]\n");
        assertThat(run.run("network", "learn", at("data.csv"), "--knowledge", at("k.yaml")))
                .isEqualTo(2);
        assertThat(run.err()).contains("required a --> b").contains("tier");
    }

    @Test
    void learnsWithKnowledgeAndWarnsOfAConstantColumn() throws IOException {
        Files.writeString(folder.resolve("c.csv"), "a,b,c\nno,no,1\nyes,yes,1\nno,no,1\nyes,no,1\n");
        Files.writeString(folder.resolve("k.yaml"), "required: [[b, a]]\n");
        for (String method : List.of("pc", "fci-skeleton", "ges", "hybrid")) {
            assertThat(run.run(
                            "network",
                            "learn",
                            at("c.csv"),
                            "--method",
                            method,
                            "--alpha",
                            "0.01",
                            "--knowledge",
                            at("k.yaml"),
                            "--out",
                            at("e.txt")))
                    .as(run.err())
                    .isZero();
            assertThat(Files.readAllLines(folder.resolve("e.txt"))).containsExactly("b --> a");
            assertThat(run.err()).contains("single value");
        }
    }

    @Test
    void tellsWhatCannotBeRead() throws IOException {
        Files.writeString(folder.resolve("empty.csv"), "");
        assertThat(run.run("network", "learn", at("empty.csv"))).isEqualTo(2);
        assertThat(run.run("network", "learn", at("no-such.csv"))).isEqualTo(2);
        assertThat(run.run("network", "learn", at("data.csv"), "--method", "magic"))
                .isEqualTo(2);
        assertThat(run.run("network", "query", at("data.csv"), "--evidence", "x", "--out", "y"))
                .isEqualTo(2);
    }
}

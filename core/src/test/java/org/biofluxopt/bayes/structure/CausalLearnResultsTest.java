package org.biofluxopt.bayes.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.biofluxopt.bayes.CategoricalCsv;
import org.biofluxopt.bayes.CategoricalTable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same adjacencies as causal-learn's PC and FCI on the same rows (chi-square, alpha 0.05); data outside the repository. */
class CausalLearnResultsTest {
    private static final Path FOLDER = folder();

    private static Path folder() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path found = at.resolve("shared/data/bn-data/causal-learn");
            if (Files.isDirectory(found)) {
                return found;
            }
        }
        return Path.of("no-shared-data");
    }

    private static CategoricalTable rows(String network) throws IOException {
        StringBuilder csv = new StringBuilder();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(FOLDER.resolve("data/" + network + ".txt.gz"))),
                StandardCharsets.UTF_8))) {
            List<String> all = lines.lines().filter(line -> !line.isBlank()).toList();
            int columns = all.getFirst().strip().split("\\s+").length; // X1 X2 ...: renamed to keep their order
            for (int i = 0; i < columns; i++) {
                csv.append(i == 0 ? "" : ",").append("v%03d".formatted(i));
            }
            all.subList(1, all.size())
                    .forEach(line -> csv.append('\n').append(line.strip().replaceAll("\\s+", ",")));
        }
        return CategoricalCsv.read(network, new StringReader(csv.toString()), Map.of());
    }

    private static void assertSameAdjacencies(PartiallyDirectedGraph graph, Path result) throws IOException {
        List<String[]> matrix = Files.readAllLines(result).stream()
                .filter(line -> !line.isBlank())
                .map(line -> line.strip().split("[,\\s]+"))
                .toList();
        for (int a = 0; a < graph.size(); a++) {
            for (int b = 0; b < a; b++) {
                boolean theirs = Double.parseDouble(matrix.get(a)[b]) != 0 || Double.parseDouble(matrix.get(b)[a]) != 0;
                assertThat(graph.adjacent(a, b)).as("%d - %d", a, b).isEqualTo(theirs);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"asia", "cancer", "earthquake", "survey", "sachs", "child", "alarm", "water", "win95pts"})
    void pcFindsTheSameAdjacencies(String network) throws IOException {
        assumeTrue(Files.isDirectory(FOLDER), "needs the results of causal-learn");
        var test = new ContingencyTest(rows(network), ContingencyTest.Statistic.CHI_SQUARE);
        PartiallyDirectedGraph graph = PcStable.learn(
                        test,
                        new PcStable.Settings(0.05, Integer.MAX_VALUE - 1, PcStable.Colliders.FIRST_SEPARATION),
                        Knowledge.none())
                .graph();
        assertSameAdjacencies(graph, FOLDER.resolve("pc-result/" + network + "_pc_chisq_0.05_stable_0_-1.txt"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"asia", "cancer", "earthquake", "survey", "sachs", "alarm", "win95pts"})
    void fciFindsTheSameAdjacencies(String network) throws IOException {
        assumeTrue(Files.isDirectory(FOLDER), "needs the results of causal-learn");
        PartiallyDirectedGraph graph = FciSkeleton.learn(
                        new ContingencyTest(rows(network), ContingencyTest.Statistic.CHI_SQUARE),
                        0.05,
                        Integer.MAX_VALUE - 1,
                        Knowledge.none())
                .graph();
        assertSameAdjacencies(graph, FOLDER.resolve("fci-result/" + network + "_fci_chisq_0.05.txt"));
    }
}

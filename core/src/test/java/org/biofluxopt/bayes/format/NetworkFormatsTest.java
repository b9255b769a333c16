package org.biofluxopt.bayes.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.biofluxopt.bayes.BayesianNetwork;
import org.biofluxopt.bayes.Variable;
import org.biofluxopt.text.InputError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class NetworkFormatsTest {
    static final Path SHARED = sharedNetworks();

    /** Beside the repository or one of its worktrees; not part of it. */
    private static Path sharedNetworks() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path found = at.resolve("shared/data/bn-bif");
            if (Files.isDirectory(found)) {
                return found;
            }
        }
        return Path.of("no-shared-data");
    }

    static List<NetworkFormat> formats() {
        return NetworkFiles.formats();
    }

    private static void assertSame(BayesianNetwork actual, BayesianNetwork expected, String what) {
        assertThat(actual.variables()).as(what).isEqualTo(expected.variables());
        for (int v = 0; v < expected.size(); v++) {
            assertThat(actual.parents(v)).as(what).isEqualTo(expected.parents(v));
            assertThat(actual.table(v)).as(what).isEqualTo(expected.table(v)); // bit by bit
        }
    }

    private static BayesianNetwork awkward() {
        return BayesianNetwork.builder()
                .add(
                        new Variable("child of \"two\" {x}", List.of("<5 %", "a, b", "c\\d", "e")),
                        List.of("Größe", "1st//x"),
                        0.1,
                        0.2,
                        0.3,
                        0.4,
                        1,
                        0,
                        0,
                        0,
                        1.0 / 3,
                        1.0 / 3,
                        1.0 / 3,
                        0,
                        0.25,
                        0.25,
                        0.25,
                        0.25)
                .add(new Variable("Größe", List.of("ja & nein", "x;y")), List.of(), 1e-17, 1)
                .add(new Variable("1st//x", List.of("(a)", "[b]|c")), List.of(), 0.1 + 0.2, 0.7)
                .build();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void awkwardNamesAndNumbersComeBackBitByBit(NetworkFormat format) {
        BayesianNetwork network = awkward();
        String text = format.write(network);
        assertSame(format.read("awkward", text), network, text);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void everyNetworkOfTheRepositoryComesBackBitByBit(NetworkFormat format) throws IOException {
        assumeTrue(Files.isDirectory(SHARED), "needs the networks of the bnlearn repository");
        try (Stream<Path> files = Files.list(SHARED)) {
            List<Path> networks =
                    files.filter(f -> f.toString().endsWith(".bif.gz")).toList();
            assertThat(networks).hasSizeGreaterThanOrEqualTo(16);
            for (Path path : networks) {
                BayesianNetwork network = NetworkFiles.read(path);
                assertSame(format.read(path.toString(), format.write(network)), network, path.toString());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"net.bif", "net.bif.gz", "net.xmlbif", "net.net.gz", "net.json"})
    void theEndingChoosesTheFormat(String name, @TempDir Path folder) {
        NetworkFiles.write(awkward(), folder.resolve(name));
        assertSame(NetworkFiles.read(folder.resolve(name)), awkward(), name);
    }

    @Test
    void aBifTableWithParentsCountsWithTheChildSlowest() {
        // example of the BIF 0.15 description: "table 0.6 0.05 0.4 0.95" is P(on|out), P(on|not out), P(off|out), ...
        String text = """
                network dog { property author nobody; }
                variable out { type discrete[2] { yes, no }; }
                variable light { // a comment
                  type discrete [2] { on, off }; property position = (1, 2); }
                probability ( out ) { table 0.15 0.85; }
                probability ( light | out ) { table 0.6 0.05 0.4 0.95; }
                """;
        BayesianNetwork network = new Bif().read("dog.bif", text);
        assertThat(network.table(network.index("light"))).containsExactly(0.6, 0.4, 0.05, 0.95);
    }

    private static final String GOOD = """
            network x {
            }
            variable a {
              type discrete [ 2 ] { s0, s1 };
            }
            variable b {
              type discrete [ 2 ] { s0, s1 };
            }
            probability ( a ) {
              table 0.25, 0.75;
            }
            probability ( b | a ) {
              (s0) 0.1, 0.9;
              (s1) 0.2, 0.8;
            }
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "( b ; a ) | ( b ; nosuch ) | line 12 | 'nosuch'",
                "(s1) 0.2, 0.8; | (s1) 0.2, 0.7; | line 14 | sum 0.8999999999999999",
                "(s1) 0.2, 0.8; | (s2) 0.2, 0.8; | line 14 | state 's2'",
                "(s1) 0.2, 0.8; | (s0) 0.2, 0.8; | line 14 | twice",
                "(s1) 0.2, 0.8; | (s1) 0.2, 0.8, 0.0; | line 14 | 3 probabilities",
                "(s1) 0.2, 0.8; | (s1) -0.2, 1.2; | line 14 | '-0.2'",
                "(s1) 0.2, 0.8; | (s1) 0.2, NaN; | line 14 | 'NaN'",
                "  (s1) 0.2, 0.8; |  | line 12 | no probabilities for row 2",
                "( a ) { | ( a ; b ) { | line 10 | 2 probabilities",
                "discrete [ 2 ] { s0, s1 } | discrete [ 3 ] { s0, s1 } | line 4 | 3 states announced",
                "discrete [ 2 ] { s0, s1 } | continuous | line 4 | 'continuous'",
                "variable b { | variable a { | line 6 | second time",
                "probability ( a ) { | probability ( a  { | line 9 | '{'",
            })
    void whatIsWrongInABifIsToldWithItsLine(String part, String instead, String line, String problem) {
        String text = GOOD.replaceFirst(
                java.util.regex.Pattern.quote(part.replace(';', part.startsWith("( ") ? '|' : ';')),
                java.util.regex.Matcher.quoteReplacement(
                        instead == null ? "" : instead.replace(';', instead.startsWith("( ") ? '|' : ';')));
        assertThat(text).isNotEqualTo(GOOD);
        assertThatThrownBy(() -> new Bif().read("x.bif", text))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("x.bif")
                .hasMessageContaining(line)
                .hasMessageContaining(problem);
    }

    @Test
    void aCycleIsToldWithItsPath() {
        String text = GOOD.replace("( a ) {", "( a | b ) {").replace("table 0.25, 0.75", "(s0) 0.25, 0.75; (s1) 1, 0");
        assertThatThrownBy(() -> new Bif().read("x.bif", text))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("a -> b -> a");
    }

    @Test
    void aTruncatedFileIsToldNotCrashed() {
        for (int length = 0; length < GOOD.length() - 2; length++) {
            String text = GOOD.substring(0, length);
            assertThatThrownBy(() -> new Bif().read("x.bif", text)).isInstanceOf(InputError.class);
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void cuttingAnyFormatShortNeverCrashes(NetworkFormat format) {
        String whole = format.write(awkward());
        for (int length = 0; length < whole.length() - 8; length++) {
            String text = whole.substring(0, length);
            assertThatThrownBy(() -> format.read("x", text)).isInstanceOf(InputError.class);
        }
    }

    @Test
    void graphMlListsEveryEdge() {
        assertThat(GraphMl.write(awkward()))
                .contains("<edge source=\"Größe\" target=\"child of &quot;two&quot; {x}\"/>");
    }
}

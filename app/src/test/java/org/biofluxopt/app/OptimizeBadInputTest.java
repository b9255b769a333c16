package org.biofluxopt.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is wrong, it is one message, exit code 2, and nothing is written. */
class OptimizeBadInputTest {
    private static final String VEGAN = """
            title: test person
            age: 36
            sex: female
            weight_kg: 60
            diet: {pattern: vegan}
            """;

    @TempDir
    private Path folder = Path.of("");

    private Path out = Path.of("");
    private final CommandLineRunner cli = new CommandLineRunner();

    @BeforeEach
    void nameAnOutputFolderThatDoesNotExist() {
        out = folder.resolve("out");
    }

    private void refuses(String expectedInMessage, Object... arguments) {
        assertThat(cli.run(arguments)).as(cli.err()).isEqualTo(2);
        assertThat(cli.err())
                .startsWith("biofluxopt: ")
                .contains(expectedInMessage)
                .doesNotContain("\tat ");
        assertThat(cli.err().strip().lines().count()).as(cli.err()).isLessThanOrEqualTo(2);
        assertThat(out).doesNotExist();
    }

    private Path profile(String text) throws IOException {
        return Files.writeString(folder.resolve("p.yaml"), text);
    }

    private Path table(String text) throws IOException {
        return Files.writeString(folder.resolve("table.tsv"), text);
    }

    @Test
    void aProfileThatIsNotThere() {
        refuses("nobody.yaml", "optimize", folder.resolve("nobody.yaml"), "--out", out);
    }

    @Test
    void anUnknownField() throws Exception {
        refuses("line 6, field 'smoker'", "optimize", profile(VEGAN + "smoker: true\n"), "--out", out);
    }

    @Test
    void aMisspeltDrugGetsTheNearestName() throws Exception {
        refuses("Did you mean 'metformin'?", "optimize", profile(VEGAN + "drugs: [metfornin]\n"), "--out", out);
    }

    @Test
    void aLaboratoryValueThatIsNotANumber() throws Exception {
        refuses(
                "NaN",
                "optimize",
                profile(VEGAN + "laboratory:\n  - {marker: serum_b12, value: NaN, unit: pmol/L}\n"),
                "--out",
                out);
    }

    @Test
    void aYamlBomb() throws Exception {
        refuses("alias", "optimize", profile("a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]\n"), "--out", out);
    }

    @Test
    void aMicrobiomeFileOfZeroBytes() throws Exception {
        refuses("table.tsv", "optimize", profile(VEGAN), "--microbiome", table(""), "--sample", "S1", "--out", out);
    }

    @Test
    void aSampleThatIsNotInTheTable() throws Exception {
        Path table = table("taxonomy\tS1\nk__Bacteria;p__x;c__;o__;f__;g__Bacteroides\t10\n");
        refuses("S2", "optimize", profile(VEGAN), "--microbiome", table, "--sample", "S2", "--out", out);
    }

    @Test
    void negativeCounts() throws Exception {
        Path table = table("taxonomy\tS1\nk__Bacteria;p__x;c__;o__;f__;g__Bacteroides\t-10\n");
        refuses("-10", "optimize", profile(VEGAN), "--microbiome", table, "--sample", "S1", "--out", out);
    }

    @Test
    void aSampleOfWhichTooLittleIsKnown() throws Exception {
        Path table = table("""
                taxonomy\tS1
                k__Bacteria;p__x;c__;o__;f__;g__Bacteroides\t10
                k__Bacteria;p__x;c__;o__;f__;g__Unheardofia\t990
                """);
        refuses(
                "1.0 % of the counts",
                "optimize", profile(VEGAN), "--microbiome", table, "--sample", "S1", "--out", out);
    }

    @Test
    void aTableOfIdsWithoutLineages() throws Exception {
        Path table = table("#OTU ID\tS1\n4479944\t10\n228054\t20\n");
        refuses("--taxonomy", "optimize", profile(VEGAN), "--microbiome", table, "--sample", "S1", "--out", out);
    }

    @Test
    void anOutputFolderThatCannotBeMade() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "x");
        assertThat(cli.run("optimize", profile(VEGAN), "--out", file.resolve("out")))
                .isEqualTo(2);
        assertThat(cli.err()).startsWith("biofluxopt: ").doesNotContain("\tat ");
    }
}

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
import org.biofluxopt.connect.microbiome.MicrobiomeTables;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.plan.Safety;
import org.biofluxopt.profile.Profile;
import org.biofluxopt.profile.ProfileReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ProfileCommandTest {
    private static final Path ROOT = Files.isDirectory(Path.of("examples")) ? Path.of(".") : Path.of("..");
    private static final KnowledgeBase KNOWLEDGE = KnowledgeBase.bundled();

    private record Outcome(int exit, String out, String err) {}

    private static Outcome run(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] words = Stream.of(arguments).map(Object::toString).toArray(String[]::new);
        int exit = Main.run(words, new PrintWriter(out, true), new PrintWriter(err, true));
        return new Outcome(exit, out.toString(), err.toString());
    }

    static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(ROOT.resolve("examples"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    private static Schema schema() {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(run("profile", "schema").out(), InputFormat.JSON);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleIsValidBySchemaAndReader(Path example) throws IOException {
        assertThat(schema().validate(Files.readString(example), InputFormat.YAML))
                .isEmpty();
        assertThat(ProfileReader.read(example, KNOWLEDGE).warnings()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExamplesTableIsOneSampleOfTenThousandReadsThatWeMostlyKnow(Path example) {
        ProfileReader.read(example, KNOWLEDGE).microbiome().ifPresent(microbiome -> {
            var samples = MicrobiomeTables.read(microbiome.file(), microbiome.taxonomy(), KNOWLEDGE)
                    .samples();
            assertThat(samples).singleElement().satisfies(sample -> {
                assertThat(sample.id()).isEqualTo(microbiome.sample().orElseThrow());
                assertThat(sample.totalCount()).isEqualTo(10_000);
                // US adults' reads are 36 % of families without a genus: Yatsunenko 2012 as in knowledge/taxa.tsv
                assertThat(sample.matchedShare()).isGreaterThan(0.45);
            });
        });
    }

    @Test
    void refersExactlyTheExamplesMadeForIt() throws IOException {
        for (Path example : examples()) {
            Profile profile = ProfileReader.read(example, KNOWLEDGE);
            boolean meant = example.toString().contains("pernicious")
                    || example.toString().contains("pregnancy");
            assertThat(Safety.assess(profile, KNOWLEDGE).refers())
                    .as(example.toString())
                    .isEqualTo(meant);
        }
    }

    @Test
    void theSchemaPrintedIsTheSchemaPublished() throws IOException {
        assertThat(run("profile", "schema").out())
                .isEqualTo(Files.readString(ROOT.resolve("docs/reference/profile.schema.json")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wieght_kg: 3",
                "conditions: [gout]",
                "genotype: {FUT2: AT}",
                "laboratory: {mma: {value: 3, unit: ng/mL}}",
                "laboratory: [{marker: mma, value: 3, unit: ng/mL}]",
                "laboratory: [{marker: mma, value: -3, unit: nmol/L}]",
                "renal: {gfr: 55, creatinine: 3}",
                "supplements: [{form: CN}]",
                "supplements: [{form: CN, ug_per_day: 3, every_days: 2}]",
                "microbiome: {sample: x}"
            })
    void schemaAndReaderRefuseTheSame(String line, @TempDir Path folder) throws IOException {
        String text = "age: 36\nsex: female\nweight_kg: 61\ndiet: vegan\n";
        assertThat(schema().validate(text, InputFormat.YAML)).isEmpty();
        assertThat(schema().validate(text + line, InputFormat.YAML)).isNotEmpty();
        Path file = Files.writeString(folder.resolve("me.yaml"), text + line);
        Outcome outcome = run("profile", "check", file);
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).contains("me.yaml, line 5").hasLineCount(1);
    }

    @Test
    void printsWhatItUnderstoodAsJson() {
        JsonNode tree = new JsonMapper()
                .readTree(run("profile", "check", ROOT.resolve("examples/metformin-user.yaml"), "--json")
                        .out());
        assertThat(tree.at("/drugs/0/effect").asString()).isEqualTo("metformin");
        assertThat(tree.at("/laboratory/0/value").asDouble()).isEqualTo(205);
        assertThat(tree.at("/discuss/0").asString()).isEqualTo("discuss_metformin");
    }

    @Test
    void showsAnExampleInEveryHelp() {
        for (String[] command : new String[][] {{"profile"}, {"profile", "check"}, {"profile", "schema"}}) {
            Object[] words =
                    Stream.concat(Stream.of(command), Stream.of("--help")).toArray();
            assertThat(run(words).out()).contains("Example:");
        }
    }
}

package org.biofluxopt.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.biofluxopt.text.InputError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each slip is told with its line, its field, and what to do. */
class BadProtocolTest {
    private static final String GOOD = """
            subjects: {n: 10}
            schedule:
              - {from_day: 0, to_day: 5, dose_ug: 50}
            outputs: [serum_b12]
            report_at_days: [0, 5]
            """;

    @Test
    void theGoodOneReads() {
        assertThat(Bench.read(GOOD).n()).isEqualTo(10);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{n: 10} | {n: 0} | line 1, field 'subjects.n' | between 1 and 100000",
                "{n: 10} | {n: 1000000000} | line 1, field 'subjects.n' | between 1 and 100000",
                "{n: 10} | {n: 2.5} | subjects.n | whole number",
                "{n: 10} | {n: ten} | subjects.n | a number",
                "{n: 10} | {} | subjects.n | this field",
                "dose_ug: 50 | dose_ug: -1 | line 3, field 'schedule[0].dose_ug' | between 0 and 1000000 ug",
                "dose_ug: 50 | dose: 50 | schedule[0].dose | Write 'dose_ug'",
                "dose_ug: 50 | dose_ug: .nan | dose_ug | between",
                "to_day: 5 | to_day: -3 | schedule[0].to_day | reversed",
                "to_day: 5 | until: 5 | schedule[0].until | unknown field",
                "[serum_b12] | [serum_b13] | line 4, field 'outputs[0]' | Did you mean 'serum_b12'?",
                "[serum_b12] | [] | outputs | at least one output",
                "[serum_b12] | [label_absorbed] | label_absorbed | label: A",
                "[0, 5] | [5, 0] | report_at_days[1] | must rise",
                "[0, 5] | [] | report_at_days | 1 to 40000 days",
                "dose_ug: 50 | probiotic: {taxon: Propionibacterum, cfu: 1e9} | taxon | Did you mean 'Propionibacterium'?",
                "dose_ug: 50 | probiotic: {taxon: Zzyzx, cfu: 1e9} | taxon | a taxon the knowledge base knows",
                "dose_ug: 50 | drug: omeprazol | schedule[0].drug | Did you mean 'omeprazole'?",
                "dose_ug: 50 | dose_ug: 50, form: XX | form | CN, HO, ME, ADO, food",
                "dose_ug: 50 | dose_ug: 50, route: rectal | route | one of oral",
                "dose_ug: 50 | dose_ug: 50, time: noon | time | 08:00",
                "dose_ug: 50 | dose_ug: 50, drug: metformin | schedule[0] | exactly one of",
                "dose_ug: 50 | dose_ug: 50, food: egg | food | form: food",
                "dose_ug: 50 | dose_ug: 50, form: food, food: cheese | food | one of egg",
                "{n: 10} | {n: 10, baseline: {serum_b12: 200}} | baseline.serum_b12 | serum_b12_pmol_l",
                "{n: 10} | {n: 10, baseline: {serum_b12_pmol_l: {min: 300, max: 200}}} | max | at least min",
                "{n: 10} | {n: 10, weight: 70} | subjects.weight | Write 'weight_kg'",
                "{n: 10} | {n: 10, conditions: [anaemia]} | conditions[0] | one of atrophic_gastritis",
                "{n: 10} | {n: 10, conditions: [ileal_resection]} | conditions[0] | ileal_resection_cm",
                "{n: 10} | {n: 10, diet: {pattern: carnivore}} | diet.pattern | omnivore, vegetarian, vegan",
                "{n: 10} | {n: 10, genotype: {FUT2: XY}} | FUT2 | GG, GA or AA",
                "{n: 10} | [10] | subjects | a mapping of fields",
            })
    void isExplained(String part, String slip, String where, String advice) {
        String text = GOOD.replace(part, slip);
        assertThat(text).isNotEqualTo(GOOD);
        assertThatThrownBy(() -> Bench.read(text))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("test.yaml")
                .hasMessageContaining(where)
                .hasMessageContaining(advice);
    }

    @Test
    void coursesOfOneDrugMustNotOverlap() {
        String text = GOOD.replace(
                "- {from_day: 0, to_day: 5, dose_ug: 50}",
                "- {from_day: 0, to_day: 5, drug: omeprazole}\n  - {from_day: 4, to_day: 9, drug: omeprazole}");
        assertThatThrownBy(() -> Bench.read(text))
                .hasMessageContaining("line 4, field 'schedule[1]'")
                .hasMessageContaining("do not overlap");
    }

    @Test
    void armsCannotHaveOtherNumbersOfPeople() {
        String text = GOOD + "arms: [{name: A}, {name: B, subjects: {n: 5}}]\n";
        assertThatThrownBy(() -> Bench.read(text)).hasMessageContaining("arms[1].subjects.n");
    }

    /** It joins its guild, without cobalamin of its own. */
    @Test
    void aBacteriumThatIsKnownButNoMemberOfItsOwnCanBeSwallowed() {
        String text = GOOD.replace("dose_ug: 50", "probiotic: {taxon: Streptomyces, cfu: 1.0e9}");
        Protocol protocol = Bench.read(text);
        assertThat(Bench.runner(Runnable::run).run(protocol).arms()).isNotEmpty();
    }

    @Test
    void everyPublishedExampleReads() throws IOException {
        for (String folder : List.of("../examples/protocols", "../experiments/validation")) {
            try (Stream<Path> files = Files.list(Path.of(folder))) {
                List<Path> protocols =
                        files.filter(file -> file.toString().endsWith(".yaml")).toList();
                assertThat(protocols).isNotEmpty();
                protocols.forEach(file -> assertThat(
                                ProtocolReader.read(file, Bench.KNOWLEDGE).outputs())
                        .as(file.toString())
                        .isNotEmpty());
            }
        }
    }
}

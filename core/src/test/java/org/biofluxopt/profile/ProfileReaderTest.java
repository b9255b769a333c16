package org.biofluxopt.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.text.InputError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileReaderTest {
    private static final KnowledgeBase KNOWLEDGE = KnowledgeBase.bundled();
    private static final String MINIMAL = """
            age: 36
            sex: female
            weight_kg: 61
            diet: {pattern: vegan}
            """;

    private static Profile read(String text) {
        return ProfileReader.parse("me.yaml", text, Path.of("/people"), KNOWLEDGE);
    }

    /** The minimal profile with one more line, which is line 5. */
    private static Profile with(String line) {
        return read(MINIMAL + line + "\n");
    }

    private static String refusal(String text) {
        try {
            read(text);
        } catch (InputError e) {
            return String.valueOf(e.getMessage());
        }
        throw new AssertionError("accepted: " + text);
    }

    @Test
    void readsEveryField() {
        Profile profile = read("""
                title: Somebody
                age: {years: 2, months: 6}
                sex: male
                weight_kg: 12.5
                diet: {pattern: omnivore, ug_per_meal: [0.5, 1.5, 2]}
                supplements:
                  - {form: CN, ug_per_day: 10}
                  - {form: hydroxocobalamin, ug: 1000, every_days: 7}
                conditions: [atrophic_gastritis, {ileal_resection_cm: 60}]
                drugs:
                  - {name: metformin, mg_per_day: 2000, months: 36}
                  - Prilosec
                genotype: {FUT2: AG, rs1801133: T/T, MTRR: AA}
                laboratory:
                  - {marker: serum_b12, value: 200, unit: pg/mL, assay_cv: 0.04}
                  - {marker: mma, value: 0.33, unit: "µmol/L"}
                renal: {gfr: 55}
                microbiome: {file: tables/a.biom, taxonomy: t.tsv, sample: 12}
                """);
        assertThat(profile.title()).isEqualTo("Somebody");
        assertThat(profile.ageYears()).isEqualTo(2.5);
        assertThat(profile.sex()).isEqualTo(Sex.MALE);
        assertThat(profile.diet()).isEqualTo(new Diet.PerMeal(Diet.Kind.OMNIVORE, List.of(0.5, 1.5, 2.0)));
        assertThat(profile.supplementMicrogramsPerDay()).isEqualTo(10 + 1000 / 7.0);
        assertThat(profile.conditions()).containsExactly(Condition.ATROPHIC_GASTRITIS, Condition.ILEAL_RESECTION);
        assertThat(profile.ilealResectionCm()).isEqualTo(60);
        assertThat(profile.drugs())
                .containsExactly(
                        new Drug("metformin", Drug.Effect.METFORMIN, 2000, 36),
                        new Drug("omeprazole", Drug.Effect.PROTON_PUMP_INHIBITOR, 0, 24));
        assertThat(profile.genotype().effectAlleles())
                .containsEntry(Genotype.Locus.FUT2, 1)
                .containsEntry(Genotype.Locus.MTHFR, 2)
                .containsEntry(Genotype.Locus.MTRR, 0)
                .hasSize(3);
        assertThat(profile.laboratory(Marker.MMA).orElseThrow().value()).isCloseTo(330, within(1e-9));
        assertThat(profile.gfr()).hasValue(55);
        MicrobiomeReference microbiome = profile.microbiome().orElseThrow();
        assertThat(microbiome.file()).isEqualTo(Path.of("/people/tables/a.biom"));
        assertThat(microbiome.taxonomy()).contains(Path.of("/people/t.tsv"));
        assertThat(microbiome.sample()).contains("12");
        assertThat(profile.warnings())
                .singleElement()
                .asString()
                .contains("every 7.0 days"); // the weekly dose is averaged, and said to be
    }

    @Test
    void convertsTheDeficiencyCutoffPrintedInBothUnits() {
        // 200 pg/mL = 148 pmol/L: Allen 2009, Am J Clin Nutr 89:693S; printed as whole pmol/L
        Profile profile = with("laboratory: {serum_b12: {value: 200, unit: pg/mL}}");
        assertThat(profile.laboratory(Marker.SERUM_B12).orElseThrow().value()).isCloseTo(148, within(0.5));
    }

    @ParameterizedTest
    @CsvSource({"folate, 3, ng/mL, 6.8", "folate, 3, ug/L, 6.8", "mma, 0.271, umol/L, 271", "holotc, 47.4, ng/L, 35"})
    void convertsOtherUnitsAsTextbooksPrintThem(String marker, double value, String unit, double inner) {
        // folate 3 ng/mL = 6.8 nmol/L: WHO 2015 (WHO/NMH/NHD/EPG/15.01); rounded to 0.1
        Profile profile = with("laboratory: [{marker: %s, value: %s, unit: %s}]".formatted(marker, value, unit));
        assertThat(profile.laboratory().getFirst().value()).isCloseTo(inner, within(0.05));
    }

    @Test
    void takesTheListAndTheMappingFormAlike() {
        assertThat(with("laboratory: {holotc: {value: 30, unit: pmol/L}}").laboratory())
                .isEqualTo(with("laboratory: [{marker: holotc, value: 30, unit: pmol/L}]")
                        .laboratory());
    }

    @Test
    void takesTheAssayErrorFromTheKnowledgeBaseUnlessGiven() {
        String value = "laboratory: {mma: {value: 330, unit: nmol/L%s}}";
        assertThat(with(value.formatted("")).laboratory().getFirst().assayCv())
                .isEqualTo(KNOWLEDGE.assay("mma").orElseThrow().analyticalCv());
        assertThat(with(value.formatted(", assay_cv: 0.2"))
                        .laboratory()
                        .getFirst()
                        .assayCv())
                .isEqualTo(0.2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "serum_b12 | 2000 | pmol/L | 1476 pmol/L", // 2000 pg/mL
                "serum_b12 | 45   | pg/mL  | 45 pmol/L",
                "holotc    | 400  | pmol/L | 295 pmol/L",
                "mma       | 0.33 | nmol/L | 330 nmol/L",
                "mma       | 330  | umol/L | 330 nmol/L"
            })
    void warnsWhereAValueIsPlausibleOnlyInAnotherUnit(String marker, double value, String unit, String reading) {
        Profile profile = with("laboratory: [{marker: %s, value: %s, unit: %s}]".formatted(marker, value, unit));
        assertThat(profile.warnings()).singleElement().asString().contains("me.yaml, line 5", marker, reading);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "serum_b12: {value: 450, unit: pmol/L}",
                "serum_b12: {value: 75, unit: pmol/L}",
                "mma: {value: 9000, unit: nmol/L}"
            })
    void staysSilentOnPlausibleValues(String value) {
        assertThat(with("laboratory: {" + value + "}").warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wieght: 3                                              | wieght                 | weight_kg",
                "title: [a]                                             | title                  | a text",
                "supplements: [{form: CN}]                              | supplements[0]         | either ug_per_day",
                "supplements: [{form: XX, ug_per_day: 1}]               | supplements[0].form    | CN",
                "supplements: [{form: CN, ug_per_day: -1}]              | supplements[0].ug_per_day | between 0",
                "conditions: [pernicious_anemia]                        | conditions[0]          | pernicious_anaemia",
                "conditions: [{ileal_resection_cm: 0}]                  | ileal_resection_cm     | between 1",
                "drugs: [metfromin]                                     | drugs[0]               | Did you mean 'metformin'?",
                "drugs: [metformin, glucophage]                         | drugs[1]               | each drug once",
                "genotype: {FUT2: AT}                                   | genotype.FUT2          | GG, GA or AA",
                "genotype: {FUT2: A}                                    | genotype.FUT2          | GG, GA or AA",
                "genotype: {FUT2: AA, rs601338: AA}                     | genotype.rs601338      | one genotype",
                "genotype: {FUT3: AA}                                   | genotype.FUT3          | FUT2",
                "laboratory: {serum_b12: {value: .nan, unit: pmol/L}}   | serum_b12.value        | a number",
                "laboratory: {serum_b12: {value: NaN, unit: pmol/L}}    | serum_b12.value        | a number",
                "laboratory: {serum_b12: {value: -5, unit: pmol/L}}     | serum_b12.value        | a number",
                "laboratory: {mma: {value: 30, unit: ng/mL}}            | mma.unit               | nmol/L or umol/L",
                "laboratory: {mma: {value: 30}}                         | mma.unit               | this field",
                "laboratory: {b12: {value: 30, unit: pmol/L}}           | laboratory.b12         | serum_b12",
                "laboratory: [{marker: mma, value: 1, unit: umol/L}, {marker: mma, value: 2, unit: umol/L}] | laboratory[1] | one value",
                "laboratory: {mma: {value: 300, unit: nmol/L, cv: 1}}   | mma.cv                 | assay_cv",
                "renal: {gfr: 55, creatinine: 90}                       | renal                  | either",
                "renal: {creatinine: 90, unit: pmol/L}                  | renal.unit             | umol/L or mg/dL",
                "renal: {creatinine: 0.9, unit: umol/L}                 | renal.creatinine       | between 15",
                "microbiome: {sample: 1}                                | microbiome.file        | this field",
                "microbiome: {file: a, smaple: 1}                       | microbiome.smaple      | Did you mean 'sample'?"
            })
    void refusesWithLineAndField(String line, String field, String advice) {
        assertThat(refusal(MINIMAL + line)).startsWith("me.yaml, line 5").contains(field, advice);
    }

    @ParameterizedTest
    @CsvSource({"age: 200", "age: -1", "age: NaN", "age: {months: -3}", "age: {}"})
    void refusesImpossibleAges(String age) {
        assertThat(refusal(MINIMAL.replace("age: 36", age))).startsWith("me.yaml, line 1, field 'age");
    }

    @Test
    void tellsAMisspeltNameBeforeAMissingOne() {
        assertThat(refusal(MINIMAL.replace("weight_kg", "wieght_kg"))).contains("line 3", "Did you mean 'weight_kg'?");
        assertThat(refusal("age: 3\nsex: male\nweight_kg: 12\n")).contains("diet", "this field");
    }

    @Test
    void refusesAnAdultWithTheWeightOfAnInfant() {
        assertThatThrownBy(() -> read("title: x\nage: 36\nsex: male\nweight_kg: 3\ndiet: {pattern: vegan}\n"))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("line 4, field 'weight_kg'")
                .hasMessageContaining("at least 20 kg for an adult");
    }

    @Test
    void refusesPregnancyInMen() {
        assertThat(refusal(MINIMAL.replace("female", "male") + "conditions: [pregnancy]"))
                .contains("line 5", "sex: male");
    }

    @Test
    void refusesCreatinineOfChildren() {
        assertThat(refusal(MINIMAL.replace("36", "12") + "renal: {creatinine: 60, unit: umol/L}"))
                .contains("gfr for people under 18");
    }

    @Test
    void refusesABombOfAliases() {
        assertThat(refusal("a: &a [x]\nb: [*a, *a]\n")).contains("alias");
    }

    @Test
    void keepsAnIlealResectionOfUnknownLengthInMind() {
        Profile profile = with("conditions: [ileal_resection]");
        assertThat(profile.has(Condition.ILEAL_RESECTION)).isTrue();
        assertThat(profile.ilealResectionCm()).isZero();
        assertThat(profile.warnings()).singleElement().asString().contains("line 5", "length");
    }

    @Test
    void namesThePersonAfterTheFileAndFindsTheTableBesideIt(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("ann.yaml"), MINIMAL + "microbiome: {file: ann.biom}\n");
        Profile profile = ProfileReader.read(file, KNOWLEDGE);
        assertThat(profile.title()).isEqualTo("ann");
        assertThat(profile.microbiome().orElseThrow().file()).isEqualTo(folder.resolve("ann.biom"));
    }

    @Test
    void saysWhichFileIsMissing(@TempDir Path folder) {
        assertThatThrownBy(() -> ProfileReader.read(folder.resolve("nobody.yaml"), KNOWLEDGE))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("nobody.yaml");
    }

    @ParameterizedTest
    @CsvSource({"1.0, 50, MALE, 91.7", "0.8, 50, FEMALE, 89.7", "0.5, 30, FEMALE, 129.3", "3.0, 70, MALE, 21.7"})
    void estimatesFiltrationAsCkdEpi2021(double creatinine, double age, Sex sex, double gfr) {
        // the published equation (Inker 2021, N Engl J Med 385:1737) worked by hand to four figures
        assertThat(CkdEpi2021.gfr(creatinine, age, sex)).isCloseTo(gfr, within(0.1));
    }
}

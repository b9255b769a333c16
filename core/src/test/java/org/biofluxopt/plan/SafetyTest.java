package org.biofluxopt.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.knowledge.SafetyRule;
import org.biofluxopt.profile.CobalaminForm;
import org.biofluxopt.profile.ProfileReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules of knowledge/safety.tsv, which follows the domain reference, section 4. */
class SafetyTest {
    private static final KnowledgeBase KNOWLEDGE = KnowledgeBase.bundled();
    private static final String WELL = """
            laboratory:
              - {marker: serum_b12, value: 400, unit: pmol/L}
              - {marker: mma, value: 150, unit: nmol/L}
            """;

    private static SafetyAssessment of(double age, String diet, String rest) {
        String text = "age: %s\nsex: female\nweight_kg: 60\ndiet: %s\n%s".formatted(age, diet, rest);
        return Safety.assess(ProfileReader.parse("me.yaml", text, Path.of("."), KNOWLEDGE), KNOWLEDGE);
    }

    private static SafetyAssessment withCondition(String condition) {
        return of(50, "omnivore", "conditions: [" + condition + "]\n" + WELL);
    }

    private static List<String> ids(List<Action> actions) {
        return actions.stream().map(Action::id).toList();
    }

    @Test
    void findsNothingInAHealthyAdult() {
        SafetyAssessment safety = of(35, "omnivore", WELL);
        assertThat(safety.refers()).isFalse();
        assertThat(safety.discuss()).isEmpty();
        assertThat(safety.warnings()).isEmpty();
        assertThat(safety.barredForms()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "pernicious_anaemia, refer_pernicious_anaemia",
        "total_gastrectomy, refer_total_gastrectomy",
        "partial_gastrectomy, refer_partial_gastrectomy",
        "pregnancy, refer_pregnancy",
        "lactation, refer_lactation",
        "neuropathy, refer_neuropathy",
        "leber_optic_neuropathy, refer_leber",
        "cobalamin_c_defect, refer_cobalamin_c",
        "short_bowel, refer_short_bowel",
        "ileal_resection, refer_ileal_resection",
        "{ileal_resection_cm: 21}, refer_ileal_resection"
    })
    void refersWithReasonAndSource(String condition, String rule) {
        SafetyAssessment safety = withCondition(condition);
        assertThat(ids(safety.refer())).containsExactly(rule);
        Action referral = safety.refer().getFirst();
        assertThat(referral.kind()).isEqualTo(Action.Kind.REFER);
        assertThat(referral.instruction()).isNotBlank();
        assertThat(referral.why()).isNotBlank();
        assertThat(KNOWLEDGE.fact(referral.source()).source().citation()).isNotBlank();
    }

    @Test
    void doesNotReferForTwentyCentimetresOfIleum() {
        // 0 of 14 abnormal Schilling tests up to 20 cm: Nutrition 2006, doi:10.1016/j.nut.2006.08.017
        assertThat(withCondition("{ileal_resection_cm: 20}").refers()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0.7, refer_infant", "1.9, refer_infant", "2, refer_child", "17.9, refer_child"})
    void refersChildrenOnce(double age, String rule) {
        assertThat(ids(of(age, "omnivore", WELL).refer())).containsExactly(rule);
        assertThat(of(18, "omnivore", WELL).refers()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "omnivore, 74, 300, refer_suspected_pernicious_anaemia",
        "vegan, 74, 300, refer_suspected_pernicious_anaemia",
        "omnivore, 140, 1100, refer_severe_tissue_lack",
        "omnivore, 140, 900, ''",
        "omnivore, 160, 1100, ''",
        "vegan, 140, 1100, ''" // low intake explains it
    })
    void suspectsPerniciousAnaemiaFromTheLaboratory(String diet, double serum, double mma, String rule) {
        String values = "laboratory: {serum_b12: {value: %s, unit: pmol/L}, mma: {value: %s, unit: nmol/L}}"
                .formatted(serum, mma);
        assertThat(ids(of(60, diet, values).refer())).isEqualTo(rule.isEmpty() ? List.of() : List.of(rule));
    }

    @ParameterizedTest
    @CsvSource({
        "metformin, discuss_metformin",
        "omeprazole, discuss_proton_pump_inhibitor",
        "famotidine, discuss_h2_blocker",
        "amoxicillin, discuss_antibiotics"
    })
    void leavesDrugsToTheClinician(String drug, String rule) {
        SafetyAssessment safety = of(60, "omnivore", "drugs: [" + drug + "]\n" + WELL);
        assertThat(ids(safety.discuss())).containsExactly(rule);
        assertThat(safety.discuss().getFirst().kind()).isEqualTo(Action.Kind.DISCUSS_WITH_CLINICIAN);
        assertThat(safety.refers()).isFalse();
    }

    @Test
    void speaksOfCalciumToPeopleOnMetformin() {
        assertThat(of(60, "omnivore", "drugs: [metformin]\n" + WELL)
                        .discuss()
                        .getFirst()
                        .instruction())
                .contains("calcium", "do not change metformin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sibo", "h_pylori", "atrophic_gastritis"})
    void leavesGutDiseaseToTheClinician(String condition) {
        assertThat(ids(withCondition(condition).discuss())).containsExactly("discuss_" + condition);
    }

    @ParameterizedTest
    @ValueSource(strings = {"immune_compromise", "central_venous_line", "short_bowel", "acute_pancreatitis"})
    void barsEveryProbioticWhereInfectionThreatens(String condition) {
        assertThat(of(35, "omnivore", WELL).probiotics()).isNotEmpty();
        assertThat(withCondition(condition).probiotics()).isEmpty();
        assertThat(withCondition(condition).warnings())
                .anySatisfy(text -> assertThat(text).contains("No probiotic"));
    }

    @Test
    void neverOffersKlebsiellaOrPseudomonas() {
        assertThat(of(35, "vegan", "").probiotics())
                .isSubsetOf("propionibacterium", "lactobacillus", "bifidobacterium")
                .doesNotContain("klebsiella", "pseudomonas");
    }

    @Test
    void choosesTheForm() {
        assertThat(withCondition("leber_optic_neuropathy").barredForms()).containsExactly(CobalaminForm.CN);
        assertThat(withCondition("cobalamin_c_defect").preferredForm()).contains(CobalaminForm.HO);
    }

    @Test
    void asksForTissueMarkersOnlyWhereTheyAreMissingAndMatter() {
        String serum = "laboratory: {serum_b12: {value: %s, unit: pmol/L}}";
        assertThat(ids(of(40, "vegan", "").discuss())).containsExactly("measure_holotc_mma");
        assertThat(ids(of(40, "vegan", serum.formatted(200)).discuss())).containsExactly("measure_holotc_mma");
        assertThat(of(40, "vegan", serum.formatted(300)).discuss()).isEmpty();
        assertThat(of(
                                40,
                                "vegan",
                                "laboratory: {serum_b12: {value: 200, unit: pmol/L}, holotc: {value: 40, unit: pmol/L}}")
                        .discuss())
                .isEmpty();
    }

    @Test
    void warnsOfFolateAloneWhereB12MayBeLow() {
        assertThat(of(40, "vegan", "").warnings()).singleElement().asString().contains("Folate");
    }

    @Test
    void flagsHighSerumOnlyWithoutASupplementThatExplainsIt() {
        String high = "laboratory: {serum_b12: {value: 1200, unit: pmol/L}}\n";
        assertThat(of(40, "omnivore", high).warnings()).anyMatch(text -> text.contains("high"));
        assertThat(of(40, "omnivore", high + "supplements: [{form: CN, ug_per_day: 500}]")
                        .warnings())
                .isEmpty();
    }

    @Test
    void everyRuleOfAPersonCanBeAsked() {
        // a trigger that is no condition, drug effect, marker or substance we know would never fire
        for (SafetyRule rule : KNOWLEDGE.rules()) {
            switch (rule.subject()) {
                case CONDITION -> org.biofluxopt.profile.Condition.valueOf(upper(rule.trigger()));
                case DRUG -> org.biofluxopt.profile.Drug.Effect.valueOf(upper(rule.trigger()));
                case MARKER, REWARD ->
                    assertThat(java.util.stream.Stream.of(org.biofluxopt.profile.Marker.values())
                                    .map(org.biofluxopt.profile.Marker::word))
                            .contains(rule.trigger());
                case TAXON, AGE, SUBSTANCE -> {}
            }
        }
    }

    private static String upper(String word) {
        return word.toUpperCase(java.util.Locale.ROOT);
    }
}

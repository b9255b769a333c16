package org.biofluxopt.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.profile.CobalaminForm;
import org.biofluxopt.profile.Profile;
import org.biofluxopt.profile.ProfileReader;
import org.junit.jupiter.api.Test;

class InstructionsTest {
    private static final KnowledgeBase KNOWLEDGE = KnowledgeBase.bundled();

    private static Profile taking(String... forms) {
        StringBuilder text = new StringBuilder("age: 40\nsex: female\nweight_kg: 60\ndiet: vegan\n");
        if (forms.length > 0) {
            text.append("supplements:\n");
            for (String form : forms) {
                text.append("  - {form: ").append(form).append(", ug_per_day: 10}\n");
            }
        }
        return ProfileReader.parse("me.yaml", text.toString(), Path.of("."), KNOWLEDGE);
    }

    private static SafetyAssessment barring(Set<CobalaminForm> barred, Optional<CobalaminForm> preferred) {
        return new SafetyAssessment(List.of(), List.of(), barred, preferred, new TreeSet<>(), List.of());
    }

    private static String offered(Profile profile, SafetyAssessment safety) {
        return Advice.standard(profile, safety, 10).instruction();
    }

    @Test
    void aTabletHoldsWhatThePersonTakesNowOrElseCyanocobalamin() {
        SafetyAssessment none = barring(Set.of(), Optional.empty());
        assertThat(offered(taking(), none)).contains("of cyanocobalamin");
        assertThat(offered(taking("methylcobalamin"), none)).contains("of methylcobalamin");
        assertThat(offered(taking("cyanocobalamin", "methylcobalamin"), none)).contains("of your B12 supplements");
    }

    @Test
    void aBarredFormIsNeverOfferedAndAPreferredOneAlwaysIs() {
        // as in Leber's optic neuropathy (no cyanocobalamin) and cblC disease (hydroxocobalamin), knowledge/safety.tsv
        SafetyAssessment leber = barring(Set.of(CobalaminForm.CN), Optional.empty());
        assertThat(offered(taking(), leber)).contains("of hydroxocobalamin");
        assertThat(offered(taking("cyanocobalamin"), leber)).contains("of hydroxocobalamin");
        assertThat(offered(taking("methylcobalamin"), leber)).contains("of methylcobalamin");
        assertThat(offered(taking("cyanocobalamin", "methylcobalamin"), leber)).contains("of methylcobalamin");
        SafetyAssessment cblC = barring(Set.of(), Optional.of(CobalaminForm.HO));
        assertThat(offered(taking("cyanocobalamin"), cblC)).contains("of hydroxocobalamin");
    }
}

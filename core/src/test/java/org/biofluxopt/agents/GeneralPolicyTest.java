package org.biofluxopt.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.biofluxopt.agents.PolicyContext.MemberContext;
import org.biofluxopt.intervention.DailyRegimen;
import org.biofluxopt.intervention.DaySlot;
import org.biofluxopt.numeric.Seed;
import org.biofluxopt.profile.Diet;
import org.biofluxopt.simulator.Lanes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeneralPolicyTest {
    private static final Lanes LANES = GutFixture.lanes(0.4, 4);
    private static final PolicyContext OMNIVORE = GutFixture.context(LANES, Diet.Kind.OMNIVORE);
    private static final int ONE_MEBIBYTE = 1 << 20;

    private static DailyRegimen asked(PolicyContext context) {
        return GeneralPolicy.bundled().regimen(context, GutFixture.standard(), GutFixture.LIMITS);
    }

    /** A community of so many made-up residents and the allowed transient. */
    private static PolicyContext community(int taxa) {
        var random = new Seed(5).generator();
        List<MemberContext> members = new ArrayList<>();
        for (int m = 0; m < taxa; m++) {
            List<Double> features = new ArrayList<>(List.of(0.0, 1.0 / taxa));
            for (int t = 2; t < OMNIVORE.members().getFirst().features().size(); t++) {
                features.add(random.nextDouble());
            }
            members.add(new MemberContext("taxon " + m, false, features));
        }
        members.add(OMNIVORE.members().getLast());
        return new PolicyContext(OMNIVORE.person(), members, true);
    }

    private static void same(DailyRegimen one, DailyRegimen other) {
        for (DaySlot slot : DaySlot.values()) {
            // sums over members in another order
            assertThat(one.tablet().getOrDefault(slot, 0.0))
                    .isCloseTo(other.tablet().getOrDefault(slot, 0.0), within(1e-9));
            assertThat(one.food().getOrDefault(slot, 0.0))
                    .isCloseTo(other.food().getOrDefault(slot, 0.0), within(1e-9));
        }
        assertThat(one.fibreGrams()).isCloseTo(other.fibreGrams(), within(1e-9));
        assertThat(one.probioticCfu().keySet()).isEqualTo(other.probioticCfu().keySet());
        one.probioticCfu()
                .forEach((id, cfu) ->
                        assertThat(cfu).isCloseTo(other.probioticCfu().getOrDefault(id, 0.0), within(1.0)));
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 20, 200})
    void anyNumberOfTaxaIsLedAndTheirOrderChangesNothing(int taxa) {
        PolicyContext context = community(taxa);
        DailyRegimen regimen = asked(context);
        assertThat(regimen.microgramsPerDay()).isCloseTo(10, within(1e-9));
        List<MemberContext> shuffled = new ArrayList<>(context.members());
        Collections.shuffle(shuffled, new Random(7));
        assertThat(shuffled).isNotEqualTo(context.members());
        same(asked(new PolicyContext(context.person(), shuffled, true)), regimen);
    }

    @Test
    void theCommunityIsSeen() {
        // the test above would hold for a policy that looks at nothing
        Observations one = new Observations(community(5), GutFixture.standard());
        Observations other = new Observations(community(20), GutFixture.standard());
        double[] a = new double[one.dietSize()];
        double[] b = new double[other.dietSize()];
        one.diet(a, 0);
        other.diet(b, 0);
        assertThat(a).hasSameSizeAs(b).isNotEqualTo(b);
    }

    @Test
    void theDoseIsSeen() {
        Observations ten = new Observations(OMNIVORE, GutFixture.standard());
        Observations none = new Observations(
                OMNIVORE, new DailyRegimen(java.util.Map.of(), java.util.Map.of(), 0, java.util.Map.of()));
        double[] a = new double[ten.dietSize()];
        double[] b = new double[none.dietSize()];
        ten.diet(a, 0);
        none.diet(b, 0);
        assertThat(a).isNotEqualTo(b);
    }

    @Test
    void whatIsNotAllowedIsNotAskedFor() {
        assertThat(asked(GutFixture.context(LANES, Diet.Kind.VEGAN)).foodMicrogramsPerDay())
                .isZero();
        assertThat(asked(OMNIVORE.allowing(java.util.Set.of())).probioticCfu()).isEmpty();
    }

    @Test
    void theShippedPoliciesAreSmallAndTheirRecipesAreTheirs() throws java.io.IOException {
        for (String name : List.of(GeneralPolicy.SHIPPED, GeneralPolicy.REPOSITORY_ONLY)) {
            try (var weights = GeneralPolicy.class.getResourceAsStream(name);
                    var recipe = GeneralPolicy.class.getResourceAsStream(name.replace(".bin", ".json"))) {
                assertThat(weights).as(name).isNotNull();
                assertThat(recipe).as(name).isNotNull();
                assertThat(weights.readAllBytes()).hasSizeLessThanOrEqualTo(ONE_MEBIBYTE);
                assertThat(new String(recipe.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                        .contains(GeneralPolicy.resource(name).sha256())
                        .contains("input_sha256");
            }
        }
    }
}

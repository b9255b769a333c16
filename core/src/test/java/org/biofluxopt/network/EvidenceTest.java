package org.biofluxopt.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.biofluxopt.network.B12NetworkTest.NETWORK;
import static org.biofluxopt.network.B12NetworkTest.probability;
import static org.biofluxopt.network.People.person;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.biofluxopt.numeric.Quantiles;
import org.biofluxopt.numeric.Seed;
import org.biofluxopt.profile.Condition;
import org.biofluxopt.profile.Diet;
import org.biofluxopt.profile.Drug;
import org.biofluxopt.profile.Genotype.Locus;
import org.biofluxopt.profile.LaboratoryValue;
import org.biofluxopt.profile.Marker;
import org.biofluxopt.profile.MicrobiomeSample;
import org.biofluxopt.profile.Profile;
import org.junit.jupiter.api.Test;

class EvidenceTest {
    private static final Seed SEED = new Seed(42);
    private static final int N = 2000;

    private static List<HostDraw> draws(People people) {
        return NETWORK.draw(people.build(), Optional.empty(), N, SEED);
    }

    private static BeliefSummary beliefs(People people) {
        return NETWORK.beliefs(people.build(), Optional.empty());
    }

    private static double median(List<HostDraw> draws, ToDoubleFunction<HostDraw> quantity) {
        return quantile(draws, quantity, 0.5);
    }

    private static double quantile(List<HostDraw> draws, ToDoubleFunction<HostDraw> quantity, double p) {
        return Quantiles.of(draws.stream().mapToDouble(quantity).toArray(), p);
    }

    private static Drug ppi(double mg) {
        return new Drug("omeprazole", Drug.Effect.PROTON_PUMP_INHIBITOR, mg, 24);
    }

    @Test
    void unlistedConditionsStayUnknownExceptThoseNobodyMisses() {
        BeliefSummary beliefs = beliefs(person().age(80));
        assertThat(probability(beliefs, "atrophic_gastritis", "yes")).isBetween(0.05, 0.5);
        assertThat(probability(beliefs, "gastrectomy", "none")).isEqualTo(1);
        assertThat(probability(beliefs, "ileal_resection", "none")).isEqualTo(1);
        assertThat(probability(beliefs, "metformin", "no")).isEqualTo(1);
        assertThat(probability(beliefs(person().has(Condition.H_PYLORI)), "h_pylori", "yes"))
                .isEqualTo(1);
    }

    @Test
    void aLowLaboratoryValueRaisesTheSuspicionOfAtrophicGastritis() {
        double before = probability(beliefs(person().age(75)), "atrophic_gastritis", "yes");
        BeliefSummary low = beliefs(person().age(75).measured(new LaboratoryValue(Marker.SERUM_B12, 120, 0.06)));
        assertThat(probability(low, "atrophic_gastritis", "yes")).isGreaterThan(1.3 * before);
        assertThat(low.evidence()).anyMatch(words -> words.startsWith("Serum B12 120 pmol/L"));
    }

    @Test
    void laboratoryValuesAreSpreadOverBinsByTheirError() {
        Bins bins = NETWORK.node("serum_b12").requireBins();
        double[] precise = bins.likelihood(180, 0.01);
        assertThat(precise[2]).isEqualTo(1);
        assertThat(precise[1]).isLessThan(1e-9);
        double[] blurred = bins.likelihood(149, 0.15); // a cut-off lies at 148: both sides about equally likely
        assertThat(blurred[1]).isGreaterThan(0.5);
        assertThat(blurred[2]).isGreaterThan(0.5);
    }

    @Test
    void markersDownstreamOfAbsorptionAreLeftToTheSimulator() {
        People measured = person().age(70)
                .measured(
                        new LaboratoryValue(Marker.SERUM_B12, 90, 0.05),
                        new LaboratoryValue(Marker.MMA, 900, 0.05),
                        new LaboratoryValue(Marker.HOLOTC, 15, 0.05),
                        new LaboratoryValue(Marker.HOMOCYSTEINE, 30, 0.05));
        assertThat(draws(measured)).isEqualTo(draws(person().age(70)));
        // folate is a cause of homocysteine, not a consequence of absorption
        List<HostDraw> lowFolate = draws(person().measured(new LaboratoryValue(Marker.FOLATE, 4, 0.08)));
        assertThat(lowFolate.stream().filter(HostDraw::folateLow).count()).isGreaterThan(N * 9L / 10);
    }

    @Test
    void drawsFollowThePosterior() {
        BeliefSummary beliefs = beliefs(person().age(75));
        List<HostDraw> draws = draws(person().age(75));
        double overgrown = draws.stream().filter(d -> d.overgrowthLog10() > 5.5).count() / (double) N;
        double secretor = draws.stream()
                        .filter(d -> d.effectAlleles().getOrDefault(Locus.FUT2, -1) == 2)
                        .count()
                / (double) N;
        double reduced = draws.stream().filter(d -> d.acid() < 0.7).count() / (double) N;
        // 5 standard errors of a share among 2,000 draws are at most 0.056
        assertThat(overgrown).isCloseTo(probability(beliefs, "sibo", "yes"), within(0.056));
        assertThat(secretor).isCloseTo(probability(beliefs, "fut2", "2"), within(0.056));
        assertThat(reduced).isCloseTo(probability(beliefs, "gastric_acid", "very_low", "reduced"), within(0.056));
    }

    @Test
    void sameSeedSameDrawsAndMoreDrawsKeepTheFirst() {
        Profile profile = person().age(60).build();
        List<HostDraw> hundred = NETWORK.draw(profile, Optional.empty(), 100, SEED);
        assertThat(NETWORK.draw(profile, Optional.empty(), 100, SEED)).isEqualTo(hundred);
        assertThat(NETWORK.draw(profile, Optional.empty(), 200, SEED).subList(0, 100))
                .isEqualTo(hundred);
        assertThat(NETWORK.draw(profile, Optional.empty(), 100, new Seed(43))).isNotEqualTo(hundred);
    }

    @Test
    void foodFollowsThePatternsDistribution() {
        // IN01/IN03 about 5 ug, IN07 2 ug, IN08 0.4 ug a day; 10 % covers bins and 2,000 draws
        assertThat(median(draws(person().eats(Diet.Kind.OMNIVORE)), HostDraw::foodMicrograms))
                .isCloseTo(5.0, within(0.5));
        assertThat(median(draws(person().eats(Diet.Kind.VEGETARIAN)), HostDraw::foodMicrograms))
                .isCloseTo(2.0, within(0.2));
        List<HostDraw> vegan = draws(person().eats(Diet.Kind.VEGAN));
        assertThat(median(vegan, HostDraw::foodMicrograms)).isCloseTo(0.4, within(0.04));
        assertThat(Math.log(quantile(vegan, HostDraw::foodMicrograms, 0.8413) / 0.4))
                .isCloseTo(Math.log(2.5), within(0.1)); // GSD 2.5
    }

    @Test
    void mealsThatWereCountedAreTakenAsKnown() {
        List<HostDraw> draws = draws(person().meals(Diet.Kind.OMNIVORE, 0.5, 0.7, 0.8));
        assertThat(median(draws, HostDraw::foodMicrograms)).isCloseTo(2.0, within(0.03));
        assertThat(quantile(draws, HostDraw::foodMicrograms, 0.8413) / 2.0).isCloseTo(Math.exp(0.15), within(0.02));
        assertThat(draws(person().meals(Diet.Kind.VEGAN, 0, 0, 0)))
                .allSatisfy(d -> assertThat(d.foodMicrograms()).isZero());
    }

    @Test
    void mealsThatDoNotFitThePatternAreAMessage() {
        BeliefSummary beliefs = beliefs(person().meals(Diet.Kind.VEGAN, 10, 10, 10));
        assertThat(beliefs.evidence()).anyMatch(words -> words.contains("does not go with a vegan diet"));
        assertThat(beliefs(person().meals(Diet.Kind.OMNIVORE, 2, 2, 2)).evidence())
                .noneMatch(words -> words.contains("does not go with"));
        assertThat(draws(person().meals(Diet.Kind.VEGAN, 10, 10, 10))).hasSize(N);
    }

    @Test
    void acidFollowsStomachAndDrugs() {
        // gastritis: what acid alone leaves, so that absorption is equal again without overgrowth (V74) and GA05
        // (0.2-0.7, an
        // outcome with overgrowth) is met; GA02/GA04 0.28-0.41 at 20 mg; GA03/GA04 0.12-0.23 at 40 mg
        List<HostDraw> gastritis = draws(person().age(40).has(Condition.ATROPHIC_GASTRITIS));
        assertThat(median(gastritis, HostDraw::acid)).isCloseTo(0.52, within(0.06));
        assertThat(quantile(gastritis, HostDraw::acid, 0.05)).isGreaterThan(0.2);
        assertThat(quantile(gastritis, HostDraw::acid, 0.95)).isLessThan(1);
        assertThat(median(draws(person().age(30).takes(ppi(20))), HostDraw::acid))
                .isBetween(0.28, 0.41);
        assertThat(median(draws(person().age(30).takes(ppi(40))), HostDraw::acid))
                .isBetween(0.12, 0.23);
        assertThat(median(draws(person().age(30)), HostDraw::acid)).isGreaterThan(0.85);
    }

    @Test
    void absentIntrinsicFactorIsZero() {
        assertThat(draws(person().has(Condition.PERNICIOUS_ANAEMIA)))
                .filteredOn(d -> d.intrinsicFactor() == 0)
                .hasSizeGreaterThan(N * 99 / 100);
        assertThat(median(draws(person().has(Condition.TOTAL_GASTRECTOMY)), HostDraw::intrinsicFactor))
                .isZero();
        assertThat(median(draws(person()), HostDraw::intrinsicFactor)).isGreaterThan(0.7);
    }

    @Test
    void ileumFollowsTheResectedLength() {
        // DR05: < 20 cm normal; DR06: >= 60 cm nearly all abnormal
        assertThat(median(draws(person().resection(10)), HostDraw::ileum)).isGreaterThan(0.85);
        assertThat(median(draws(person().resection(60)), HostDraw::ileum)).isCloseTo(0.1, within(0.02));
        double middle = median(draws(person().resection(40)), HostDraw::ileum);
        assertThat(middle).isBetween(0.15, 0.6);
    }

    @Test
    void kidneyFollowsAgeUnlessMeasured() {
        // 108 - 0.75 (70 - 30) = 78; the age bin's own table is centred at 67 years, hence +/- 4
        assertThat(median(draws(person().age(70)), HostDraw::gfr)).isCloseTo(78, within(4.0));
        assertThat(draws(person().gfr(41))).allSatisfy(d -> assertThat(d.gfr()).isEqualTo(41));
        assertThat(draws(person().has(Condition.LOW_KIDNEY_FUNCTION)))
                .allSatisfy(d -> assertThat(d.gfr()).isLessThanOrEqualTo(60));
    }

    @Test
    void overgrowthIsBetweenTenToTheSixAndEight() {
        List<HostDraw> sibo = draws(person().has(Condition.SIBO));
        assertThat(quantile(sibo, HostDraw::overgrowthLog10, 0.025)).isGreaterThan(5.8);
        assertThat(quantile(sibo, HostDraw::overgrowthLog10, 0.975)).isLessThan(8.2);
        assertThat(median(sibo, HostDraw::overgrowthLog10)).isCloseTo(7, within(0.1));
    }

    @Test
    void microbesMoveTheirNodesAndAnUnseenBifidobacteriumSaysLittle() {
        TreeMap<String, Double> abundance = new TreeMap<>();
        abundance.put("prevotella", 0.4);
        abundance.put("bacteroides", 0.05);
        MicrobiomeSample sample = new MicrobiomeSample("s", "t.tsv", abundance, 0.45, 10_000);
        Profile profile = person().build();
        BeliefSummary without = NETWORK.beliefs(profile, Optional.empty());
        BeliefSummary with = NETWORK.beliefs(profile, Optional.of(sample));
        assertThat(probability(with, "prevotella", "high")).isGreaterThan(0.9);
        assertThat(probability(with, "ruminococcus", "absent", "low")).isGreaterThan(0.95);
        assertThat(probability(with, "bifidobacterium", "high"))
                .isGreaterThan(0.4 * probability(without, "bifidobacterium", "high"));
    }

    @Test
    void thePathToSerumB12HoldsTheDrugTakenAndNotTheOthers() {
        Profile profile = person().takes(new Drug("metformin", Drug.Effect.METFORMIN, 2000, 60))
                .build();
        List<String> path = NETWORK.activePath(profile, Optional.empty()).stream()
                .map(edge -> edge.from() + ">" + edge.to())
                .toList();
        assertThat(path)
                .contains(
                        "metformin>metformin_effect",
                        "metformin_effect>ileal_uptake",
                        "dose_per_occasion>fraction_absorbed",
                        "haptocorrin_b12>serum_b12")
                .doesNotContain("ppi>gastric_acid", "fut2>haptocorrin_b12");
    }
}

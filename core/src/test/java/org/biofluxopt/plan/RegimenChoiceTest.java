package org.biofluxopt.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.biofluxopt.intervention.DaySlot;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.network.HostDraw;
import org.biofluxopt.numeric.Seed;
import org.biofluxopt.profile.Genotype;
import org.biofluxopt.simulator.GutCommunity;
import org.biofluxopt.simulator.HostFactors;
import org.biofluxopt.simulator.Lanes;
import org.biofluxopt.simulator.Simulator;
import org.biofluxopt.simulator.SimulatorParameters;
import org.biofluxopt.simulator.VirtualPerson;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RegimenChoiceTest {
    private static final KnowledgeBase KNOWLEDGE = KnowledgeBase.bundled();
    private static final int DAYS = 30;
    private static Lanes people;

    /** Vegans who differ in what was never measured, tablet mixing and uptake with food among it. */
    @BeforeAll
    static void settle() {
        SimulatorParameters parameters = SimulatorParameters.of(KNOWLEDGE);
        RandomGenerator random = new Seed(11).generator();
        Map<Genotype.Locus, Integer> alleles = new EnumMap<>(Genotype.Locus.class);
        for (Genotype.Locus locus : Genotype.Locus.values()) {
            alleles.put(locus, 0);
        }
        HostDraw host = new HostDraw(40, 70, 95, 0.4, 0, 1, 1, 1, false, false, 4, false, 1, alleles);
        List<VirtualPerson> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            all.add(new VirtualPerson(host, HostFactors.draw(parameters, random), GutCommunity.reference()));
        }
        people = new Simulator(parameters).settle(all, Runnable::run);
    }

    private static RegimenChoice.Choice among(double dose) {
        PlannerSettings usual = PlannerSettings.of(KNOWLEDGE);
        PlannerSettings settings = new PlannerSettings(
                1,
                8,
                0,
                true,
                DAYS,
                usual.standardDose(),
                usual.leastGainPercent(),
                usual.leastShareAtRisk(),
                usual.worthwhileLever(),
                usual.robustQuantile());
        return RegimenChoice.among(
                people, Regimens.split(dose, List.of(DaySlot.values())), dose, settings, Runnable::run);
    }

    @Test
    void aTabletOfAnOrdinaryDoseIsSplit() {
        RegimenChoice.Candidate best = among(10).best();
        assertThat(best.regimen().tablet()).hasSizeGreaterThan(1);
        assertThat(best.isRobust()).isTrue();
        assertThat(best.robustGain()).isPositive();
    }

    @Test
    void oneTabletAtBedtimeIsChosenWhereItBeatsTheStandardAndMoreTabletsAddNothing() {
        // At 1,000 ug nearly all uptake is passive, about 1 % of any dose away from food: nothing saturates, nothing to
        // split.
        RegimenChoice.Choice choice = among(1000);
        assertThat(choice.best().regimen()).isEqualTo(Regimens.spaced(1000));
        assertThat(choice.best().isRobust()).isTrue();
        assertThat(choice.best().robustGain()).isZero(); // it cannot be better than itself
    }

    @Test
    void theStandardIsNeverRobustlyBetterThanItself() {
        assertThat(among(10).candidates().stream()
                        .filter(candidate -> candidate.origin().equals(RegimenChoice.STANDARD))
                        .toList())
                .hasSize(1)
                .noneMatch(RegimenChoice.Candidate::isRobust);
    }
}

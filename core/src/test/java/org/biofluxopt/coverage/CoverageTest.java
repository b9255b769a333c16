package org.biofluxopt.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.network.B12Network;
import org.biofluxopt.network.QuantityBeliefs;
import org.biofluxopt.numeric.Seed;
import org.biofluxopt.profile.Condition;
import org.biofluxopt.profile.Diet;
import org.biofluxopt.profile.Drug;
import org.biofluxopt.profile.Profile;
import org.junit.jupiter.api.Test;

class CoverageTest {
    private static final KnowledgeBase KNOWLEDGE = KnowledgeBase.bundled();
    private static final B12Network NETWORK = B12Network.expert(KNOWLEDGE);
    private static final TruthParameters STANDING =
            TruthParameters.of(TruthParameters.Origin.STANDING, KNOWLEDGE, 1, 0.1, new Seed(1));
    private static final List<VirtualTruth> PEOPLE =
            VirtualPeople.simulate(NETWORK, KNOWLEDGE, STANDING, 70, new Seed(3), Runnable::run);

    @Test
    void peopleAreWhatTheirStratumSays() {
        for (VirtualTruth person : PEOPLE) {
            Profile profile = person.profile();
            switch (person.stratum()) {
                case VEGAN_LOW_INTAKE -> {
                    assertThat(profile.diet().kind()).isEqualTo(Diet.Kind.VEGAN);
                    assertThat(profile.supplements()).isEmpty();
                }
                case VEGETARIAN -> assertThat(profile.diet().kind()).isEqualTo(Diet.Kind.VEGETARIAN);
                case ATROPHIC_GASTRITIS_65 -> {
                    assertThat(profile.has(Condition.ATROPHIC_GASTRITIS)).isTrue();
                    assertThat(profile.ageYears()).isBetween(65.0, 90.0);
                }
                case METFORMIN ->
                    assertThat(profile.takes(Drug.Effect.METFORMIN)).isTrue();
                case PPI ->
                    assertThat(profile.takes(Drug.Effect.PROTON_PUMP_INHIBITOR)).isTrue();
                case SIBO -> assertThat(profile.has(Condition.SIBO)).isTrue();
                case OMNIVORE -> {
                    assertThat(profile.diet().kind()).isEqualTo(Diet.Kind.OMNIVORE);
                    assertThat(profile.conditions()).isEmpty();
                }
            }
            assertThat(profile.laboratory()).isEmpty(); // the network shall not be told
        }
    }

    @Test
    void theSameSeedGivesTheSamePeopleOnAnyNumberOfThreads() {
        TruthParameters varied = TruthParameters.of(TruthParameters.Origin.RANGES, KNOWLEDGE, 3, 0.05, new Seed(1));
        assertThat(varied.sets()).doesNotHaveDuplicates();
        List<VirtualTruth> alone = VirtualPeople.simulate(NETWORK, KNOWLEDGE, varied, 14, new Seed(3), Runnable::run);
        try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
            assertThat(VirtualPeople.simulate(NETWORK, KNOWLEDGE, varied, 14, new Seed(3), pool))
                    .isEqualTo(alone);
        }
    }

    /**
     * Held against people of other strata the same intervals hold fewer: coverage is earned by what the questionnaire says,
     * not by intervals that hold anything.
     */
    @Test
    void intervalsHoldTheirOwnPeopleMoreOftenThanStrangers() {
        List<VirtualTruth> strangers = new ArrayList<>();
        int n = PEOPLE.size();
        for (int i = 0; i < n; i++) {
            VirtualTruth other = PEOPLE.get((i + 3) % n); // of another stratum
            VirtualTruth own = PEOPLE.get(i);
            strangers.add(new VirtualTruth(
                    own.stratum(),
                    own.profile(),
                    own.host(),
                    other.serumB12(),
                    other.holoTc(),
                    other.mma(),
                    other.homocysteine(),
                    other.absorbed(),
                    other.store()));
        }
        CoverageReport.Row own = serum(PEOPLE);
        CoverageReport.Row other = serum(strangers);
        assertThat(own.people()).isEqualTo(n);
        assertThat(own.told().coverage()).isGreaterThan(0.8); // 0.9 wanted; SD 0.036 with 70 people
        assertThat(other.told().coverage()).isLessThan(own.told().coverage());
        assertThat(other.told().brier()).isGreaterThan(own.told().brier());
        assertThat(other.told().width()).isCloseTo(own.told().width(), within(1e-9)); // not told of the truth
    }

    private static CoverageReport.Row serum(List<VirtualTruth> people) {
        CoverageReport report = new Coverage(NETWORK, QuantityBeliefs.Inside.EVEN)
                .report(people, "standing", 10, new Seed(1), Runnable::run);
        assertThat(report.rows()).hasSize(3 * (1 + Stratum.values().length));
        return report.rows().getFirst();
    }

    /** What the table calls a laboratory table is one: its header names nodes, its cells are numbers or states. */
    @Test
    void theTableOfPeopleHoldsALineForEach() {
        String[] lines = SimulatedTable.of(PEOPLE).split("\n");
        assertThat(lines).hasSize(1 + PEOPLE.size());
        int columns = lines[0].split(",", -1).length;
        for (String line : lines) {
            assertThat(line.split(",", -1)).hasSize(columns);
        }
    }
}

package org.biofluxopt.agents;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.biofluxopt.intervention.DailyRegimen;
import org.biofluxopt.intervention.DaySlot;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.network.HostDraw;
import org.biofluxopt.numeric.Seed;
import org.biofluxopt.profile.Condition;
import org.biofluxopt.profile.Diet;
import org.biofluxopt.profile.Genotype;
import org.biofluxopt.profile.Profile;
import org.biofluxopt.profile.Sex;
import org.biofluxopt.simulator.GutCommunity;
import org.biofluxopt.simulator.HostFactors;
import org.biofluxopt.simulator.Lanes;
import org.biofluxopt.simulator.Simulator;
import org.biofluxopt.simulator.SimulatorParameters;
import org.biofluxopt.simulator.VirtualPerson;

/** People that the tests of the agents share. */
final class GutFixture {
    static final KnowledgeBase KNOWLEDGE = KnowledgeBase.bundled();
    static final RewardWeights WEIGHTS = RewardWeights.of(KNOWLEDGE);
    static final PlanLimits LIMITS = PlanLimits.of(KNOWLEDGE);
    private static final SimulatorParameters PARAMETERS =
            SimulatorParameters.of(id -> KNOWLEDGE.quantity(id).value());

    private GutFixture() {}

    /** 10 ug cyanocobalamin with breakfast. */
    static DailyRegimen standard() {
        return new DailyRegimen(Map.of(DaySlot.BREAKFAST, 10.0), Map.of(), 0, Map.of());
    }

    /** Posterior samples of one person, settled. */
    static Lanes lanes(double foodMicrograms, int samples) {
        RandomGenerator random = new Seed(11).generator();
        List<VirtualPerson> people = new ArrayList<>();
        for (int i = 0; i < samples; i++) {
            people.add(new VirtualPerson(
                    host(foodMicrograms), HostFactors.draw(PARAMETERS, random), GutCommunity.reference()));
        }
        return new Simulator(PARAMETERS).settle(people, Runnable::run);
    }

    private static HostDraw host(double foodMicrograms) {
        Map<Genotype.Locus, Integer> alleles = new EnumMap<>(Genotype.Locus.class);
        for (Genotype.Locus locus : Genotype.Locus.values()) {
            alleles.put(locus, 0);
        }
        return new HostDraw(40, 70, 95, foodMicrograms, 0, 1, 1, 1, false, false, 4, false, 1, alleles);
    }

    static Profile profile(Diet.Kind diet, Set<Condition> conditions) {
        return new Profile(
                "test",
                40,
                Sex.FEMALE,
                70,
                new Diet.Pattern(diet),
                List.of(),
                conditions,
                0,
                List.of(),
                new Genotype(Map.of()),
                List.of(),
                OptionalDouble.empty(),
                Optional.empty(),
                List.of());
    }

    static PolicyContext context(Lanes lanes, Diet.Kind diet) {
        return PolicyContext.of(profile(diet, Set.of()), lanes, KNOWLEDGE);
    }
}

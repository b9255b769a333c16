package org.biofluxopt.simulator;

import java.util.Map;
import java.util.Optional;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.network.HostDraw;

/** People and parameters that the tests share. */
final class Fixture {
    static final KnowledgeBase KNOWLEDGE = KnowledgeBase.bundled();
    static final GutCommunity COMMUNITY = GutCommunity.of(Optional.empty(), KNOWLEDGE);

    private Fixture() {}

    static SimulatorParameters parameters() {
        return SimulatorParameters.of(KNOWLEDGE);
    }

    static Simulator simulator() {
        return new Simulator(parameters());
    }

    /** A healthy median adult. */
    static HostDraw healthyAdult(double foodMicrograms) {
        return new HostDraw(45, 72, 95, foodMicrograms, 0, 1, 1, 1, false, false, 4, false, 1, Map.of());
    }

    static HostDraw withoutIntrinsicFactor(HostDraw h) {
        return new HostDraw(
                h.ageYears(),
                h.weightKg(),
                h.gfr(),
                h.foodMicrograms(),
                h.tabletMicrograms(),
                0.1,
                0,
                h.ileum(),
                h.metformin(),
                h.calcium(),
                h.overgrowthLog10(),
                h.folateLow(),
                h.pancreas(),
                h.effectAlleles());
    }

    static VirtualPerson omnivore() {
        return person(5);
    }

    static VirtualPerson vegan() {
        return person(0.4);
    }

    static VirtualPerson person(double foodMicrograms) {
        return new VirtualPerson(healthyAdult(foodMicrograms), HostFactors.median(parameters()), COMMUNITY);
    }
}

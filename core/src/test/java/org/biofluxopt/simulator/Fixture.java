package org.biofluxopt.simulator;

import java.util.Optional;
import org.biofluxopt.knowledge.KnowledgeBase;

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

    static VirtualPerson omnivore() {
        return person(5);
    }

    static VirtualPerson vegan() {
        return person(0.4);
    }

    static VirtualPerson person(double foodMicrograms) {
        return new VirtualPerson(
                PublishedExperiments.healthyAdult(foodMicrograms), HostFactors.median(parameters()), COMMUNITY);
    }
}

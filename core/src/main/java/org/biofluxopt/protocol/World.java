package org.biofluxopt.protocol;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.network.B12Network;
import org.biofluxopt.network.HostSampler;
import org.biofluxopt.profile.MicrobiomeReference;
import org.biofluxopt.profile.MicrobiomeSample;
import org.biofluxopt.simulator.GutCommunity;

/** What all arms of a run share. */
final class World {
    private final KnowledgeBase knowledge;
    private final Model model;
    private final ProtocolParameters parameters;
    private final People people;
    private final Physiology physiology;
    private final Function<MicrobiomeReference, MicrobiomeSample> samples;
    private final Map<Optional<MicrobiomeReference>, GutCommunity> communities = new ConcurrentHashMap<>();

    World(
            KnowledgeBase knowledge,
            B12Network network,
            Model model,
            Function<MicrobiomeReference, MicrobiomeSample> samples) {
        this.knowledge = knowledge;
        this.model = model;
        this.samples = samples;
        parameters = ProtocolParameters.of(knowledge);
        HostSampler sampler = new HostSampler(network);
        people = new People(sampler, parameters);
        physiology = new Physiology(sampler, parameters);
    }

    Model model() {
        return model;
    }

    ProtocolParameters parameters() {
        return parameters;
    }

    People people() {
        return people;
    }

    Physiology physiology() {
        return physiology;
    }

    GutCommunity community(Optional<MicrobiomeReference> reference) {
        return communities.computeIfAbsent(reference, key -> GutCommunity.of(key.map(samples), knowledge));
    }
}

package org.biofluxopt.protocol;

import java.nio.file.Path;
import java.util.concurrent.Executor;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.network.B12Network;
import org.biofluxopt.simulator.SimulatorParameters;
import org.biofluxopt.simulator.Tier;

/** What the tests of this package share. */
final class Bench {
    static final KnowledgeBase KNOWLEDGE = KnowledgeBase.bundled();
    static final B12Network NETWORK = B12Network.expert(KNOWLEDGE);
    static final SimulatorParameters PARAMETERS = SimulatorParameters.of(KNOWLEDGE);

    private Bench() {}

    static Protocol read(String text) {
        return ProtocolReader.read("test.yaml", text, Path.of("."), KNOWLEDGE);
    }

    static ProtocolRunner runner(Executor executor) {
        return new ProtocolRunner(
                KNOWLEDGE,
                NETWORK,
                new Model(PARAMETERS, OneCompartment::settle),
                Tier.TRAINING,
                reference -> {
                    throw new IllegalStateException("No sample here");
                },
                executor);
    }

    static ProtocolResult run(String text) {
        return runner(Runnable::run).run(read(text));
    }
}

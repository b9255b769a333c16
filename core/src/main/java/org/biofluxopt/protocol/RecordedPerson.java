package org.biofluxopt.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.network.B12Network;
import org.biofluxopt.profile.MicrobiomeReference;
import org.biofluxopt.profile.MicrobiomeSample;
import org.biofluxopt.simulator.RecordedGroup;
import org.biofluxopt.simulator.Simulator;
import org.biofluxopt.simulator.SimulatorParameters;
import org.biofluxopt.simulator.Tier;

/** Lets one person live through a protocol and keeps what was done to them. */
public final class RecordedPerson {
    private RecordedPerson() {}

    /**
     * @param protocol of which the first subject of the first arm is followed
     * @param samples finds the sample that a protocol names
     * @return a group of one, at the end of the protocol; its record begins at day 0
     */
    public static RecordedGroup of(
            Protocol protocol,
            KnowledgeBase knowledge,
            B12Network network,
            SimulatorParameters parameters,
            Function<MicrobiomeReference, MicrobiomeSample> samples,
            Executor executor) {
        Simulator simulator = new Simulator(parameters);
        List<RecordedGroup> born = new ArrayList<>();
        Model recording = new Model(
                parameters,
                (people, routine, setup, tier, threads) ->
                        RecordedGroup.of(simulator.settle(people, routine, setup, tier, threads), born::add));
        new ProtocolRunner(knowledge, network, recording, Tier.TRAINING, samples, executor)
                .run(protocol.firstPerson(0))
                .close();
        return born.getLast(); // the copy that lived through the schedule
    }
}

package org.biofluxopt.app;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.network.B12Network;
import org.biofluxopt.numeric.Seed;
import org.biofluxopt.plan.PlannerSettings;
import org.biofluxopt.profile.MicrobiomeSample;
import org.biofluxopt.profile.Profile;
import org.biofluxopt.profile.ProfileReader;
import org.biofluxopt.protocol.Protocol;
import org.biofluxopt.protocol.RecordedPerson;
import org.biofluxopt.simulator.Ensemble;
import org.biofluxopt.simulator.GutCommunity;
import org.biofluxopt.simulator.RecordedGroup;
import org.biofluxopt.simulator.Routine;
import org.biofluxopt.simulator.Simulator;
import org.biofluxopt.simulator.SimulatorParameters;
import org.biofluxopt.text.InputError;

/**
 * A recorded life to export.
 *
 * @param group one person with the record since day 0
 * @param hours its length
 */
record ExportedLife(RecordedGroup group, double hours, String title) {

    /** One of the virtual people of a profile, living some usual days. */
    static ExportedLife ofProfile(
            Path file, KnowledgeBase knowledge, long seed, int person, int days, Executor executor) {
        if (person < 0 || person >= Ensemble.LANES) {
            throw InputError.about("--person", "must be 0 to " + (Ensemble.LANES - 1) + ".", "");
        }
        Profile profile = ProfileReader.read(file, knowledge);
        Optional<MicrobiomeSample> sample =
                profile.microbiome().map(reference -> ProtocolSamples.find(reference, knowledge));
        Simulator simulator = new Simulator(SimulatorParameters.of(knowledge));
        Ensemble ensemble = Ensemble.of(
                B12Network.expert(knowledge)
                        .draw(profile, sample, PlannerSettings.of(knowledge).draws(), new Seed(seed).child("beliefs")),
                profile,
                GutCommunity.of(sample, knowledge),
                simulator,
                new Seed(seed).child("ensemble"),
                executor);
        RecordedGroup group = RecordedGroup.of(ensemble.lanes(), person);
        group.live(days, Routine.USUAL, executor);
        return new ExportedLife(
                group, 24.0 * days, "Virtual person " + person + " of " + file.getFileName() + ", seed " + seed);
    }

    /** The first subject of a protocol's first arm. */
    static ExportedLife ofProtocol(Protocol protocol, KnowledgeBase knowledge, Executor executor) {
        RecordedGroup group = RecordedPerson.of(
                protocol,
                knowledge,
                B12Network.expert(knowledge),
                SimulatorParameters.of(knowledge),
                reference -> ProtocolSamples.find(reference, knowledge),
                executor);
        String arm = protocol.arms().getFirst().name();
        return new ExportedLife(
                group,
                24 * protocol.reportDays().getLast(),
                protocol.title() + (arm.isEmpty() ? "" : ", arm " + arm) + ", first subject, seed " + protocol.seed());
    }
}

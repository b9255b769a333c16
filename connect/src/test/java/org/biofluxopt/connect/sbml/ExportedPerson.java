package org.biofluxopt.connect.sbml;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.network.HostDraw;
import org.biofluxopt.profile.Genotype.Locus;
import org.biofluxopt.simulator.GutCommunity;
import org.biofluxopt.simulator.HostFactors;
import org.biofluxopt.simulator.RecordedGroup;
import org.biofluxopt.simulator.Routine;
import org.biofluxopt.simulator.Setup;
import org.biofluxopt.simulator.Simulator;
import org.biofluxopt.simulator.SimulatorParameters;
import org.biofluxopt.simulator.Tier;
import org.biofluxopt.simulator.VirtualPerson;

/** A vegetarian-like adult with a small tablet, settled, who lives as usual for some days. */
final class ExportedPerson {
    private ExportedPerson() {}

    static ExchangeModel model(int days) {
        KnowledgeBase knowledge = KnowledgeBase.bundled();
        SimulatorParameters parameters = SimulatorParameters.of(knowledge);
        Map<Locus, Integer> alleles = new EnumMap<>(Locus.class);
        for (Locus locus : Locus.values()) {
            alleles.put(locus, 0);
        }
        HostDraw host = new HostDraw(40, 70, 95, 1.5, 2.5, 1, 1, 1, false, false, 4, false, 1, alleles);
        GutCommunity community = GutCommunity.of(java.util.Optional.empty(), knowledge);
        VirtualPerson person = new VirtualPerson(host, HostFactors.median(parameters), community);
        RecordedGroup group = RecordedGroup.of(new Simulator(parameters)
                .settle(List.of(person), Routine.USUAL, Setup.PLAIN, Tier.TRAINING, Runnable::run));
        group.live(days, Routine.USUAL, Runnable::run);
        return PersonExchange.of("person", "A person", group.beginning(0), group.happenings(0), community, knowledge);
    }
}

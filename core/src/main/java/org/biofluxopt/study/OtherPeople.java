package org.biofluxopt.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.biofluxopt.coverage.Stratum;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.numeric.Seed;
import org.biofluxopt.simulator.Lanes;
import org.biofluxopt.simulator.Simulator;
import org.biofluxopt.simulator.SimulatorParameters;
import org.biofluxopt.simulator.VirtualPerson;

/** People of the low-status strata in turn who are not in the study, with the mean microbiome and the standing parameters. */
final class OtherPeople {
    private OtherPeople() {}

    /** @return steady, at most {@code number} */
    static Lanes of(int number, Recruitment recruitment, KnowledgeBase knowledge, Seed seed) {
        Simulator simulator = new Simulator(SimulatorParameters.of(knowledge));
        List<VirtualPerson> people = new ArrayList<>();
        for (int i = 0; people.size() < number && i < 4 * number; i++) {
            Stratum stratum = Stratum.values()[i % (Stratum.values().length - 1)];
            recruitment
                    .find(
                            stratum,
                            Optional.empty(),
                            simulator,
                            seed.child("training").child(i))
                    .ifPresent(recruit -> people.add(recruit.truth()));
        }
        return simulator.settle(people, Runnable::run);
    }
}

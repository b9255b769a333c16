package org.biofluxopt.plan;

import java.util.Optional;
import java.util.concurrent.Executor;
import org.biofluxopt.agents.PolicyContext;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.network.B12Network;
import org.biofluxopt.numeric.Seed;
import org.biofluxopt.profile.MicrobiomeSample;
import org.biofluxopt.profile.Profile;
import org.biofluxopt.simulator.Ensemble;
import org.biofluxopt.simulator.GutCommunity;
import org.biofluxopt.simulator.Lanes;
import org.biofluxopt.simulator.Simulator;

/** What is believed of a person, as the agents and the planner take it: virtual copies that fit profile and laboratory. */
public final class Beliefs {
    private final KnowledgeBase knowledge;
    private final B12Network network;
    private final Simulator simulator;
    private final double standardDose;

    public Beliefs(KnowledgeBase knowledge, B12Network network) {
        this.knowledge = knowledge;
        this.network = network;
        simulator = Simulator.uncertain(knowledge);
        standardDose = knowledge.quantity("plan_standard_dose").value();
    }

    /** Sets of the simulator's constants that the virtual people have in turn. */
    public int parameterSets() {
        return simulator.sets();
    }

    /**
     * A person as believed.
     *
     * @param dose cyanocobalamin a day in every arm, ug
     * @param context what a policy sees
     */
    public record Person(Ensemble ensemble, double dose, PolicyContext context) {
        /** Some of the virtual copies, evenly spread over the ensemble, whose order is that of the draws. */
        public Lanes lanes(int count) {
            Lanes all = ensemble.lanes();
            if (count == all.size()) {
                return all;
            }
            int[] some = new int[count];
            for (int i = 0; i < count; i++) {
                some[i] = (int) ((2L * i + 1) * all.size() / (2L * count));
            }
            return all.select(some);
        }
    }

    /**
     * @param draws of the network that the ensemble is chosen from
     * @param seed decides all randomness; threads do not
     */
    public Person of(Profile profile, Optional<MicrobiomeSample> sample, int draws, Seed seed, Executor executor) {
        Ensemble ensemble = Ensemble.of(
                network.draw(profile, sample, draws, seed.child("beliefs")),
                profile,
                GutCommunity.of(sample, knowledge),
                simulator,
                seed.child("ensemble"),
                executor);
        double dose = profile.supplementMicrogramsPerDay() > 0 ? profile.supplementMicrogramsPerDay() : standardDose;
        PolicyContext context = PolicyContext.of(profile, ensemble.lanes(), knowledge)
                .allowing(Safety.assess(profile, knowledge).probiotics());
        return new Person(ensemble, dose, context);
    }
}

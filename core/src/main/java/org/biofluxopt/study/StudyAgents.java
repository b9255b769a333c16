package org.biofluxopt.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import org.biofluxopt.agents.GutTraining;
import org.biofluxopt.agents.PolicyContext;
import org.biofluxopt.coverage.Stratum;
import org.biofluxopt.intervention.DailyRegimen;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.numeric.Seed;
import org.biofluxopt.plan.Levers;
import org.biofluxopt.plan.Regimens;
import org.biofluxopt.simulator.Lanes;
import org.biofluxopt.simulator.Simulator;
import org.biofluxopt.simulator.SimulatorParameters;
import org.biofluxopt.simulator.VirtualPerson;

/**
 * Multi-agent PPO trained once for a study, on virtual people of the low-status strata who are not in it, with the mean
 * microbiome of healthy adults and the standing parameters.
 *
 * @param found the regimen they settled on
 * @param dose at which they were trained, ug a day
 */
public record StudyAgents(DailyRegimen found, double dose) {
    private static final int LANES = 32;

    static StudyAgents train(
            Recruitment recruitment, KnowledgeBase knowledge, StudyDesign design, Seed seed, Executor executor) {
        Lanes lanes = people(recruitment, knowledge, seed);
        GutTraining.Result result = GutTraining.train(
                lanes,
                Regimens.standard(design.dose()),
                trainingDays(design.days()),
                PolicyContext.of(
                        recruitment
                                .find(Stratum.VEGETARIAN, Optional.empty(), standing(knowledge), seed.child("typical"))
                                .orElseThrow(() -> new IllegalStateException("No vegetarian of low status was found"))
                                .profile(),
                        lanes,
                        knowledge),
                GutTraining.Settings.standard(knowledge).withIterations(design.agentIterations()),
                seed.child("agents"),
                executor,
                GutTraining.ProgressListener.SILENT);
        return new StudyAgents(result.regimen(), design.dose());
    }

    /** Decisions are held for 30 days; an episode is whole decisions. */
    private static int trainingDays(int days) {
        return Math.max(30, days / 30 * 30);
    }

    private static Simulator standing(KnowledgeBase knowledge) {
        return new Simulator(SimulatorParameters.of(knowledge));
    }

    /** People of the low-status strata in turn who are in no study. */
    static Lanes people(Recruitment recruitment, KnowledgeBase knowledge, Seed seed) {
        Simulator simulator = standing(knowledge);
        List<VirtualPerson> people = new ArrayList<>();
        for (int i = 0; people.size() < LANES && i < 4 * LANES; i++) {
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

    /**
     * What they ask of a person at a dose.
     *
     * @param animalFood whether the person eats any; else the tablet holds all cobalamin
     * @param probiotics those allowed
     */
    DailyRegimen regimen(double atDose, boolean animalFood, Set<String> probiotics) {
        DailyRegimen asked = animalFood && atDose == dose ? found : Levers.withoutFood(found);
        asked = atDose == dose ? asked : Levers.scaled(asked, atDose / dose);
        return probiotics.containsAll(asked.probioticCfu().keySet()) ? asked : Levers.withoutProbiotic(asked);
    }
}

package org.biofluxopt.training;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.biofluxopt.agents.GutEnvironment;
import org.biofluxopt.agents.GutTraining;
import org.biofluxopt.agents.PlanLimits;
import org.biofluxopt.agents.PolicyContext;
import org.biofluxopt.agents.PopulationEnvironment;
import org.biofluxopt.agents.PopulationEnvironment.Inhabitant;
import org.biofluxopt.agents.RewardWeights;
import org.biofluxopt.agents.StandardArm;
import org.biofluxopt.intervention.DailyRegimen;
import org.biofluxopt.intervention.DaySlot;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.network.B12Network;
import org.biofluxopt.numeric.Parallel;
import org.biofluxopt.numeric.Seed;
import org.biofluxopt.plan.Beliefs;
import org.biofluxopt.plan.Progress;
import org.biofluxopt.plan.Regimens;
import org.biofluxopt.simulator.Lanes;

/** Virtual people as they are believed to be, each with the standard arm, ready for agents to learn on. */
final class Population {
    /** Rewards are divided by the return of six equal parts a day, or by this where that returns less; % of serum B12. */
    private static final double LEAST_SCALE = 2;

    private final List<Resident> residents;
    private final KnowledgeBase knowledge;

    /**
     * One person.
     *
     * @param lanes posterior samples at day 0
     * @param scale what there is to gain, % of serum B12
     */
    record Resident(Lanes lanes, StandardArm control, PolicyContext context, double scale) {}

    private Population(List<Resident> residents, KnowledgeBase knowledge) {
        this.residents = residents;
        this.knowledge = knowledge;
    }

    /** Draws people of all strata in turn; the same seed draws the same ones on any number of threads. */
    static Population draw(
            VirtualPatients patients,
            B12Network network,
            KnowledgeBase knowledge,
            GeneralTraining.Settings settings,
            Seed seed,
            Executor executor,
            Progress progress) {
        Beliefs beliefs = new Beliefs(knowledge, network);
        RewardWeights weights = RewardWeights.of(knowledge);
        Resident[] people = new Resident[settings.people()];
        AtomicInteger done = new AtomicInteger();
        Parallel.run(people.length, executor, i -> {
            VirtualPatient patient = patients.patient(i, seed.child("people"));
            Beliefs.Person person = beliefs.of(
                    patient.profile(),
                    patient.measured(),
                    settings.draws(),
                    seed.child("ensembles").child(i),
                    Runnable::run);
            people[i] = resident(person, settings, weights);
            progress.report((double) done.incrementAndGet() / people.length, "drawing people");
        });
        return new Population(List.copyOf(Arrays.asList(people)), knowledge);
    }

    private static Resident resident(Beliefs.Person person, GeneralTraining.Settings settings, RewardWeights weights) {
        Lanes lanes = person.lanes(settings.lanes());
        StandardArm control =
                StandardArm.simulate(lanes, Regimens.standard(person.dose()), settings.days(), Runnable::run);
        DailyRegimen sixths = Regimens.split(person.dose(), List.of(DaySlot.values()));
        double toGain = GutTraining.meanReturn(sixths, lanes, control, weights, Runnable::run);
        return new Resident(lanes, control, person.context(), Math.max(LEAST_SCALE, toGain));
    }

    List<Resident> residents() {
        return residents;
    }

    /** A world of these people for a policy that is paid by these weights. */
    PopulationEnvironment environment(RewardWeights weights, int active, int decisionDays, Executor executor) {
        List<Inhabitant> people = residents.stream()
                .map(resident -> new Inhabitant(
                        new GutEnvironment(
                                GutEnvironment.Mode.PLAN,
                                resident.lanes(),
                                resident.control(),
                                resident.context(),
                                weights,
                                PlanLimits.of(knowledge),
                                decisionDays,
                                Runnable::run),
                        resident.scale()))
                .toList();
        return new PopulationEnvironment(people, active, executor);
    }
}

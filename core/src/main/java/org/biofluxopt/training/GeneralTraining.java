package org.biofluxopt.training;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.biofluxopt.agents.GeneralPolicy;
import org.biofluxopt.agents.PlanActions;
import org.biofluxopt.agents.PopulationEnvironment;
import org.biofluxopt.agents.RewardWeights;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.learn.Ppo;
import org.biofluxopt.learn.PpoSettings;
import org.biofluxopt.learn.TrainedPolicy;
import org.biofluxopt.network.B12Network;
import org.biofluxopt.numeric.Seed;
import org.biofluxopt.plan.Progress;

/**
 * One policy for everybody: shared by all microbes, told apart by their traits, and a diet agent, trained by MAPPO on the
 * beliefs about many virtual people at once. The policy sees what a planner knows of a person and nothing else; the critic
 * also sees which posterior sample it judges. Training starts from six equal parts a day, a schedule that is good for nearly
 * everybody, so that what is learned is what is better for whom.
 */
public final class GeneralTraining {
    /**
     * How much work a training is.
     *
     * @param people in the population
     * @param active of them in an iteration
     * @param lanes posterior samples of each, at most {@link org.biofluxopt.simulator.Ensemble#LANES}
     * @param draws that a person's ensemble is chosen from
     * @param iterations PPO updates, each from one episode of the active people
     * @param days of an episode
     */
    public record Settings(int people, int active, int lanes, int draws, int iterations, int days) {
        private static final int DECISION_DAYS = 15;

        /** What the shipped policies were trained with. */
        public static final Settings STANDARD = new Settings(42, 7, 16, 192, 30, 90);

        public Settings {
            if (people < 1
                    || active < 1
                    || active > people
                    || lanes < 1
                    || draws < 1
                    || iterations < 1
                    || days % DECISION_DAYS != 0) {
                throw new IllegalArgumentException("Expected positive numbers, no more active people than people and"
                        + " days that 15 divides, got " + this);
            }
        }
    }

    private static final int DIET = 1; // group

    private final Settings settings;
    private final PopulationEnvironment environment;
    private final Ppo ppo;

    /** Draws the population, which is not saved with a checkpoint: the same seed draws it again. */
    public GeneralTraining(
            VirtualPatients patients,
            B12Network network,
            KnowledgeBase knowledge,
            RewardWeights weights,
            Settings settings,
            Seed seed,
            Executor executor,
            Progress progress) {
        this(
                Population.draw(patients, network, knowledge, settings, seed, executor, progress),
                knowledge,
                weights,
                Optional.empty(),
                0,
                settings,
                seed,
                executor);
    }

    /**
     * @param start policy to go on from; absent: from nothing
     * @param leastLogStd with which it explores at least
     */
    GeneralTraining(
            Population population,
            KnowledgeBase knowledge,
            RewardWeights weights,
            Optional<GeneralPolicy> start,
            double leastLogStd,
            Settings settings,
            Seed seed,
            Executor executor) {
        this.settings = settings;
        environment = population.environment(weights, settings.active(), Settings.DECISION_DAYS, executor);
        ppo = new Ppo(environment, ppoSettings(knowledge), seed.child("learning"), executor);
        start.ifPresentOrElse(
                policy -> ppo.startFrom(policy.trained(), leastLogStd),
                () -> ppo.startFrom(DIET, PlanActions.evenly()));
    }

    private PpoSettings ppoSettings(KnowledgeBase knowledge) {
        double discount = StrictMath.pow(knowledge.quantity("RL02").value(), Settings.DECISION_DAYS);
        return PpoSettings.standard(environment.episodeSteps(), settings.iterations())
                .with(new PpoSettings.Network(List.of(64, 64), Math.log(0.15)))
                .with(new PpoSettings.Horizon(environment.episodeSteps(), discount, 0.95))
                .with(new PpoSettings.Optimiser(10, 6, 3e-3, true, 0.5, 0.03))
                .with(new PpoSettings.Objective(0.2, 0, 0.5))
                .with(PpoSettings.CriticInput.STATE_AND_OBSERVATION);
    }

    /** One episode of the active people and one update. @return mean scaled return of an episode while exploring */
    public double iterate() {
        return ppo.iterate().meanReward() * environment.episodeSteps();
    }

    /** Iterations done. */
    public int iteration() {
        return ppo.iteration();
    }

    /** Days simulated since this object was made, beliefs and control arms not counted. */
    public long personDays() {
        return environment.personDays();
    }

    /** Standard deviations with which the diet agent explores. */
    public double[] exploration() {
        return ppo.actionStandardDeviations(DIET);
    }

    /** The policy as it is now. */
    public TrainedPolicy policy() {
        return ppo.policy();
    }

    public void save(DataOutput out) throws IOException {
        ppo.save(out);
    }

    /** Goes back to a saved point of a training with the same people, settings and seed. */
    public void load(DataInput in) throws IOException {
        ppo.load(in);
    }
}

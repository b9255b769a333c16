package org.biofluxopt.agents;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.biofluxopt.agents.Trial.Scored;
import org.biofluxopt.intervention.DailyRegimen;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.learn.ParallelEnvironment;
import org.biofluxopt.learn.Ppo;
import org.biofluxopt.learn.PpoSettings;
import org.biofluxopt.learn.PpoSettings.CriticInput;
import org.biofluxopt.learn.PpoSettings.Horizon;
import org.biofluxopt.learn.PpoSettings.Network;
import org.biofluxopt.learn.PpoSettings.Objective;
import org.biofluxopt.learn.PpoSettings.Optimiser;
import org.biofluxopt.numeric.Seed;
import org.biofluxopt.simulator.Lanes;

/** Trains the agents of one person on the person's posterior samples and returns the regimen they settle on. */
public final class GutTraining {
    /** How often in a training from nothing the deterministic policy is tried out. */
    private static final int TRIALS = 4;

    /** Learning rate, KL target and least deviation of a training that starts from a policy: half of those from nothing. */
    private static final double FINE_RATE = 2.5e-3;

    private static final double FINE_KL = 0.015;
    private static final double FINE_LEAST_LOG_STD = Math.log(0.1);

    /** Return that a lever must be worth to stay in the regimen; at w1 = 1, % of serum B12. */
    private static final double IDLE = 0.1;

    private GutTraining() {}

    /** Who learns, and what the critic sees. */
    public enum Learner {
        /** Microbes and diet agent, judged by critics that also see which posterior sample they judge (MAPPO). */
        TEAM,
        /** Microbes and diet agent, each judged by what it sees itself (IPPO). */
        INDEPENDENT,
        /** One agent that chooses everything. */
        SINGLE
    }

    /**
     * @param iterations PPO updates, each from one episode of every lane
     * @param decisionDays days for which an action is held; must divide the episode
     * @param discountPerDay discount a day
     * @param learner who learns
     * @param start policy to start from, whose own regimen is the first to be tried; absent: from nothing
     */
    public record Settings(
            int iterations,
            int decisionDays,
            double discountPerDay,
            RewardWeights weights,
            PlanLimits limits,
            Learner learner,
            Optional<GeneralPolicy> start) {
        /** Episode length and discount of knowledge/parameters/learning.tsv. */
        public static Settings standard(KnowledgeBase knowledge) {
            return new Settings(
                    30,
                    30,
                    knowledge.quantity("RL02").value(),
                    RewardWeights.of(knowledge),
                    PlanLimits.of(knowledge),
                    Learner.TEAM,
                    Optional.empty());
        }

        /** The same, fine-tuning a policy. */
        public Settings startingFrom(GeneralPolicy policy) {
            return new Settings(
                    iterations, decisionDays, discountPerDay, weights, limits, learner, Optional.of(policy));
        }

        public Settings withIterations(int changed) {
            return new Settings(changed, decisionDays, discountPerDay, weights, limits, learner, start);
        }

        public Settings with(Learner changed) {
            return new Settings(iterations, decisionDays, discountPerDay, weights, limits, changed, start);
        }

        public Settings with(RewardWeights changed) {
            return new Settings(iterations, decisionDays, discountPerDay, changed, limits, learner, start);
        }
    }

    /**
     * @param regimen what the best deterministic policy asks for every day; the standard regimen if none was better
     * @param curve mean return of an episode while exploring, per iteration
     * @param meanReturn mean undiscounted return of {@code regimen} over the lanes; 0 for the standard regimen
     * @param personDays simulated in training and trials
     */
    public record Result(DailyRegimen regimen, List<Double> curve, double meanReturn, long personDays) {
        public Result {
            curve = List.copyOf(curve);
        }
    }

    /** Told after every iteration. */
    @FunctionalInterface
    public interface ProgressListener {
        /** Goes on to the end. */
        ProgressListener SILENT = (iteration, of, meanReturn) -> true;

        /** @return whether to go on; false ends the training with the best policy so far */
        boolean iterated(int iteration, int of, double meanReturn);
    }

    /** As below, simulating the standard arm of {@code standard} first. */
    public static Result train(
            Lanes atDayZero,
            DailyRegimen standard,
            int days,
            PolicyContext context,
            Settings settings,
            Seed seed,
            Executor executor,
            ProgressListener listener) {
        StandardArm control = StandardArm.simulate(atDayZero, standard, days, executor);
        return train(atDayZero, control, context, settings, seed, executor, listener);
    }

    /**
     * Trains microbes and diet agent in {@link GutEnvironment.Mode#PLAN}. What the policy sees does not change during an
     * episode, so its mean action is one regimen for all days.
     *
     * @param atDayZero posterior samples of the person, left as they are
     * @param executor threads to use; the result does not depend on them
     */
    public static Result train(
            Lanes atDayZero,
            StandardArm control,
            PolicyContext context,
            Settings settings,
            Seed seed,
            Executor executor,
            ProgressListener listener) {
        GutEnvironment environment = new GutEnvironment(
                GutEnvironment.Mode.PLAN,
                atDayZero,
                control,
                context,
                settings.weights(),
                settings.limits(),
                settings.decisionDays(),
                executor);
        ParallelEnvironment world = settings.learner() == Learner.SINGLE ? new SingleAgent(environment) : environment;
        Ppo ppo = new Ppo(world, ppoSettings(environment, settings), seed, executor);
        List<Double> curve = new ArrayList<>();
        Trial trial = new Trial(atDayZero, control, settings.weights(), executor);
        Scored best = new Scored(control.regimen(), 0);
        if (settings.start().isPresent()) {
            ppo.startFrom(settings.start().get().trained(), FINE_LEAST_LOG_STD);
            Scored untouched = trial.score(deterministic(ppo, world, environment));
            best = untouched.meanReturn() > best.meanReturn() ? untouched : best;
        }
        int every = Math.max(1, settings.iterations() / (settings.start().isPresent() ? 2 : TRIALS));
        for (int i = 1; i <= settings.iterations(); i++) {
            double mean = ppo.iterate().meanReward() * environment.episodeSteps();
            curve.add(mean);
            boolean goOn = listener.iterated(i, settings.iterations(), mean);
            if (!goOn || i % every == 0 || i == settings.iterations()) {
                Scored candidate = trial.score(deterministic(ppo, world, environment));
                best = candidate.meanReturn() > best.meanReturn() ? candidate : best;
            }
            if (!goOn) {
                break;
            }
        }
        best = trial.withoutIdleLevers(best, IDLE);
        return new Result(best.regimen(), curve, best.meanReturn(), environment.personDays() + trial.personDays());
    }

    static PpoSettings ppoSettings(GutEnvironment environment, Settings settings) {
        int steps = environment.episodeSteps();
        double discount = StrictMath.pow(settings.discountPerDay(), settings.decisionDays());
        boolean fine = settings.start().isPresent();
        Network network = settings.start()
                .map(policy -> policy.trained().network())
                .orElseGet(() -> new Network(List.of(32, 32), Math.log(0.25)));
        return PpoSettings.standard(steps, settings.iterations())
                .with(network)
                .with(new Horizon(steps, discount, 0.95))
                .with(new Optimiser(10, 4, fine ? FINE_RATE : 5e-3, true, 0.5, fine ? FINE_KL : 0.03))
                .with(new Objective(0.2, 0, 0.5))
                .with(
                        settings.learner() == Learner.INDEPENDENT
                                ? CriticInput.OWN_OBSERVATION
                                : CriticInput.STATE_AND_OBSERVATION);
    }

    /** The regimen that the policy's mean actions ask for. */
    private static DailyRegimen deterministic(Ppo ppo, ParallelEnvironment world, GutEnvironment environment) {
        double[][] means = new double[world.groups().size()][];
        for (int g = 0; g < means.length; g++) {
            ParallelEnvironment.Group group = world.groups().get(g);
            double[] observations = new double[world.environments() * group.agents() * group.observationSize()];
            world.observe(g, observations);
            means[g] = ppo.meanActions(g, observations, group.agents()); // every environment shows the same person
        }
        double[][] actions = world instanceof SingleAgent single ? single.split(means[0], 1) : means;
        return environment.planActions().decode(actions[1], 0, actions[0], 0);
    }

    /** Mean undiscounted returns over the lanes, each regimen kept for the whole episode; quicker than one by one. */
    public static double[] meanReturns(
            List<DailyRegimen> regimens,
            Lanes atDayZero,
            StandardArm control,
            RewardWeights weights,
            Executor executor) {
        return Trial.scores(regimens, atDayZero, control, weights, executor);
    }

    /** Mean undiscounted return over the lanes of a regimen kept for the whole episode. */
    public static double meanReturn(
            DailyRegimen regimen, Lanes atDayZero, StandardArm control, RewardWeights weights, Executor executor) {
        return new Trial(atDayZero, control, weights, executor).score(regimen).meanReturn();
    }
}

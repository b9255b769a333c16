package org.biofluxopt.agents;

import java.util.ArrayList;
import java.util.List;
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
    /** How often in a training the deterministic policy is tried out. */
    private static final int TRIALS = 4;

    /** Return that a lever must be worth to stay in the regimen; at w1 = 1, % of serum B12. */
    private static final double IDLE = 0.1;

    private GutTraining() {}

    /**
     * @param iterations PPO updates, each from one episode of every lane
     * @param decisionDays days for which an action is held; must divide the episode
     * @param discountPerDay discount a day
     */
    public record Settings(
            int iterations, int decisionDays, double discountPerDay, RewardWeights weights, PlanLimits limits) {
        /** Episode length and discount of knowledge/parameters/learning.tsv. */
        public static Settings standard(KnowledgeBase knowledge) {
            return new Settings(
                    30, 30, knowledge.quantity("RL02").value(), RewardWeights.of(knowledge), PlanLimits.of(knowledge));
        }

        public Settings withIterations(int changed) {
            return new Settings(changed, decisionDays, discountPerDay, weights, limits);
        }

        public Settings with(RewardWeights changed) {
            return new Settings(iterations, decisionDays, discountPerDay, changed, limits);
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
        Ppo ppo = new Ppo(environment, ppoSettings(environment, settings), seed, executor);
        List<Double> curve = new ArrayList<>();
        Trial trial = new Trial(atDayZero, control, settings.weights(), executor);
        Scored best = new Scored(control.regimen(), 0);
        for (int i = 1; i <= settings.iterations(); i++) {
            double mean = ppo.iterate().meanReward() * environment.episodeSteps();
            curve.add(mean);
            boolean goOn = listener.iterated(i, settings.iterations(), mean);
            if (!goOn || i % Math.max(1, settings.iterations() / TRIALS) == 0 || i == settings.iterations()) {
                Scored candidate = trial.score(deterministic(ppo, environment));
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
        return PpoSettings.standard(steps, settings.iterations())
                .with(new Network(List.of(32, 32), Math.log(0.25)))
                .with(new Horizon(steps, discount, 0.95))
                .with(new Optimiser(10, 4, 5e-3, true, 0.5, 0.03))
                .with(new Objective(0.2, 0, 0.5))
                .with(CriticInput.STATE_AND_OBSERVATION);
    }

    /** The regimen that the policy's mean actions ask for. */
    private static DailyRegimen deterministic(Ppo ppo, GutEnvironment environment) {
        double[][] means = new double[environment.groups().size()][];
        for (int g = 0; g < means.length; g++) {
            ParallelEnvironment.Group group = environment.groups().get(g);
            double[] observations = new double[environment.environments() * group.agents() * group.observationSize()];
            environment.observe(g, observations);
            means[g] = ppo.meanActions(g, observations, group.agents()); // every environment shows the same person
        }
        return environment.planActions().decode(means[1], 0, means[0], 0);
    }

    /** Mean undiscounted return over the lanes of a regimen kept for the whole episode. */
    public static double meanReturn(
            DailyRegimen regimen, Lanes atDayZero, StandardArm control, RewardWeights weights, Executor executor) {
        return new Trial(atDayZero, control, weights, executor).score(regimen).meanReturn();
    }
}

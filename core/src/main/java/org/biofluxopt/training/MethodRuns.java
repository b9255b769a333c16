package org.biofluxopt.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.biofluxopt.agents.GeneralPolicy;
import org.biofluxopt.agents.GutTraining;
import org.biofluxopt.agents.GutTraining.Learner;
import org.biofluxopt.agents.PlanActions;
import org.biofluxopt.agents.PlanLimits;
import org.biofluxopt.agents.PolicyContext;
import org.biofluxopt.agents.RewardWeights;
import org.biofluxopt.agents.StandardArm;
import org.biofluxopt.intervention.DailyRegimen;
import org.biofluxopt.intervention.DaySlot;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.numeric.Seed;
import org.biofluxopt.plan.Beliefs;
import org.biofluxopt.plan.Regimens;
import org.biofluxopt.simulator.Ensemble;
import org.biofluxopt.simulator.Lanes;
import org.biofluxopt.tune.CmaEs;

/**
 * Finds one person's regimen in every way, all from the same beliefs, the same action space and the same reward. Nothing
 * here sees the person's true body.
 *
 * <p>Budgets count simulated person-days. B is what fine-tuning spends; random search and PPO from scratch get it,
 * CMA-ES ten times. Random search and CMA-ES score a candidate on {@value #SAMPLES} belief samples, PPO learns on all.
 */
final class MethodRuns {
    static final int SAMPLES = 8;
    private static final int BATCH = 16; // candidates side by side
    private static final double REACH = 1; // random numbers of the agents are uniform on -1..1
    private static final double FIRST_SIGMA = 0.3;

    private final Beliefs.Person person;
    private final KnowledgeBase knowledge;
    private final RewardWeights weights;
    private final GeneralPolicy policy;
    private final int fineTuning;
    private final int days;
    private final Lanes all;
    private final Lanes some;
    private final DailyRegimen standard;
    private final StandardArm control;
    private final StandardArm controlOfSome;
    private final PlanActions actions;
    private final int members;

    /** @param fineTuning iterations */
    MethodRuns(Beliefs.Person person, KnowledgeBase knowledge, GeneralPolicy policy, int fineTuning, int days) {
        this.person = person;
        this.knowledge = knowledge;
        this.policy = policy;
        this.fineTuning = fineTuning;
        this.days = days;
        weights = RewardWeights.of(knowledge);
        all = person.lanes(Ensemble.LANES);
        some = person.lanes(SAMPLES);
        standard = Regimens.standard(person.dose());
        control = StandardArm.simulate(all, standard, days, Runnable::run);
        controlOfSome = StandardArm.simulate(some, standard, days, Runnable::run);
        actions = new PlanActions(standard, person.context(), PlanLimits.of(knowledge));
        members = all.members();
    }

    /** A regimen and what it took. */
    record Found(DailyRegimen regimen, long personDays) {}

    Found find(Method method, long budget, Seed seed) {
        return switch (method) {
            case STANDARD -> new Found(standard, 0);
            case THREE_WAY -> new Found(Regimens.threeWithMeals(person.dose()), 0);
            case SIX_WAY -> new Found(Regimens.split(person.dose(), List.of(DaySlot.values())), 0);
            case RANDOM -> random(budget, seed.generator());
            case CMA_ES -> evolved(10 * budget, seed.generator());
            case SINGLE_PPO -> learned(Learner.SINGLE, budget, seed);
            case INDEPENDENT_PPO -> learned(Learner.INDEPENDENT, budget, seed);
            case ZERO_SHOT -> new Found(policy.regimen(context(), standard, PlanLimits.of(knowledge)), 0);
            case FINE_TUNED -> fineTuned(seed);
            case QUICK_PLAN -> throw new IllegalArgumentException("The planner makes its own beliefs");
        };
    }

    private PolicyContext context() {
        return person.context();
    }

    Found fineTuned(Seed seed) {
        return train(settings().withIterations(fineTuning).startingFrom(policy), seed);
    }

    private GutTraining.Settings settings() {
        return GutTraining.Settings.standard(knowledge);
    }

    /** As many iterations as the budget holds beside the four trials on the way. */
    private Found learned(Learner learner, long budget, Seed seed) {
        long episode = (long) all.size() * days;
        int iterations = (int) Math.max(1, budget / episode - TRIALS);
        return train(settings().with(learner).withIterations(iterations), seed);
    }

    private static final int TRIALS = 4;

    private Found train(GutTraining.Settings settings, Seed seed) {
        GutTraining.Result result = GutTraining.train(
                all, control, context(), settings, seed, Runnable::run, GutTraining.ProgressListener.SILENT);
        return new Found(result.regimen(), result.personDays());
    }

    private DailyRegimen decode(double[] numbers) {
        double[] diet = Arrays.copyOf(numbers, numbers.length - members);
        double[] microbes = Arrays.copyOfRange(numbers, diet.length, numbers.length);
        return actions.decode(diet, 0, microbes, 0);
    }

    private int dimensions() {
        return PlanActions.DIET_ACTIONS + members;
    }

    private double[] scores(List<DailyRegimen> regimens) {
        return GutTraining.meanReturns(regimens, some, controlOfSome, weights, Runnable::run);
    }

    private long cost(int candidates) {
        return (long) candidates * SAMPLES * days;
    }

    private Found random(long budget, RandomGenerator random) {
        DailyRegimen best = standard;
        double bestScore = 0;
        int candidates = (int) (budget / cost(1));
        for (int done = 0; done < candidates; done += BATCH) {
            List<DailyRegimen> batch = new ArrayList<>();
            for (int i = done; i < Math.min(candidates, done + BATCH); i++) {
                double[] numbers = new double[dimensions()];
                for (int j = 0; j < numbers.length; j++) {
                    numbers[j] = REACH * (2 * random.nextDouble() - 1);
                }
                batch.add(decode(numbers));
            }
            double[] scores = scores(batch);
            for (int i = 0; i < scores.length; i++) {
                if (scores[i] > bestScore) {
                    bestScore = scores[i];
                    best = batch.get(i);
                }
            }
        }
        return new Found(best, cost(candidates));
    }

    private Found evolved(long budget, RandomGenerator random) {
        CmaEs search = new CmaEs(new double[dimensions()], FIRST_SIGMA, BATCH, random);
        DailyRegimen best = standard;
        double bestScore = 0;
        int candidates = 0;
        while (cost(candidates + BATCH) <= budget) {
            List<DailyRegimen> batch =
                    Arrays.stream(search.ask()).map(this::decode).toList();
            double[] scores = scores(batch);
            for (int i = 0; i < scores.length; i++) {
                if (scores[i] > bestScore) {
                    bestScore = scores[i];
                    best = batch.get(i);
                }
            }
            search.tell(Arrays.stream(scores).map(score -> -score).toArray());
            candidates += BATCH;
        }
        return new Found(best, cost(candidates));
    }
}

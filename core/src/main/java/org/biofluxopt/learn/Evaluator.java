package org.biofluxopt.learn;

import java.util.ArrayList;
import java.util.List;
import org.biofluxopt.learn.ParallelEnvironment.Group;
import org.biofluxopt.learn.ParallelEnvironment.Outcome;
import org.biofluxopt.numeric.Seed;

/** Tries out deterministic policies. */
public final class Evaluator {
    private Evaluator() {}

    /**
     * Plays one episode in every environment.
     *
     * @return per group, the undiscounted return of an agent's episode, mean over agents and environments
     */
    public static double[] meanReturns(Ppo ppo, ParallelEnvironment environment, Seed seed) {
        environment.reset(seed);
        List<Group> groups = environment.groups();
        List<Policy> policies = new ArrayList<>();
        double[][] observations = new double[groups.size()][];
        boolean[][] over = new boolean[groups.size()][];
        double[] sums = new double[groups.size()];
        int playing = 0;
        for (int g = 0; g < groups.size(); g++) {
            int streams = environment.environments() * groups.get(g).agents();
            policies.add(ppo.policy(g, streams));
            observations[g] = new double[streams * groups.get(g).observationSize()];
            over[g] = new boolean[streams];
            playing += streams;
        }
        while (playing > 0) {
            double[][] actions = new double[groups.size()][];
            for (int g = 0; g < actions.length; g++) {
                environment.observe(g, observations[g]);
                actions[g] = policies.get(g).act(observations[g]);
            }
            List<Outcome> outcomes = environment.step(actions);
            for (int g = 0; g < actions.length; g++) {
                Outcome outcome = outcomes.get(g);
                for (int s = 0; s < over[g].length; s++) {
                    if (over[g][s]) {
                        continue;
                    }
                    sums[g] += outcome.rewards()[s];
                    if (outcome.terminated()[s] || outcome.truncated()[s]) {
                        over[g][s] = true;
                        playing--;
                    }
                }
            }
        }
        for (int g = 0; g < sums.length; g++) {
            sums[g] /= over[g].length;
        }
        return sums;
    }
}

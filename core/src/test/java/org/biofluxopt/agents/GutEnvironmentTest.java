package org.biofluxopt.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.util.List;
import java.util.random.RandomGenerator;
import org.biofluxopt.agents.GutEnvironment.Mode;
import org.biofluxopt.learn.ParallelEnvironment.Group;
import org.biofluxopt.learn.ParallelEnvironment.Outcome;
import org.biofluxopt.numeric.Seed;
import org.biofluxopt.profile.Diet;
import org.biofluxopt.simulator.Enzyme;
import org.biofluxopt.simulator.Lanes;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class GutEnvironmentTest {
    private static final int DAYS = 60;
    private static final int DECISION = 20;
    private static final Lanes LANES = GutFixture.lanes(0.4, 3);
    private static final StandardArm CONTROL = StandardArm.simulate(LANES, GutFixture.standard(), DAYS, Runnable::run);
    private static final RewardWeights GAIN_ONLY = new RewardWeights(1, 0, 600, 148, 738, 0, 0, 0);

    private static GutEnvironment environment(Mode mode, RewardWeights weights) {
        return new GutEnvironment(
                mode,
                LANES,
                CONTROL,
                GutFixture.context(LANES, Diet.Kind.OMNIVORE),
                weights,
                GutFixture.LIMITS,
                DECISION,
                Runnable::run);
    }

    private static double[][] zeros(GutEnvironment environment) {
        return environment.groups().stream()
                .map(group -> new double[environment.environments() * group.agents() * group.actionSize()])
                .toArray(double[][]::new);
    }

    private static double[][] random(GutEnvironment environment, RandomGenerator random) {
        double[][] actions = zeros(environment);
        for (double[] group : actions) {
            for (int i = 0; i < group.length; i++) {
                group[i] = random.nextGaussian();
            }
        }
        return actions;
    }

    @Test
    void actingLikeTheStandardArmEarnsExactlyNothing() {
        GutEnvironment environment = environment(Mode.PLAN, GutFixture.WEIGHTS);
        environment.reset(new Seed(1));
        for (int t = 0; t < environment.episodeSteps(); t++) {
            for (Outcome outcome : environment.step(zeros(environment))) {
                assertThat(outcome.rewards()).containsOnly(0);
            }
        }
    }

    @RepeatedTest(3)
    void undiscountedRewardsSumToTheDifferenceFromControlInPercentOfTheStart(RepetitionInfo run) {
        RandomGenerator random = new Seed(run.getCurrentRepetition()).generator();
        GutEnvironment environment = environment(Mode.PLAN, GAIN_ONLY);
        environment.reset(new Seed(1));
        double[] sum = new double[LANES.size()];
        Lanes replay = LANES.copy();
        for (int t = 0; t < environment.episodeSteps(); t++) {
            double[][] actions = random(environment, random);
            Outcome diet = environment.step(actions).get(1);
            for (int lane = 0; lane < sum.length; lane++) {
                sum[lane] += diet.rewards()[lane];
            }
            live(replay, environment, actions);
        }
        for (int lane = 0; lane < sum.length; lane++) {
            double plan = Math.min(600, replay.serumB12()[lane]);
            double standard = Math.min(600, CONTROL.serum(DAYS, lane));
            // 60 additions of numbers of order 1
            assertThat(sum[lane]).isCloseTo(100 * (plan - standard) / LANES.serumB12()[lane], within(1e-10));
            assertThat(environment.gainPercent(lane)).isCloseTo(sum[lane], within(1e-10));
        }
    }

    private static void live(Lanes lanes, GutEnvironment environment, double[][] actions) {
        var events = lanes.newDay();
        for (int lane = 0; lane < lanes.size(); lane++) {
            var regimen = environment
                    .planActions()
                    .decode(actions[1], lane * PlanActions.DIET_ACTIONS, actions[0], lane * lanes.members());
            SwallowedDay.add(lanes, lane, regimen, events);
        }
        for (int day = 0; day < DECISION; day++) {
            lanes.day(events);
        }
    }

    @Test
    void onlyTheTimeLimitEndsAnEpisodeAndTheNextOneStartsOver() {
        GutEnvironment environment = environment(Mode.PLAN, GutFixture.WEIGHTS);
        environment.reset(new Seed(1));
        double[][] actions = random(environment, new Seed(2).generator());
        double first = environment.step(actions).get(1).rewards()[0];
        List<Outcome> last = environment.step(actions);
        assertThat(last.get(0).truncated()).containsOnly(false);
        environment.resetFinished();
        last = environment.step(actions);
        assertThat(last.get(0).truncated()).containsOnly(true);
        assertThat(last.get(0).terminated()).containsOnly(false);
        environment.resetFinished();
        assertThat(environment.step(actions).get(1).rewards()[0]).isEqualTo(first);
    }

    @Test
    void aPlanPolicySeesNoStateOfTheSimulation() {
        GutEnvironment environment = environment(Mode.PLAN, GutFixture.WEIGHTS);
        environment.reset(new Seed(1));
        for (int g = 0; g < 2; g++) {
            Group group = environment.groups().get(g);
            double[] before = new double[environment.environments() * group.agents() * group.observationSize()];
            double[] after = before.clone();
            environment.observe(g, before);
            environment.step(random(environment, new Seed(3).generator()));
            environment.observe(g, after);
            assertThat(after).isEqualTo(before);
            int size = before.length / environment.environments();
            for (int i = 0; i < before.length; i++) {
                assertThat(before[i]).isFinite().isEqualTo(before[i % size]); // every posterior sample looks the same
            }
        }
    }

    @Test
    void boostingColonicCorrinoidsGainsAboutNothing() {
        // domain reference, section 2: a policy that raises colonic pseudo-B12 must score about zero; bar .5 %
        for (double scaling : new double[] {1, -1, 100}) {
            GutEnvironment environment = environment(Mode.FLUX, GAIN_ONLY);
            environment.reset(new Seed(1));
            double[][] boost = zeros(environment);
            int enzymes = Enzyme.values().length;
            for (int i = 0; i < boost[0].length; i++) {
                boolean making = i % enzymes == Enzyme.CORRIN_SYNTHESIS.ordinal()
                        || i % enzymes == Enzyme.LOWER_LIGAND.ordinal()
                        || i % enzymes == Enzyme.RELEASE.ordinal();
                boost[0][i] = making ? scaling : 0;
            }
            for (int t = 0; t < environment.episodeSteps(); t++) {
                environment.step(boost);
            }
            for (int lane = 0; lane < LANES.size(); lane++) {
                assertThat(environment.gainPercent(lane)).isBetween(-0.5, 0.5);
            }
        }
    }

    @Test
    void losingDiversityCosts() {
        GutEnvironment careless = environment(Mode.PLAN, GAIN_ONLY);
        RewardWeights careful = GAIN_ONLY.withGainAndDiversity(1, 20);
        GutEnvironment guarded = environment(Mode.PLAN, careful);
        careless.reset(new Seed(1));
        guarded.reset(new Seed(1));
        double[][] fibre = zeros(careless);
        for (int lane = 0; lane < LANES.size(); lane++) {
            fibre[1][lane * PlanActions.DIET_ACTIONS + PlanActions.DIET_ACTIONS - 1] = 1; // 10 g a day
        }
        double free = careless.step(fibre).get(1).rewards()[0];
        double paid = guarded.step(fibre).get(1).rewards()[0];
        assertThat(paid).isLessThan(free);
    }

    @Test
    void noCheckpointIsTakenInTheMiddleOfAnEpisode() {
        GutEnvironment environment = environment(Mode.PLAN, GutFixture.WEIGHTS);
        environment.reset(new Seed(1));
        environment.step(zeros(environment));
        assertThatThrownBy(() -> environment.save(new DataOutputStream(new ByteArrayOutputStream())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("day 20");
    }
}

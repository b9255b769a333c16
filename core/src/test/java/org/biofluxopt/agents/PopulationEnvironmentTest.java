package org.biofluxopt.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.biofluxopt.agents.PopulationEnvironment.Inhabitant;
import org.biofluxopt.learn.ParallelEnvironment;
import org.biofluxopt.learn.ParallelEnvironment.Group;
import org.biofluxopt.learn.ParallelEnvironment.Outcome;
import org.biofluxopt.network.HostDraw;
import org.biofluxopt.numeric.Seed;
import org.biofluxopt.profile.Diet;
import org.biofluxopt.simulator.GutCommunity;
import org.biofluxopt.simulator.HostFactors;
import org.biofluxopt.simulator.Lanes;
import org.biofluxopt.simulator.Simulator;
import org.biofluxopt.simulator.SimulatorParameters;
import org.biofluxopt.simulator.VirtualPerson;
import org.junit.jupiter.api.Test;

class PopulationEnvironmentTest {
    private static final int DAYS = 20;
    private static final int LANE_COUNT = 2;

    private static GutEnvironment gut(Lanes lanes) {
        StandardArm control = StandardArm.simulate(lanes, GutFixture.standard(), DAYS, Runnable::run);
        return new GutEnvironment(
                GutEnvironment.Mode.PLAN,
                lanes,
                control,
                GutFixture.context(lanes, Diet.Kind.OMNIVORE),
                GutFixture.WEIGHTS,
                GutFixture.LIMITS,
                10,
                Runnable::run);
    }

    /** A body with eight taxa instead of five guilds. */
    private static Lanes taxa() {
        Lanes guilds = GutFixture.lanes(0.4, 1);
        HostDraw host = guilds.person(0).host();
        SimulatorParameters parameters =
                SimulatorParameters.of(id -> GutFixture.KNOWLEDGE.quantity(id).value());
        VirtualPerson person =
                new VirtualPerson(host, HostFactors.median(parameters), GutCommunity.taxa(8, GutFixture.KNOWLEDGE));
        return new Simulator(parameters).settle(List.of(person, person), Runnable::run);
    }

    private static PopulationEnvironment population(int active) {
        List<Inhabitant> people = new ArrayList<>();
        people.add(new Inhabitant(gut(GutFixture.lanes(0.4, LANE_COUNT)), 4));
        people.add(new Inhabitant(gut(taxa()), 2));
        people.add(new Inhabitant(gut(GutFixture.lanes(3, LANE_COUNT)), 2));
        PopulationEnvironment environment = new PopulationEnvironment(people, active, Runnable::run);
        environment.reset(new Seed(1));
        return environment;
    }

    private static double[][] random(ParallelEnvironment environment, long seed) {
        RandomGenerator random = new Seed(seed).generator();
        return environment.groups().stream()
                .map(group -> random.doubles((long) environment.environments() * group.agents() * group.actionSize())
                        .toArray())
                .toArray(double[][]::new);
    }

    private static double[] rewards(List<Outcome> outcomes) {
        return outcomes.get(1).rewards().clone();
    }

    @Test
    void placesOfMicrobesThatAPersonHasNotStayEmpty() {
        PopulationEnvironment environment = population(3);
        Group microbes = environment.groups().getFirst();
        assertThat(microbes.agents()).isEqualTo(9); // eight taxa and the transient
        int living = 0;
        for (int stream = 0; stream < environment.environments() * 9; stream++) {
            living += environment.live(0, stream) ? 1 : 0;
        }
        assertThat(living).isEqualTo(LANE_COUNT * (6 + 9 + 6));
        double[] seen = new double[environment.environments() * 9 * microbes.observationSize()];
        Arrays.fill(seen, Double.NaN);
        environment.observe(0, seen);
        for (int stream = 0; stream < environment.environments() * 9; stream++) {
            double[] row = Arrays.copyOfRange(
                    seen, stream * microbes.observationSize(), (stream + 1) * microbes.observationSize());
            assertThat(Arrays.stream(row).anyMatch(value -> value != 0)).isEqualTo(environment.live(0, stream));
        }
        Outcome outcome = environment.step(random(environment, 2)).getFirst();
        for (int stream = 0; stream < outcome.rewards().length; stream++) {
            if (!environment.live(0, stream)) {
                assertThat(outcome.rewards()[stream]).isZero();
            }
        }
    }

    @Test
    void everybodyLivesAsAloneWithRewardsInUnitsOfWhatThereIsToGain() {
        GutEnvironment alone = gut(GutFixture.lanes(0.4, LANE_COUNT));
        alone.reset(new Seed(1));
        PopulationEnvironment one = new PopulationEnvironment(
                List.of(new Inhabitant(gut(GutFixture.lanes(0.4, LANE_COUNT)), 4)), 1, Runnable::run);
        one.reset(new Seed(1));
        double[][] actions = random(alone, 3);
        double[] mine = rewards(alone.step(actions));
        double[] theirs = rewards(one.step(actions));
        for (int lane = 0; lane < LANE_COUNT; lane++) {
            assertThat(mine[lane]).isNotZero();
            assertThat(theirs[lane]).isCloseTo(mine[lane] / 4, within(1e-15));
        }
    }

    @Test
    void anEpisodeTakesSomePeopleAndResumesWithTheSame() throws IOException {
        PopulationEnvironment environment = population(2);
        playEpisode(environment);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        environment.save(new DataOutputStream(bytes));
        double[] first = playEpisode(environment);

        PopulationEnvironment other = population(2);
        other.load(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        assertThat(playEpisode(other)).isEqualTo(first);
        boolean changes = false;
        for (int i = 0; i < 5; i++) {
            changes |= !Arrays.equals(playEpisode(environment), first); // others take their turn
        }
        assertThat(changes).isTrue();
    }

    private static double[] playEpisode(PopulationEnvironment environment) {
        double[] last = {};
        for (int step = 0; step < environment.episodeSteps(); step++) {
            List<Outcome> outcomes = environment.step(random(environment, step));
            last = rewards(outcomes);
            boolean over = step == environment.episodeSteps() - 1;
            assertThat(outcomes.getFirst().truncated()).containsOnly(over);
        }
        environment.resetFinished();
        return last;
    }

    @Test
    void noCheckpointIsTakenInTheMiddleOfAnEpisode() {
        PopulationEnvironment environment = population(1);
        environment.step(random(environment, 1));
        assertThatThrownBy(() -> environment.save(new DataOutputStream(new ByteArrayOutputStream())))
                .isInstanceOf(IllegalStateException.class);
    }
}

package org.biofluxopt.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import org.biofluxopt.intervention.DaySlot;
import org.biofluxopt.network.HostDraw;
import org.biofluxopt.numeric.Seed;
import org.biofluxopt.profile.Genotype.Locus;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class SimulatorInvariantsTest {
    private static final Simulator SIMULATOR = Fixture.simulator();
    private static final int LANES = 4;

    /** Rounding alone: 35,040 steps of some hundred transfers at 1e-16 each. */
    @RepeatedTest(6)
    void cobalaminIsKeptOverAYearOfAnything(RepetitionInfo repetition) {
        RandomGenerator random = new Seed(repetition.getCurrentRepetition()).generator();
        Lanes lanes = SIMULATOR.settle(people(random), Runnable::run);
        for (int block = 0; block < 5; block++) {
            DayEvents day = anything(lanes, random);
            for (int d = 0; d < 73; d++) {
                lanes.day(day);
            }
        }
        for (int lane = 0; lane < LANES; lane++) {
            assertThat(lanes.massBalanceError(lane)).isLessThan(1e-9);
            assertNothingIsNegative(lanes, lane);
        }
    }

    @RepeatedTest(3)
    void laneDoesNotDependOnItsMatesOrOnThreads(RepetitionInfo repetition) {
        RandomGenerator random = new Seed(100 + repetition.getCurrentRepetition()).generator();
        List<VirtualPerson> people = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            people.addAll(people(random));
        }
        Lanes together = SIMULATOR.settle(people, Runnable::run);
        DayEvents day = anything(together, random);
        Lanes alone = together.select(new int[] {3});
        DayEvents same = alone.newDay();
        same.tablet(DaySlot.BEDTIME, 0, 7);
        DayEvents mate = together.newDay();
        mate.tablet(DaySlot.BEDTIME, 3, 7);
        mate.food(DaySlot.LUNCH, 2, 30);
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            Lanes threaded = SIMULATOR.settle(people, two);
            assertThat(threaded.serumB12()).isEqualTo(together.serumB12());
            threaded.day(day, two);
            Lanes single = together.copy();
            single.day(day);
            assertThat(threaded.mma()).isEqualTo(single.mma());
        }
        for (int d = 0; d < 5; d++) {
            alone.day(same);
            together.day(mate);
        }
        assertThat(alone.serumB12()[0]).isEqualTo(together.serumB12()[3]);
        assertThat(state(alone, 0)).isEqualTo(state(together, 3));
    }

    @Test
    void aCopyIsTheSameAsItsOriginalUntilTheyDiffer() {
        Lanes lanes = SIMULATOR.settle(List.of(Fixture.vegan()), Runnable::run);
        Lanes copy = lanes.copy();
        DayEvents day = lanes.habitualDay();
        lanes.day(day);
        lanes.day(day);
        copy.day(day);
        copy.day(day);
        assertThat(state(copy, 0)).isEqualTo(state(lanes, 0));
        copy.day(copy.newDay());
        assertThat(state(copy, 0)).isNotEqualTo(state(lanes, 0));
    }

    /** Settled to 0.5 %: an eighth of the day-to-day variation of serum B12 (PL05). */
    @RepeatedTest(3)
    void settledPeopleStayWhereTheyAre(RepetitionInfo repetition) {
        RandomGenerator random = new Seed(200 + repetition.getCurrentRepetition()).generator();
        Lanes lanes = SIMULATOR.settle(people(random), Runnable::run);
        Lanes start = lanes.copy();
        DayEvents day = lanes.habitualDay();
        for (int d = 0; d < 60; d++) {
            lanes.day(day);
        }
        for (int lane = 0; lane < lanes.size(); lane++) {
            assertThat(lanes.serumB12()[lane] / start.serumB12()[lane]).isBetween(0.995, 1.005);
            assertThat(lanes.brayCurtis(start, lane)).isLessThan(0.002);
        }
    }

    @Test
    void extremesStayFiniteAndNotNegative() {
        HostDraw well = Fixture.healthyAdult(0);
        List<HostDraw> hosts = List.of(
                well,
                Fixture.withoutIntrinsicFactor(well),
                host(0, 1, 0, 9, 0.02),
                host(500, 0, 0, 9, 1),
                host(0, 0, 1, 0, 0));
        List<VirtualPerson> people = hosts.stream()
                .map(host -> new VirtualPerson(host, HostFactors.median(SIMULATOR.parameters()), Fixture.COMMUNITY))
                .toList();
        Lanes lanes = SIMULATOR.settle(people, Runnable::run);
        DayEvents day = lanes.newDay();
        for (int lane = 0; lane < lanes.size(); lane++) {
            day.tablet(DaySlot.BREAKFAST, lane, 1000);
            day.probiotic(lanes.members() - 1, lane, 1e12);
            day.fibre(lane, 500);
        }
        for (int d = 0; d < 100; d++) {
            lanes.day(day);
        }
        for (int lane = 0; lane < lanes.size(); lane++) {
            assertNothingIsNegative(lanes, lane);
            assertThat(lanes.serumB12()[lane]).isFinite();
            assertThat(lanes.mma()[lane]).isFinite().isPositive();
            assertThat(lanes.massBalanceError(lane)).isLessThan(1e-9);
        }
    }

    private static void assertNothingIsNegative(Lanes lanes, int lane) {
        double[] x = state(lanes, lane);
        for (int i = 0; i < x.length; i++) {
            assertThat(x[i] >= 0).as("place %d of lane %d: %s", i, lane, x[i]).isTrue();
        }
    }

    private static double[] state(Lanes lanes, int lane) {
        double[] x = new double[lanes.group().model().network.species().size()];
        for (int i = 0; i < x.length; i++) {
            x[i] = lanes.group().amount(lane, i);
        }
        return x;
    }

    private static List<VirtualPerson> people(RandomGenerator random) {
        List<VirtualPerson> people = new ArrayList<>();
        for (int lane = 0; lane < LANES; lane++) {
            HostDraw host = host(
                    4 * Math.exp(random.nextGaussian()),
                    lane == 1 ? 0 : 1,
                    lane == 2 ? 0.3 : 1,
                    lane == 3 ? 8 : 4,
                    random.nextDouble());
            people.add(new VirtualPerson(host, HostFactors.draw(SIMULATOR.parameters(), random), Fixture.COMMUNITY));
        }
        return people;
    }

    private static HostDraw host(double food, double factor, double ileum, double overgrowth, double pancreas) {
        return new HostDraw(
                60,
                70,
                80,
                food,
                1,
                0.5,
                factor,
                ileum,
                false,
                false,
                overgrowth,
                false,
                pancreas,
                Map.of(Locus.FUT2, 2));
    }

    private static DayEvents anything(Lanes lanes, RandomGenerator random) {
        DayEvents day = lanes.newDay();
        for (int lane = 0; lane < lanes.size(); lane++) {
            for (DaySlot slot : DaySlot.values()) {
                day.food(slot, lane, random.nextInt(3) == 0 ? 5 * random.nextDouble() : 0);
                day.tablet(slot, lane, random.nextInt(3) == 0 ? 1000 * Math.pow(random.nextDouble(), 4) : 0);
            }
            day.fibre(lane, 20 * random.nextDouble());
            day.probiotic(lanes.members() - 1, lane, random.nextBoolean() ? 1e11 : 0);
            for (int member = 0; member < lanes.members(); member++) {
                for (Enzyme enzyme : Enzyme.values()) {
                    day.enzyme(member, enzyme, lane, 2 * random.nextGaussian());
                }
            }
        }
        return day;
    }
}

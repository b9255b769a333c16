package org.biofluxopt.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.biofluxopt.network.HostDraw;
import org.biofluxopt.numeric.Seed;
import org.biofluxopt.profile.Genotype.Locus;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The books of true cobalamin over a year of random people, each with a random protocol of their own. */
class MassBalanceTest {
    private static final int LANES = 16;
    private static final int DAYS = 365;
    /** Moments of a day at which something may be taken, h; not all on the hour, where slow processes step. */
    private static final double[] HOURS = {0, 0.25, 3.5, 5, 8.75, 11, 14.0 + 1.0 / 12, 20};

    private static final Setup SETUP =
            new Setup(List.of(Setup.DOSES), List.of(new FoodMatrix(0.9, 1), new FoodMatrix(0.4, 3)));

    @Test
    void closesForTwoHundredPeople() {
        closes(200);
    }

    @Test
    @Tag("nightly")
    void closesForAThousandPeople() {
        closes(1000);
    }

    /**
     * Bar of the project: 1e-9 of what went through. Rounding: 100,000 steps of 1e-16 that add up like a walk give about
     * 1e-13.
     */
    private static void closes(int people) {
        for (int first = 0; first < people; first += LANES) {
            RandomGenerator random = new Seed(4711).child(first).generator();
            ModelGroup group = settled(random);
            live(group, random);
            for (int lane = 0; lane < LANES; lane++) {
                assertThat(group.massBalanceError(lane))
                        .as("person %d", first + lane)
                        .isLessThan(1e-9);
                for (int i = 0; i < group.model().network.species().size(); i++) {
                    assertThat(group.amount(lane, i))
                            .as(
                                    "%s of person %d",
                                    group.model().network.species().get(i).id(), first + lane)
                            .isFinite()
                            .isNotNegative();
                }
            }
        }
    }

    private static ModelGroup settled(RandomGenerator random) {
        SimulatorParameters parameters = Fixture.parameters();
        List<VirtualPerson> people = new ArrayList<>();
        for (int lane = 0; lane < LANES; lane++) {
            people.add(new VirtualPerson(host(random), HostFactors.draw(parameters, random), Fixture.COMMUNITY));
        }
        ModelGroup group = new ModelGroup(parameters, people, SETUP);
        new SteadyState(group, Routine.USUAL).settle(Runnable::run);
        return group;
    }

    private static HostDraw host(RandomGenerator random) {
        Map<Locus, Integer> alleles = new EnumMap<>(Locus.class);
        Arrays.stream(Locus.values()).forEach(locus -> alleles.put(locus, random.nextInt(3)));
        return new HostDraw(
                random.nextDouble(18, 95),
                random.nextDouble(45, 120),
                random.nextDouble(15, 120),
                5 * Math.exp(random.nextGaussian()),
                random.nextInt(4) == 0 ? 500 * random.nextDouble() : 0,
                random.nextInt(4) == 0 ? 0.05 : random.nextDouble(),
                random.nextInt(5) == 0 ? 0 : random.nextDouble(0.05, 1.2),
                random.nextDouble(),
                random.nextInt(4) == 0,
                random.nextBoolean(),
                random.nextDouble(3, 9),
                random.nextBoolean(),
                random.nextDouble(),
                alleles);
    }

    private static void live(ModelGroup group, RandomGenerator random) {
        double[][] eagerness = new double[LANES][Kind.values().length];
        for (double[] lane : eagerness) {
            for (int kind = 0; kind < lane.length; kind++) {
                lane[kind] = random.nextInt(3) == 0 ? 0.2 * random.nextDouble() : 0;
            }
        }
        for (int day = 0; day < DAYS; day++) {
            group.runDay(
                    HOURS,
                    (lane, moment) -> {
                        for (Kind kind : Kind.values()) {
                            if (random.nextDouble() < eagerness[lane][kind.ordinal()]) {
                                group.take(lane, kind.intake(random, group.subject(lane)));
                            }
                        }
                        if (random.nextInt(5000) == 0) {
                            HostDraw other = host(random);
                            group.change(lane, host -> other);
                        }
                    },
                    Runnable::run);
        }
    }

    private enum Kind {
        DOSE {
            @Override
            Intake intake(RandomGenerator random, Subject subject) {
                return new Intake.Dose(
                        1000 * Math.pow(random.nextDouble(), 4),
                        any(random, Form.values()),
                        any(random, Route.values()),
                        random.nextBoolean(),
                        Optional.empty());
            }
        },
        MEAL {
            @Override
            Intake intake(RandomGenerator random, Subject subject) {
                return new Intake.Food(3 * random.nextDouble(), Optional.empty(), true, Optional.empty());
            }
        },
        BITE {
            @Override
            Intake intake(RandomGenerator random, Subject subject) {
                FoodMatrix food =
                        SETUP.matrices().get(random.nextInt(SETUP.matrices().size()));
                return new Intake.Food(20 * random.nextDouble(), Optional.of(food), false, Optional.of(Setup.DOSES));
            }
        },
        PROBIOTIC {
            @Override
            Intake intake(RandomGenerator random, Subject subject) {
                List<GutCommunity.Member> members = subject.person().community().members();
                return new Intake.Probiotic(
                        members.get(random.nextInt(members.size())).id(), 1e12 * random.nextDouble());
            }
        },
        FIBRE {
            @Override
            Intake intake(RandomGenerator random, Subject subject) {
                return new Intake.Fibre(50 * random.nextDouble());
            }
        },
        WASHING {
            @Override
            Intake intake(RandomGenerator random, Subject subject) {
                return new Intake.BowelPreparation(random.nextDouble());
            }
        };

        abstract Intake intake(RandomGenerator random, Subject subject);

        private static <T> T any(RandomGenerator random, T[] values) {
            return values[random.nextInt(values.length)];
        }
    }
}

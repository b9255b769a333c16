package org.biofluxopt.kinetics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReferenceSolverTest {
    private static final int TAXA = 8;
    private static final ReactionNetwork GUT = GutLikeNetwork.of(TAXA);

    @ParameterizedTest
    @EnumSource
    void errorFallsWithTheOrderOfTheMethod(RosenbrockMethod method) {
        // halving a fixed step must divide the error by 2^order; 0.7 of an order is left to higher terms
        double coarse = twoSpeciesError(method, 40);
        double fine = twoSpeciesError(method, 80);
        assertThat(Math.log(coarse / fine) / Math.log(2)).isBetween(method.order() - 0.7, method.order() + 1.3);
    }

    @Test
    void solvesRobertsonsProblem() {
        // Robertson 1966; reference at t = 40 of Hairer and Wanner 1996, IV.1: y = 0.7158, 9.185e-6, 0.2842
        ReferenceSolver solver = new ReferenceSolver(robertson(), new Tolerance(1e-8, 1e-8));
        ReferenceBlock block = solver.newBlock();
        block.amount(0, 0, 1);
        block.advanceTo(40);
        assertEquals(0.7158270687, block.amount(0, 0), 1e-7);
        assertEquals(9.185534764e-6, block.amount(0, 1), 1e-11);
        assertEquals(0.2841637458, block.amount(0, 2), 1e-7);
    }

    @Test
    void halvingTheToleranceByAThousandCutsTheErrorByAHundredAtLeast() {
        ReferenceBlock exact = days(1e-11, 8, 0.03, 2);
        double loose = error(days(1e-4, 8, 0.03, 2), exact);
        double tight = error(days(1e-7, 8, 0.03, 2), exact);
        assertThat(loose).isLessThan(1e-3);
        assertThat(tight).isLessThan(loose / 100);
    }

    @Test
    void aPersonsResultDoesNotDependOnLaneMates() {
        double relative = 1e-6;
        ReferenceBlock together = days(relative, 8, 0.1, 2);
        for (int lane = 0; lane < 8; lane++) {
            ReferenceSolver solver = new ReferenceSolver(GUT, Tolerance.of(relative));
            ReferenceBlock alone = solver.newBlock();
            setUp(alone, 0, 1 + 0.1 * lane);
            run(solver, alone, 2);
            for (int i = 0; i < GUT.species().size(); i++) {
                double scale = GUT.species().get(i).scale();
                double amount = alone.amount(0, i);
                assertEquals(
                        amount,
                        together.amount(lane, i),
                        10 * relative * Math.max(amount, 1e-3 * scale),
                        "lane " + lane);
            }
        }
    }

    @Test
    void theCutOfARunIntoCallsMattersLessThanTheTolerance() {
        double relative = 1e-6;
        ReferenceSolver solver = new ReferenceSolver(GUT, Tolerance.of(relative));
        ReferenceBlock whole = solver.newBlock();
        ReferenceBlock cut = solver.newBlock();
        for (ReferenceBlock block : List.of(whole, cut)) {
            setUp(block, 0, 1);
            block.parameter(0, GutLikeNetwork.EATING, 1);
        }
        whole.advanceTo(12);
        for (int i = 0; i < 100; i++) {
            cut.advanceTo(0.12 * (i + 1));
        }
        for (int i = 0; i < GUT.species().size(); i++) {
            double amount = whole.amount(0, i);
            double scale = GUT.species().get(i).scale();
            assertEquals(amount, cut.amount(0, i), 10 * relative * Math.max(amount, 1e-3 * scale));
        }
        assertThat(cut.acceptedSteps()).isLessThan(whole.acceptedSteps() + 150); // no restart at a mere cut
    }

    @Test
    void plainLoopsGiveTheBitsOfVectors() {
        ReferenceBlock[] blocks = new ReferenceBlock[2];
        List<LaneKernel> kernels = List.of(new PlainLaneKernel(), new VectorLaneKernel());
        for (int i = 0; i < 2; i++) {
            ReferenceSolver solver =
                    new ReferenceSolver(GUT, Tolerance.of(1e-5), RosenbrockMethod.RODAS5P, kernels.get(i));
            blocks[i] = solver.newBlock();
            for (int lane = 0; lane < 3; lane++) {
                setUp(blocks[i], lane, 1 + lane);
            }
            run(solver, blocks[i], 1);
        }
        assertArrayEquals(amounts(blocks[0], 2), amounts(blocks[1], 2));
    }

    @Test
    void noAmountIsNegativeAndBalancesHoldToRounding() {
        // A + B <-> C with A swallowed whole by B, then C -> counted: A + C + counted is conserved
        var builder = new ReactionNetwork.Builder();
        int a = builder.species(new Species("a", "a", "x", "mol", 1, Species.Kind.CONSERVED));
        int b = builder.species(new Species("b", "b", "x", "mol", 1, Species.Kind.OTHER));
        int c = builder.species(new Species("c", "c", "x", "mol", 1, Species.Kind.CONSERVED));
        int counted = builder.species(new Species("out", "out", "x", "mol", 1, Species.Kind.COUNTER));
        builder.add(new Process.Binding(
                "bind",
                Process.Tempo.FAST,
                Expr.of(1e5),
                b,
                -1,
                List.of(new Process.Binding.Pair(a, List.of(c))),
                true));
        builder.add(new Process.Transfer("leave", Process.Tempo.FAST, c, Expr.of(0.5), List.of(counted)));
        builder.add(new Process.Transfer("fade", Process.Tempo.FAST, a, Expr.of(0.1), List.of(counted)));
        ReferenceSolver solver = new ReferenceSolver(builder.build(), Tolerance.of(1e-4));
        ReferenceBlock block = solver.newBlock();
        double given = 0;
        for (int day = 0; day < 200; day++) {
            block.amount(0, a, block.amount(0, a) + 1);
            block.amount(0, b, block.amount(0, b) + (day % 2 == 0 ? 0.3 : 2));
            given += 1;
            for (int hour = 0; hour < 24; hour += 4) {
                block.advanceTo(24 * day + hour + 4);
                for (int i = 0; i < 4; i++) {
                    assertThat(block.amount(0, i)).isGreaterThanOrEqualTo(0);
                }
                double sum = block.amount(0, a) + block.amount(0, c) + block.amount(0, counted);
                assertEquals(given, sum, 1e-12 * given, "day " + day); // about a thousand roundings
            }
        }
    }

    @Test
    void aRunAllocatesNothing() {
        ReferenceSolver solver = new ReferenceSolver(GUT, Tolerance.of(1e-4));
        ReferenceBlock block = solver.newBlock();
        IntStream.range(0, 8).forEach(lane -> setUp(block, lane, 1 + 0.1 * lane));
        run(solver, block, 40); // until all is compiled: boxes of vectors vanish only then
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        run(solver, block, 20);
        long bytes = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(bytes).as("bytes in 20 days of about 180 steps").isLessThan(20 * 100);
    }

    @Test
    void sharedByThreadsItGivesEachTheSameBits() {
        ReferenceSolver solver = new ReferenceSolver(GUT, Tolerance.of(1e-4));
        double[][] results = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> {
                    ReferenceBlock block = solver.newBlock();
                    setUp(block, 0, 1);
                    run(solver, block, 1);
                    return amounts(block, 0);
                })
                .toArray(double[][]::new);
        for (double[] result : results) {
            assertArrayEquals(results[0], result);
        }
    }

    @Test
    void ratesThatAreNoNumbersEndTheRunWithAMessage() {
        var builder = new ReactionNetwork.Builder();
        int a = builder.species(new Species("a", "a", "x", "mol", 1, Species.Kind.OTHER));
        Expr rate = Expr.ONE.over(new Expr.Amount(a));
        builder.add(new Process.Transfer("r", Process.Tempo.FAST, a, rate.times(rate), List.of()));
        ReferenceSolver solver = new ReferenceSolver(builder.build(), Tolerance.of(1e-4));
        ReferenceBlock block = solver.newBlock();
        assertThatThrownBy(() -> block.advanceTo(1))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("not a number");
    }

    @Test
    void refusesNonsense() {
        ReferenceSolver solver = new ReferenceSolver(GUT, Tolerance.of(1e-4));
        ReferenceBlock block = solver.newBlock();
        assertThatThrownBy(() -> block.amount(0, 0, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> block.advanceTo(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Tolerance.of(0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static ReferenceBlock days(double relative, int people, double spread, int days) {
        ReferenceSolver solver = new ReferenceSolver(GUT, Tolerance.of(relative));
        ReferenceBlock block = solver.newBlock();
        for (int lane = 0; lane < people; lane++) {
            setUp(block, lane, 1 + spread * lane);
        }
        run(solver, block, days);
        return block;
    }

    private static void setUp(ReferenceBlock block, int lane, double factor) {
        double[] start = GutLikeNetwork.start(TAXA);
        for (int i = 0; i < start.length; i++) {
            block.amount(lane, i, start[i]);
        }
        for (int i = 0; i < GutLikeNetwork.EATING; i++) {
            block.parameter(lane, i, GutLikeNetwork.PARAMETERS[i] * factor);
        }
    }

    private static void run(ReferenceSolver solver, ReferenceBlock block, int days) {
        double[] edges = GutLikeNetwork.EDGES;
        block.resetClock();
        for (int day = 0; day < days; day++) {
            for (int e = 0; e + 1 < edges.length; e++) {
                for (int lane = 0; lane < LaneKernel.LANES; lane++) {
                    block.parameter(lane, GutLikeNetwork.EATING, e % 2);
                }
                block.advanceTo(24 * day + edges[e + 1]);
            }
        }
    }

    /** Largest error of any state of any lane, relative to the amount or a millionth of the species' scale. */
    private static double error(ReferenceBlock block, ReferenceBlock exact) {
        double worst = 0;
        for (int lane = 0; lane < LaneKernel.LANES; lane++) {
            for (int i = 0; i < GUT.species().size(); i++) {
                double scale = 1e-6 * GUT.species().get(i).scale();
                double difference = Math.abs(block.amount(lane, i) - exact.amount(lane, i));
                worst = Math.max(worst, difference / Math.max(scale, exact.amount(lane, i)));
            }
        }
        return worst;
    }

    private static double[] amounts(ReferenceBlock block, int lane) {
        return IntStream.range(0, GUT.species().size())
                .mapToDouble(i -> block.amount(lane, i))
                .toArray();
    }

    /** Error at t = 2 of logistic growth y' = y (1 - y), which has the solution 1 / (1 + (1/y0 - 1) exp(-t)). */
    private static double twoSpeciesError(RosenbrockMethod method, int steps) {
        var builder = new ReactionNetwork.Builder();
        int a = builder.species(new Species("a", "a", "x", "mol", 1, Species.Kind.OTHER));
        Expr amount = new Expr.Amount(a);
        builder.add(new Process.Inflow("grow", Process.Tempo.FAST, a, amount));
        builder.add(new Process.Transfer("die", Process.Tempo.FAST, a, amount, List.of()));
        ReferenceSolver solver =
                new ReferenceSolver(builder.build(), new Tolerance(1e-2, 1), method, new PlainLaneKernel());
        ReferenceBlock block = solver.newBlock();
        block.amount(0, a, 0.1);
        double h = 4.0 / steps;
        for (int i = 0; i < steps; i++) {
            block.advanceTo((i + 1) * h); // within so wide a tolerance each call is one step
        }
        assertEquals(steps, block.acceptedSteps(), "a call took more than one step");
        return Math.abs(block.amount(0, a) - 1 / (1 + 9 * Math.exp(-4)));
    }

    private static ReactionNetwork robertson() {
        var builder = new ReactionNetwork.Builder();
        int a = builder.species(new Species("a", "a", "x", "mol", 1, Species.Kind.OTHER));
        int b = builder.species(new Species("b", "b", "x", "mol", 1e-5, Species.Kind.OTHER));
        int c = builder.species(new Species("c", "c", "x", "mol", 1, Species.Kind.OTHER));
        Expr amount = new Expr.Amount(b);
        builder.add(new Process.Transfer("ab", Process.Tempo.FAST, a, Expr.of(0.04), List.of(b)));
        builder.add(new Process.Transfer("bc", Process.Tempo.FAST, b, amount.times(3e7), List.of(c)));
        builder.add(new Process.Transfer("ba", Process.Tempo.FAST, b, new Expr.Amount(c).times(1e4), List.of(a)));
        return builder.build();
    }
}

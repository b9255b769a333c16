package org.biofluxopt.kinetics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.biofluxopt.kinetics.Process.Binding;
import org.biofluxopt.kinetics.Process.Inflow;
import org.biofluxopt.kinetics.Process.Tempo;
import org.biofluxopt.kinetics.Process.Transfer;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class FixedStepSchemeTest {
    private final ReactionNetwork.Builder network = new ReactionNetwork.Builder();

    private int species(String id, Species.Kind kind) {
        return network.species(new Species(id, id, "place", "ug", 1, kind));
    }

    private Expr parameter(String id) {
        return network.parameter(new ParameterSpec(id, id, "1/h"));
    }

    private void transfer(String id, int donor, Expr coefficient, Integer... targets) {
        network.add(new Transfer(id, Tempo.FAST, donor, coefficient, List.of(targets)));
    }

    /** Exact solution of one pool with two ways out: x0 exp(-(a + b) t), shared a : b. Rounding alone. */
    @Test
    void constantLossesAreExactWhateverTheStep() {
        int from = species("from", Species.Kind.CONSERVED);
        int left = species("left", Species.Kind.CONSERVED);
        int right = species("right", Species.Kind.CONSERVED);
        transfer("loss_a", from, parameter("a"), left);
        transfer("loss_b", from, parameter("b"), right);
        FixedStepBlock block = new FixedStepScheme(network.build(), 1).newBlock();
        block.parameter(3, 0, 0.7);
        block.parameter(3, 1, 0.2);
        block.amount(3, from, 5);
        block.advanceTo(4);
        double stays = 5 * Math.exp(-0.9 * 4);
        assertThat(block.amount(3, from)).isCloseTo(stays, within(1e-14));
        assertThat(block.amount(3, left)).isCloseTo((5 - stays) * 7 / 9, within(1e-14));
        assertThat(block.amount(3, right)).isCloseTo((5 - stays) * 2 / 9, within(1e-14));
        assertThat(block.amount(2, left)).isZero();
    }

    /** A steady inflow into a chain holds x = rate / loss at any step: the scheme is exact for constant inflow. */
    @Test
    void steadyStateOfAChainDoesNotDependOnTheStep() {
        int first = species("first", Species.Kind.OTHER);
        int second = species("second", Species.Kind.OTHER);
        network.add(new Inflow("in", Tempo.FAST, first, Expr.of(2)));
        transfer("on", first, Expr.of(3), second);
        transfer("out", second, Expr.of(0.5));
        FixedStepBlock block = new FixedStepScheme(network.build(), 2).newBlock();
        block.advanceTo(80);
        assertThat(block.amount(0, first)).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(block.amount(0, second)).isCloseTo(4, within(1e-12));
    }

    /** A + B -> AB: closed form of the second-order law; the scheme is second order in the step. */
    @Test
    void bindingAtAFiniteRateConvergesToTheClosedForm() {
        double coarse = Math.abs(bound(4) - closedForm());
        double fine = Math.abs(bound(16) - closedForm());
        assertThat(fine).isLessThan(coarse / 8).isLessThan(2e-3);
    }

    private static double closedForm() {
        double a = 2;
        double b = 0.5;
        double grown = Math.exp((a - b) * 3);
        return a * b * (grown - 1) / (a * grown - b);
    }

    private static double bound(int stepsPerHour) {
        ReactionNetwork.Builder network = new ReactionNetwork.Builder();
        int ligand = network.species(new Species("l", "l", "p", "ug", 1, Species.Kind.CONSERVED));
        int complex = network.species(new Species("c", "c", "p", "ug", 1, Species.Kind.CONSERVED));
        int carrier = network.species(new Species("r", "r", "p", "ug", 1, Species.Kind.OTHER));
        network.add(new Binding(
                "bind",
                Tempo.FAST,
                Expr.of(3),
                carrier,
                -1,
                List.of(new Binding.Pair(ligand, List.of(complex))),
                false));
        FixedStepBlock block = new FixedStepScheme(network.build(), stepsPerHour).newBlock();
        block.amount(0, ligand, 2);
        block.amount(0, carrier, 0.5);
        block.advanceTo(1);
        return block.amount(0, complex);
    }

    /** What stays unbound is of the order of 1 / (constant x what is left of the other side). */
    @Test
    void fastBindingUsesUpTheScarcerSide() {
        int ligand = species("ligand", Species.Kind.CONSERVED);
        int complex = species("complex", Species.Kind.CONSERVED);
        int carrier = species("carrier", Species.Kind.OTHER);
        network.add(new Binding(
                "bind",
                Tempo.FAST,
                Expr.of(1e6),
                carrier,
                -1,
                List.of(new Binding.Pair(ligand, List.of(complex))),
                true));
        FixedStepBlock block = new FixedStepScheme(network.build(), 4).newBlock();
        block.amount(0, ligand, 3);
        block.amount(0, carrier, 1);
        block.amount(1, ligand, 1);
        block.amount(1, carrier, 3);
        block.advanceTo(0.25);
        assertThat(block.amount(0, complex)).isCloseTo(1, within(1e-5));
        assertThat(block.amount(0, ligand)).isCloseTo(2, within(1e-5));
        assertThat(block.amount(1, complex)).isCloseTo(1, within(1e-5));
        assertThat(block.amount(1, carrier)).isCloseTo(2, within(1e-5));
    }

    /**
     * A carrier made at 1/h meets a ligand that comes in at 0.5, then 2/h: a fast binding passes from one side in excess to
     * the other. The reference solver with mass action is the measure; 0.5 % is what the tiers may differ by.
     */
    @Test
    void fastBindingFollowsMassActionWhicheverSideIsScarce() {
        int ligand = species("ligand", Species.Kind.CONSERVED);
        int complex = species("complex", Species.Kind.CONSERVED);
        int carrier = species("carrier", Species.Kind.OTHER);
        Expr offered = parameter("offered");
        network.add(new Inflow("ligand_in", Tempo.FAST, ligand, offered));
        network.add(new Inflow("carrier_in", Tempo.FAST, carrier, Expr.ONE));
        Binding.Pair pair = new Binding.Pair(ligand, List.of(complex));
        network.add(new Binding("bind", Tempo.FAST, Expr.of(3000), carrier, -1, List.of(pair), true));
        transfer("ligand_lost", ligand, Expr.of(0.6));
        transfer("carrier_lost", carrier, Expr.of(0.4));
        ReactionNetwork built = network.build();
        LaneBlock fixed = new FixedStepScheme(built, 12).newBlock();
        LaneBlock exact = new ReferenceSolver(built, Tolerance.of(1e-8)).newBlock();
        double hour = 0;
        for (double rate : new double[] {0.5, 2, 0.5}) {
            for (LaneBlock block : List.of(fixed, exact)) {
                for (int lane = 0; lane < block.lanes(); lane++) {
                    block.parameter(lane, 0, rate);
                }
                block.amount(0, ligand, block.amount(0, ligand) + 1); // a dose, too
            }
            for (int i = 0; i < 10; i++) {
                hour += 0.5;
                fixed.advanceTo(hour);
                exact.advanceTo(hour);
                assertThat(fixed.amount(0, complex) / exact.amount(0, complex))
                        .as("at %s h", hour)
                        .isBetween(0.995, 1.005);
            }
        }
    }

    /** A flooded gate passes its receptors once, then as many as return: R (1 + k t). Within half a percent at k h = 1/6. */
    @Test
    void spentCarriersReturnWithinTheStep() {
        int ligand = species("ligand", Species.Kind.CONSERVED);
        int inside = species("inside", Species.Kind.CONSERVED);
        int open = species("open", Species.Kind.OTHER);
        int used = species("used", Species.Kind.OTHER);
        transfer("back", used, Expr.of(2), open);
        Binding.Pair pair = new Binding.Pair(ligand, List.of(inside));
        network.add(new Binding("uptake", Tempo.FAST, Expr.of(45), open, used, List.of(pair), false));
        FixedStepBlock block = new FixedStepScheme(network.build(), 12).newBlock();
        block.amount(0, ligand, 1e6);
        block.amount(0, open, 0.1);
        block.advanceTo(5);
        assertThat(block.amount(0, inside) / (0.1 * (1 + 2 * 5))).isBetween(0.995, 1.005);
        assertThat(block.amount(0, open) + block.amount(0, used)).isCloseTo(0.1, within(1e-15));
    }

    /** What a slow step gives to a pool that fast ones empty comes in evenly during it, and is counted all the time. */
    @Test
    void whatSlowStepsHandOverComesInEvenly() {
        int slow = species("slow", Species.Kind.CONSERVED);
        int fast = species("fast", Species.Kind.CONSERVED);
        int out = species("out", Species.Kind.CONSERVED);
        network.add(new Transfer("release", Tempo.SLOW, slow, Expr.of(0.1), List.of(fast)));
        transfer("on", fast, Expr.of(50), out);
        FixedStepBlock block = new FixedStepScheme(network.build(), 12).newBlock();
        block.amount(0, slow, 1);
        double released = 1 - Math.exp(-0.1);
        block.advanceTo(0.5);
        assertThat(block.amount(0, out)).isCloseTo(released / 2, within(released / 12 / (50.0 / 12)));
        assertThat(block.amount(0, slow) + block.amount(0, fast) + block.amount(0, out))
                .isCloseTo(1, within(1e-14));
        FixedStepBlock other = block.copy();
        other.resetClock();
        other.put(3, block, 0);
        for (int lane : new int[] {0, 3}) {
            assertThat(other.amount(lane, fast)).isCloseTo(block.amount(0, fast), within(1e-15));
        }
    }

    /** Random networks: the sum stays to rounding, nothing is negative, and a label of everything equals the whole. */
    @RepeatedTest(20)
    void nothingIsLostAndALabelGoesWithTheWhole(RepetitionInfo repetition) {
        SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
        RandomNetwork made = new RandomNetwork(random);
        FixedStepBlock block = new FixedStepScheme(made.network(), 3).newBlock();
        for (int lane = 0; lane < block.lanes(); lane++) {
            made.fill(block, lane, random);
        }
        double[] before = made.totals(block);
        block.advanceTo(200);
        double[] after = made.totals(block);
        for (int lane = 0; lane < block.lanes(); lane++) {
            assertThat(after[lane] / before[lane]).isCloseTo(1, within(1e-12));
            for (int i = 0; i < made.network().species().size(); i++) {
                assertThat(block.amount(lane, i)).isNotNegative();
            }
            for (int i = 0; i < RandomNetwork.POOLS; i++) {
                int copy = made.network().labels().getFirst().of(i);
                assertThat(block.amount(lane, copy)).isCloseTo(block.amount(lane, i), within(1e-12));
            }
        }
    }

    /** Plain IEEE operations in one order: not a tolerance but the same bits. */
    @RepeatedTest(5)
    void vectorAndPortableMachinesGiveTheSameBits(RepetitionInfo repetition) {
        SplittableRandom random = new SplittableRandom(100 + repetition.getCurrentRepetition());
        RandomNetwork made = new RandomNetwork(random);
        FixedStepBlock fast = new FixedStepScheme(made.network(), 3, new VectorTapeMachine()).newBlock();
        FixedStepBlock plain = new FixedStepScheme(made.network(), 3, TapeMachine.portable()).newBlock();
        made.fill(fast, 5, new SplittableRandom(1));
        made.fill(plain, 5, new SplittableRandom(1));
        fast.advanceTo(100);
        plain.advanceTo(100);
        for (int i = 0; i < made.network().species().size(); i++) {
            assertThat(fast.amount(5, i)).isEqualTo(plain.amount(5, i));
        }
    }

    @Test
    void aRunCutIntoCallsGivesTheSameBits() {
        RandomNetwork made = new RandomNetwork(new SplittableRandom(7));
        FixedStepScheme scheme = new FixedStepScheme(made.network(), 3);
        FixedStepBlock whole = scheme.newBlock();
        FixedStepBlock cut = scheme.newBlock();
        made.fill(whole, 0, new SplittableRandom(2));
        made.fill(cut, 9, new SplittableRandom(2));
        whole.advanceTo(50);
        for (double hour = 1.0 / 3; hour < 50; hour += 1.0 / 3) {
            cut.advanceTo(hour);
        }
        cut.advanceTo(50);
        for (int i = 0; i < made.network().species().size(); i++) {
            assertThat(cut.amount(9, i)).isEqualTo(whole.amount(0, i));
        }
    }
}

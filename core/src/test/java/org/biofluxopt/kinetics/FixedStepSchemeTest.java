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

    @Test
    void instantBindingUsesUpTheScarcerSide() {
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
        assertThat(block.amount(0, complex)).isEqualTo(1);
        assertThat(block.amount(0, ligand)).isEqualTo(2);
        assertThat(block.amount(1, complex)).isEqualTo(1);
        assertThat(block.amount(1, carrier)).isEqualTo(2);
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
    void vectorCompiledAndPortableMachinesGiveTheSameBits(RepetitionInfo repetition) {
        SplittableRandom random = new SplittableRandom(100 + repetition.getCurrentRepetition());
        RandomNetwork made = new RandomNetwork(random);
        FixedStepBlock fast = new FixedStepScheme(made.network(), 3, TapeMachine.fastest()).newBlock();
        FixedStepBlock plain = new FixedStepScheme(made.network(), 3, TapeMachine.portable()).newBlock();
        FixedStepBlock compiled = new FixedStepScheme(made.network(), 3, new CompilingTapeMachine(0)).newBlock();
        made.fill(fast, 5, new SplittableRandom(1));
        made.fill(plain, 5, new SplittableRandom(1));
        made.fill(compiled, 5, new SplittableRandom(1));
        compiled.advanceTo(100);
        fast.advanceTo(100);
        plain.advanceTo(100);
        for (int i = 0; i < made.network().species().size(); i++) {
            assertThat(fast.amount(5, i)).isEqualTo(plain.amount(5, i));
            assertThat(compiled.amount(5, i)).isEqualTo(plain.amount(5, i));
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

package org.biofluxopt.kinetics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class TapeLinkerTest {
    private static final int AMOUNTS = 12;
    private static final int INSTRUCTIONS = 600;
    private static final int[] OPERATIONS = {
        Tape.ADD, Tape.SUBTRACT, Tape.MULTIPLY, Tape.DIVIDE, Tape.MIN, Tape.MAX, Tape.ROOT, Tape.EXP
    };

    /** Random straight code, worked out one by one in its own order: joined and reordered it must give the same bits. */
    @RepeatedTest(20)
    void joiningAndReorderingChangeNoBit(RepetitionInfo repetition) {
        SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
        List<int[]> operations = operations(random);
        Map<Integer, Integer> stores = new HashMap<>();
        for (int i = 0; i < AMOUNTS; i += 2) { // some end with another amount's beginning, some two with the same value
            int value = random.nextInt(INSTRUCTIONS / 2, INSTRUCTIONS);
            stores.put(amount(i), i % 6 == 4 ? amount(i - 1) : temporary(value));
            stores.put(amount(i + 1), i % 6 == 2 ? temporary(value) : temporary(random.nextInt(INSTRUCTIONS)));
        }
        Registers registers = new Registers(0, AMOUNTS);
        Tape tape = new TapeLinker(registers).link(operations, stores);
        double[] start = random.doubles(AMOUNTS, 0.1, 2).toArray();
        Map<Integer, Double> expected = oneByOne(operations, start);
        for (TapeMachine machine : List.of(new VectorTapeMachine(), TapeMachine.portable())) {
            double[] r = registers.allocate();
            for (int i = 0; i < AMOUNTS; i++) {
                for (int lane = 0; lane < Tape.LANES; lane++) {
                    r[registers.place(amount(i)) * Tape.LANES + lane] = lane == 3 ? start[i] : 1 + i;
                }
            }
            machine.run(tape, r);
            stores.forEach((home, value) ->
                    assertThat(r[registers.place(home) * Tape.LANES + 3]).isEqualTo(expected.get(value)));
        }
    }

    /** What the order is for: a law of each of twelve becomes three runs, not thirty-six instructions in turn. */
    @Test
    void equalOperationsStandTogether() {
        List<int[]> operations = new ArrayList<>();
        Map<Integer, Integer> stores = new HashMap<>();
        for (int i = 0; i < 3 * AMOUNTS; i += 3) { // a (a + b) - c, for each
            int a = amount(i / 3);
            operations.add(new int[] {Tape.ADD, temporary(i), a, amount(0)});
            operations.add(new int[] {Tape.DIVIDE, temporary(i + 1), a, temporary(i)});
            operations.add(new int[] {Tape.SUBTRACT, temporary(i + 2), temporary(i + 1), amount(1)});
            stores.put(Registers.code(Registers.SLOW, i / 3), temporary(i + 2));
        }
        Registers registers = new Registers(0, AMOUNTS);
        stores.keySet().forEach(home -> registers.newSlow());
        assertThat(new TapeLinker(registers).link(operations, stores).runs()).hasSize(3);
    }

    /** A number that went wrong must stay visible, not become the bound it is compared with. */
    @Test
    void notANumberIsKeptByMinimumAndMaximum() {
        assertThat(TapeMachine.max(Double.NaN, 0)).isNaN();
        assertThat(TapeMachine.min(Double.NaN, 0)).isNaN();
        assertThat(TapeMachine.max(-1, 0)).isZero();
        assertThat(TapeMachine.min(2, 1)).isEqualTo(1);
    }

    private static List<int[]> operations(SplittableRandom random) {
        List<int[]> operations = new ArrayList<>();
        for (int i = 0; i < INSTRUCTIONS; i++) {
            int operation = OPERATIONS[random.nextInt(OPERATIONS.length)];
            int a = operand(random, i);
            boolean unary = operation == Tape.ROOT || operation == Tape.EXP;
            operations.add(new int[] {operation, temporary(i), a, unary ? a : operand(random, i)});
        }
        return operations;
    }

    private static int operand(SplittableRandom random, int before) {
        boolean old = before == 0 || random.nextInt(3) == 0;
        return old ? amount(random.nextInt(AMOUNTS)) : temporary(random.nextInt(Math.max(0, before - 20), before));
    }

    private static Map<Integer, Double> oneByOne(List<int[]> operations, double[] start) {
        Map<Integer, Double> values = new HashMap<>();
        for (int i = 0; i < AMOUNTS; i++) {
            values.put(amount(i), start[i]);
        }
        Set<Integer> written = new HashSet<>();
        for (int[] operation : operations) {
            double a = Objects.requireNonNull(values.get(operation[2]));
            double b = Objects.requireNonNull(values.get(operation[3]));
            assertThat(written.add(operation[1])).isTrue();
            values.put(
                    operation[1],
                    switch (operation[0]) {
                        case Tape.ADD -> a + b;
                        case Tape.SUBTRACT -> a - b;
                        case Tape.MULTIPLY -> a * b;
                        case Tape.DIVIDE -> a / b;
                        case Tape.MIN -> TapeMachine.min(a, b);
                        case Tape.MAX -> TapeMachine.max(a, b);
                        case Tape.ROOT -> Math.sqrt(a);
                        default -> StrictMath.exp(a);
                    });
        }
        return values;
    }

    private static int amount(int i) {
        return Registers.code(Registers.AMOUNT, i);
    }

    private static int temporary(int i) {
        return Registers.code(Registers.TEMPORARY, i);
    }
}

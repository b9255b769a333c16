package org.biofluxopt.kinetics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LaneKernelTest {
    private static final int REGISTERS = 40;

    @Test
    void vectorsGiveTheBitsOfPlainLoops() {
        for (int seed = 0; seed < 100; seed++) {
            var rng = new SplittableRandom(seed);
            LaneAssembler code = new LaneAssembler();
            for (int i = 0; i < 60; i++) {
                LaneOp op = LaneOp.values()[rng.nextInt(LaneOp.values().length)];
                int[] places = rng.ints(op.width() - 1, 0, REGISTERS - 1).toArray();
                places[0] = REGISTERS - 1; // results go where no product is read from
                code.emit(op, places);
                code.emit(LaneOp.MULTIPLY, rng.nextInt(REGISTERS - 1), REGISTERS - 1, rng.nextInt(REGISTERS));
            }
            LaneProgram program = code.assemble();
            double[] plain =
                    rng.doubles((long) REGISTERS * LaneKernel.LANES, 0.1, 1.5).toArray();
            double[] vectors = plain.clone();
            new PlainLaneKernel().run(program, plain);
            new VectorLaneKernel().run(program, vectors);
            assertArrayEquals(plain, vectors, "seed " + seed); // tolerance 0: equal bits
        }
    }

    @Test
    void everyInstructionDoesWhatItSays() {
        double[] r = new double[12 * LaneKernel.LANES];
        for (int i = 1; i <= 9; i++) {
            java.util.Arrays.fill(r, i * LaneKernel.LANES, (i + 1) * LaneKernel.LANES, i);
        }
        double[] expected = {
            1 + 2.0,
            1 - 2.0,
            1 * 2.0,
            1 / 1.0,
            -1 / 1.0,
            1 + 2 * 3.0,
            1 + 2 * 3 + 4 * 5.0,
            1 + 2 * 3 + 4 * 5 + 6 * 7 + 8 * 9.0,
            1,
            Math.E
        };
        for (LaneOp op : LaneOp.values()) {
            LaneAssembler code = new LaneAssembler();
            int[] places = new int[op.width() - 1];
            for (int i = 1; i < places.length; i++) {
                places[i] = i;
            }
            code.emit(op, places);
            for (LaneKernel kernel : List.of(new PlainLaneKernel(), new VectorLaneKernel())) {
                kernel.run(code.assemble(), r);
                assertEquals(expected[op.ordinal()], r[5], 1e-15, op + " by " + kernel.getClass());
            }
        }
    }

    @Test
    void reorderingKeepsTheResultsOfTheWrittenOrder() {
        for (int seed = 0; seed < 200; seed++) {
            var rng = new SplittableRandom(seed);
            List<int[]> written = new ArrayList<>();
            LaneAssembler code = new LaneAssembler();
            for (int i = 0; i < 50; i++) {
                int[] places = rng.ints(3, 0, 12).toArray();
                int op = rng.nextInt(3);
                written.add(new int[] {op, places[0] * 8, places[1] * 8, places[2] * 8});
                code.emit(LaneOp.values()[op], places);
            }
            double[] inOrder = rng.doubles(12L * LaneKernel.LANES, 0.5, 1.5).toArray();
            double[] reordered = inOrder.clone();
            for (int[] instruction : written) {
                new PlainLaneKernel().run(new LaneProgram(instruction), inOrder);
            }
            new PlainLaneKernel().run(code.assemble(), reordered);
            assertArrayEquals(inOrder, reordered, "seed " + seed);
        }
    }

    @Test
    void combiningAndJudgingGiveTheSameBits() {
        var rng = new SplittableRandom(7);
        int species = 13; // not a multiple of the four that the vector loop takes at once
        int size = species * LaneKernel.LANES;
        double[] y = rng.doubles(size).toArray();
        double[] k = rng.doubles(4L * size, -1, 1).toArray();
        double[] weights = {0.3, -1.7, 2.5};
        double[] tolerance = rng.doubles(species, 0.01, 0.02).toArray();
        double[][] results = new double[2][3 * size + 2];
        LaneKernel[] kernels = {new PlainLaneKernel(), new VectorLaneKernel()};
        for (int i = 0; i < 2; i++) {
            double[] r = new double[2 * size];
            double[] next = new double[size];
            double[] verdict = new double[2];
            kernels[i].combine(y, weights, 0.9, k, size, r, 0);
            System.arraycopy(k, 3 * size, r, size, size);
            kernels[i].judge(y, r, size, 1e-3, tolerance, next, verdict);
            System.arraycopy(r, 0, results[i], 0, 2 * size);
            System.arraycopy(next, 0, results[i], 2 * size, size);
            System.arraycopy(verdict, 0, results[i], 3 * size, 2);
        }
        assertArrayEquals(results[0], results[1]);
    }
}

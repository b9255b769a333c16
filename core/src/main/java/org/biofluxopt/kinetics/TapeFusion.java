package org.biofluxopt.kinetics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Joins an operation to the one that alone reads its result: a product to the sum, difference or product it goes into, a sum
 * to a sum, a difference to the larger-of. Both are still rounded, so results stay; what is saved is a store, a load and the
 * reading of an instruction.
 */
final class TapeFusion {
    private final Map<Integer, Integer> readers = new HashMap<>();
    private final Map<Integer, int[]> makers = new HashMap<>();

    private TapeFusion(List<int[]> operations, Collection<Integer> stored) {
        for (int[] operation : operations) {
            readers.merge(operation[2], 1, Integer::sum);
            if (operation[3] != operation[2] || !isUnary(operation[0])) {
                readers.merge(operation[3], 1, Integer::sum);
            }
        }
        stored.forEach(value -> readers.merge(value, 2, Integer::sum));
    }

    private static boolean isUnary(int operation) {
        return operation == Tape.EXP || operation == Tape.ROOT || operation == Tape.COPY;
    }

    /**
     * @param operations operation, result, two operands
     * @param stored values that are needed at the end
     * @return operation, result, three operands, the last one repeated where there are fewer
     */
    static List<int[]> of(List<int[]> operations, Collection<Integer> stored) {
        return new TapeFusion(operations, stored).joined(operations);
    }

    private List<int[]> joined(List<int[]> operations) {
        List<int[]> joined = new ArrayList<>();
        for (int[] plain : operations) {
            int[] operation = {plain[0], plain[1], plain[2], plain[3], plain[3]};
            int[] with = joined(operation);
            joined.add(with);
            makers.put(with[1], with);
        }
        return joined.stream().filter(operation -> operation[0] != GONE).toList();
    }

    private int[] joined(int[] operation) {
        int a = operation[2];
        int b = operation[3];
        return switch (operation[0]) {
            case Tape.ADD -> {
                int[] product = join(Tape.MULTIPLY, Tape.MULTIPLY_ADD, operation, a, b);
                product = product == operation ? join(Tape.MULTIPLY, Tape.MULTIPLY_ADD, operation, b, a) : product;
                product = product == operation ? join(Tape.ADD, Tape.ADD_TWICE, operation, a, b) : product;
                yield product == operation ? join(Tape.ADD, Tape.ADD_TWICE, operation, b, a) : product;
            }
            case Tape.SUBTRACT -> join(Tape.MULTIPLY, Tape.MULTIPLY_FROM, operation, b, a);
            case Tape.MULTIPLY -> {
                int[] product = join(Tape.MULTIPLY, Tape.MULTIPLY_TWICE, operation, a, b);
                yield product == operation ? join(Tape.MULTIPLY, Tape.MULTIPLY_TWICE, operation, b, a) : product;
            }
            case Tape.MAX -> join(Tape.SUBTRACT, Tape.SUBTRACT_MAX, operation, a, b);
            default -> operation;
        };
    }

    /** The joined operation if {@code inner} is made by such an operation for this reader alone; else the same. */
    private int[] join(int made, int joined, int[] operation, int inner, int outer) {
        int[] maker = makers.get(inner);
        if (maker == null
                || maker[0] != made
                || Registers.kind(inner) != Registers.TEMPORARY
                || readers.getOrDefault(inner, 0) != 1) {
            return operation;
        }
        maker[0] = GONE;
        return new int[] {joined, operation[1], maker[2], maker[3], outer};
    }

    private static final int GONE = -1;
}

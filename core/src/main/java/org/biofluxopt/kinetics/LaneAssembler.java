package org.biofluxopt.kinetics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Collects instructions in an order that would be right, and reorders them so that equal ones stand together: of those
 * that wait for nothing more, all of the commonest kind come next (list scheduling), which processors predict well. An instruction never passes one that
 * writes what it reads or writes, nor one that reads what it writes; so results do not depend on the new order.
 */
final class LaneAssembler {
    private record Instruction(LaneOp op, int[] places) {}

    private final List<Instruction> instructions = new ArrayList<>();

    /** @param places registers (not times eight): the result's, then the operands' */
    void emit(LaneOp op, int... places) {
        if (places.length != op.width() - 1) {
            throw new IllegalArgumentException(op + " takes " + (op.width() - 1) + " places, got " + places.length);
        }
        instructions.add(new Instruction(op, places.clone()));
    }

    /**
     * {@code result = start + sum of products}.
     *
     * @param factors pairs of registers; none copies start, unless it is the result itself
     */
    void dot(int result, int start, List<int[]> factors, int zero) {
        int from = start;
        int i = 0;
        while (i < factors.size()) {
            int left = factors.size() - i;
            int take = left >= 4 ? 4 : left >= 2 ? 2 : 1;
            int[] places = new int[2 + 2 * take];
            places[0] = result;
            places[1] = from;
            for (int f = 0; f < take; f++) {
                places[2 + 2 * f] = factors.get(i + f)[0];
                places[3 + 2 * f] = factors.get(i + f)[1];
            }
            emit(take == 4 ? LaneOp.DOT4 : take == 2 ? LaneOp.DOT2 : LaneOp.DOT1, places);
            from = result;
            i += take;
        }
        if (factors.isEmpty() && result != start) {
            emit(LaneOp.ADD, result, start, zero);
        }
    }

    /** The program of all instructions so far. */
    LaneProgram assemble() {
        int n = instructions.size();
        List<List<Integer>> followers = new ArrayList<>();
        int[] waitsFor = new int[n];
        Map<Integer, Integer> writer = new HashMap<>();
        Map<Integer, List<Integer>> readers = new HashMap<>();
        for (int i = 0; i < n; i++) {
            followers.add(new ArrayList<>());
            int[] places = instructions.get(i).places;
            for (int p = 1; p < places.length; p++) {
                follow(writer.get(places[p]), i, followers, waitsFor);
            }
            follow(writer.get(places[0]), i, followers, waitsFor);
            for (int reader : readers.getOrDefault(places[0], List.of())) {
                follow(reader, i, followers, waitsFor);
            }
            for (int p = 1; p < places.length; p++) {
                readers.computeIfAbsent(places[p], key -> new ArrayList<>()).add(i);
            }
            writer.put(places[0], i);
            readers.put(places[0], new ArrayList<>());
        }
        return schedule(followers, waitsFor);
    }

    private static void follow(@Nullable Integer earlier, int later, List<List<Integer>> followers, int[] waits) {
        if (earlier != null && earlier != later) {
            followers.get(earlier).add(later);
            waits[later]++;
        }
    }

    private LaneProgram schedule(List<List<Integer>> followers, int[] waitsFor) {
        LaneOp[] ops = LaneOp.values();
        List<List<Integer>> ready = new ArrayList<>(); // by the ordinal of the operation
        for (int i = 0; i < ops.length; i++) {
            ready.add(new ArrayList<>());
        }
        int length = 0;
        for (int i = 0; i < waitsFor.length; i++) {
            length += instructions.get(i).op.width();
            if (waitsFor[i] == 0) {
                ready.get(instructions.get(i).op.ordinal()).add(i);
            }
        }
        int[] code = new int[length];
        int at = 0;
        while (at < length) {
            int op = 0;
            for (int other = 1; other < ops.length; other++) {
                op = ready.get(other).size() > ready.get(op).size() ? other : op;
            }
            List<Integer> run = List.copyOf(ready.get(op));
            ready.get(op).clear();
            for (int i : run) {
                code[at++] = op;
                for (int place : instructions.get(i).places) {
                    code[at++] = place * LaneKernel.LANES;
                }
                for (int follower : followers.get(i)) {
                    if (--waitsFor[follower] == 0) {
                        ready.get(instructions.get(follower).op.ordinal()).add(follower);
                    }
                }
            }
        }
        return new LaneProgram(code);
    }
}

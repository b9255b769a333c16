package org.biofluxopt.kinetics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reorders the instructions of a tape so that equal operations stand together: a machine that reads them then takes the same
 * branch many times over. Of a window of instructions the commonest operation that waits for nothing more comes next (list
 * scheduling); a window, so that a result is read while it is still near. Every instruction writes a value of its own, so
 * the order changes no result.
 */
final class TapeOrder {
    /** Instructions looked at together. */
    private static final int WINDOW = 400;

    private final List<int[]> operations;
    private final int[][] waitsFor;
    private final boolean[] done;

    private TapeOrder(List<int[]> operations) {
        this.operations = operations;
        done = new boolean[operations.size()];
        waitsFor = new int[operations.size()][];
        Map<Integer, Integer> madeBy = new HashMap<>();
        for (int i = 0; i < operations.size(); i++) {
            int[] operation = operations.get(i);
            int[] before = new int[operation.length - 2];
            for (int k = 0; k < before.length; k++) {
                before[k] = madeBy.getOrDefault(operation[k + 2], -1);
            }
            waitsFor[i] = before;
            madeBy.put(operation[1], i);
        }
    }

    /** @param operations operation, result, operands, in an order that would be right */
    static List<int[]> of(List<int[]> operations) {
        return new TapeOrder(operations).ordered();
    }

    private List<int[]> ordered() {
        List<int[]> ordered = new ArrayList<>(operations.size());
        List<Integer> window = new ArrayList<>();
        int next = 0;
        while (ordered.size() < operations.size()) {
            while (window.size() < WINDOW && next < operations.size()) {
                window.add(next++);
            }
            int chosen = commonest(window);
            window.removeIf(i -> {
                boolean take = operations.get(i)[0] == chosen && ready(i);
                if (take) {
                    done[i] = true;
                    ordered.add(operations.get(i));
                }
                return take;
            });
        }
        return ordered;
    }

    /** The operation that most instructions of those that wait for nothing have, the earliest of equals. */
    private int commonest(List<Integer> window) {
        int[] ready = new int[Tape.OPERATIONS];
        for (int i : window) {
            if (ready(i)) {
                ready[operations.get(i)[0]]++;
            }
        }
        int most = Arrays.stream(ready).max().orElseThrow();
        for (int i : window) {
            if (ready(i) && ready[operations.get(i)[0]] == most) {
                return operations.get(i)[0];
            }
        }
        throw new IllegalStateException("Instructions wait for each other");
    }

    private boolean ready(int i) {
        for (int before : waitsFor[i]) {
            if (before >= 0 && !done[before]) {
                return false;
            }
        }
        return true;
    }
}

package org.biofluxopt.kinetics;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Drops what nobody reads, joins and orders what is left, and gives temporaries their registers, a freed one first. */
final class TapeLinker {
    private final Registers registers;

    TapeLinker(Registers registers) {
        this.registers = registers;
    }

    /**
     * @param operations operation, result, operands, in order, as value codes
     * @param stores home of a value (an amount or a slow part) to the value it ends with
     */
    Tape link(List<int[]> operations, Map<Integer, Integer> stores) {
        List<int[]> needed = TapeOrder.of(TapeFusion.of(needed(operations, stores), stores.values()));
        Map<Integer, Integer> lastRead = new HashMap<>();
        for (int i = 0; i < needed.size(); i++) {
            for (int k = 2; k < Tape.WIDTH; k++) {
                lastRead.put(needed.get(i)[k], i);
            }
        }
        Map<Integer, Integer> homeOf = new HashMap<>();
        List<int[]> copies = new ArrayList<>();
        Map<Integer, Integer> definedAt = new HashMap<>();
        for (int i = 0; i < needed.size(); i++) {
            definedAt.put(needed.get(i)[1], i);
        }
        Set<Integer> storedElsewhere = new HashSet<>();
        stores.forEach((home, value) -> {
            if (Registers.kind(value) != Registers.TEMPORARY && !value.equals(home)) {
                storedElsewhere.add(value);
            }
        });
        stores.forEach((home, value) -> {
            boolean temporary = Registers.kind(value) == Registers.TEMPORARY;
            boolean free = temporary
                    && !homeOf.containsKey(value)
                    && !storedElsewhere.contains(home)
                    && lastRead.getOrDefault(home, -1) <= definedAt.getOrDefault(value, -1);
            if (free) {
                homeOf.put(value, home); // the old number of that place is read no more: write the new one over it
            } else {
                copies.add(new int[] {Tape.COPY, home, value, value, value});
                lastRead.put(value, Integer.MAX_VALUE);
            }
        });
        copies.sort(Comparator.comparing(copy -> Registers.kind(copy[2]) != Registers.AMOUNT)); // old amounts first
        return place(needed, copies, lastRead, homeOf);
    }

    private static List<int[]> needed(List<int[]> operations, Map<Integer, Integer> stores) {
        Set<Integer> read = new HashSet<>(stores.values());
        List<int[]> needed = new ArrayList<>();
        for (int i = operations.size() - 1; i >= 0; i--) {
            int[] operation = operations.get(i);
            if (Registers.kind(operation[1]) != Registers.TEMPORARY || read.contains(operation[1])) {
                needed.add(operation);
                read.add(operation[2]);
                read.add(operation[3]);
            }
        }
        return needed.reversed();
    }

    private Tape place(
            List<int[]> operations, List<int[]> copies, Map<Integer, Integer> lastRead, Map<Integer, Integer> homeOf) {
        Map<Integer, Integer> temporary = new HashMap<>();
        Deque<Integer> free = new ArrayDeque<>();
        int used = 0;
        int[] code = new int[(operations.size() + copies.size()) * Tape.WIDTH];
        int at = 0;
        for (int i = 0; i < operations.size(); i++) {
            int[] operation = operations.get(i);
            for (int k = 2; k < Tape.WIDTH; k++) {
                code[at + k] = where(operation[k], temporary, homeOf);
            }
            for (int k = 2; k < Tape.WIDTH; k++) {
                Integer slot = temporary.get(operation[k]);
                if (slot != null && lastRead.getOrDefault(operation[k], -1) == i) {
                    free.push(slot);
                    temporary.remove(operation[k]);
                }
            }
            int result = operation[1];
            if (Registers.kind(result) == Registers.TEMPORARY && !homeOf.containsKey(result)) {
                Integer slot = free.poll();
                temporary.put(result, slot != null ? slot : used++);
            }
            code[at] = operation[0];
            code[at + 1] = where(result, temporary, homeOf);
            at += Tape.WIDTH;
        }
        for (int[] copy : copies) {
            code[at] = Tape.COPY;
            code[at + 1] = registers.place(copy[1]);
            Arrays.fill(code, at + 2, at + Tape.WIDTH, where(copy[2], temporary, homeOf));
            at += Tape.WIDTH;
        }
        registers.needTemporaries(used);
        return new Tape(code);
    }

    private int where(int value, Map<Integer, Integer> temporary, Map<Integer, Integer> homeOf) {
        Integer home = homeOf.get(value);
        if (home != null) {
            return registers.place(home);
        }
        Integer slot = temporary.get(value);
        return slot != null ? registers.place(Registers.code(Registers.TEMPORARY, slot)) : registers.place(value);
    }
}

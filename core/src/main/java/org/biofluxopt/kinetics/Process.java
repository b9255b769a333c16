package org.biofluxopt.kinetics;

import java.util.List;

/** One thing that happens. Rates are per hour. */
public sealed interface Process {
    /** Unique, valid as an SBML SId. */
    String id();

    /** In which part of a fixed-step scheme it runs. */
    Tempo tempo();

    /** Steps of a fixed-step scheme. */
    enum Tempo {
        /** Every step. */
        FAST,
        /** Every hour. */
        SLOW
    }

    /**
     * {@code donor} becomes each of {@code targets} (one for one) at {@code coefficient x donor}.
     *
     * @param coefficient 1/h
     */
    record Transfer(String id, Tempo tempo, int donor, Expr coefficient, List<Integer> targets) implements Process {
        public Transfer {
            targets = List.copyOf(targets);
        }
    }

    /**
     * Each ligand meets a carrier and becomes its complex by mass action at {@code constant x carrier x ligand}.
     *
     * @param constant 1/(unit of carrier x h)
     * @param carrier used up one for one
     * @param spent what a used carrier becomes, -1 for nothing
     * @param instant so fast that a fixed-step scheme must not follow it but what it leads to
     */
    record Binding(String id, Tempo tempo, Expr constant, int carrier, int spent, List<Pair> pairs, boolean instant)
            implements Process {
        public Binding {
            pairs = List.copyOf(pairs);
        }

        /** @param targets what the ligand becomes, one for one: the complex, and counters */
        public record Pair(int ligand, List<Integer> targets) {
            public Pair {
                targets = List.copyOf(targets);
            }
        }
    }

    /**
     * {@code target} appears at {@code rate} without using up anything.
     *
     * @param rate amount/h, never negative
     */
    record Inflow(String id, Tempo tempo, int target, Expr rate) implements Process {}
}

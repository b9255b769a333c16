package org.biofluxopt.kinetics;

import java.util.Set;
import java.util.TreeSet;
import org.biofluxopt.kinetics.Process.Binding;
import org.biofluxopt.kinetics.Process.Inflow;
import org.biofluxopt.kinetics.Process.Tempo;
import org.biofluxopt.kinetics.Process.Transfer;
import org.biofluxopt.kinetics.ReactionNetwork.Label;

/**
 * Finds the species that slow processes fill and fast ones empty. What a slow step gives them comes in evenly during
 * it: let in at once it would meet saturable uptake as a crowd. The other way round, what fast steps gave to species that
 * slow ones empty comes in evenly during the next slow step.
 */
final class HandOver {
    private HandOver() {}

    /** Filled by slow processes, emptied by fast ones alone; labelled parts included. */
    static Set<Integer> species(ReactionNetwork network) {
        Set<Integer> found = filled(network, Tempo.SLOW);
        found.retainAll(emptied(network, Tempo.FAST));
        found.removeAll(emptied(network, Tempo.SLOW)); // a step that also empties a species needs it at hand
        return withLabels(network, found);
    }

    /** Filled by fast processes, emptied by slow ones alone; labelled parts included. */
    static Set<Integer> gathered(ReactionNetwork network) {
        Set<Integer> found = filled(network, Tempo.FAST);
        found.retainAll(emptied(network, Tempo.SLOW));
        found.removeAll(emptied(network, Tempo.FAST));
        return withLabels(network, found);
    }

    private static Set<Integer> filled(ReactionNetwork network, Tempo tempo) {
        Set<Integer> filled = new TreeSet<>();
        for (Process process : network.processes()) {
            if (process.tempo() == tempo) {
                switch (process) {
                    case Inflow f -> filled.add(f.target());
                    case Transfer t -> filled.addAll(t.targets());
                    case Binding b -> b.pairs().forEach(pair -> filled.addAll(pair.targets()));
                }
            }
        }
        return filled;
    }

    private static Set<Integer> emptied(ReactionNetwork network, Tempo tempo) {
        Set<Integer> emptied = new TreeSet<>();
        for (Process process : network.processes()) {
            if (process.tempo() == tempo) {
                switch (process) {
                    case Inflow f -> {}
                    case Transfer t -> emptied.add(t.donor());
                    case Binding b -> b.pairs().forEach(pair -> emptied.add(pair.ligand()));
                }
            }
        }
        return emptied;
    }

    private static Set<Integer> withLabels(ReactionNetwork network, Set<Integer> species) {
        Set<Integer> all = new TreeSet<>(species);
        for (Label label : network.labels()) {
            species.stream().map(label::of).filter(part -> part >= 0).forEach(all::add);
        }
        return all;
    }
}

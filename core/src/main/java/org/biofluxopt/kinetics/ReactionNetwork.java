package org.biofluxopt.kinetics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A model: species, parameters and processes. Every tier of computation and every exchange file is made from it. The
 * order of the processes is the order of flow; a fixed-step scheme follows it.
 */
public final class ReactionNetwork {
    private final List<Species> species;
    private final List<ParameterSpec> parameters;
    private final List<Process> processes;

    private ReactionNetwork(Builder builder) {
        species = List.copyOf(builder.species);
        parameters = List.copyOf(builder.parameters);
        processes = List.copyOf(builder.processes);
    }

    public List<Species> species() {
        return species;
    }

    public List<ParameterSpec> parameters() {
        return parameters;
    }

    public List<Process> processes() {
        return processes;
    }

    /**
     * A reaction in its plainest form.
     *
     * @param rate amount/h
     * @param species with the factor by which the reaction changes it, summed where one takes part twice
     */
    public record Reaction(String id, Expr rate, Map<Integer, Double> species) {
        public Reaction {
            species = Map.copyOf(species);
        }
    }

    /** All processes as plain reactions, for right-hand sides and exchange files. */
    public List<Reaction> reactions() {
        List<Reaction> reactions = new ArrayList<>();
        for (Process process : processes) {
            switch (process) {
                case Process.Transfer t -> {
                    Map<Integer, Double> change = new HashMap<>();
                    change.merge(t.donor(), -1.0, Double::sum);
                    t.targets().forEach(target -> change.merge(target, 1.0, Double::sum));
                    reactions.add(new Reaction(t.id(), t.coefficient().times(new Expr.Amount(t.donor())), change));
                }
                case Process.Binding b -> {
                    Expr perLigand = b.constant().times(new Expr.Amount(b.carrier()));
                    for (int i = 0; i < b.pairs().size(); i++) {
                        Process.Binding.Pair pair = b.pairs().get(i);
                        Map<Integer, Double> change = new HashMap<>();
                        change.merge(pair.ligand(), -1.0, Double::sum);
                        change.merge(pair.complex(), 1.0, Double::sum);
                        change.merge(b.carrier(), -1.0, Double::sum);
                        if (b.spent() >= 0) {
                            change.merge(b.spent(), 1.0, Double::sum);
                        }
                        reactions.add(new Reaction(
                                b.id() + "_" + (i + 1), perLigand.times(new Expr.Amount(pair.ligand())), change));
                    }
                }
                case Process.Inflow f -> reactions.add(new Reaction(f.id(), f.rate(), Map.of(f.target(), 1.0)));
            }
        }
        return reactions;
    }

    /** Builds a network piece by piece; ids are checked to be unique. */
    public static final class Builder {
        private final List<Species> species = new ArrayList<>();
        private final List<ParameterSpec> parameters = new ArrayList<>();
        private final List<Process> processes = new ArrayList<>();
        private final Set<String> ids = new HashSet<>();

        public int species(Species s) {
            unique(s.id());
            species.add(s);
            return species.size() - 1;
        }

        public Expr parameter(ParameterSpec p) {
            unique(p.id());
            parameters.add(p);
            return new Expr.Parameter(parameters.size() - 1);
        }

        public void add(Process process) {
            unique(process.id());
            processes.add(process);
        }

        public Species at(int index) {
            return species.get(index);
        }

        public ReactionNetwork build() {
            return new ReactionNetwork(this);
        }

        private void unique(String id) {
            if (!ids.add(id)) {
                throw new IllegalArgumentException("Two parts of the network have the id " + id);
            }
        }
    }
}

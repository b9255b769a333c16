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
    private final List<Label> labels;

    private ReactionNetwork(Builder builder) {
        species = List.copyOf(builder.species);
        parameters = List.copyOf(builder.parameters);
        processes = List.copyOf(builder.processes);
        labels = List.copyOf(builder.labels);
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

    public List<Label> labels() {
        return labels;
    }

    /** Index of a species by its id. */
    public int index(String id) {
        for (int i = 0; i < species.size(); i++) {
            if (species.get(i).id().equals(id)) {
                return i;
            }
        }
        throw new IllegalArgumentException("No species " + id);
    }

    /**
     * A tracer: part of the conserved substance that is told apart and goes wherever the whole goes.
     *
     * @param copies species to the species that counts its labelled part
     */
    public record Label(String name, Map<Integer, Integer> copies) {
        public Label {
            copies = Map.copyOf(copies);
        }

        /** The labelled part of a species, -1 where none is told apart. */
        public int of(int species) {
            return copies.getOrDefault(species, -1);
        }

        /** The labelled parts of those species that have one. */
        public List<Integer> of(List<Integer> species) {
            return species.stream().map(this::of).filter(part -> part >= 0).toList();
        }
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

    /** All processes as plain reactions, those of labelled parts included. */
    public List<Reaction> reactions() {
        List<Reaction> reactions = new ArrayList<>();
        for (Process process : processes) {
            switch (process) {
                case Process.Transfer t -> transfer(t, reactions);
                case Process.Binding b -> binding(b, reactions);
                case Process.Inflow f -> reactions.add(new Reaction(f.id(), f.rate(), Map.of(f.target(), 1.0)));
            }
        }
        return reactions;
    }

    private void transfer(Process.Transfer t, List<Reaction> reactions) {
        Map<Integer, Double> change = change(List.of(t.donor()), t.targets());
        reactions.add(new Reaction(t.id(), t.coefficient().times(new Expr.Amount(t.donor())), change));
        for (Label label : labels) {
            int donor = label.of(t.donor());
            if (donor >= 0) {
                reactions.add(new Reaction(
                        t.id() + "_" + label.name(),
                        t.coefficient().times(new Expr.Amount(donor)),
                        change(List.of(donor), label.of(t.targets()))));
            }
        }
    }

    private void binding(Process.Binding b, List<Reaction> reactions) {
        Expr perLigand = b.constant().times(new Expr.Amount(b.carrier()));
        for (int i = 0; i < b.pairs().size(); i++) {
            Process.Binding.Pair pair = b.pairs().get(i);
            String id = b.id() + "_" + (i + 1);
            List<Integer> targets = new ArrayList<>(pair.targets());
            if (b.spent() >= 0) {
                targets.add(b.spent());
            }
            reactions.add(new Reaction(
                    id,
                    perLigand.times(new Expr.Amount(pair.ligand())),
                    change(List.of(pair.ligand(), b.carrier()), targets)));
            for (Label label : labels) {
                int ligand = label.of(pair.ligand());
                if (ligand >= 0) {
                    reactions.add(new Reaction(
                            id + "_" + label.name(),
                            perLigand.times(new Expr.Amount(ligand)),
                            change(List.of(ligand), label.of(pair.targets()))));
                }
            }
        }
    }

    private static Map<Integer, Double> change(List<Integer> used, List<Integer> made) {
        Map<Integer, Double> change = new HashMap<>();
        used.forEach(species -> change.merge(species, -1.0, Double::sum));
        made.forEach(species -> change.merge(species, 1.0, Double::sum));
        return change;
    }

    /** Builds a network piece by piece; ids are checked to be unique. */
    public static final class Builder {
        private final List<Species> species = new ArrayList<>();
        private final List<ParameterSpec> parameters = new ArrayList<>();
        private final List<Process> processes = new ArrayList<>();
        private final List<Label> labels = new ArrayList<>();
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

        /** Tells a part of the conserved substance apart; call it when all else is there. */
        public void label(String name) {
            Set<Integer> counted = new HashSet<>();
            for (Process process : processes) {
                switch (process) {
                    case Process.Transfer t -> counted.addAll(t.targets());
                    case Process.Binding b -> b.pairs().forEach(pair -> counted.addAll(pair.targets()));
                    case Process.Inflow f -> {}
                }
            }
            Map<Integer, Integer> copies = new HashMap<>();
            int present = species.size();
            for (int i = 0; i < present; i++) {
                Species s = species.get(i);
                boolean counts = s.kind() == Species.Kind.COUNTER && counted.contains(i);
                if (s.kind() == Species.Kind.CONSERVED || counts) {
                    copies.put(i, species(s.labelled(name)));
                }
            }
            labels.add(new Label(name, copies));
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

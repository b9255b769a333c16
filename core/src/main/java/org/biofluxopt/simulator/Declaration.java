package org.biofluxopt.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.biofluxopt.kinetics.Expr;
import org.biofluxopt.kinetics.ParameterSpec;
import org.biofluxopt.kinetics.Process.Binding;
import org.biofluxopt.kinetics.Process.Inflow;
import org.biofluxopt.kinetics.Process.Tempo;
import org.biofluxopt.kinetics.Process.Transfer;
import org.biofluxopt.kinetics.ReactionNetwork;
import org.biofluxopt.kinetics.Species;

/** Words in which the model is written down: species, a person's numbers, and processes in the order of flow. */
final class Declaration {
    private final ReactionNetwork.Builder network = new ReactionNetwork.Builder();
    private final List<ToDoubleFunction<Subject>> values = new ArrayList<>();
    private final List<String> ids = new ArrayList<>();
    private int bindings;

    /** True cobalamin, ug. */
    int cobalamin(String id, String label, String compartment, double scale) {
        return network.species(new Species(id, label, compartment, "ug", scale, Species.Kind.CONSERVED));
    }

    int other(String id, String label, String compartment, String unit, double scale) {
        return network.species(new Species(id, label, compartment, unit, scale, Species.Kind.OTHER));
    }

    int counter(String id, String label, String unit) {
        return network.species(new Species(id, label, "counted", unit, 1, Species.Kind.COUNTER));
    }

    /** A number that differs between people, with the law that gives it. */
    Expr number(String id, String label, String unit, ToDoubleFunction<Subject> value) {
        values.add(value);
        ids.add(id);
        return network.parameter(new ParameterSpec(id, label, unit));
    }

    static Expr amount(int species) {
        return new Expr.Amount(species);
    }

    void fast(int donor, Expr coefficient, int... targets) {
        transfer(Tempo.FAST, donor, coefficient, targets);
    }

    void slow(int donor, Expr coefficient, int... targets) {
        transfer(Tempo.SLOW, donor, coefficient, targets);
    }

    private void transfer(Tempo tempo, int donor, Expr coefficient, int... targets) {
        StringBuilder id = new StringBuilder(network.at(donor).id()).append("_to");
        List<Integer> list = new ArrayList<>();
        for (int target : targets) {
            list.add(target);
            if (network.at(target).kind() != Species.Kind.COUNTER || targets.length == 1) {
                id.append('_').append(network.at(target).id());
            }
        }
        network.add(new Transfer(unique(id.toString()), tempo, donor, coefficient, list));
    }

    void fastInflow(int target, Expr rate) {
        network.add(new Inflow(unique("into_" + network.at(target).id()), Tempo.FAST, target, rate));
    }

    void slowInflow(int target, Expr rate) {
        network.add(new Inflow(unique("into_" + network.at(target).id()), Tempo.SLOW, target, rate));
    }

    /** Binding so fast that the scarcer side is used up. */
    void instant(String id, Expr constant, int carrier, Binding.Pair... pairs) {
        bindings++;
        network.add(new Binding(id, Tempo.FAST, constant, carrier, -1, List.of(pairs), true));
    }

    /** Binding at a finite rate to a carrier that becomes {@code spent}. */
    void binding(String id, Expr constant, int carrier, int spent, Binding.Pair... pairs) {
        bindings++;
        network.add(new Binding(id, Tempo.FAST, constant, carrier, spent, List.of(pairs), false));
    }

    static Binding.Pair pair(int ligand, int... targets) {
        List<Integer> list = new ArrayList<>();
        for (int target : targets) {
            list.add(target);
        }
        return new Binding.Pair(ligand, list);
    }

    void label(String name) {
        network.label(name);
    }

    ReactionNetwork network() {
        return network.build();
    }

    /** In the order of the network's parameters. */
    List<ToDoubleFunction<Subject>> values() {
        return List.copyOf(values);
    }

    private final java.util.Map<String, Integer> used = new java.util.HashMap<>();

    private String unique(String id) {
        int times = used.merge(id, 1, Integer::sum);
        return times == 1 ? id : String.format(Locale.ROOT, "%s_%d", id, times);
    }
}

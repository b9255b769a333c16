package org.biofluxopt.kinetics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.biofluxopt.kinetics.Process.Binding;
import org.biofluxopt.kinetics.Process.Inflow;
import org.biofluxopt.kinetics.Process.Tempo;
import org.biofluxopt.kinetics.Process.Transfer;
import org.biofluxopt.kinetics.ReactionNetwork.Label;
import org.jspecify.annotations.Nullable;

/** Writes one step of the processes of a tempo, see {@link FixedStepScheme}. */
final class StepWriter {
    private final ReactionNetwork network;
    private final TapeWriter tape;
    private final double step;
    private final List<Process> processes;
    private final Map<Integer, List<Loss>> losses = new LinkedHashMap<>();
    private final Map<Integer, Integer> arriving = new HashMap<>();
    private final Set<Integer> done = new HashSet<>();
    private final Map<String, Integer> offered = new HashMap<>();

    /** One way out of a donor. */
    private sealed interface Loss {
        List<Integer> targets();
    }

    private record Leaves(Transfer transfer) implements Loss {
        @Override
        public List<Integer> targets() {
            return transfer.targets();
        }
    }

    private record Meets(Binding binding, Binding.Pair pair) implements Loss {
        @Override
        public List<Integer> targets() {
            return pair.targets();
        }
    }

    StepWriter(ReactionNetwork network, TapeWriter tape, Tempo tempo, double stepHours) {
        this.network = network;
        this.tape = tape;
        step = stepHours;
        processes = network.processes().stream()
                .filter(process -> process.tempo() == tempo)
                .toList();
        for (Process process : processes) {
            if (process instanceof Transfer t) {
                lossesOf(t.donor()).add(new Leaves(t));
            } else if (process instanceof Binding b && !b.instant()) {
                b.pairs().forEach(pair -> lossesOf(pair.ligand()).add(new Meets(b, pair)));
            }
        }
    }

    private List<Loss> lossesOf(int donor) {
        return losses.computeIfAbsent(donor, d -> new ArrayList<>());
    }

    void write() {
        for (Process process : processes) {
            switch (process) {
                case Inflow f -> arrive(f.target(), tape.multiply(tape.value(f.rate()), tape.constant(step)));
                case Binding b -> bind(b);
                case Transfer t -> lose(t.donor());
            }
        }
        arriving.forEach((species, amount) -> tape.setAmount(species, tape.add(tape.amount(species), amount)));
    }

    private void bind(Binding b) {
        if (b.instant()) {
            bindAtOnce(b);
        } else {
            b.pairs().forEach(pair -> lose(pair.ligand()));
        }
    }

    /** Adds to a species: to what flows in during the step where its own turn is still to come. */
    private void arrive(int species, int amount) {
        if (waits(species)) {
            arriving.merge(species, amount, tape::add);
        } else {
            tape.setAmount(species, tape.add(tape.amount(species), amount));
        }
    }

    private boolean waits(int species) {
        int whole = whole(species);
        return losses.containsKey(whole) && !done.contains(whole);
    }

    /** The species that a labelled part belongs to, or itself. */
    private int whole(int species) {
        for (Label label : network.labels()) {
            for (Map.Entry<Integer, Integer> copy : label.copies().entrySet()) {
                if (copy.getValue() == species) {
                    return copy.getKey();
                }
            }
        }
        return species;
    }

    private int inflow(int species) {
        return arriving.getOrDefault(species, tape.constant(0));
    }

    private void lose(int donor) {
        if (!done.add(donor)) {
            return;
        }
        List<Loss> ways = lossesOf(donor);
        List<Integer> coefficients = ways.stream().map(this::coefficient).toList();
        int total = coefficients.stream().reduce(tape::add).orElseThrow();
        Kept kept = kept(total);
        List<Integer> shares = new ArrayList<>();
        int safe = tape.max(total, tape.constant(Double.MIN_NORMAL));
        for (int coefficient : coefficients) {
            shares.add(tape.divide(coefficient, safe));
        }
        pass(donor, ways, shares, kept, null);
        for (Label label : network.labels()) {
            if (label.of(donor) >= 0) {
                pass(label.of(donor), ways, shares, kept, label);
            }
        }
    }

    /** @param ofPresent what stays of what is there, @param ofInflow of what comes in evenly during the step */
    private record Kept(int ofPresent, int ofInflow) {}

    private Kept kept(int rate) {
        int hours = tape.multiply(rate, tape.constant(step));
        int one = tape.constant(1);
        if (Registers.fixed(rate)) {
            int positive = tape.max(hours, tape.constant(SMALL));
            int present = tape.exp(tape.subtract(tape.constant(0), positive));
            return new Kept(present, tape.divide(tape.subtract(one, present), positive));
        }
        int sixth = tape.multiply(hours, tape.constant(1.0 / 6));
        int nearly = tape.add(one, tape.multiply(hours, tape.add(tape.constant(0.5), sixth)));
        int below = tape.add(one, tape.multiply(hours, nearly)); // 1 + x + x^2/2 + x^3/6
        return new Kept(tape.divide(one, below), tape.divide(nearly, below));
    }

    private void pass(int donor, List<Loss> ways, List<Integer> shares, Kept kept, @Nullable Label label) {
        int present = tape.amount(donor);
        int inflow = inflow(donor);
        arriving.remove(donor);
        int all = tape.add(present, inflow);
        int stays = tape.add(tape.multiply(present, kept.ofPresent()), tape.multiply(inflow, kept.ofInflow()));
        int leaves = tape.max(tape.subtract(all, stays), tape.constant(0));
        if (ways.size() == 1) {
            hand(ways.getFirst(), leaves, label); // the only way out: what does not stay
            tape.setAmount(donor, stays);
            return;
        }
        int gone = tape.constant(0);
        for (int i = 0; i < ways.size(); i++) {
            int part = tape.multiply(leaves, shares.get(i));
            gone = tape.add(gone, part);
            hand(ways.get(i), part, label);
        }
        tape.setAmount(donor, tape.max(tape.subtract(all, gone), tape.constant(0)));
    }

    private void hand(Loss way, int part, @Nullable Label label) {
        for (int target : way.targets()) {
            int to = label == null ? target : label.of(target);
            if (to >= 0) {
                arrive(to, part);
            }
        }
        if (label == null && way instanceof Meets m) {
            useCarrier(m.binding(), part);
        }
    }

    private void useCarrier(Binding binding, int part) {
        tape.setAmount(
                binding.carrier(), tape.max(tape.subtract(tape.amount(binding.carrier()), part), tape.constant(0)));
        if (binding.spent() >= 0) {
            arrive(binding.spent(), part);
        }
    }

    private int coefficient(Loss way) {
        return switch (way) {
            case Leaves leaves -> tape.value(leaves.transfer().coefficient());
            case Meets meets -> offered.computeIfAbsent(meets.binding().id(), id -> limited(meets.binding()));
        };
    }

    /**
     * Coefficient of a binding with the mean of the carrier over the step, C (1 - exp(-a)) / a, where a is the step times
     * the rate at which ligands meet a carrier. So it never uses up more carrier than there is.
     */
    private int limited(Binding b) {
        int ligands = tape.constant(0);
        for (Binding.Pair pair : b.pairs()) {
            int onAverage = tape.multiply(tape.constant(0.5), inflow(pair.ligand()));
            ligands = tape.add(ligands, tape.add(tape.amount(pair.ligand()), onAverage));
        }
        int constant = tape.value(b.constant());
        int crowd = tape.multiply(tape.multiply(constant, tape.constant(step)), ligands);
        int some = tape.max(crowd, tape.constant(FEW));
        int left = tape.exp(tape.subtract(tape.constant(0), some));
        int mean = tape.divide(tape.subtract(tape.constant(1), left), some);
        return tape.multiply(tape.multiply(constant, tape.amount(b.carrier())), mean);
    }

    private void bindAtOnce(Binding b) {
        int total = tape.constant(0);
        for (Binding.Pair pair : b.pairs()) {
            total = tape.add(total, tape.add(tape.amount(pair.ligand()), inflow(pair.ligand())));
        }
        int carrier = tape.add(tape.amount(b.carrier()), inflow(b.carrier()));
        arriving.remove(b.carrier());
        int bound = tape.min(total, carrier);
        int share = tape.divide(bound, tape.max(total, tape.constant(Double.MIN_NORMAL)));
        tape.setAmount(b.carrier(), tape.max(tape.subtract(carrier, bound), tape.constant(0)));
        if (b.spent() >= 0) {
            arrive(b.spent(), bound);
        }
        for (Binding.Pair pair : b.pairs()) {
            move(pair.ligand(), pair.targets(), share);
            for (Label label : network.labels()) {
                if (label.of(pair.ligand()) >= 0) {
                    move(label.of(pair.ligand()), label.of(pair.targets()), share);
                }
            }
        }
    }

    private void move(int ligand, List<Integer> targets, int share) {
        int present = tape.multiply(tape.amount(ligand), share);
        tape.setAmount(ligand, tape.max(tape.subtract(tape.amount(ligand), present), tape.constant(0)));
        int moved = present;
        Integer inflow = arriving.get(ligand);
        if (inflow != null) {
            int part = tape.multiply(inflow, share);
            arriving.put(ligand, tape.max(tape.subtract(inflow, part), tape.constant(0)));
            moved = tape.add(present, part);
        }
        for (int target : targets) {
            arrive(target, moved);
        }
    }

    /** Below this loss over a step, what stays of an inflow is taken as all: rounding would spoil the quotient. */
    private static final double SMALL = 1e-9;
    /** Below this share of carrier used in a step, its mean is what it was. */
    private static final double FEW = 1e-6;
}

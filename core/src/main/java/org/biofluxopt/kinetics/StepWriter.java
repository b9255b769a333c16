package org.biofluxopt.kinetics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.biofluxopt.kinetics.Loss.Leaves;
import org.biofluxopt.kinetics.Loss.Meets;
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
    private final Tempo tempo;
    private final double step;
    private final PoolWriter pools;
    private final BindingWriter binding;
    private final List<Process> processes;
    private final Map<Integer, List<Loss>> losses;
    private final Map<Integer, Integer> wholeOf = new HashMap<>();
    /** What comes in evenly during the step where a species' own turn is still to come. */
    private final Map<Integer, Integer> arriving = new HashMap<>();

    private final Map<Integer, Integer> handedOver = new HashMap<>();
    private final Map<Integer, Integer> started = new HashMap<>();
    /** What fast steps gave to a species since the last slow step. */
    private final Map<Integer, Integer> cameLast = new HashMap<>();

    private final Set<Integer> done = new HashSet<>();
    /** What came to a species after its turn; it came evenly during the step all the same. */
    private final Map<Integer, Integer> late = new TreeMap<>();

    private final Map<Integer, Way> settledWays = new HashMap<>();
    private final Map<String, Integer> bindingRate = new HashMap<>();
    private final Map<String, Integer> bound = new HashMap<>();

    /**
     * @param waiting species to the value of what slow processes have handed over to fast ones, as much as comes in during
     *     a fast step; slow steps write it anew, see {@link #handedOver}
     */
    StepWriter(ReactionNetwork network, TapeWriter tape, Tempo tempo, double stepHours, Map<Integer, Integer> waiting) {
        this.network = network;
        this.tape = tape;
        this.tempo = tempo;
        step = stepHours;
        pools = new PoolWriter(tape, stepHours);
        binding = new BindingWriter(tape, pools, stepHours);
        processes = network.processes().stream()
                .filter(process -> process.tempo() == tempo)
                .toList();
        losses = Loss.of(processes);
        for (Label label : network.labels()) {
            label.copies().forEach((whole, part) -> wholeOf.put(part, whole));
        }
        if (tempo == Tempo.FAST) {
            arriving.putAll(waiting);
        } else {
            waiting.keySet().forEach(species -> handedOver.put(species, tape.constant(0)));
        }
    }

    /**
     * @param before what the last slow step left of the species that fast ones fill: the rest came since, and as much is
     *     expected to come during this step
     */
    void gather(Map<Integer, Integer> before) {
        before.forEach((species, left) -> {
            int now = tape.amount(species);
            int present = tape.min(now, left);
            cameLast.put(species, tape.subtract(now, present));
            tape.setAmount(species, present);
        });
    }

    void write() {
        Set<Integer> withTheirBinding = new HashSet<>();
        for (Process process : processes) {
            if (process instanceof Binding b) {
                withTheirBinding.add(wayBack(b) == null ? b.carrier() : b.spent());
            }
        }
        List<Inflow> integrals = new ArrayList<>();
        for (Process process : processes) {
            switch (process) {
                case Inflow f -> {
                    if (isIntegral(f)) {
                        integrals.add(f);
                    } else {
                        arrive(f.target(), tape.multiply(value(f.rate()), tape.constant(step)));
                    }
                }
                case Binding b -> bind(b);
                case Transfer t -> {
                    if (!withTheirBinding.contains(t.donor())) {
                        lose(t.donor());
                    }
                }
            }
        }
        arriving.forEach((species, amount) -> tape.setAmount(species, tape.add(tape.amount(species), amount)));
        new TreeMap<>(late).forEach(this::loseLate);
        integrals.forEach(this::integrate);
    }

    /** What a slow step has for species of the fast ones. */
    Map<Integer, Integer> handedOver() {
        return handedOver;
    }

    /** A counter of amounts over time, not one that books what comes in elsewhere at the same rate. */
    private boolean isIntegral(Inflow f) {
        return network.species().get(f.target()).kind() == Species.Kind.COUNTER
                && processes.stream().noneMatch(p -> p instanceof Inflow g && g != f && g.rate() == f.rate());
    }

    /** Trapezoidal rule. */
    private void integrate(Inflow f) {
        int ends = tape.add(tape.value(f.rate(), this::atStart), tape.value(f.rate()));
        tape.setAmount(f.target(), tape.add(tape.amount(f.target()), tape.multiply(ends, tape.constant(step / 2))));
    }

    private void bind(Binding b) {
        if (b.instant() && b.pairs().stream().noneMatch(pair -> done.contains(pair.ligand()))) {
            bindAtOnce(b);
        }
        b.pairs().forEach(pair -> lose(pair.ligand()));
        int used = bound.getOrDefault(b.id(), tape.constant(0));
        Transfer back = wayBack(b);
        if (back != null) {
            comeBack(b, back, used);
            return;
        }
        int all = tape.max(offered(b.carrier()), tape.constant(Double.MIN_NORMAL));
        int left = tape.max(tape.subtract(tape.constant(1), tape.divide(used, all)), tape.constant(0));
        tape.setAmount(b.carrier(), tape.multiply(tape.amount(b.carrier()), left));
        arriving.computeIfPresent(b.carrier(), (carrier, inflow) -> tape.multiply(inflow, left));
        if (b.spent() >= 0) {
            arrive(b.spent(), used);
        }
        if (losses.containsKey(b.carrier())) {
            lose(b.carrier());
        }
    }

    /** What is there of both sides when the step begins, as after a dose. */
    private void bindAtOnce(Binding b) {
        BindingWriter.Side ligand = binding.together(
                b.pairs().stream().map(pair -> side(pair.ligand(), b)).toList());
        BindingWriter.Side carrier = side(b.carrier(), b);
        int met = binding.atOnce(value(b.constant()), ligand, carrier);
        int share = tape.divide(met, tape.max(ligand.present(), tape.constant(Double.MIN_NORMAL)));
        tape.setAmount(b.carrier(), tape.max(tape.subtract(carrier.present(), met), tape.constant(0)));
        if (b.spent() >= 0) {
            tape.setAmount(b.spent(), tape.add(tape.amount(b.spent()), met));
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

    /** An amount from which the step begins anew. */
    private void start(int species, int value) {
        tape.setAmount(species, value);
        started.put(species, value);
    }

    private int atStart(int species) {
        return started.getOrDefault(species, tape.amountAtStart(species));
    }

    private void move(int from, List<Integer> targets, int share) {
        int part = tape.multiply(tape.amount(from), share);
        start(from, tape.max(tape.subtract(tape.amount(from), part), tape.constant(0)));
        for (int target : targets) {
            start(target, tape.add(tape.amount(target), part));
        }
    }

    /** Spent carriers return within the step; there are as many as before. */
    private void comeBack(Binding b, Transfer back, int used) {
        int total = tape.add(offered(b.carrier()), offered(b.spent()));
        int inflow = tape.add(used, inflow(b.spent()));
        arriving.remove(b.carrier());
        arriving.remove(b.spent());
        int away = stays(tape.amount(b.spent()), inflow, pools.kept(value(back.coefficient())));
        int spent = tape.min(away, total);
        tape.setAmount(b.spent(), spent);
        tape.setAmount(b.carrier(), tape.subtract(total, spent));
    }

    /** The way back of a spent carrier if it is its only way, and the carrier has none but the binding. */
    private @Nullable Transfer wayBack(Binding b) {
        List<Loss> ways = losses.getOrDefault(b.spent(), List.of());
        boolean only = ways.size() == 1
                && ways.getFirst().targets().equals(List.of(b.carrier()))
                && !losses.containsKey(b.carrier());
        return only && ways.getFirst() instanceof Leaves leaves ? leaves.transfer() : null;
    }

    private int offered(int species) {
        return tape.add(tape.amount(species), inflow(species));
    }

    private int inflow(int species) {
        int coming = arriving.getOrDefault(species, tape.constant(0));
        Integer last = cameLast.get(species);
        return last == null ? coming : tape.add(coming, last);
    }

    private void arrive(int species, int amount) {
        if (handedOver.containsKey(species)) {
            handedOver.merge(species, amount, tape::add);
        } else if (isToCome(wholeOf.getOrDefault(species, species))) {
            arriving.merge(species, amount, tape::add);
        } else {
            tape.setAmount(species, tape.add(tape.amount(species), amount));
            if (settledWays.containsKey(species)) {
                late.merge(species, amount, tape::add);
            }
        }
    }

    /**
     * What an amount that came late loses during the step. Without it each turn around a loop takes half a step too long: 0.4 %
     * of holotranscobalamin, which goes through cells and back within hours.
     */
    private void loseLate(int species, int amount) {
        Way way = Objects.requireNonNull(settledWays.get(species));
        int leaves =
                tape.multiply(amount, tape.subtract(tape.constant(1), way.kept().ofInflow()));
        tape.setAmount(species, tape.max(tape.subtract(tape.amount(species), leaves), tape.constant(0)));
        for (int i = 0; i < way.losses().size(); i++) {
            int part = way.shares().isEmpty()
                    ? leaves
                    : tape.multiply(leaves, way.shares().get(i));
            for (int target : way.losses().get(i).targets()) {
                int to = way.label() == null ? target : way.label().of(target);
                if (to >= 0) {
                    tape.setAmount(to, tape.add(tape.amount(to), part));
                }
            }
        }
    }

    /**
     * Losses whose rates are known for the whole step.
     *
     * @param shares of each in the whole loss, empty where there is one
     */
    private record Way(
            List<Loss> losses,
            List<Integer> shares,
            PoolWriter.Kept kept,
            @Nullable Label label) {}

    private boolean isToCome(int species) {
        return losses.containsKey(species) && !done.contains(species);
    }

    private List<Loss> lossesOf(int species) {
        return losses.getOrDefault(species, List.of());
    }

    private void lose(int donor) {
        if (done.contains(donor)) {
            return;
        }
        List<Loss> ways = lossesOf(donor);
        List<Integer> coefficients = ways.stream().map(this::coefficient).toList();
        done.add(donor);
        int total = coefficients.stream().reduce(tape::add).orElseThrow();
        if (!tape.settled(total) && !cameLast.containsKey(donor)) {
            run(donor, ways, coefficients, total, null);
            for (Label label : network.labels()) {
                if (label.of(donor) >= 0) {
                    run(label.of(donor), ways, coefficients, total, label);
                }
            }
            return;
        }
        PoolWriter.Kept kept = pools.kept(total);
        List<Integer> shares = new ArrayList<>();
        if (ways.size() > 1) {
            int each = tape.divide(tape.constant(1), tape.max(total, tape.constant(Double.MIN_NORMAL)));
            coefficients.forEach(coefficient -> shares.add(tape.multiply(coefficient, each)));
        }
        pass(donor, ways, shares, kept, null);
        for (Label label : network.labels()) {
            if (label.of(donor) >= 0) {
                pass(label.of(donor), ways, shares, kept, label);
            }
        }
    }

    /** Every way takes its coefficient times the mean amount: where rates vary that costs one division, not two. */
    private void run(int donor, List<Loss> ways, List<Integer> coefficients, int total, @Nullable Label label) {
        Integer inflow = arriving.remove(donor);
        PoolWriter.Course course = pools.course(tape.amount(donor), inflow == null ? tape.constant(0) : inflow, total);
        for (int i = 0; i < ways.size(); i++) {
            hand(ways.get(i), tape.multiply(coefficients.get(i), course.meanTimesStep()), label);
        }
        tape.setAmount(donor, course.stays());
    }

    private int stays(int present, int inflow, PoolWriter.Kept kept) {
        return tape.add(tape.multiply(present, kept.ofPresent()), tape.multiply(inflow, kept.ofInflow()));
    }

    private void pass(int donor, List<Loss> ways, List<Integer> shares, PoolWriter.Kept kept, @Nullable Label label) {
        int all = offered(donor);
        int stays = stays(tape.amount(donor), arriving.getOrDefault(donor, tape.constant(0)), kept);
        Integer last = cameLast.get(donor);
        if (last != null) {
            stays = tape.add(stays, tape.multiply(last, pools.ofLastInflow(kept)));
            cameLast.put(donor, tape.constant(0));
        }
        arriving.remove(donor);
        int leaves = tape.max(tape.subtract(all, stays), tape.constant(0));
        for (int i = 0; i < ways.size(); i++) {
            hand(ways.get(i), ways.size() == 1 ? leaves : tape.multiply(leaves, shares.get(i)), label);
        }
        tape.setAmount(donor, stays);
        if (tempo == Tempo.FAST && ways.stream().allMatch(Leaves.class::isInstance)) {
            settledWays.put(donor, new Way(ways, shares, kept, label));
        }
    }

    private void hand(Loss way, int part, @Nullable Label label) {
        for (int target : way.targets()) {
            int to = label == null ? target : label.of(target);
            if (to >= 0) {
                arrive(to, part);
            }
        }
        if (label == null && way instanceof Meets meets) {
            bound.merge(meets.binding().id(), part, tape::add);
        }
    }

    private int coefficient(Loss way) {
        return switch (way) {
            case Leaves leaves -> value(leaves.transfer().coefficient());
            case Meets meets -> {
                Integer known = bindingRate.get(meets.binding().id());
                int rate = known != null ? known : bindingRate(meets.binding());
                bindingRate.put(meets.binding().id(), rate);
                yield rate;
            }
        };
    }

    /** 1/h at which a ligand is bound: the constant times the mean of the carrier over the step. */
    private int bindingRate(Binding b) {
        List<BindingWriter.Side> ligands =
                b.pairs().stream().map(pair -> side(pair.ligand(), b)).toList();
        BindingWriter.Side carrier = side(b.carrier(), b);
        Transfer back = wayBack(b);
        if (back != null) { // spent ones return at rate x (all - open)
            int rate = value(back.coefficient());
            int all = tape.add(offered(b.carrier()), offered(b.spent()));
            int returning = tape.multiply(tape.multiply(rate, tape.constant(step)), all);
            carrier = new BindingWriter.Side(
                    carrier.present(), tape.add(carrier.inflow(), returning), tape.add(carrier.loss(), rate));
        }
        int constant = value(b.constant());
        return tape.multiply(constant, binding.mean(constant, binding.together(ligands), carrier, b.instant()));
    }

    private BindingWriter.Side side(int species, Binding but) {
        return new BindingWriter.Side(tape.amount(species), inflow(species), rate(species, but));
    }

    /**
     * A rate or coefficient: of fast processes at the mean amounts of the step; of slow ones at the present amounts, but for
     * species that fast ones fill, which may be emptied many times in a slow step.
     */
    private int value(Expr expr) {
        return tape.value(
                expr,
                species -> tempo == Tempo.FAST || cameLast.containsKey(species) ? mean(species) : tape.amount(species));
    }

    /** An amount's mean over the step, with losses as they are at amounts not better known than {@link #middle}. */
    private int mean(int species) {
        return isToCome(species)
                ? pools.mean(tape.amount(species), inflow(species), rate(species, null))
                : middle(species);
    }

    /** 1/h at which a species is lost, but for one binding. */
    private int rate(int species, @Nullable Binding but) {
        int sum = tape.constant(0);
        for (Loss way : lossesOf(species)) {
            if (way instanceof Leaves leaves) {
                Expr law = leaves.transfer().coefficient();
                sum = tape.add(sum, tempo == Tempo.FAST ? tape.value(law, this::middle) : tape.value(law));
            } else if (way instanceof Meets meets && meets.binding() != but) {
                boolean known =
                        but == null || bindingRate.containsKey(meets.binding().id());
                sum = tape.add(sum, known ? coefficient(meets) : roughRate(meets.binding()));
            }
        }
        return sum;
    }

    /** As {@link #bindingRate} with the carrier that is there; for species that meet several carriers. */
    private int roughRate(Binding b) {
        return tape.multiply(tape.value(b.constant(), this::middle), middle(b.carrier()));
    }

    /** An amount at half of the step as far as it is known: without the losses that are still to come. */
    private int middle(int species) {
        int half = tape.constant(0.5);
        int now = tape.amount(species);
        return done.contains(species)
                ? tape.multiply(half, tape.add(atStart(species), now))
                : tape.add(now, tape.multiply(half, inflow(species)));
    }
}

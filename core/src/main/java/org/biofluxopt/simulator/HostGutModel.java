package org.biofluxopt.simulator;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import org.biofluxopt.kinetics.FixedStepScheme;
import org.biofluxopt.kinetics.ReactionNetwork;
import org.biofluxopt.kinetics.ReferenceSolver;
import org.biofluxopt.kinetics.Species;
import org.biofluxopt.kinetics.Tolerance;

/** Host and gut written down once, see {@link HostPart} and {@link CommunityPart}; both tiers are made from it. */
final class HostGutModel {
    /** Fast steps an hour of the training tier; found by comparison with the reference tier. */
    static final int STEPS_PER_HOUR = 8;

    /** Relative tolerance of the reference tier. */
    static final double RELATIVE = 1e-6;

    private static final Map<ModelLayout, HostGutModel> KNOWN = new ConcurrentHashMap<>();

    final ModelLayout layout;
    final HostPart host;
    final CommunityPart community;
    final ReactionNetwork network;
    private final List<ToDoubleFunction<Subject>> numbers;
    private final FixedStepScheme scheme;
    private final Map<Double, ReferenceSolver> reference = new ConcurrentHashMap<>();
    private final Set<Integer> setByHand;

    private HostGutModel(ModelLayout layout) {
        this.layout = layout;
        Declaration d = new Declaration();
        host = new HostPart(d, layout.matrices());
        community = new CommunityPart(d, layout);
        host.laws(community.capture());
        community.laws(host);
        layout.labels().forEach(d::label);
        network = d.network();
        numbers = d.values();
        setByHand = community.setByHand();
        scheme = new FixedStepScheme(network, STEPS_PER_HOUR);
    }

    static HostGutModel of(ModelLayout layout) {
        return KNOWN.computeIfAbsent(layout, HostGutModel::new);
    }

    /** The training tier's scheme. */
    FixedStepScheme scheme() {
        return scheme;
    }

    /** The reference tier's solver at a relative tolerance. */
    ReferenceSolver reference(double relative) {
        return reference.computeIfAbsent(relative, r -> new ReferenceSolver(network, Tolerance.of(r)));
    }

    /** A person's numbers, in the order of the network's parameters. */
    double[] numbers(Subject subject) {
        double[] values = new double[numbers.size()];
        for (int p = 0; p < values.length; p++) {
            values[p] = numbers.get(p).applyAsDouble(subject);
        }
        return values;
    }

    /** Whether a number is set by hand and kept when the host changes. */
    boolean setByHand(int parameter) {
        return setByHand.contains(parameter);
    }

    /** Amount of true cobalamin in all places, ug. */
    double cobalamin(IntToDoubleFunction amount) {
        double sum = 0;
        for (int i = 0; i < network.species().size(); i++) {
            if (network.species().get(i).kind() == Species.Kind.CONSERVED) {
                sum += amount.applyAsDouble(i);
            }
        }
        return sum;
    }
}

package org.biofluxopt.network;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.biofluxopt.bayes.DirichletCpt;
import org.biofluxopt.bayes.Variable;

/**
 * Reads causes of absorption off the network's tables at a given share of probability. A person who keeps the same shares
 * keeps a place among others: with atrophic gastritis the one who had most acid still has most. Parents that are not
 * named are at their baseline, or at their first state.
 */
public final class HostSampler {
    private final B12Network network;
    private final Map<String, double[]> means = new ConcurrentHashMap<>();

    public HostSampler(B12Network network) {
        this.network = network;
    }

    /**
     * A state by the inverse of the cumulated row.
     *
     * @param parents states of parents by node
     * @param share 0..1
     */
    public String state(String node, Map<String, String> parents, double share) {
        Variable variable = network.node(node).variable();
        double reached = 0;
        for (int state = 0; state < variable.size() - 1; state++) {
            reached += probability(node, variable.states().get(state), parents);
            if (share < reached) {
                return variable.states().get(state);
            }
        }
        return variable.states().getLast();
    }

    /** Probability of a state given the parents. */
    public double probability(String node, String state, Map<String, String> parents) {
        NetworkNode found = network.node(node);
        int size = found.variable().size();
        double[] mean = means.computeIfAbsent(node, id -> network.node(id).cpt().mean());
        return mean[row(found.cpt(), parents) * size + found.variable().state(state)];
    }

    /**
     * A quantity at a share of its probability, within the node's outer bounds.
     *
     * @param share 0..1
     */
    public double quantity(String node, Map<String, String> parents, double share) {
        NetworkNode found = network.node(node);
        List<Double> bounds = found.requireBins().bounds();
        return found.rows()
                .get(row(found.cpt(), parents))
                .map(location -> location.within(bounds.getFirst(), bounds.getLast(), share))
                .orElseThrow(() -> new IllegalArgumentException("Node '" + node + "' has no distribution"));
    }

    /** A quantity inside the bin of a state. */
    public double quantityIn(String node, String state, double share) {
        NetworkNode found = network.node(node);
        return found.requireBins().value(found.variable().state(state), share);
    }

    /** The state of a binned node that a value falls into. */
    public String stateOf(String node, double value) {
        NetworkNode found = network.node(node);
        return found.variable().states().get(found.requireBins().state(value));
    }

    /**
     * Glomerular filtration at an age, as the network's table has it.
     *
     * @param low whether it is below 60
     * @param share 0..1
     * @return mL/min/1.73 m2
     */
    public double filtration(double ageYears, boolean low, double share) {
        List<Double> bounds = network.node("gfr").requireBins().bounds();
        return HandOver.filtrationAt(ageYears).within(bounds.getFirst(), low ? bounds.get(1) : bounds.getLast(), share);
    }

    private int row(DirichletCpt cpt, Map<String, String> parents) {
        int row = 0;
        for (Variable parent : cpt.parents()) {
            NetworkNode node = network.node(parent.name());
            String state = parents.get(parent.name());
            if (state == null) {
                state = node.baseline().orElse(parent.states().getFirst());
            }
            row = row * parent.size() + parent.state(state);
        }
        return row;
    }
}

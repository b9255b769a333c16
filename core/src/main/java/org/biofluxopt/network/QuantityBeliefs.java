package org.biofluxopt.network;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.biofluxopt.bayes.Findings;
import org.biofluxopt.bayes.Posterior;
import org.biofluxopt.profile.MicrobiomeSample;
import org.biofluxopt.profile.Profile;

/** Reads what the network believes of the numbers behind some nodes. Immutable; threads may share it. */
public final class QuantityBeliefs {
    /** How a quantity is spread inside a bin. */
    public enum Inside {
        /** Evenly on the log scale, as laboratory values are read. */
        EVEN,
        /** By a density on the log scale without steps at the bounds; see {@link SmoothCumulative}. */
        SMOOTH,
        /** As the distributions of the table's rows, truncated to the bin, as hosts are drawn for the simulator. */
        ROWS
    }

    private final B12Network network;
    private final List<String> nodes;
    private final List<BinShapes> shapes;

    /** @param nodes with numbers behind their states */
    public QuantityBeliefs(B12Network network, List<String> nodes, Inside inside) {
        this.network = network;
        this.nodes = List.copyOf(nodes);
        shapes = nodes.stream()
                .map(id -> new BinShapes(network.node(id), inside))
                .toList();
    }

    /** One for each node, given all that a profile and a sample say. */
    public List<QuantityBelief> of(Profile profile, Optional<MicrobiomeSample> sample) {
        return read(network.posterior(network.evidence(profile, sample).all()));
    }

    /** The same of somebody of the general population. */
    public List<QuantityBelief> prior() {
        return read(network.posterior(Findings.none()));
    }

    private List<QuantityBelief> read(Posterior posterior) {
        return IntStream.range(0, nodes.size())
                .mapToObj(k -> new QuantityBelief(shapes.get(k), posterior.family(network.index(nodes.get(k)))))
                .toList();
    }
}

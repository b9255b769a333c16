package org.biofluxopt.network;

import java.util.List;
import org.biofluxopt.bayes.CategoricalTable;
import org.biofluxopt.bayes.Variable;
import org.biofluxopt.profile.MicrobiomeSample;

/** Samples as states of the network's microbes: the bin of each taxon's share of all sequences. */
public final class MicrobialStates {
    private MicrobialStates() {}

    /** One row a sample, one column a microbe; a taxon that was not seen is in its lowest bin. */
    public static CategoricalTable of(B12Network network, List<MicrobiomeSample> samples) {
        List<NetworkNode> microbes = network.nodesOf("microbe");
        short[][] columns = new short[microbes.size()][samples.size()];
        for (int v = 0; v < columns.length; v++) {
            NetworkNode microbe = microbes.get(v);
            for (int r = 0; r < samples.size(); r++) {
                double share = samples.get(r).abundance().getOrDefault(microbe.id(), 0.0);
                columns[v][r] = (short) microbe.requireBins().state(100 * share);
            }
        }
        return new CategoricalTable(
                microbes.stream().map(NetworkNode::id).toList(),
                microbes.stream()
                        .map(NetworkNode::variable)
                        .map(Variable::states)
                        .toList(),
                columns);
    }
}

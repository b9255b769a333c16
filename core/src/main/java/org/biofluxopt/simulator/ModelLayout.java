package org.biofluxopt.simulator;

import java.util.List;

/**
 * What decides which species a model has.
 *
 * @param residents resident members of the gut community
 * @param transients swallowed members
 * @param labels names of tracers
 * @param matrices foods with their own release, beyond the usual mixed diet
 */
record ModelLayout(int residents, int transients, List<String> labels, int matrices) {
    ModelLayout {
        labels = List.copyOf(labels);
    }

    static ModelLayout of(GutCommunity community, Setup setup) {
        return new ModelLayout(
                community.residents(),
                community.members().size() - community.residents(),
                setup.labels(),
                setup.matrices().size());
    }
}

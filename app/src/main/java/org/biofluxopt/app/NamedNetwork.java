package org.biofluxopt.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.biofluxopt.bayes.BayesianNetwork;
import org.biofluxopt.bayes.DirichletCpt;
import org.biofluxopt.bayes.format.NetworkFiles;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.network.B12Network;

/**
 * A network as commands name it: a file, or {@code b12}.
 *
 * @param network with the means of its tables
 * @param dirichlets what its rows are worth, where that is known
 * @param b12 the B12 network if this is it or a refinement of it: numbers in tables then have units and bins
 */
record NamedNetwork(BayesianNetwork network, Optional<List<DirichletCpt>> dirichlets, Optional<B12Network> b12) {
    static final String BUNDLED = "b12";

    static NamedNetwork of(String name) {
        KnowledgeBase knowledge = KnowledgeBase.bundled();
        B12Network expert = B12Network.expert(knowledge);
        if (name.equals(BUNDLED)) {
            return new NamedNetwork(BayesianNetwork.of(expert.cpts()), Optional.of(expert.cpts()), Optional.of(expert));
        }
        Path file = Path.of(name);
        Optional<List<DirichletCpt>> dirichlets = NetworkFiles.readDirichlets(file);
        BayesianNetwork network = dirichlets.map(BayesianNetwork::of).orElseGet(() -> NetworkFiles.read(file));
        boolean ours = expert.cpts().stream()
                        .allMatch(cpt -> network.has(cpt.child().name())
                                && network.variable(cpt.child().name()).equals(cpt.child()))
                && network.size() == expert.cpts().size();
        return new NamedNetwork(
                network,
                dirichlets,
                ours && dirichlets.isPresent()
                        ? Optional.of(B12Network.refined(knowledge, dirichlets.get(), name))
                        : Optional.empty());
    }
}

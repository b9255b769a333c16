package org.biofluxopt.app;

import java.nio.file.Path;
import org.biofluxopt.bayes.format.NetworkFiles;
import org.biofluxopt.knowledge.KnowledgeBase;
import org.biofluxopt.network.B12Network;
import org.biofluxopt.text.InputError;

/** Reads the B12 network as {@code network learn} or {@code network fit} wrote it. */
final class RefinedNetwork {
    private RefinedNetwork() {}

    static B12Network read(Path file, KnowledgeBase knowledge) {
        return NetworkFiles.readDirichlets(file)
                .map(cpts -> B12Network.refined(knowledge, cpts, file.toString()))
                .orElseThrow(() -> InputError.in(file.toString())
                        .got("a network without what its rows are worth")
                        .expected("a .json or .bif file that 'network fit b12' or 'network learn --microbiome' wrote")
                        .error());
    }
}

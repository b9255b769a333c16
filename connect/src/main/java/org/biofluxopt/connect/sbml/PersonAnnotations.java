package org.biofluxopt.connect.sbml;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.biofluxopt.kinetics.ReactionNetwork;
import org.biofluxopt.kinetics.Species;
import org.biofluxopt.knowledge.Fact;
import org.biofluxopt.knowledge.FactLabel;
import org.biofluxopt.knowledge.HumanGene;
import org.biofluxopt.knowledge.KnowledgeBase;

/**
 * What the species of a person are, by the identifiers of {@code knowledge/compounds.tsv} and {@code genes.tsv}. Only
 * rows that somebody looked up are used.
 */
final class PersonAnnotations {
    private static final String CHEMICAL = "SBO:0000247"; // simple chemical
    private static final String COMPLEX = "SBO:0000253"; // non-covalent complex
    private static final String PROTEIN = "SBO:0000245"; // macromolecule

    private final KnowledgeBase knowledge;
    private final Map<String, Annotation> annotations = new HashMap<>();

    private PersonAnnotations(KnowledgeBase knowledge) {
        this.knowledge = knowledge;
    }

    static Map<String, Annotation> of(ReactionNetwork network, KnowledgeBase knowledge) {
        PersonAnnotations found = new PersonAnnotations(knowledge);
        network.species().forEach(found::annotate);
        return found.annotations;
    }

    private void annotate(Species s) {
        String id = s.id();
        if (id.startsWith("jej_hc_") || id.startsWith("ile_hc_") || id.equals("holo_hc")) {
            genes(id, COMPLEX, "hasPart", "TCN1");
        } else if (id.startsWith("jej_if_") || id.startsWith("ile_if_")) {
            genes(id, COMPLEX, "hasPart", "CBLIF");
        } else if (id.startsWith("factor_")) {
            genes(id, PROTEIN, "is", "CBLIF");
        } else if (id.startsWith("receptors_")) {
            genes(id, COMPLEX, "hasPart", "CUBN", "AMN");
        } else if (id.equals("holo_tc")) {
            genes(id, COMPLEX, "hasPart", "TCN2");
        } else if (id.equals("apo_tc")) {
            genes(id, PROTEIN, "is", "TCN2");
        } else if (id.equals("adenosyl")) {
            compound(id, "C00194");
        } else if (id.equals("methyl")) {
            compound(id, "C06453");
        } else if (id.equals("dmb")) {
            compound(id, "C03114");
        } else if (id.equals("cobinamide")) {
            compound(id, "C05774");
        } else if (s.kind() == Species.Kind.CONSERVED) {
            annotations.put(id, id.endsWith("_cn") ? withCompound("C02823") : Annotation.sbo(CHEMICAL));
        }
    }

    private void genes(String id, String sbo, String qualifier, String... symbols) {
        List<String> resources = List.of(symbols).stream()
                .map(this::gene)
                .flatMap(Optional::stream)
                .map(gene -> "https://identifiers.org/uniprot:" + gene.uniprot())
                .toList();
        annotations.put(id, new Annotation(sbo, qualifier, resources));
    }

    private Optional<HumanGene> gene(String symbol) {
        return knowledge.genes().stream()
                .filter(gene -> gene.id().equals(symbol)
                        && isVerified(gene)
                        && gene.unverified().isEmpty())
                .findFirst();
    }

    private void compound(String id, String kegg) {
        annotations.put(id, withCompound(kegg));
    }

    private Annotation withCompound(String kegg) {
        List<String> resources = knowledge.compounds().stream()
                .filter(compound -> compound.id().equals(kegg) && isVerified(compound))
                .map(compound -> "https://identifiers.org/kegg.compound:" + compound.id())
                .toList();
        return new Annotation(CHEMICAL, "is", resources);
    }

    private static boolean isVerified(Fact fact) {
        return fact.status() == FactLabel.Status.VERIFIED;
    }
}

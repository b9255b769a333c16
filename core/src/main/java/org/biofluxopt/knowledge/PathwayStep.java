package org.biofluxopt.knowledge;

import java.util.List;
import java.util.Map;

/**
 * A step of making, salvaging, taking up or using cobalamin in bacteria. Key on the KO: gene names clash between species.
 *
 * @param name what the step does
 * @param part of the pathway it belongs to, such as "corrin ring"
 * @param anaerobicGenes gene names on the anaerobic route, or of both routes
 * @param aerobicGenes gene names on the aerobic route
 * @param orthologs KEGG orthologs, K followed by five digits
 * @param enzymes EC numbers
 * @param reactions KEGG reactions, R followed by five digits
 * @param modules KEGG modules the step belongs to; may be empty
 */
public record PathwayStep(
        FactLabel label,
        String name,
        String part,
        List<String> anaerobicGenes,
        List<String> aerobicGenes,
        List<String> orthologs,
        List<String> enzymes,
        List<String> reactions,
        List<String> modules)
        implements Fact {
    public PathwayStep {
        anaerobicGenes = List.copyOf(anaerobicGenes);
        aerobicGenes = List.copyOf(aerobicGenes);
        orthologs = List.copyOf(orthologs);
        enzymes = List.copyOf(enzymes);
        reactions = List.copyOf(reactions);
        modules = List.copyOf(modules);
    }

    @Override
    public String statement() {
        return name + (orthologs.isEmpty() ? "" : ": " + String.join(" ", orthologs));
    }

    @Override
    public Map<String, String> details() {
        return Plain.columns(
                "part", part,
                "anaerobic_genes", String.join(", ", anaerobicGenes),
                "aerobic_genes", String.join(", ", aerobicGenes),
                "orthologs", String.join(", ", orthologs),
                "enzymes", String.join(", ", enzymes),
                "reactions", String.join(", ", reactions),
                "modules", String.join(", ", modules));
    }
}

package org.biofluxopt.knowledge;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

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
 * @param modules KEGG modules that the step belongs to; may be empty
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
    private static final Pattern ORTHOLOG = Pattern.compile("K\\d{5}");
    private static final Pattern ENZYME = Pattern.compile("\\d+(\\.\\d+){3}");
    private static final Pattern REACTION = Pattern.compile("R\\d{5}");

    static final String[] COLUMNS = {
        "id",
        "name",
        "part",
        "anaerobic_genes",
        "aerobic_genes",
        "orthologs",
        "enzymes",
        "reactions",
        "modules",
        "source",
        "status",
        "note"
    };

    public PathwayStep {
        anaerobicGenes = List.copyOf(anaerobicGenes);
        aerobicGenes = List.copyOf(aerobicGenes);
        orthologs = List.copyOf(orthologs);
        enzymes = List.copyOf(enzymes);
        reactions = List.copyOf(reactions);
        modules = List.copyOf(modules);
    }

    static PathwayStep of(FactRow row) {
        return new PathwayStep(
                row.label("name"),
                row.text("name"),
                row.text("part"),
                row.list("anaerobic_genes"),
                row.list("aerobic_genes"),
                row.list("orthologs", ORTHOLOG, "KEGG orthologs such as K02302, parted by |"),
                row.list("enzymes", ENZYME, "EC numbers such as 2.1.1.107, parted by |"),
                row.list("reactions", REACTION, "KEGG reactions such as R03194, parted by |"),
                row.list("modules", PathwayModule.ID, "KEGG modules such as M00122, parted by |"));
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

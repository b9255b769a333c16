package org.biofluxopt.knowledge;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * A human gene of cobalamin's way; its id is the HGNC symbol.
 *
 * @param aliases older symbols; may be empty
 * @param kegg KEGG {@code hsa:} number
 * @param uniprot accession
 * @param defectPathway Reactome pathway of its defect; may be empty
 * @param unverified identifiers in this row that nobody looked up; may be empty
 */
public record HumanGene(
        FactLabel label,
        String aliases,
        String kegg,
        String uniprot,
        String role,
        String defectPathway,
        String unverified)
        implements Fact {
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern ACCESSION = Pattern.compile("[A-Z]\\d[A-Z0-9]{3}\\d");
    private static final Pattern PATHWAY = Pattern.compile("R-HSA-\\d+");
    static final String[] COLUMNS = {
        "id", "aliases", "kegg", "uniprot", "role", "defect_pathway", "unverified", "source", "status", "note"
    };

    static HumanGene of(FactRow row) {
        row.list("kegg", NUMBER, "the number behind hsa:");
        row.list("uniprot", ACCESSION, "a UniProt accession such as P27352");
        row.list("defect_pathway", PATHWAY, "a Reactome pathway such as R-HSA-3359457");
        return new HumanGene(
                row.label("role"),
                row.string("aliases"),
                row.text("kegg"),
                row.text("uniprot"),
                row.text("role"),
                row.string("defect_pathway"),
                row.string("unverified"));
    }

    @Override
    public String statement() {
        return id() + ": " + role;
    }

    @Override
    public Map<String, String> details() {
        return Plain.columns(
                "aliases", aliases,
                "kegg", "hsa:" + kegg,
                "uniprot", uniprot,
                "defect_pathway", defectPathway,
                "unverified", unverified);
    }
}

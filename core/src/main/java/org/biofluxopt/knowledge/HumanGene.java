package org.biofluxopt.knowledge;

import java.util.Map;

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

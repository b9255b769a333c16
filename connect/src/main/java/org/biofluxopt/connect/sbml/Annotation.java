package org.biofluxopt.connect.sbml;

import java.util.List;

/**
 * What a part of a model is, in the terms of others (MIRIAM, Le Novere 2005).
 *
 * @param sbo term of the Systems Biology Ontology, such as {@code SBO:0000247}; empty for none
 * @param qualifier of biology-qualifiers, such as {@code is} or {@code isVersionOf}
 * @param resources identifiers.org addresses
 */
public record Annotation(String sbo, String qualifier, List<String> resources) {
    public Annotation {
        resources = List.copyOf(resources);
    }

    public static Annotation sbo(String term) {
        return new Annotation(term, "is", List.of());
    }
}

package org.biofluxopt.connect.microbiome;

import java.util.List;

/**
 * The names under which tables may hold one taxon of the knowledge base.
 *
 * @param id the knowledge base's id, the key of a collapsed sample
 * @param name the genus name that is written when a table is converted
 * @param synonyms other genus names and "Genus species" names; brackets count, so "[Ruminococcus]" may be another
 *     taxon than "Ruminococcus"
 * @param families families whose members without a genus name belong here
 */
public record TaxonNames(String id, String name, List<String> synonyms, List<String> families) {}

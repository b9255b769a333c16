package org.biofluxopt.connect.microbiome;

/**
 * A name of the table that no known taxon carries.
 *
 * @param share of all counts of the table, 0..1
 */
public record Unmatched(String name, double share) {}
